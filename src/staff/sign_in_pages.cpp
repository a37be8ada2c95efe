#include "staff/sign_in_pages.hpp"

#include "html/page.hpp"
#include "staff/page.hpp"
#include "staff/second_factor.hpp"

namespace staff {

namespace {

html::Html form_to(std::string_view action, const html::Html& fields) {
    return html::element("form", {{"method", "post"}, {"action", action}, {"novalidate"}}, fields);
}

html::Html sign_out_form(const Session& session, std::string_view words) {
    return form_to("/sign-out",
                   html::csrf_input(new_csrf_token(session)) + html::button({.text = words, .classes = "govuk-button--secondary"}));
}

html::Html password_field(const std::vector<FieldProblem>& problems) {
    return html::password_input({.id = "password",
                                 .name = "password",
                                 .label = {.text = "Password"},
                                 .error_message = problem_of(problems, "password"),
                                 .classes = "govuk-input--width-20"});
}

/// For password managers, which keep a password under a name.
html::Html hidden_user_name(const Session& session) {
    return html::element("input",
                         {{"type", "hidden"}, {"name", "user_name"}, {"value", session.user.user_name}, {"autocomplete", "username"}});
}

html::Html recovery_field(const std::vector<FieldProblem>& problems) {
    const auto recovery_problem = problem_of(problems, "recovery_code");
    auto recovery =
        html::input({.id = "recovery_code",
                     .name = "recovery_code",
                     .label = {.text = "Recovery code"},
                     .hint = html::Hint{.text = "One of the ten that you kept when you set up the app or passkey. It works once."},
                     .error_message = recovery_problem,
                     .autocomplete = "off",
                     .autocapitalize = "none",
                     .spellcheck = false,
                     .classes = "govuk-input--width-30"});
    recovery +=
        html::body("No recovery code either? An administrator can remove app and passkeys from your account, once they are sure that "
                   "it is you. Then you set up another.");
    return recovery;
}

html::Html code_field(const std::vector<FieldProblem>& problems) {
    return html::input({.id = "code",
                        .name = "code",
                        .label = {.text = "Code"},
                        .hint = html::Hint{.text = "Six digits from the authenticator app on your phone"},
                        .error_message = problem_of(problems, "code"),
                        .inputmode = "numeric",
                        .autocomplete = "one-time-code",
                        .spellcheck = false,
                        .classes = "govuk-input--width-5 govuk-input--extra-letter-spacing"});
}

/// The code, the password, or where nothing but a passkey is asked the recovery code in its place.
html::Html form_to_confirm(const Session& session, const Confirming& by, const Resumption& resumption,
                           const std::vector<FieldProblem>& problems) {
    const auto carried = html::csrf_input(new_csrf_token(session)) + hidden_fields(resumption);
    const auto go =
        html::button({.text = "Continue", .classes = by.passkey.empty() ? "" : "govuk-button--secondary", .prevent_double_click = true});
    if (!by.has_factor) return form_to("/confirmation", carried + hidden_user_name(session) + password_field(problems) + go);
    const auto otherwise = [&](std::string_view words, const html::Html& content) {
        return html::details({.summary_text = words, .text = content, .open = !problem_of(problems, "recovery_code").empty()});
    };
    const auto recovery = recovery_field(problems);
    if (!by.has_app) return otherwise("I do not have my passkey", form_to("/confirmation", carried + recovery + go));
    return form_to("/confirmation", carried + code_field(problems) + otherwise("I do not have my phone", recovery) + go);
}

std::string_view asked_for(const Confirming& by) {
    if (!by.has_factor) return "Enter your password";
    if (by.passkey.empty()) return "Enter a code";
    return by.takes_codes && by.has_app ? "Use your passkey or enter a code" : "Use your passkey";
}

}  // namespace

html::Html kept_words(const Resumption& resumption) {
    if (resumption.lost_files)
        return html::inset_text(
            {.text = "What you had just sent is kept and will be sent when you go on. Choose its files again afterwards."});
    if (resumption.sends()) return html::inset_text({.text = "What you had just sent is kept and will be sent when you go on."});
    return {};
}

http::Response not_ours() { return http::plain_text(403, "This form did not come from Firsthand."); }

http::Response with_cookie(http::Response response, const std::string& token) {
    response.headers.emplace_back("Set-Cookie", std::string(session_cookie) + "=" + token + "; Path=/; Secure; HttpOnly; SameSite=Strict" +
                                                    (token.empty() ? "; Max-Age=0" : ""));
    return response;
}

std::vector<FieldProblem> as_field(const Problem& problem, std::string_view field) {
    return problem.fields.empty() ? std::vector<FieldProblem>{{std::string(field), problem.text}} : problem.fields;
}

http::Response sign_in_page(const App& app, const SignInPage& asked) {
    html::Html content;
    if (!asked.notice.empty()) content += html::notification_banner({.text = asked.notice});
    content += html::element("h1", {{"class", "govuk-heading-l"}}, "Sign in to Firsthand");
    content += kept_words(asked.resumption);
    auto fields = hidden_fields(asked.resumption);
    fields += html::input({.id = "user_name",
                           .name = "user_name",
                           .label = {.text = "User name"},
                           .error_message = problem_of(asked.problems, "user_name"),
                           .value = asked.user_name,
                           .autocomplete = "username",
                           .autocapitalize = "none",
                           .spellcheck = false,
                           .classes = "govuk-input--width-20"});
    fields += password_field(asked.problems);
    fields += html::button({.text = "Sign in", .classes = app.provider ? "govuk-button--secondary" : "", .prevent_double_click = true});
    content += council_button(app, asked.resumption);
    content += html::element("form", {{"method", "post"}, {"action", "/sign-in"}, {"novalidate"}}, fields);
    content += html::element("p", {{"class", "govuk-body"}}, "Your account is yours alone. Ask your administrator if you cannot sign in.");
    return page_before_sign_in(app, {.title = "Sign in", .content = content, .problems = asked.problems});
}

http::Response unlock_page(const App& app, const Session& session, const Resumption& resumption,
                           const std::vector<FieldProblem>& problems) {
    auto content = html::element("h1", {{"class", "govuk-heading-l"}}, "Firsthand is locked");
    content +=
        html::element("p", {{"class", "govuk-body"}},
                      "You are signed in as " + session.user.name + ". Enter your password to go on where you were: drafts are kept.");
    content += kept_words(resumption);
    const auto token = html::csrf_input(new_csrf_token(session));
    auto fields = token + hidden_fields(resumption);
    // For password managers, which keep a password under a name.
    fields += html::element("input",
                            {{"type", "hidden"}, {"name", "user_name"}, {"value", session.user.user_name}, {"autocomplete", "username"}});
    fields += password_field(problems) + html::button({.text = "Unlock", .prevent_double_click = true});
    content += html::element("form", {{"method", "post"}, {"action", "/unlock"}, {"novalidate"}}, fields);
    if (session.is_by_council) content += council_button(app, resumption);
    content += html::element("form", {{"method", "post"}, {"action", "/sign-out"}, {"novalidate"}},
                             token + html::button({.text = "Sign out and let someone else sign in", .classes = "govuk-button--secondary"}));
    return page_before_sign_in(app, {.title = "Unlock", .content = content, .problems = problems});
}

http::Response confirmation_page(const App& app, const Session& session, const Confirming& by, const Resumption& resumption,
                                 const std::vector<FieldProblem>& problems) {
    const bool is_code_alone = !session.confirmed_at && by.passkey.empty();
    const std::string title = is_code_alone ? "Enter your code" : "Confirm that it is you";
    auto content = html::heading(title);
    const std::string asked(asked_for(by));
    if (session.confirmed_at)
        content +=
            html::body("This is asked before anything that could give somebody access. " + asked + ", and you go on where you were.");
    else if (!is_code_alone) content += html::body(asked + ".");
    content += kept_words(resumption) + by.passkey;
    if (by.takes_codes) content += form_to_confirm(session, by, resumption, problems);
    content += sign_out_form(session, "Sign out");
    return page_before_sign_in(app, {.title = title, .content = content, .problems = problems});
}

http::Response enrolment_page(const App& app, const Session& session, const html::Html& questions, const html::Html& passkey,
                              const Resumption& resumption, const std::vector<FieldProblem>& problems) {
    auto content = html::heading("Set up an authenticator app");
    content +=
        html::body("Here everybody signs in with a password and a code from an app on a phone, or a passkey.") + kept_words(resumption);
    content += form_to("/enrolment", html::csrf_input(new_csrf_token(session)) + hidden_fields(resumption) + questions);
    const bool is_wrong = !problem_of(problems, "passkey").empty() || !problem_of(problems, "passkey_name").empty();
    content += html::details({.summary_text = "Set up a passkey instead", .text = passkey, .open = is_wrong});
    content += sign_out_form(session, "Sign out");
    return page_before_sign_in(app, {.title = "Set up an authenticator app", .content = content, .problems = problems});
}

html::Html council_button(const App& app, const Resumption& resumption) {
    if (!app.provider) return {};
    return form_to(council_path,
                   hidden_fields(resumption) + html::button({.text = "Sign in with your council account", .prevent_double_click = true}));
}

html::Html go_on(const Resumption& resumption) {
    if (!resumption.sends()) return html::button({.text = "Continue", .href = resumption.address});
    const auto form = parse_urlencoded(resumption.form);
    return form_to(resumption.address,
                   html::hidden(form ? form->pairs() : Pairs{}) + html::button({.text = "Continue", .prevent_double_click = true}));
}

}  // namespace staff
