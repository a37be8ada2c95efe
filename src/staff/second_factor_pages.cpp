#include "staff/second_factor_pages.hpp"

#include "base/text.hpp"
#include "staff/page.hpp"
#include "staff/passkey_pages.hpp"
#include "staff/qr_code.hpp"
#include "staff/sign_in_pages.hpp"
#include "staff/totp.hpp"

namespace staff {

namespace {

using html::element;

constexpr std::string_view app_path = "/account/authenticator-app", recovery_path = "/account/recovery-codes";

/// "GEZD GNBV …": easier to type without losing the place.
std::string in_fours(const std::string& secret) {
    std::string text;
    for (std::size_t at = 0; at < secret.size(); at += 4) text += (at > 0 ? " " : "") + secret.substr(at, 4);
    return text;
}

std::optional<AuthenticatorApp> app_in_use(const Exchange& exchange) {
    return exchange.app.store.read([&](store::Connection& connection) { return app_of(connection, exchange.actor().id); });
}

bool has_any_factor(const Exchange& exchange) {
    return exchange.app.store.read([&](store::Connection& connection) { return has_factor(connection, exchange.actor().id); });
}

std::string secret_in_use(const Exchange& exchange) {
    const auto app = app_in_use(exchange);
    return app ? app->secret : "";
}

http::Response app_page(const Exchange& exchange, const std::string& replaced_secret, const std::vector<FieldProblem>& problems) {
    const std::string title = replaced_secret.empty() ? "Set up an authenticator app" : "Set up another authenticator app";
    auto content = html::heading(title);
    content += html::body(replaced_secret.empty()
                              ? "From then on you sign in with your password and a code from the app."
                              : "It takes the place of the one you have, whose codes no longer work then. You get new recovery codes.");
    content += post_form(exchange, app_path, enrolment_questions(exchange.app, exchange.session, replaced_secret, problems));
    return page(exchange, {.title = title,
                           .content = content,
                           .problems = problems,
                           .before_main = html::breadcrumbs({.items = {{.text = "Your account", .href = "/account"}}})});
}

http::Response get_app(const Exchange& exchange) { return app_page(exchange, secret_in_use(exchange), {}); }

http::Response codes_page(const Exchange& exchange, const std::vector<std::string>& codes) {
    return page(exchange, {.title = "Your recovery codes",
                           .content = recovery_codes_shown(codes) + html::button({.text = "I have kept them", .href = "/account"})});
}

http::Response post_app(const Exchange& exchange) {
    const auto replaced = secret_in_use(exchange);
    const auto enrolled = enrol(exchange.app.store, exchange.session, std::string(exchange.form("code")), exchange.now);
    if (!enrolled) return app_page(exchange, replaced, as_field(enrolled.error(), "code"));
    return with_cookie(codes_page(exchange, enrolled->recovery_codes), enrolled->token);
}

http::Response post_recovery_codes(const Exchange& exchange) {
    if (!has_any_factor(exchange))
        return problem_page(exchange, Problem::refused("Set up an authenticator app or a passkey first: recovery codes stand in for it."));
    return codes_page(exchange, make_recovery_codes(exchange.app.store, exchange.session, exchange.now));
}

}  // namespace

html::Html enrolment_questions(const App& app, const Session& session, const std::string& replaced_secret,
                               const std::vector<FieldProblem>& problems) {
    const auto secret = offered_secret(session.factor_seed, replaced_secret);
    html::Html steps;
    steps +=
        element("li", {}, "Open an authenticator app on your phone. If you have none, install one: any app for six-digit codes will do.");
    steps += element("li", {}, "In the app, add an account and point the camera at this picture.");
    auto content = element("ol", {{"class", "govuk-list govuk-list--number"}}, steps);
    content += qr_code(app_address(secret, app.authority_name, session.user.user_name), "Picture for the camera of your authenticator app");
    content +=
        html::details({.summary_text = "I cannot use the camera",
                       .text = html::body("Type this key into the app instead, and choose codes by time:") +
                               element("p", {{"class", "govuk-body"}}, element("code", {{"class", "app-password"}}, in_fours(secret)))});
    content += html::input({.id = "code",
                            .name = "code",
                            .label = {.text = "Code that the app shows now", .classes = "govuk-label--s"},
                            .hint = html::Hint{.text = "Six digits. They change every 30 seconds."},
                            .error_message = problem_of(problems, "code"),
                            .inputmode = "numeric",
                            .autocomplete = "one-time-code",
                            .spellcheck = false,
                            .classes = "govuk-input--width-5 govuk-input--extra-letter-spacing"});
    return content + html::button({.text = "Set up this app", .prevent_double_click = true});
}

html::Html recovery_codes_shown(const std::vector<std::string>& codes) {
    auto content = html::heading("Your recovery codes");
    content += html::body(
        "Each of these signs you in once without your phone or passkey. Print them, or write them down, and keep them where only you "
        "can get at them, not with those. They are shown only now.");
    html::Html items;
    for (const auto& code : codes) items += element("li", {}, element("code", {{"class", "app-password"}}, code));
    content += element("ol", {{"class", "govuk-list app-recovery-codes"}}, items);
    return content + element("div", {{"class", "app-row app-no-print govuk-!-margin-bottom-4"}}, html::print_button());
}

html::Html second_factor_summary(const Exchange& exchange) {
    const auto app = app_in_use(exchange);
    auto content = html::subheading("Authenticator app");
    if (app) content += html::body("Set up " + in_words(app->added_at) + ".");
    else if (has_any_factor(exchange)) content += html::body("You have none, and need none beside a passkey.");
    else
        content += html::body("You sign in with a password alone. A code from an app on your phone keeps others out, even those who know "
                              "the password.");
    content += html::button(
        {.text = app ? "Set up another app" : "Set up an authenticator app", .href = app_path, .classes = "govuk-button--secondary"});
    content += passkeys_summary(exchange);
    if (!has_any_factor(exchange)) return content;
    content += html::subheading("Recovery codes");
    content += html::body(
        "You have " + counted(recovery_codes_left(exchange.app.store, exchange.actor().id), "recovery code", "recovery codes") + " left.");
    return content +
           post_form(exchange, recovery_path, html::button({.text = "Make new recovery codes", .classes = "govuk-button--secondary"}));
}

void second_factor_routes(Routes& routes) {
    routes.get(app_path, afresh(anybody), get_app);
    routes.post(app_path, afresh(anybody), post_app, {"code"});
    routes.post(recovery_path, afresh(anybody), post_recovery_codes);
    passkey_routes(routes);
}

}  // namespace staff
