#pragma once
#include <functional>
#include <string>

#include "main/each_second.hpp"
#include "outward/mail.hpp"
#include "staff/emails.hpp"
#include "store/store.hpp"

/// Sends the emails that staff are owed, beside the pages, as long as the record takes changes.
class EmailWatch {
  public:
    EmailWatch(store::Store& store, outward::MailServer server, std::string authority_name, std::function<Instant()> clock);
    EmailWatch(const EmailWatch&) = delete;
    EmailWatch& operator=(const EmailWatch&) = delete;

  private:
    void look();
    /// Throws what the server said where that concerns more than this email; it is tried again then, and so are those after it.
    void send(const staff::EmailDue& email);

    store::Store& store_;
    outward::MailServer server_;
    std::string authority_name_;
    std::function<Instant()> clock_;
    EachSecond each_second_;  ///< ends first
};
