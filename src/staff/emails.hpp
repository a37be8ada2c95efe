#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "staff/accounts.hpp"

// What staff are told by email. An email says that something waits, never about whom or what is in it: mail is read on screens and by
// programs that Firsthand knows nothing of. It has no link either, so that nobody learns to follow one.

namespace staff {

/// The email that is about this: one to each person, however often it is owed.
struct EmailKey {
    UserId to;
    std::string code;          ///< one that emails.cpp has words for
    std::int64_t subject = 0;  ///< which of them: the id of what it is about, or the moment of a notice
};
/// An email for somebody who works here and has an email address; for anybody else nothing is kept. It is sent once this is committed,
/// by whatever runs beside the pages: a mail server that is down delays nothing.
void owe_email(store::Connection& connection, const EmailKey& key, Instant now);

/// One that is to be sent now.
struct EmailDue {
    EmailKey key;
    std::string address, subject_line, text;
    std::string id;  ///< the same each time it is tried
    int tries = 0;   ///< before this one
    Instant made_at{};
};
bool has_due_emails(store::Connection& connection, Instant now);
/// Those whose time has come, the longest waiting first. Nobody else takes them within the next five minutes.
std::vector<EmailDue> take_due_emails(store::Connection& connection, std::string_view authority_name, Instant now, std::size_t most);
void keep_sent(store::Connection& connection, const EmailDue& email, Instant now);
/// It is tried again after a minute, two, four … at most an hour, for two days; or never, where that would change nothing.
void keep_failure(store::Connection& connection, const EmailDue& email, std::string_view why, bool is_final, Instant now);

/// One that was given up, as administrators see it.
struct DeadEmail {
    UserId user;
    std::string name, address, about, why;
    Instant given_up_at{};
};
struct EmailStanding {
    long long waiting = 0;  ///< at most 1,000 are counted
    std::optional<Instant> oldest_at, last_sent_at;
    std::string trouble;  ///< of the one that has been tried most lately and still waits
};
EmailStanding email_standing(store::Connection& connection);
/// Newest first.
std::vector<DeadEmail> dead_emails(store::Connection& connection, std::size_t skipped, std::size_t most);
/// Those that were given up are tried again, each as if it were new; answers how many.
long long revive_emails(store::Connection& connection, Instant now);

}  // namespace staff
