#include "main/email_watch.hpp"

#include <stdexcept>

#include "care/glass_reviews/glass_reviews.hpp"

namespace {

constexpr std::size_t most_at_once = 10;

}  // namespace

EmailWatch::EmailWatch(store::Store& store, outward::MailServer server, std::string authority_name, std::function<Instant()> clock)
    : store_(store), server_(std::move(server)), authority_name_(std::move(authority_name)), clock_(std::move(clock)),
      each_second_([this](EachSecond& each_second, bool is_last) {
          if (!is_last) each_second.tried("Sending mail", [this] { look(); });
      }) {}

void EmailWatch::look() {
    const auto now = clock_();
    const auto is_idle = [&](store::Connection& connection) {
        return !staff::has_due_emails(connection, now) && glass_reviews::not_written_of(connection, now).empty();
    };
    if (!store_.takes_changes() || store_.read(is_idle)) return;
    const auto due = store_.write([&](store::Connection& connection) -> Result<std::vector<staff::EmailDue>> {
        for (const auto& glass : glass_reviews::not_written_of(connection, now)) glass_reviews::owe_emails(connection, glass, now);
        return staff::take_due_emails(connection, authority_name_, now, most_at_once);
    });
    if (!due) return;
    for (const auto& email : *due) send(email);
}

void EmailWatch::send(const staff::EmailDue& email) {
    const auto sent = email.address.empty() ? std::unexpected(outward::MailFault{"They have no email address any more", true})
                                            : outward::send(server_, {email.id, email.address, email.subject_line, email.text}, clock_());
    (void)store_.write([&](store::Connection& connection) -> Done {
        if (sent) staff::keep_sent(connection, email, clock_());
        else staff::keep_failure(connection, email, sent.error().why, sent.error().is_final, clock_());
        return {};
    });
    if (!sent && !sent.error().is_final) throw std::runtime_error(sent.error().why);
}
