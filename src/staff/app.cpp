#include "staff/app.hpp"

#include "forms/reader.hpp"
#include "ledger/ledger.hpp"
#include "staff/confirmation.hpp"
#include "staff/page.hpp"
#include "staff/sign_in.hpp"
#include "staff/withheld.hpp"

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

/// [ASVS 16.3.2] Who was refused what, and why: codes only. That it cannot be written while nothing can be is no reason to refuse less.
void log_refusal(const Exchange& exchange, std::string_view pattern, const http::Response& response) {
    try {
        (void)exchange.app.store.note([&](store::Connection& connection) -> Done {
            ledger::append(connection, {.at = exchange.now,
                                        .actor = exchange.actor().id,
                                        .action = "refused",
                                        .subject = response.refused_record,
                                        .basis = response.refusal,
                                        .detail = exchange.request.method + " " + std::string(pattern)});
            return {};
        });
    } catch (const store::DatabaseError&) {
        if (exchange.app.store.takes_changes()) throw;
    }
}

/// A password that was handed out opens nothing but the page on which another is chosen.
bool must_choose_password(const Session& session, const http::Request& request) {
    return session.user.one_time_until && !session.is_by_council && request.path != choose_password_path;
}

/// What stands in the way before the page is asked: whose form it is, a password to be chosen, the role, the port.
std::optional<http::Response> may_come(const Exchange& exchange, Allowed allowed) {
    const auto& request = exchange.request;
    const auto token = request.form.get("csrf");
    if (request.method == "POST" && !is_csrf_token(exchange.session, token) &&
        !is_earlier_csrf_token(exchange.app.store, exchange.session, token, exchange.now))
        return refused(problem_page(exchange, Problem::refused("This page was opened by somebody else, or more than a day ago. Go back, "
                                                               "reload it and send it once more: a draft keeps what you typed.")),
                       "other_page");
    if (must_choose_password(exchange.session, request)) return http::see_other(std::string(choose_password_path));
    if (allowed.permission && !exchange.actor().may(*allowed.permission)) {
        if (auto withheld = withheld_page(exchange, *allowed.permission)) return withheld;
        return refused(problem_page(exchange, Problem::not_permitted("Your role does not allow this. Ask your manager if you need it.")),
                       "role");
    }
    if (allowed.permission == Permission::manage_users && !exchange.may_administer())
        return refused(problem_page(exchange, Problem::not_permitted(std::string(administered_elsewhere))), "port");
    return std::nullopt;
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
    auto session = find_session(app.store, request.cookie(session_cookie), now);
    if (session) session->user.withheld = withheld_from(app, session->user, request, now);
    return session;
}

void Routes::get(std::string_view pattern, Allowed allowed, Handle handle) { add("GET", pattern, allowed, std::move(handle), {}); }
void Routes::post(std::string_view pattern, Allowed allowed, Handle handle, const FieldNames& form) {
    add("POST", pattern, allowed, std::move(handle), FieldNames{"csrf", forms::not_sent} + form);
}

void Routes::add(std::string_view method, std::string_view pattern, Allowed allowed, Handle handle, FieldNames form) {
    declared_.push_back({std::string(method), std::string(pattern.substr(0, pattern.find('?'))), allowed});
    const auto answered = [this, allowed, declared = declared_.back().pattern, handle = std::move(handle)](const auto& request,
                                                                                                           const auto& parameters) {
        return answer(request, parameters, allowed, declared, handle);
    };
    router_.add(method, pattern, answered, std::move(form));
}

http::Response Routes::answer(const http::Request& request, const http::Parameters& parameters, Allowed allowed, std::string_view pattern,
                              const Handle& handle) const {
    const auto now = app_.clock();
    const bool changes = request.method == "POST";
    if (changes && is_cross_site(request)) return refused(http::plain_text(403, "This form did not come from Firsthand."), "other_site");
    const auto session = session_of(app_, request, now);
    if (!session) return ask_to_sign_in(app_, router_, request);
    if (session->is_locked) return ask_to_unlock(app_, router_, *session, request);
    if (!session->confirmed_at) return ask_to_confirm(app_, router_, *session, request);
    const Exchange exchange{app_, request, parameters, *session, now, allowed.permission.value_or(Permission::open)};
    auto response = may_come(exchange, allowed);
    if (!response)
        if (const auto missing = missing_proof(app_, *session, as_on_this_device(exchange, allowed), now))
            response = ask_to_confirm(app_, router_, *session, request, *missing);
    if (!response) {
        note_at_work(app_, *session, now);
        response = handle(exchange);
    }
    if (response->status == 403 && response->refusal.empty()) response->refusal = "not_permitted";
    if (!response->refusal.empty()) log_refusal(exchange, pattern, *response);
    return std::move(*response);
}

}  // namespace staff
