#include "staff/sign_in.hpp"

#include "base/text.hpp"
#include "staff/page.hpp"

namespace staff {

namespace {

/// Only a path of ours may be returned to: one slash, then no second, so that no other site can be named.
std::string safe_return(std::string_view path) {
    if (path.size() < 2 || path[0] != '/' || path[1] == '/' || path[1] == '\\' || path.size() > 300) return "/";
    if (path.find_first_of("\r\n\\") != std::string_view::npos) return "/";
    return std::string(path);
}

html::Html hidden(std::string_view name, std::string_view value) { return html::element("input", {{"type", "hidden"}, {"name", name}, {"value", value}}); }

std::string cookie(const std::string& token) { return std::string(session_cookie) + "=" + token + "; Path=/; Secure; HttpOnly; SameSite=Strict"; }

std::string expired_cookie() { return cookie("") + "; Max-Age=0"; }

http::Response sign_in_page(const App& app, std::string_view return_to, const std::string& user_name, const std::vector<FieldProblem>& problems, std::string_view notice = "") {
    html::Html content;
    if (!notice.empty()) content += html::notification_banner({.text = notice});
    content += html::element("h1", {{"class", "govuk-heading-l"}}, "Sign in to Firsthand");
    auto fields = hidden("return", safe_return(return_to));
    fields += html::input({.id = "user_name", .name = "user_name", .label = {.text = "User name"}, .error_message = problem_of(problems, "user_name"),
                           .value = user_name, .autocomplete = "username", .autocapitalize = "none", .spellcheck = false,
                           .classes = "govuk-input--width-20"});
    fields += html::password_input({.id = "password", .name = "password", .label = {.text = "Password"}, .error_message = problem_of(problems, "password"),
                                    .classes = "govuk-input--width-20"});
    fields += html::button({.text = "Sign in", .prevent_double_click = true});
    content += html::element("form", {{"method", "post"}, {"action", "/sign-in"}, {"novalidate"}}, fields);
    content += html::element("p", {{"class", "govuk-body"}}, "Your account is yours alone. Ask your administrator if you cannot sign in.");
    return page_before_sign_in(app, {.title = "Sign in", .content = content, .problems = problems, .status = problems.empty() ? 200 : 422});
}

http::Response unlock_page(const App& app, const Session& session, std::string_view return_to, std::string_view resent_form, const std::vector<FieldProblem>& problems) {
    auto content = html::element("h1", {{"class", "govuk-heading-l"}}, "Firsthand is locked");
    content += html::element("p", {{"class", "govuk-body"}}, "You are signed in as " + session.user.name + ". Enter your password to go on where you were: drafts are kept.");
    auto fields = hidden("return", safe_return(return_to));
    if (!resent_form.empty()) {
        fields += hidden("resent_form", resent_form);
        content += html::inset_text({.text = "What you had just sent is kept and will be sent when you have unlocked."});
    }
    fields += hidden("user_name", session.user.user_name);
    fields += html::password_input({.id = "password", .name = "password", .label = {.text = "Password"}, .error_message = problem_of(problems, "password"),
                                    .classes = "govuk-input--width-20"});
    fields += html::button({.text = "Unlock", .prevent_double_click = true});
    content += html::element("form", {{"method", "post"}, {"action", "/unlock"}, {"novalidate"}}, fields);
    content += html::element("form", {{"method", "post"}, {"action", "/sign-out-locked"}, {"novalidate"}},
                             html::button({.text = "Sign out and let someone else sign in", .classes = "govuk-button--secondary"}));
    return page_before_sign_in(app, {.title = "Unlock", .content = content, .problems = problems, .status = problems.empty() ? 200 : 422});
}

std::vector<FieldProblem> as_field(const Problem& problem) {
    return problem.fields.empty() ? std::vector<FieldProblem>{{"password", problem.text}} : problem.fields;
}

http::Response post_sign_in(const App& app, const http::Request& request) {
    if (is_cross_site(request)) return http::plain_text(403, "This form did not come from Firsthand.");
    const auto user_name = folded_user_name(request.form.get("user_name"));
    const std::string password(request.form.get("password"));
    Problems problems;
    if (user_name.empty()) problems.add("user_name", "Enter your user name");
    if (password.empty()) problems.add("password", "Enter your password");
    if (problems.any()) return sign_in_page(app, request.form.get("return"), user_name, problems.fields());
    const auto started = sign_in(app.store, user_name, password, app.clock());
    if (!started) return sign_in_page(app, request.form.get("return"), user_name, as_field(started.error()));
    auto response = http::see_other(safe_return(request.form.get("return")));
    response.headers.emplace_back("Set-Cookie", cookie(started->token));
    return response;
}

http::Response post_unlock(const App& app, const http::Router& router, const http::Request& request) {
    if (is_cross_site(request)) return http::plain_text(403, "This form did not come from Firsthand.");
    const auto now = app.clock();
    const auto session = session_of(app, request, now);
    const auto return_to = safe_return(request.form.get("return"));
    if (!session) return sign_in_page(app, return_to, "", {}, "Your session has ended. Sign in again: drafts are kept.");
    const auto resent_form = request.form.get("resent_form");
    const auto unlocked = unlock_session(app.store, *session, std::string(request.form.get("password")), now);
    if (!unlocked) return unlock_page(app, *session, return_to, resent_form, as_field(unlocked.error()));
    const auto form = resent_form.empty() ? std::nullopt : http::parse_urlencoded(resent_form);
    if (!form) return http::see_other(return_to);
    auto resent = request;
    resent.path = return_to;
    resent.form = *form;
    return router.answer(resent);
}

/// Autosave and the sign of life ask for no page: they are told by the status alone.
bool is_from_script(const http::Request& request) { return request.header("accept") == "application/json"; }

http::Response signed_out(const App& app) {
    auto response = sign_in_page(app, "/", "", {}, "You have signed out.");
    response.headers.emplace_back("Set-Cookie", expired_cookie());
    response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

}  // namespace

std::string folded_user_name(std::string_view typed) {
    std::string name(trimmed(typed));
    for (auto& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

http::Response ask_to_sign_in(const App& app, const http::Request& request) {
    if (is_from_script(request)) return http::plain_text(401, "Not signed in");
    if (request.method == "POST")
        return sign_in_page(app, "/", "", {}, "You were signed out before this was sent. Sign in again: your draft holds what you last typed.");
    return sign_in_page(app, request.path, "", {});
}

http::Response ask_to_unlock(const App& app, const Session& session, const http::Request& request) {
    if (is_from_script(request)) return http::plain_text(401, "Locked");
    return unlock_page(app, session, request.path, request.method == "POST" ? http::to_urlencoded(request.form.pairs()) : "", {});
}

void sign_in_routes(Routes& routes) {
    const auto& app = routes.app();
    auto& router = routes.router();
    router.add("GET", "/sign-in", [&app](const auto& request, const auto&) {
        if (session_of(app, request, app.clock())) return http::see_other("/");
        return sign_in_page(app, "/", "", {});
    });
    router.add("POST", "/sign-in", [&app](const auto& request, const auto&) { return post_sign_in(app, request); });
    router.add("POST", "/unlock", [&app, &router](const auto& request, const auto&) { return post_unlock(app, router, request); });
    router.add("POST", "/sign-out-locked", [&app](const auto& request, const auto&) {
        if (is_cross_site(request)) return http::plain_text(403, "This form did not come from Firsthand.");
        const auto now = app.clock();
        if (const auto session = session_of(app, request, now)) end_session(app.store, *session, now);
        return signed_out(app);
    });
    routes.post("/sign-out", anybody, [](const Exchange& exchange) {
        end_session(exchange.app.store, exchange.session, exchange.now);
        return signed_out(exchange.app);
    });
    routes.post("/lock", anybody, [](const Exchange& exchange) {
        lock_session(exchange.app.store, exchange.session, exchange.now);
        return unlock_page(exchange.app, exchange.session, exchange.form("return"), "", {});
    });
    routes.post("/still-here", anybody, [](const Exchange&) { return http::plain_text(204, ""); });
}

}  // namespace staff
