#include "staff/account_notices.hpp"

#include "staff/emails.hpp"
#include "staff/page.hpp"

namespace staff {

namespace {

struct Words {
    std::string_view code, text;
};
constexpr Words words[] = {
    {"new_place", "Your password was used from a browser and address not seen before"},
    {"new_place_council", "Your council account was used from a browser and address not seen before"},
    {"council_linked", "A council account was linked, with which you can sign in"},
    {"council_removed", "An administrator removed the link with your council account"},
    {"wrong_codes", "Your password was right, and the codes after it were wrong ten times"},
    {"factor_added", "An authenticator app was set up"},
    {"factor_changed", "Another authenticator app was set up in place of the one before"},
    {"factor_reset", "An administrator removed your authenticator app and passkeys"},
    {"passkey_added", "A passkey was set up"},
    {"passkey_removed", "A passkey was removed"},
    {"passkey_refused", "A passkey of yours was refused, since it may have been copied. Remove it"},
    {"recovery_codes_made", "New recovery codes were made"},
    {"recovery_code_used", "A recovery code was used to sign in"},
    {"password_changed", "Your password was changed"},
    {"password_reset", "An administrator gave you a new password"},
};
constexpr int most_listed = 20;

std::string text_of(const store::Row& row) {
    std::string text(account_notice_in_words(row.text("code")));
    if (!row.is_null("place")) text += ": " + row.text("place");
    return text;
}

}  // namespace

std::string_view account_notice_in_words(std::string_view code) {
    const auto* found = std::ranges::find(words, code, &Words::code);
    return found == std::end(words) ? std::string_view("Your account was changed") : found->text;
}

void tell_account(store::Connection& connection, UserId user, std::string_view code, SessionId by, std::string_view where, Instant now) {
    connection.run("DELETE FROM account_notice WHERE user_id = :user AND at < :old",
                   {{"user", user}, {"old", now - account_notices_kept_for}});
    connection.run("INSERT INTO account_notice (user_id, at, code, session_id, place) VALUES (:user, :now, :code, :by, :place)"
                   " ON CONFLICT (user_id, at, code) DO NOTHING",
                   {{"user", user}, {"now", now}, {"code", code}, {"by", by}, {"place", store::text_or_null(where)}});
    owe_email(connection, {user, "account:" + std::string(code), now.time_since_epoch().count()}, now);
}

html::Html account_banner(const Exchange& exchange, store::Connection& connection) {
    const auto rows = connection.query("SELECT code, place, at FROM account_notice WHERE user_id = :user AND seen_at IS NULL"
                                       " AND coalesce(session_id, 0) <> :mine ORDER BY at DESC LIMIT 3",
                                       {{"user", exchange.actor().id}, {"mine", exchange.session.id.value}});
    if (rows.empty()) return {};
    html::Html content;
    for (const auto& row : rows)
        content +=
            html::element("p", {{"class", "govuk-notification-banner__heading"}}, text_of(row) + ", " + in_short(row.instant("at")) + ".");
    content += html::body(html::text("If this was not you, ") + html::link("change your password and end the other sessions", "/account") +
                          html::text(", and tell your administrator."));
    content += post_form(exchange, "/account/notices/seen",
                         html::button({.text = "I know about this", .classes = "govuk-button--secondary govuk-!-margin-bottom-0"}));
    return html::notification_banner({.text = content, .title_text = "Your account", .title_id = "account-banner-title"});
}

html::Html account_activity(const Exchange& exchange, store::Connection& connection) {
    html::Html items;
    for (const auto& row : connection.query("SELECT code, place, at FROM account_notice WHERE user_id = :user ORDER BY at DESC LIMIT :most",
                                            {{"user", exchange.actor().id}, {"most", most_listed}}))
        items += html::element("li", {}, in_short(row.instant("at")) + ". " + text_of(row));
    return items.empty() ? html::body("Nothing in the last 90 days.")
                         : html::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
}

void mark_account_notices_seen(store::Connection& connection, UserId user, Instant now) {
    connection.run("UPDATE account_notice SET seen_at = :now WHERE user_id = :user AND seen_at IS NULL AND at <= :now",
                   {{"now", now}, {"user", user}});
}

}  // namespace staff
