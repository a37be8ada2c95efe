#include "staff/passkey_pages.hpp"

#include "base/text.hpp"
#include "html/page.hpp"
#include "staff/page.hpp"
#include "staff/sign_in_pages.hpp"
#include "staff/tokens.hpp"

namespace staff {

namespace {

using html::element;

constexpr std::string_view passkey_path = "/account/passkey";

std::string credentials_in(const std::vector<Passkey>& passkeys) {
    std::string all;
    for (const auto& passkey : passkeys) all += (all.empty() ? "" : " ") + passkey.credential;
    return all;
}

std::vector<Passkey> passkeys_in(const App& app, UserId user) {
    return app.store.read([&](store::Connection& connection) { return passkeys_of(connection, user); });
}

/// The form stays hidden until a script finds that the browser can answer it.
html::Html asked_by_script(std::string_view action, html::Attributes attributes, const html::Html& fields) {
    html::Attributes all = {{"method", "post"}, {"action", action}, {"novalidate"}, {"hidden"}};
    all.insert(all.end(), attributes.begin(), attributes.end());
    const auto problem = element("p", {{"class", "govuk-error-message"}, {"role", "alert"}, {"data-passkey-problem"}, {"hidden"}}, "");
    return element("form", all, fields + problem) +
           element("p", {{"class", "govuk-inset-text"}, {"data-passkey-advice"}},
                   "This browser cannot use passkeys here: it runs no JavaScript, is too old, or is not connected securely.");
}

html::Html problem_words(const std::vector<FieldProblem>& problems) {
    const auto words = problem_of(problems, "passkey");
    return words.empty() ? html::Html() : html::error_message({.text = words});
}

html::Html passkey_table(const Exchange& exchange, const std::vector<Passkey>& passkeys) {
    html::Table table{.head = {{.text = "Passkey"}, {.text = "Set up"}, {.text = "Remove"}}, .first_cell_is_header = true};
    for (const auto& passkey : passkeys) {
        const auto button =
            html::button({.text = html::text("Remove") + element("span", {{"class", "govuk-visually-hidden"}}, " " + passkey.name),
                          .classes = "govuk-button--secondary govuk-!-margin-bottom-0"});
        table.rows.push_back({{.text = passkey.name},
                              {.text = in_short(passkey.added_at)},
                              {.text = post_form(exchange, "/account/passkeys/" + to_text(passkey.id) + "/removal", button)}});
    }
    return html::scrollable("Passkeys", html::table(table));
}

http::Response get_passkey(const Exchange& exchange) {
    auto content = html::heading("Set up a passkey");
    content +=
        html::body("From then on you sign in with your password and the passkey. It is a key that stays in your phone, your computer "
                   "or a small device, and works once that has seen your finger, your face or a PIN.");
    content += passkey_making(exchange.app, exchange.session, hidden_fields({.address = "/account?done=passkey"}), "", {}, exchange.now);
    return page(exchange, {.title = "Set up a passkey",
                           .content = content,
                           .before_main = html::breadcrumbs({.items = {{.text = "Your account", .href = "/account"}}})});
}

http::Response post_removal(const Exchange& exchange) {
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return remove_passkey(connection, exchange.session, exchange.id<PasskeyId>("passkey"), exchange.now);
    });
    return done ? http::see_other("/account?done=passkey_removed") : problem_page(exchange, done.error());
}

}  // namespace

Served served_at(const http::Request& request) {
    const std::string place(request.header("host"));
    return {place.substr(0, place.rfind(':')), (request.is_secure ? "https://" : "http://") + place};
}

const FieldNames signed_challenge_names = {"client_data", "authenticator_data", "signature"},
                 new_passkey_names = {"passkey_name", "client_data", "authenticator_data"};

SignedChallenge signed_challenge(const http::Request& request) {
    const auto bytes = [&](std::string_view field) { return from_base64url(request.form.get(field)); };
    return {bytes("client_data"), bytes("authenticator_data"), bytes("signature")};
}

NewPasskey new_passkey(const http::Request& request) {
    const auto bytes = [&](std::string_view field) { return from_base64url(request.form.get(field)); };
    return {cleaned(trimmed(request.form.get("passkey_name"))), bytes("client_data"), bytes("authenticator_data")};
}

html::Html passkey_question(const Session& session, const std::vector<Passkey>& passkeys, const html::Html& carried,
                            const std::vector<FieldProblem>& problems, Instant now) {
    auto fields = html::csrf_input(new_csrf_token(session)) + carried + problem_words(problems);
    for (const auto* field : {"credential", "client_data", "authenticator_data", "signature"}) fields += html::hidden(field, "");
    fields += html::button({.text = "Use your passkey", .id = "passkey"});
    return asked_by_script(
        "/confirmation",
        {{"data-passkey", "get"}, {"data-challenge", passkey_challenge(session, now)}, {"data-credentials", credentials_in(passkeys)}},
        fields);
}

html::Html passkey_making(const App& app, const Session& session, const html::Html& carried, std::string_view typed_name,
                          const std::vector<FieldProblem>& problems, Instant now) {
    auto fields = html::csrf_input(new_csrf_token(session)) + carried + problem_words(problems);
    for (const auto* field : {"client_data", "authenticator_data"}) fields += html::hidden(field, "");
    fields += html::input({.id = "passkey_name",
                           .name = "passkey_name",
                           .label = {.text = "Name of this passkey", .classes = "govuk-label--s"},
                           .hint = html::Hint{.text = "So that you can tell it from others, such as work phone"},
                           .error_message = problem_of(problems, "passkey_name"),
                           .value = typed_name,
                           .autocomplete = "off",
                           .classes = "govuk-input--width-20"});
    fields += html::button({.text = "Set up this passkey", .id = "passkey"});
    return asked_by_script("/enrolment/passkey",
                           {{"data-passkey", "create"},
                            {"data-challenge", passkey_challenge(session, now)},
                            {"data-credentials", credentials_in(passkeys_in(app, session.user.id))},
                            {"data-authority", app.authority_name},
                            {"data-user", to_base64url(to_text(session.user.id))},
                            {"data-user-name", session.user.user_name},
                            {"data-display-name", session.user.name}},
                           fields);
}

html::Html passkeys_summary(const Exchange& exchange) {
    const auto passkeys = passkeys_in(exchange.app, exchange.actor().id);
    auto content = html::subheading("Passkeys");
    if (passkeys.empty())
        content +=
            html::body("You have none. A passkey takes the place of the code: nothing to type, and nobody can be tricked into giving "
                       "it away.");
    else content += passkey_table(exchange, passkeys);
    return content + html::button({.text = passkeys.empty() ? "Set up a passkey" : "Set up another passkey",
                                   .href = passkey_path,
                                   .classes = "govuk-button--secondary"});
}

void passkey_routes(Routes& routes) {
    routes.get(passkey_path, afresh(anybody), get_passkey);
    routes.post("/account/passkeys/{passkey}/removal", afresh(anybody), post_removal);
}

}  // namespace staff
