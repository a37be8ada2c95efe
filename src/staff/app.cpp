#include "staff/app.hpp"

#include "staff/confirmation.hpp"
#include "staff/page.hpp"
#include "staff/sign_in.hpp"

namespace staff {

namespace {

constexpr std::string_view plain_characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_.~-";

/// That somebody is at work is no reason to show nothing while it cannot be written.
void note_at_work(const App& app, const Session& session, Instant now) {
    try {
        keep_alive(app.store, session, now);
    } catch (const store::DatabaseError&) {
        if (app.store.takes_changes()) throw;
    }
}

/// A password that was handed out opens nothing but the page on which another is chosen.
bool must_choose_password(const Session& session, const http::Request& request) {
    return session.user.one_time_until && !session.is_by_council && request.path != choose_password_path;
}

}  // namespace

bool is_cross_site(const http::Request& request) {
    const auto site = request.header("sec-fetch-site");
    if (!site.empty()) return site == "cross-site" || site == "same-site";
    const auto origin = request.header("origin");
    if (origin.empty() || origin == "null") return false;  // our own pages say "null", since they send no referrer
    const auto scheme_end = origin.find("://");
    return scheme_end == std::string_view::npos || origin.substr(scheme_end + 3) != request.header("host");
}

bool is_from_script(const http::Request& request) {
    return request.header("accept") == "application/json" || request.header("sec-fetch-dest") == "empty";
}

std::string address_of(const http::Request& request) {
    if (request.path.find_first_not_of(plain_characters) != std::string::npos) return "/";
    return request.query.pairs().empty() ? request.path : request.path + "?" + to_urlencoded(request.query.pairs());
}

std::optional<Session> session_of(const App& app, const http::Request& request, Instant now) {
    return find_session(app.store, request.cookie(session_cookie), now);
}

void Routes::get(std::string_view pattern, Allowed allowed, Handle handle) { add("GET", pattern, allowed, std::move(handle)); }
void Routes::post(std::string_view pattern, Allowed allowed, Handle handle) { add("POST", pattern, allowed, std::move(handle)); }

void Routes::add(std::string_view method, std::string_view pattern, Allowed allowed, Handle handle) {
    declared_.push_back({std::string(method), std::string(pattern.substr(0, pattern.find('?'))), allowed});
    router_.add(method, pattern, [this, allowed, handle = std::move(handle)](const auto& request, const auto& parameters) {
        return answer(request, parameters, allowed, handle);
    });
}

http::Response Routes::answer(const http::Request& request, const http::Parameters& parameters, Allowed allowed,
                              const Handle& handle) const {
    const auto now = app_.clock();
    const bool changes = request.method == "POST";
    if (changes && is_cross_site(request)) return http::plain_text(403, "This form did not come from Firsthand.");
    const auto session = session_of(app_, request, now);
    if (!session) return ask_to_sign_in(app_, router_, request);
    if (session->is_locked) return ask_to_unlock(app_, router_, *session, request);
    if (!session->confirmed_at) return ask_to_confirm(app_, router_, *session, request);
    const Exchange exchange{app_, request, parameters, *session, now, allowed.permission.value_or(Permission::open)};
    const auto token = request.form.get("csrf");
    if (changes && !is_csrf_token(*session, token) && !is_earlier_csrf_token(app_.store, *session, token, now))
        return problem_page(exchange,
                            Problem::refused("This page was opened by somebody else, or more than a day ago. Go back, reload it and send "
                                             "it once more: a draft keeps what you typed."));
    if (must_choose_password(*session, request)) return http::see_other(std::string(choose_password_path));
    if (allowed.permission && !session->user.may(*allowed.permission))
        return problem_page(exchange, Problem::not_permitted("Your role does not allow this. Ask your manager if you need it."));
    if (allowed.permission == Permission::manage_users && !exchange.may_administer())
        return problem_page(exchange, Problem::not_permitted(std::string(administered_elsewhere)));
    if (const auto missing = missing_proof(app_, *session, allowed, now)) return ask_to_confirm(app_, router_, *session, request, *missing);
    note_at_work(app_, *session, now);
    return handle(exchange);
}

}  // namespace staff
