#include "staff/app.hpp"

#include "staff/page.hpp"
#include "staff/sign_in.hpp"

namespace staff {

bool is_cross_site(const http::Request& request) {
    const auto site = request.header("sec-fetch-site");
    return site == "cross-site" || site == "same-site";
}

std::optional<Session> session_of(const App& app, const http::Request& request, Instant now) {
    return find_session(app.store, request.cookie(session_cookie), now);
}

void Routes::get(std::string_view pattern, Allowed allowed, Handle handle) { add("GET", pattern, allowed, std::move(handle)); }
void Routes::post(std::string_view pattern, Allowed allowed, Handle handle) { add("POST", pattern, allowed, std::move(handle)); }

void Routes::add(std::string_view method, std::string_view pattern, Allowed allowed, Handle handle) {
    router_.add(method, pattern, [this, allowed, handle = std::move(handle)](const http::Request& request, const http::Parameters& parameters) {
        const auto now = app_.clock();
        const bool changes = request.method == "POST";
        if (changes && is_cross_site(request)) return http::plain_text(403, "This form did not come from Firsthand.");
        const auto session = session_of(app_, request, now);
        if (!session) return ask_to_sign_in(app_, request);
        if (session->is_locked) return ask_to_unlock(app_, *session, request);
        const Exchange exchange{app_, request, parameters, *session, now};
        if (changes && !is_csrf_token(*session, request.form.get("csrf")))
            return problem_page(exchange, Problem::refused("This page was opened before you signed in again. Go back, reload it and send it once more: a draft keeps what you typed."));
        if (allowed.permission && !session->user.has(allowed.permission))
            return problem_page(exchange, Problem::not_permitted("Your role does not allow this. Ask your manager if you need it."));
        keep_alive(app_.store, *session, now);
        return handle(exchange);
    });
}

}  // namespace staff
