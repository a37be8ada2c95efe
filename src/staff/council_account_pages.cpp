#include "base/text.hpp"
#include "staff/council_accounts.hpp"
#include "staff/page.hpp"
#include "staff/single_sign_on.hpp"
#include "staff/user_pages.hpp"

namespace staff {

namespace {

html::Html standing_in_words(const CouncilAccount& account) {
    if (account.linked_at) return html::body("Linked " + in_words(*account.linked_at) + ".");
    if (account.may_link_until)
        return html::body("Not linked. They may link it themselves until " + in_words(*account.may_link_until) + ".");
    return html::body("Not linked.");
}

html::Html forms(const Exchange& exchange, const User& user, const CouncilAccount& account, std::string_view typed,
                 const std::vector<FieldProblem>& problems) {
    const auto path = user_path(user.id, "/council-account");
    if (account.linked_at)
        return post_form(exchange, path + "/removal",
                         html::button({.text = "Remove the link", .classes = "govuk-button--warning", .prevent_double_click = true}));
    auto content = html::subheading("Let them link it themselves");
    content += html::body("At their next sign-in with it, if it has the user name " + user.user_name + " there. For 72 hours.");
    content += post_form(exchange, path + "/allowance", html::button({.text = "Allow this", .classes = "govuk-button--secondary"}));
    content += html::subheading("Link it by its identifier");
    auto fields = html::input({.id = "subject",
                               .name = "subject",
                               .label = {.text = "Identifier of their council account"},
                               .hint = html::Hint{.text = "What the provider calls the subject, or sub. Not an address of mail"},
                               .error_message = problem_of(problems, "subject"),
                               .value = typed,
                               .autocomplete = "off",
                               .spellcheck = false,
                               .classes = "govuk-!-width-two-thirds"});
    return content + post_form(exchange, path, fields + html::button({.text = "Link this account", .classes = "govuk-button--secondary"}));
}

http::Response account_page(const Exchange& exchange, std::string_view typed, const std::vector<FieldProblem>& problems) {
    const auto user = asked_user(exchange);
    if (!user) return user.error();
    const auto account =
        exchange.app.store.read([&](store::Connection& connection) { return council_account_of(connection, user->id, exchange.now); });
    const auto title = "Council account of " + user->name;
    return page(exchange, {.title = title,
                           .content = html::heading(title) + standing_in_words(account) + forms(exchange, *user, account, typed, problems),
                           .problems = problems,
                           .before_main = back_to(user_path(user->id), user->name),
                           .section = "admin"});
}

using Change = std::function<Done(store::Connection&, UserId)>;

http::Response change(const Exchange& exchange, const Change& change_it) {
    const auto user = asked_user(exchange);
    if (!user) return user.error();
    const auto done = exchange.app.store.write([&](store::Connection& connection) { return change_it(connection, user->id); });
    if (done) return http::see_other(user_path(user->id, "/council-account"));
    if (done.error().kind != Problem::Kind::invalid) return problem_page(exchange, done.error());
    return account_page(exchange, exchange.form("subject"), done.error().fields);
}

http::Response post_link(const Exchange& exchange) {
    return change(exchange, [&](store::Connection& connection, UserId user) {
        return link_council_account(connection, exchange.app.provider->issuer(), std::string(trimmed(exchange.form("subject"))), user,
                                    exchange.actor().id, exchange.now);
    });
}

http::Response post_allowance(const Exchange& exchange) {
    return change(exchange, [&](store::Connection& connection, UserId user) -> Done {
        allow_council_link(connection, user, exchange.actor().id, exchange.now);
        return {};
    });
}

http::Response post_removal(const Exchange& exchange) {
    return change(exchange, [&](store::Connection& connection, UserId user) {
        return remove_council_account(connection, user, exchange.actor().id, exchange.now);
    });
}

}  // namespace

void council_account_routes(Routes& routes) {
    if (!routes.app().provider) return;
    const auto allowed = afresh(administrators);
    routes.get("/staff/users/{user}/council-account", allowed, [](const Exchange& exchange) { return account_page(exchange, "", {}); });
    routes.post("/staff/users/{user}/council-account", allowed, post_link, {"subject"});
    routes.post("/staff/users/{user}/council-account/allowance", allowed, post_allowance);
    routes.post("/staff/users/{user}/council-account/removal", allowed, post_removal);
}

}  // namespace staff
