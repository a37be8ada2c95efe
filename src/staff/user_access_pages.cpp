#include "base/text.hpp"
#include "staff/page.hpp"
#include "staff/second_factor.hpp"
#include "staff/single_sign_on.hpp"
#include "staff/user_pages.hpp"

// How somebody gets in: passwords that are handed out, authenticator apps and passkeys.

namespace staff {

namespace {

using html::element;

http::Response get_password(const Exchange& exchange) {
    const auto user = asked_user(exchange);
    if (!user) return user.error();
    auto content = html::heading("Give " + user->name + " a new password?");
    content +=
        html::body("They are signed out everywhere at once. Make sure that it is really them who asked: see them or call them back.");
    content +=
        post_form(exchange, user_path(user->id, "/password"), html::button({.text = "Give a new password", .prevent_double_click = true}));
    return page(exchange, {.title = "New password for " + user->name,
                           .content = content,
                           .before_main = back_to(user_path(user->id), user->name),
                           .section = "admin"});
}

using ChangesPassword = Done (*)(store::Connection&, UserId, const OneTimePassword&, UserId, Instant);

http::Response hand_out(const Exchange& exchange, ChangesPassword change, std::string_view title) {
    const auto user = asked_user(exchange);
    if (!user) return user.error();
    const auto password = make_one_time_password();
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return change(connection, user->id, password, exchange.actor().id, exchange.now); });
    return done ? password_page(exchange, *user, password, title) : problem_page(exchange, done.error());
}

http::Response get_return(const Exchange& exchange) {
    const auto user = asked_user(exchange);
    if (!user) return user.error();
    if (const auto why = why_leaving_stands(*user, exchange.today())) return problem_page(exchange, Problem::refused(*why));
    auto content = html::heading("Undo the leaving of " + user->name + "?");
    content += html::body("They get access again, in the same team and roles, with a new password.");
    content +=
        post_form(exchange, user_path(user->id, "/return"), html::button({.text = "Give access again", .prevent_double_click = true}));
    return page(exchange, {.title = "Undo the leaving of " + user->name,
                           .content = content,
                           .before_main = back_to(user_path(user->id), user->name),
                           .section = "admin"});
}

http::Response get_reset(const Exchange& exchange) {
    const auto user = asked_user(exchange);
    if (!user) return user.error();
    auto content = html::heading("Remove the second factors of " + user->name + "?");
    content +=
        html::body("Their authenticator app, all their passkeys and their recovery codes are removed. Do this when their phone is lost or "
                   "replaced and they have no recovery code. Make sure that it is really them who "
                   "asked: see them or call them back.");
    content += html::body("They are signed out everywhere at once. At the next sign-in they enter their password as before, and set up an "
                          "app or a passkey again.");
    content += post_form(exchange, user_path(user->id, "/authenticator-app"),
                         html::button({.text = "Remove them all", .classes = "govuk-button--warning", .prevent_double_click = true}));
    return page(exchange, {.title = "Remove the second factors of " + user->name,
                           .content = content,
                           .before_main = back_to(user_path(user->id), user->name),
                           .section = "admin"});
}

http::Response post_reset(const Exchange& exchange) {
    const auto user = exchange.id<UserId>("user");
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return reset_factor(connection, user, exchange.actor().id, exchange.now); });
    return done ? http::see_other(user_path(user, "?done=factor")) : problem_page(exchange, done.error());
}

}  // namespace

/// The only time the password can be read.
http::Response password_page(const Exchange& exchange, const User& user, const OneTimePassword& password, std::string_view title) {
    auto content = html::heading(title);
    content += html::body("Give " + user.name +
                          " this password in person or by telephone, when they can sign in at once. It is shown only now, and "
                          "works for one hour.");
    html::SummaryList list;
    list.rows.push_back({.key = {.text = "User name"}, .value = {.text = user.user_name}});
    list.rows.push_back(
        {.key = {.text = "One-time password"}, .value = {.text = element("code", {{"class", "app-password"}}, password.text)}});
    list.rows.push_back({.key = {.text = "Works until"}, .value = {.text = in_words(exchange.now + one_time_holds_for)}});
    content += html::summary_list(list);
    content += html::body("At the first sign-in they choose a password that only they know.");
    content += element("p", {{"class", "govuk-body"}}, html::link("Go to " + user.name, user_path(user.id)));
    return page(exchange, {.title = std::string(title), .content = content, .before_main = back_to("/staff", "Staff"), .section = "admin"});
}

void user_access_routes(Routes& routes) {
    const auto allowed = afresh(administrators);
    routes.get("/staff/users/{user}/password", allowed, get_password);
    routes.post("/staff/users/{user}/password", allowed,
                [](const Exchange& exchange) { return hand_out(exchange, reset_password, "A new password is made"); });
    routes.get("/staff/users/{user}/return", allowed, get_return);
    routes.post("/staff/users/{user}/return", allowed,
                [](const Exchange& exchange) { return hand_out(exchange, undo_leaving, "Access is given again"); });
    routes.get("/staff/users/{user}/authenticator-app", allowed, get_reset);
    routes.post("/staff/users/{user}/authenticator-app", allowed, post_reset);
    sign_in_rule_routes(routes);
    council_account_routes(routes);
}

}  // namespace staff
