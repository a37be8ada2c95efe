#include "staff/emails.hpp"

#include <algorithm>

#include "base/ensure.hpp"
#include "staff/account_notices.hpp"

namespace staff {

namespace {

using namespace std::chrono_literals;

constexpr auto taken_for = 5min, longest_pause = 60min;
constexpr std::chrono::hours given_up_after{48};  // LOCAL: RFC 5321 (4.5.4.1) would try for four or five days, when news is no news
constexpr std::chrono::days kept_for{90};
constexpr long long most_counted = 1'000;

struct Words {
    std::string_view code, subject_line, text;
};
constexpr std::string_view account_text =
    "If this was you, there is nothing to do. If it was not, open Firsthand as you always do, change your password and end the other "
    "sessions under Your account, and tell your administrator.";
constexpr Words words[] = {
    {"account", "Firsthand: something happened in your account", account_text},
    {"glass_broken", "Firsthand: somebody broke the glass",
     "Somebody opened a record that they are not working with, and gave a reason. It is for you to review. Open Firsthand as you always "
     "do: it is on your first page."},
    {"trial", "Firsthand: a test email", "An administrator asked for this email, to see that emails arrive. There is nothing to do."},
};

/// The code of an account's notice stands behind a colon: "account:password_changed".
const Words& words_of(std::string_view code) {
    const auto* found = std::ranges::find(words, code.substr(0, code.find(':')), &Words::code);
    ensure(found != std::end(words), "there are words for each email");
    return *found;
}

std::string text_of(const EmailKey& key, std::string_view authority_name) {
    std::string text;
    if (const auto colon = key.code.find(':'); colon != std::string::npos)
        text = std::string(account_notice_in_words(key.code.substr(colon + 1))) + ", " +
               in_words(Instant(std::chrono::milliseconds(key.subject))) + ".\n\n";
    text += words_of(key.code).text;
    return text + "\n\nFirsthand, " + std::string(authority_name) +
           "\nThis email was written by a program. It names nobody and has no links, and nobody reads answers to it.\n";
}

store::Bindings bound(const EmailKey& key, store::Bindings more = {}) {
    more.insert(more.end(), {{"user", key.to}, {"code", key.code}, {"subject", key.subject}});
    return more;
}

constexpr std::string_view of_key = " WHERE user_id = :user AND code = :code AND subject_id = :subject";

}  // namespace

void owe_email(store::Connection& connection, const EmailKey& key, Instant now) {
    connection.run("DELETE FROM email WHERE user_id = :user AND made_at < :old", {{"user", key.to}, {"old", now - kept_for}});
    connection.run("INSERT INTO email (user_id, code, subject_id, made_at, next_try_at) SELECT u.id, :code, :subject, :now, :now FROM"
                   " user_account u WHERE u.id = :user AND u.email_address IS NOT NULL AND u.left_on IS NULL"
                   " ON CONFLICT (user_id, code, subject_id) DO NOTHING",
                   bound(key, {{"now", now}}));
}

bool has_due_emails(store::Connection& connection, Instant now) {
    return !connection.query("SELECT 1 AS found FROM email WHERE next_try_at <= :now LIMIT 1", {{"now", now}}).empty();
}

std::vector<EmailDue> take_due_emails(store::Connection& connection, std::string_view authority_name, Instant now, std::size_t most) {
    std::vector<EmailDue> due;
    for (const auto& row : connection.query(
             "SELECT e.user_id, e.code, e.subject_id, e.tries, e.made_at, CASE WHEN u.left_on IS NULL THEN u.email_address END AS"
             " address FROM email e JOIN user_account u ON u.id = e.user_id WHERE e.next_try_at <= :now ORDER BY e.next_try_at, e.user_id "
             "LIMIT :most",
             {{"now", now}, {"most", most}})) {
        const EmailKey key{row.id<UserId>("user_id"), row.text("code"), row.number("subject_id")};
        // Another program on the same database may have taken it since it was read.
        const auto taken = connection.run("UPDATE email SET next_try_at = :until" + std::string(of_key) + " AND next_try_at <= :now",
                                          bound(key, {{"until", now + taken_for}, {"now", now}}));
        if (taken == 0) continue;
        due.push_back({.key = key,
                       .address = row.text("address"),
                       .subject_line = std::string(words_of(key.code).subject_line),
                       .text = text_of(key, authority_name),
                       .id = key.code.substr(0, key.code.find(':')) + "." + std::to_string(key.subject) + "." + to_text(key.to),
                       .tries = static_cast<int>(row.number("tries")),
                       .made_at = row.instant("made_at")});
    }
    return due;
}

void keep_sent(store::Connection& connection, const EmailDue& email, Instant now) {
    connection.run("UPDATE email SET next_try_at = NULL, sent_at = :now, trouble = NULL, tries = tries + 1" + std::string(of_key),
                   bound(email.key, {{"now", now}}));
}

void keep_failure(store::Connection& connection, const EmailDue& email, std::string_view why, bool is_final, Instant now) {
    const bool is_given_up = is_final || now >= email.made_at + given_up_after;
    const auto pause = std::min<std::chrono::minutes>(longest_pause, 1min * (1 << std::min(email.tries, 6)));
    connection.run("UPDATE email SET next_try_at = :next, given_up_at = :given_up, trouble = :why, tries = tries + 1" + std::string(of_key),
                   bound(email.key, {{"next", is_given_up ? std::nullopt : std::optional(now + pause)},
                                     {"given_up", is_given_up ? std::optional(now) : std::nullopt},
                                     {"why", why}}));
}

EmailStanding email_standing(store::Connection& connection) {
    EmailStanding standing;
    const auto waiting = connection.query("SELECT COUNT(*) AS waiting FROM (SELECT 1 FROM email WHERE next_try_at IS NOT NULL LIMIT :most)"
                                          " AS waiting_ones",
                                          {{"most", most_counted}});
    standing.waiting = waiting.front().number("waiting");
    const auto oldest = connection.query("SELECT made_at, trouble FROM email WHERE next_try_at IS NOT NULL ORDER BY next_try_at LIMIT 1");
    if (!oldest.empty()) {
        standing.oldest_at = oldest.front().instant("made_at");
        standing.trouble = oldest.front().text("trouble");
    }
    const auto sent = connection.query("SELECT sent_at FROM email WHERE sent_at IS NOT NULL ORDER BY sent_at DESC LIMIT 1");
    if (!sent.empty()) standing.last_sent_at = sent.front().instant("sent_at");
    return standing;
}

std::vector<DeadEmail> dead_emails(store::Connection& connection, std::size_t skipped, std::size_t most) {
    std::vector<DeadEmail> emails;
    for (const auto& row : connection.query("SELECT e.user_id, e.code, e.trouble, e.given_up_at, u.name, u.email_address FROM email e JOIN"
                                            " user_account u ON u.id = e.user_id WHERE e.given_up_at IS NOT NULL"
                                            " ORDER BY e.given_up_at DESC, e.user_id, e.code LIMIT :most OFFSET :skipped",
                                            {{"most", most}, {"skipped", skipped}}))
        emails.push_back({row.id<UserId>("user_id"), row.text("name"), row.text("email_address"),
                          std::string(words_of(row.text("code")).subject_line), row.text("trouble"), row.instant("given_up_at")});
    return emails;
}

long long revive_emails(store::Connection& connection, Instant now) {
    return connection.run(
        "UPDATE email SET next_try_at = :now, made_at = :now, tries = 0, given_up_at = NULL WHERE given_up_at IS NOT NULL", {{"now", now}});
}

}  // namespace staff
