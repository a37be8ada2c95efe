#include "staff/sign_in.hpp"

#include "base/text.hpp"
#include "staff/confirmation.hpp"
#include "staff/page.hpp"
#include "staff/resumption.hpp"
#include "staff/sign_in_pages.hpp"
#include "staff/single_sign_on.hpp"

namespace staff {

namespace {

http::Response post_sign_in(const App& app, const http::Router& router, const http::Request& request) {
    if (is_cross_site(request)) return not_ours();
    SignInPage again{resumption_from_form(request), folded_user_name(request.form.get("user_name")), {}, ""};
    const std::string password(request.form.get("password"));
    Problems problems;
    if (again.user_name.empty()) problems.add("user_name", "Enter your user name");
    if (password.empty()) problems.add("password", "Enter your password");
    again.problems = problems.fields();
    if (problems.any()) return sign_in_page(app, again);
    const auto now = app.clock();
    const auto started = sign_in(app.store, again.user_name, password, visitor_of(request), session_before(app, request, now), now);
    if (!started) {
        again.problems = as_field(started.error());
        return sign_in_page(app, again);
    }
    return with_cookie(resume(router, request, again.resumption, started->token), started->token);
}

http::Response post_unlock(const App& app, const http::Router& router, const http::Request& request) {
    if (is_cross_site(request)) return not_ours();
    const auto now = app.clock();
    const auto session = session_of(app, request, now);
    const auto resumption = resumption_from_form(request);
    if (!session) return sign_in_page(app, {resumption, "", {}, "Your session has ended. Sign in again: drafts are kept."});
    // The page of an earlier session, perhaps of another person: what it carries is not this person's to send.
    if (!is_csrf_token(*session, request.form.get("csrf"))) return http::see_other(resumption.address);
    const std::string password(request.form.get("password"));
    if (password.empty()) return unlock_page(app, *session, resumption, {{"password", "Enter your password"}});
    const auto token = unlock_session(app.store, *session, password, request.remote_address, now);
    if (!token) return unlock_page(app, *session, resumption, as_field(token.error()));
    return with_cookie(resume(router, request, resumption, *token), *token);
}

http::Response post_sign_out(const App& app, const http::Request& request) {
    if (is_cross_site(request)) return not_ours();
    const auto now = app.clock();
    if (const auto session = session_of(app, request, now)) {
        const auto token = request.form.get("csrf");
        if (!is_csrf_token(*session, token) && !is_earlier_csrf_token(app.store, *session, token, now)) return http::see_other("/");
        sign_out(app.store, *session, now);
    }
    auto response = http::see_other("/signed-out");
    response = with_cookie(std::move(response), "");
    response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

/// Locks, and asks for the password where the person was. A form that was being filled in comes along and is shown again then.
http::Response post_lock(const App& app, const http::Router& router, const http::Request& request) {
    if (is_cross_site(request)) return not_ours();
    const auto now = app.clock();
    const auto resumption = resumption_from_form(request);
    const auto session = session_of(app, request, now);
    const auto token = request.form.get("csrf");
    const bool is_theirs = session && (is_csrf_token(*session, token) || is_earlier_csrf_token(app.store, *session, token, now));
    if (is_theirs) lock_session(app.store, *session, now);
    if (is_theirs && resumption.sends()) return unlock_page(app, *session, resumption, {});
    return http::see_other(nearest_page(router, resumption.address));
}

/// Somebody followed a link from elsewhere, an email perhaps. The cookie stays at home (SameSite=Strict) until our own page asks.
http::Response ask_once_more(const App& app, const std::string& address) {
    auto content = html::element("h1", {{"class", "govuk-heading-l"}}, "Opening Firsthand");
    content +=
        html::element("p", {{"class", "govuk-body"}}, html::element("a", {{"class", "govuk-link"}, {"href", address}}, "Go to the page"));
    auto response = page_before_sign_in(app, {.title = "Opening", .content = content});
    response.headers.emplace_back("Refresh", "0; url=" + address);
    return response;
}

}  // namespace

std::string folded_user_name(std::string_view typed) {
    std::string name(trimmed(typed));
    for (auto& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

Visitor visitor_of(const http::Request& request) { return {request.remote_address, browser_of(request.header("user-agent"))}; }

SessionId session_before(const App& app, const http::Request& request, Instant now) {
    const auto session = session_of(app, request, now);
    return session ? session->id : SessionId{};
}

std::string browser_of(std::string_view user_agent) {
    using Named = std::pair<std::string_view, std::string_view>;
    // The order matters: each of these claims to be those after it as well.
    constexpr Named browsers[] = {{"Edg", "Edge"},      {"OPR/", "Opera"},     {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"},
                                  {"CriOS/", "Chrome"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}};
    constexpr Named systems[] = {{"Android", "Android"}, {"iPhone", "iPhone"},   {"iPad", "iPad"},  {"Windows", "Windows"},
                                 {"Mac OS", "Mac"},      {"CrOS", "Chromebook"}, {"Linux", "Linux"}};
    const auto found = [&](const auto& names) -> std::string_view {
        for (const auto& [mark, name] : names)
            if (user_agent.contains(mark)) return name;
        return {};
    };
    const auto browser = found(browsers), system = found(systems);
    if (browser.empty()) return "Another program";
    return system.empty() ? std::string(browser) : std::string(browser) + " on " + std::string(system);
}

http::Response ask_to_sign_in(const App& app, const http::Router& router, const http::Request& request) {
    if (is_from_script(request)) return http::plain_text(401, "Not signed in");
    const auto resumption = resumption_of(router, request);
    if (resumption.sends())
        return sign_in_page(app, {resumption, "", {}, "You were signed out before this was sent. Sign in again to send it."});
    if (request.header("sec-fetch-site") == "cross-site" && request.cookie(session_cookie).empty())
        return ask_once_more(app, resumption.address);
    return sign_in_page(app, {resumption, "", {}, ""});
}

http::Response ask_to_unlock(const App& app, const http::Router& router, const Session& session, const http::Request& request) {
    if (is_from_script(request)) return http::plain_text(401, "Locked");
    return unlock_page(app, session, resumption_of(router, request), {});
}

void sign_in_routes(Routes& routes) {
    const auto& app = routes.app();
    auto& router = routes.router();
    router.add("GET", "/sign-in", [&app](const auto& request, const auto&) {
        if (session_of(app, request, app.clock())) return http::see_other("/");
        return sign_in_page(app, {});
    });
    router.add("GET", "/signed-out", [&app](const auto& request, const auto&) {
        if (session_of(app, request, app.clock())) return http::see_other("/");
        return sign_in_page(app, {{}, "", {}, "You have signed out."});
    });
    router.add("GET", "/unlock", [](const auto&, const auto&) { return http::see_other("/"); });
    const auto carried = resumption_names + FieldNames{"csrf"}, named = carried + FieldNames{"user_name", "password"};
    router.add("POST", "/sign-in", [&app, &router](const auto& request, const auto&) { return post_sign_in(app, router, request); }, named);
    router.add("POST", "/unlock", [&app, &router](const auto& request, const auto&) { return post_unlock(app, router, request); }, named);
    router.add("POST", "/sign-out", [&app](const auto& request, const auto&) { return post_sign_out(app, request); }, carried);
    router.add("POST", "/lock", [&app, &router](const auto& request, const auto&) { return post_lock(app, router, request); }, carried);
    confirmation_routes(routes);
    single_sign_on_routes(routes);
    routes.post("/still-here", anybody, [](const Exchange&) { return http::plain_text(204, ""); }, resumption_names);
}

}  // namespace staff
