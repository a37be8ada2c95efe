#include "staff/single_sign_on.hpp"

#include <spdlog/spdlog.h>

#include "staff/council_accounts.hpp"
#include "staff/page.hpp"
#include "staff/passkey_pages.hpp"
#include "staff/resumption.hpp"
#include "staff/sign_in.hpp"
#include "staff/sign_in_pages.hpp"

namespace staff {

namespace {

/// The provider sends the browser back from its own site, and only SameSite=Lax comes along then (ASVS 3.3.2).
constexpr std::string_view state_cookie = "__Host-sign-on";

std::string answer_address(const http::Request& request) { return served_at(request).origin + std::string(council_path) + "/answer"; }

http::Response with_state(http::Response response, const std::string& state) {
    const auto holds_for = state.empty() ? std::chrono::seconds{0} : std::chrono::seconds(attempt_holds_for);
    response.headers.emplace_back("Set-Cookie",
                                  std::string(state_cookie) + "=" + state +
                                      "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(holds_for.count()));
    return response;
}

http::Response sign_in_otherwise(const App& app, const Resumption& resumption, const std::string& notice) {
    return with_state(sign_in_page(app, {resumption, "", {}, notice}), "");
}

/// A redirection in answer to a form is what form-action 'self' forbids browsers to follow.
http::Response page_of_departure(const App& app, const std::string& address) {
    auto content = html::heading("Going to your council’s sign-in");
    content += html::body(html::link("Go to your council’s sign-in", address));
    auto response = page_before_sign_in(app, {.title = "Going to your council’s sign-in", .content = content});
    response.headers.emplace_back("Refresh", "0; url=" + address);
    return response;
}

http::Response post_council(const App& app, const http::Request& request) {
    if (is_cross_site(request)) return not_ours();
    const auto now = app.clock();
    const auto resumption = resumption_from_form(request);
    Attempted going{.question = {}, .address = resumption.address, .form = resumption.form, .before = session_before(app, request, now)};
    going.question.answer_address = answer_address(request);
    const auto begun = begin_attempt(app.store, going, now);
    const auto address = app.provider->address_to_ask(begun.question);
    if (!address) {
        spdlog::warn("request {}: {}", request.id, address.error());
        return sign_in_otherwise(app, resumption,
                                 "Your council’s sign-in does not answer just now. Sign in with your user name and password.");
    }
    return with_state(page_of_departure(app, *address), begun.question.state);
}

/// Only the browser that went there may come back, with the state that it was given, once.
std::optional<Attempted> attempt_of(const App& app, const http::Request& request, Instant now) {
    const std::string state(request.query.get("state"));
    if (state.empty() || state != request.cookie(state_cookie)) return std::nullopt;
    return take_attempt(app.store, state, answer_address(request), now);
}

http::Response signed_in(const App& app, const Resumption& resumption, const std::string& token) {
    auto content = html::heading("You are signed in");
    if (resumption.sends()) content += html::inset_text({.text = "What you had just sent is kept and will be sent when you go on."});
    content += go_on(resumption);
    auto response = page_before_sign_in(app, {.title = "You are signed in", .content = content});
    // Our own page asks for the next one: the cookie of the session does not go along from the provider's (SameSite=Strict).
    if (!resumption.sends()) response.headers.emplace_back("Refresh", "0; url=" + resumption.address);
    return with_state(with_cookie(std::move(response), token), "");
}

http::Response get_answer(const App& app, const http::Request& request) {
    const auto now = app.clock();
    const auto attempt = attempt_of(app, request, now);
    if (!attempt) return sign_in_otherwise(app, {}, "That sign-in was not begun here, took too long or was used already. Sign in again.");
    const Resumption resumption{.address = attempt->address, .form = attempt->form};
    const std::string code(request.query.get("code"));
    if (code.empty())
        return sign_in_otherwise(app, resumption, "You were not signed in there. Try again, or sign in with your user name and password.");
    const auto claims = app.provider->who_answers(code, attempt->question, now);
    if (!claims) {
        spdlog::warn("request {}: {}", request.id, claims.error());
        return sign_in_otherwise(app, resumption,
                                 "Your council’s sign-in gave no answer that can be trusted. Sign in with your user name and password.");
    }
    const auto started = sign_in_by_council(app.store, app.provider->issuer(), *claims, visitor_of(request), attempt->before, now);
    if (!started) return sign_in_otherwise(app, resumption, started.error().text);
    return signed_in(app, resumption, started->token);
}

}  // namespace

void single_sign_on_routes(Routes& routes) {
    const auto& app = routes.app();
    if (!app.provider) return;
    const std::string path(council_path);
    routes.router().add("GET", path, [](const auto&, const auto&) { return http::see_other("/sign-in"); });
    routes.router().add("POST", path, [&app](const auto& request, const auto&) { return post_council(app, request); }, resumption_names);
    routes.router().add("GET", path + "/answer?code&state&iss&session_state&error&error_description&error_uri",
                        [&app](const auto& request, const auto&) { return get_answer(app, request); });
}

}  // namespace staff
