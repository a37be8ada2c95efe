#include "staff/page.hpp"
#include "staff/passkeys.hpp"
#include "staff/user_pages.hpp"

// What the authority asks of whoever signs in.

namespace staff {

namespace {

html::Html factor_question(std::string_view chosen) {
    return html::radios(
        {.name = "second_factor",
         .fieldset = {.legend = {.text = "Who needs a code from an authenticator app, or a passkey?",
                                 .classes = "govuk-fieldset__legend--m"}},
         .hint = "A password can be seen, guessed or given away. With a code or a passkey as well, that alone lets nobody in.",
         .items = {{.text = "Everybody",
                    .value = "required",
                    .hint = html::Hint{.text = "Who has neither yet sets one up at their next sign-in"}},
                   {.text = "Whoever chooses to",
                    .value = "optional",
                    .hint = html::Hint{.text = "Only for training, with invented records"}}},
         .value = chosen});
}

html::Html passkey_question(std::string_view chosen, const std::string& problem) {
    return html::radios(
        {.name = "passkeys",
         .fieldset = {.legend = {.text = "What needs a passkey and nothing less?", .classes = "govuk-fieldset__legend--m"}},
         .hint = "People can be tricked into giving away a code, but not a passkey.",
         .error_message = problem,
         .items = {{.text = "Administration, breaking the glass, printing and downloading",
                    .value = "required",
                    .hint = html::Hint{.text = "Who has no passkey yet sets one up when they first need it"}},
                   {.text = "Nothing", .value = "optional", .hint = html::Hint{.text = "Whoever has one may use it in place of a code"}}},
         .value = chosen});
}

std::string word_of(bool is_required) { return is_required ? "required" : "optional"; }

http::Response rule_page(const Exchange& exchange, std::string_view factor, std::string_view passkeys,
                         const std::vector<FieldProblem>& problems) {
    auto content =
        exchange.request.query.get("done").empty()
            ? html::Html()
            : html::notification_banner({.text = "Your choice is kept. It holds from each person’s next sign-in.", .type = "success"});
    content += html::heading("How people sign in");
    auto fields = factor_question(factor) + passkey_question(passkeys, problem_of(problems, "passkeys"));
    fields += html::button({.text = "Keep this choice", .prevent_double_click = true});
    content += post_form(exchange, sign_in_rule_path, fields);
    return page(exchange, {.title = "How people sign in",
                           .content = content,
                           .problems = problems,
                           .before_main = back_to("/staff", "Staff"),
                           .section = "admin"});
}

http::Response get_rule(const Exchange& exchange) {
    const auto [factor, passkeys] = exchange.app.store.read(
        [](store::Connection& connection) { return std::pair(is_factor_required(connection), are_passkeys_required(connection)); });
    return rule_page(exchange, word_of(factor), word_of(passkeys), {});
}

http::Response post_rule(const Exchange& exchange) {
    const bool is_factor = exchange.form("second_factor") != "optional", are_passkeys = exchange.form("passkeys") == "required";
    // Whoever cannot use one here would shut themselves out of this page.
    if (are_passkeys && !exchange.session.passkey_at)
        return rule_page(exchange, word_of(is_factor), word_of(true),
                         {{"passkeys", "Set up a passkey of your own, or use it to sign in, before you make them needed"}});
    (void)exchange.app.store.write([&](store::Connection& connection) -> Done {
        const auto by = exchange.actor().id;
        if (is_factor != is_factor_required(connection)) require_factor(connection, is_factor, by, exchange.now);
        if (are_passkeys != are_passkeys_required(connection)) require_passkeys(connection, are_passkeys, by, exchange.now);
        return {};
    });
    return http::see_other(std::string(sign_in_rule_path) + "?done=kept");
}

}  // namespace

void sign_in_rule_routes(Routes& routes) {
    routes.get(std::string(sign_in_rule_path) + "?done", afresh(administrators), get_rule);
    routes.post(sign_in_rule_path, afresh(administrators), post_rule, {"second_factor", "passkeys"});
}

}  // namespace staff
