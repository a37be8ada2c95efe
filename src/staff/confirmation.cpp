#include "staff/confirmation.hpp"

#include "base/text.hpp"
#include "staff/page.hpp"
#include "staff/second_factor_pages.hpp"
#include "staff/sign_in_pages.hpp"

namespace staff {

namespace {

http::Response page_to_confirm(const App& app, const Session& session, const Resumption& resumption,
                               const std::vector<FieldProblem>& problems) {
    const bool has_factor =
        app.store.read([&](store::Connection& connection) { return factor_of(connection, session.user.id).has_value(); });
    if (has_factor || session.confirmed_at) return confirmation_page(app, session, has_factor, resumption, problems);
    return enrolment_page(app, session, enrolment_questions(app, session, "", problems), resumption, problems);
}

/// What both forms have in common: the session they may act in, or the answer where there is none.
struct Asked {
    const App& app;
    const http::Router& router;
    const http::Request& request;
    Resumption resumption;
    Session session;
    Instant now{};
};

std::expected<Asked, http::Response> asked_of(const App& app, const http::Router& router, const http::Request& request) {
    if (is_cross_site(request)) return std::unexpected(not_ours());
    const auto now = app.clock();
    const auto resumption = resumption_from_form(request);
    auto session = session_of(app, request, now);
    if (!session) return std::unexpected(sign_in_page(app, {resumption, "", {}, "Your session has ended. Sign in again."}));
    if (!is_csrf_token(*session, request.form.get("csrf")))
        return std::unexpected(http::see_other(nearest_page(router, resumption.address)));
    if (session->is_locked) return std::unexpected(unlock_page(app, *session, resumption, {}));
    return Asked{app, router, request, resumption, std::move(*session), now};
}

Result<Confirmed> confirmation_in(const Asked& asked) {
    const auto typed = [&](std::string_view field) { return std::string(trimmed(asked.request.form.get(field))); };
    const auto& address = asked.request.remote_address;
    if (asked.request.form.has("password")) {
        const std::string password(asked.request.form.get("password"));
        const bool has_factor =
            asked.app.store.read([&](store::Connection& connection) { return factor_of(connection, asked.session.user.id).has_value(); });
        // Where there is a factor, or is to be one, the password alone is not enough.
        if (has_factor || !asked.session.confirmed_at) return std::unexpected(Problem::invalid("code", "Enter the code from your app"));
        if (password.empty()) return std::unexpected(Problem::invalid("password", "Enter your password"));
        return confirm_by_password(asked.app.store, asked.session, password, address, asked.now);
    }
    if (typed("code").empty() && typed("recovery_code").empty())
        return std::unexpected(Problem::invalid("code", "Enter the code from your app"));
    return confirm(asked.app.store, asked.session, typed("code"), typed("recovery_code"), address, asked.now);
}

http::Response post_confirmation(const App& app, const http::Router& router, const http::Request& request) {
    const auto asked = asked_of(app, router, request);
    if (!asked) return asked.error();
    const auto confirmed = confirmation_in(*asked);
    if (!confirmed) {
        const auto field = request.form.has("password") ? "password" : "code";
        return page_to_confirm(app, asked->session, asked->resumption, as_field(confirmed.error(), field));
    }
    if (!confirmed->recovery_codes_left) return with_cookie(resume(router, request, asked->resumption, confirmed->token), confirmed->token);
    auto content = html::heading("Recovery code used");
    const auto left = *confirmed->recovery_codes_left;
    content += html::body(
        (left == 0 ? "You have no recovery code left." : "You have " + counted(left, "recovery code", "recovery codes") + " left.") +
        std::string(" If your phone is lost, set up the app on another under your account. You can make new recovery codes there."));
    content += go_on(asked->resumption);
    return with_cookie(page_before_sign_in(app, {.title = "Recovery code used", .content = content}), confirmed->token);
}

/// Only for whoever has none yet, between the password and the first page; others change theirs in their account.
http::Response post_enrolment(const App& app, const http::Router& router, const http::Request& request) {
    const auto asked = asked_of(app, router, request);
    if (!asked) return asked.error();
    const auto& session = asked->session;
    const bool may_enrol =
        !session.confirmed_at && app.store.read([&](store::Connection& connection) { return !factor_of(connection, session.user.id); });
    if (!may_enrol) return http::see_other("/");
    const auto enrolled = enrol(app.store, session, std::string(request.form.get("code")), asked->now);
    if (!enrolled) return page_to_confirm(app, session, asked->resumption, as_field(enrolled.error(), "code"));
    const auto content = recovery_codes_shown(enrolled->recovery_codes) + go_on(asked->resumption);
    return with_cookie(page_before_sign_in(app, {.title = "Your recovery codes", .content = content}), enrolled->token);
}

}  // namespace

http::Response ask_to_confirm(const App& app, const http::Router& router, const Session& session, const http::Request& request) {
    if (is_from_script(request)) return http::plain_text(401, "Not confirmed");
    return page_to_confirm(app, session, resumption_of(router, request), {});
}

void confirmation_routes(Routes& routes) {
    const auto& app = routes.app();
    auto& router = routes.router();
    for (const auto* path : {"/confirmation", "/enrolment"})
        router.add("GET", path, [](const auto&, const auto&) { return http::see_other("/"); });
    router.add("POST", "/confirmation",
               [&app, &router](const auto& request, const auto&) { return post_confirmation(app, router, request); });
    router.add("POST", "/enrolment", [&app, &router](const auto& request, const auto&) { return post_enrolment(app, router, request); });
}

}  // namespace staff
