#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "base/dates.hpp"

namespace outward {

/// The council's server for outgoing mail.
struct MailServer {
    std::string address;         ///< smtps://host:465, or smtp://host:587, where TLS begins after the greeting
    std::string from;            ///< firsthand@council.example
    std::string user, password;  ///< "" where it asks for none
};
/// What is wrong with the settings, with the cure; "" for nothing. Plain SMTP is spoken with this very machine alone.
std::string fault_of(const MailServer& server);

/// Whether mail can be addressed so: one @, a name of a domain behind it, ASCII, nothing that a header or an envelope is made of.
bool is_email_address(std::string_view text);

struct Email {
    std::string id;  ///< of this email alone, the same when it is sent once more, so that a mailbox shows it once
    std::string to, subject, text;  ///< the subject in ASCII, on one line
};
struct MailFault {
    std::string why;       ///< for the log and for administrators; nothing of the email is in it
    bool is_final = false; ///< the server refused this email, and would again
};
/// Hands the email to the server, within twenty seconds.
std::expected<void, MailFault> send(const MailServer& server, const Email& email, Instant now);

}  // namespace outward
