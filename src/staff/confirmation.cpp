#include "staff/confirmation.hpp"

#include "base/text.hpp"
#include "staff/page.hpp"
#include "staff/passkey_pages.hpp"
#include "staff/second_factor_pages.hpp"
#include "staff/sign_in_pages.hpp"

namespace staff {

namespace {

/// What somebody is asked, where they were going, and what they have to answer with.
struct Asking {
    const App& app;
    const http::Request& request;
    Session session;
    Resumption resumption;
    Proof proof = Proof::any;
    Instant now{};
};

struct Means {
    bool has_app = false;
    std::vector<Passkey> passkeys;

    [[nodiscard]] bool any() const { return has_app || !passkeys.empty(); }
};

Means means_of(const Asking& asking) {
    return asking.app.store.read([&](store::Connection& connection) -> Means {
        return {app_of(connection, asking.session.user.id).has_value(), passkeys_of(connection, asking.session.user.id)};
    });
}

html::Html making_of(const Asking& asking, const std::vector<FieldProblem>& problems) {
    return passkey_making(asking.app, asking.session, hidden_fields(asking.resumption), asking.request.form.get("passkey_name"), problems,
                          asking.now);
}

http::Response page_to_make_passkey(const Asking& asking, const std::vector<FieldProblem>& problems) {
    auto content = html::heading("Set up a passkey");
    if (asking.proof == Proof::passkey)
        content += html::body("What you asked for needs a passkey, and you have none yet. It is a key that stays in your phone, your "
                              "computer or a small device, and works once that has seen your finger, your face or a PIN. You then go on "
                              "where you were.");
    content += kept_words(asking.resumption) + making_of(asking, problems);
    content += html::body(html::link("Go to the first page", "/"));
    return page_for_anybody(asking.app, asking.request, {.title = "Set up a passkey", .content = content, .problems = problems});
}

http::Response page_to_confirm(const Asking& asking, const std::vector<FieldProblem>& problems) {
    const auto& session = asking.session;
    const auto means = means_of(asking);
    if (!means.any() && !session.confirmed_at)
        return enrolment_page(asking.app, session, enrolment_questions(asking.app, session, "", problems), making_of(asking, problems),
                              asking.resumption, problems);
    const bool is_by_passkey = asking.proof == Proof::passkey;
    if (is_by_passkey && means.passkeys.empty() && session.is_fresh(asking.now)) return page_to_make_passkey(asking, problems);
    Confirming by{.has_factor = means.any(), .has_app = means.has_app, .passkey = {}, .takes_codes = true};
    if (!means.passkeys.empty()) {
        by.takes_codes = !is_by_passkey;
        const auto carried = hidden_fields(asking.resumption) + html::hidden("proof", is_by_passkey ? "passkey" : "any");
        by.passkey = passkey_question(session, means.passkeys, carried, problems, asking.now);
    }
    return confirmation_page(asking.app, session, by, asking.resumption, problems);
}

/// What the forms have in common: the session they may act in, or the answer where there is none.
std::expected<Asking, http::Response> asking_of(const App& app, const http::Router& router, const http::Request& request) {
    if (is_cross_site(request)) return std::unexpected(not_ours());
    const auto now = app.clock();
    const auto resumption = resumption_from_form(request);
    auto session = session_of(app, request, now);
    if (!session) return std::unexpected(sign_in_page(app, {resumption, "", {}, "Your session has ended. Sign in again."}));
    if (!is_csrf_token(*session, request.form.get("csrf")))
        return std::unexpected(http::see_other(nearest_page(router, resumption.address)));
    if (session->is_locked) return std::unexpected(unlock_page(app, *session, resumption, {}));
    return Asking{app, request, std::move(*session), resumption, request.form.get("proof") == "passkey" ? Proof::passkey : Proof::any, now};
}

Result<Confirmed> confirmation_by_password(const Asking& asking) {
    const std::string password(asking.request.form.get("password"));
    // Where there is a factor, or is to be one, the password alone is not enough.
    if (means_of(asking).any() || !asking.session.confirmed_at)
        return std::unexpected(Problem::invalid("code", "Enter the code from your app"));
    if (password.empty()) return std::unexpected(Problem::invalid("password", "Enter your password"));
    return confirm_by_password(asking.app.store, asking.session, password, asking.request.remote_address, asking.now);
}

Result<Confirmed> confirmation_in(const Asking& asking) {
    const auto typed = [&](std::string_view field) { return std::string(trimmed(asking.request.form.get(field))); };
    const auto& address = asking.request.remote_address;
    if (asking.request.form.has("password")) return confirmation_by_password(asking);
    if (asking.request.form.has("credential"))
        return confirm_by_passkey(asking.app.store, asking.session, typed("credential"), signed_challenge(asking.request),
                                  served_at(asking.request), address, asking.now);
    if (typed("code").empty() && typed("recovery_code").empty())
        return std::unexpected(Problem::invalid("code", "Enter the code from your app"));
    return confirm(asking.app.store, asking.session, typed("code"), typed("recovery_code"), address, asking.now);
}

std::string_view field_asked(const http::Request& request) {
    return request.form.has("password") ? "password" : request.form.has("credential") ? "passkey" : "code";
}

http::Response post_confirmation(const App& app, const http::Router& router, const http::Request& request) {
    const auto asked = asking_of(app, router, request);
    if (!asked) return asked.error();
    const auto confirmed = confirmation_in(*asked);
    if (!confirmed) return page_to_confirm(*asked, as_field(confirmed.error(), field_asked(request)));
    if (!confirmed->recovery_codes_left) return with_cookie(resume(router, request, asked->resumption, confirmed->token), confirmed->token);
    auto content = html::heading("Recovery code used");
    const auto left = *confirmed->recovery_codes_left;
    content += html::body(
        (left == 0 ? "You have no recovery code left." : "You have " + counted(left, "recovery code", "recovery codes") + " left.") +
        std::string(" If your phone is lost, set up the app on another under your account. You can make new recovery codes there."));
    content += go_on(asked->resumption);
    return with_cookie(page_before_sign_in(app, {.title = "Recovery code used", .content = content}), confirmed->token);
}

/// Between the password and the first page, for whoever has no factor yet.
bool is_first_enrolment(const Asking& asking) { return !asking.session.confirmed_at && !means_of(asking).any(); }

http::Response enrolled_answer(const Asking& asking, const Enrolled& enrolled) {
    const auto content = recovery_codes_shown(enrolled.recovery_codes) + go_on(asking.resumption);
    return with_cookie(page_before_sign_in(asking.app, {.title = "Your recovery codes", .content = content}), enrolled.token);
}

/// Only the first; others change theirs in their account.
http::Response post_enrolment(const App& app, const http::Router& router, const http::Request& request) {
    const auto asked = asking_of(app, router, request);
    if (!asked) return asked.error();
    if (!is_first_enrolment(*asked)) return http::see_other("/");
    const auto enrolled = enrol(app.store, asked->session, std::string(request.form.get("code")), asked->now);
    return enrolled ? enrolled_answer(*asked, *enrolled) : page_to_confirm(*asked, as_field(enrolled.error(), "code"));
}

/// The first, or one more of whoever has just confirmed who they are.
http::Response post_passkey(const App& app, const http::Router& router, const http::Request& request) {
    auto asked = asking_of(app, router, request);
    if (!asked) return asked.error();
    const bool is_first = is_first_enrolment(*asked);
    if (const auto missing = missing_proof(app, asked->session, afresh(anybody), asked->now); missing && !is_first) {
        asked->proof = *missing;
        return page_to_confirm(*asked, {});
    }
    const auto enrolled = add_passkey(app.store, asked->session, new_passkey(request), served_at(request), asked->now);
    if (!enrolled) {
        const auto problems = as_field(enrolled.error(), "passkey");
        return is_first ? page_to_confirm(*asked, problems) : page_to_make_passkey(*asked, problems);
    }
    if (!enrolled->recovery_codes.empty()) return enrolled_answer(*asked, *enrolled);
    return with_cookie(resume(router, request, asked->resumption, enrolled->token), enrolled->token);
}

}  // namespace

std::optional<Proof> missing_proof(const App& app, const Session& session, Allowed allowed, Instant now) {
    if (!allowed.needs_passkey && !allowed.needs_fresh_factor) return std::nullopt;
    const bool is_by_passkey = app.store.read([&](store::Connection& connection) {
        return are_passkeys_required(connection) && (allowed.needs_passkey || !passkeys_of(connection, session.user.id).empty());
    });
    const bool is_fresh = is_by_passkey ? session.is_fresh_by_passkey(now) : session.is_fresh(now);
    const bool is_enough = allowed.needs_fresh_factor ? is_fresh : !is_by_passkey || session.passkey_at;
    if (is_enough) return std::nullopt;
    return is_by_passkey ? Proof::passkey : Proof::any;
}

http::Response ask_to_confirm(const App& app, const http::Router& router, const Session& session, const http::Request& request,
                              Proof proof) {
    if (is_from_script(request)) return http::plain_text(401, "Not confirmed");
    return page_to_confirm({app, request, session, resumption_of(router, request), proof, app.clock()}, {});
}

void confirmation_routes(Routes& routes) {
    const auto& app = routes.app();
    auto& router = routes.router();
    for (const auto* path : {"/confirmation", "/enrolment", "/enrolment/passkey"})
        router.add("GET", path, [](const auto&, const auto&) { return http::see_other("/"); });
    const auto carried = resumption_names + FieldNames{"csrf", "proof"};
    router.add(
        "POST", "/confirmation", [&app, &router](const auto& request, const auto&) { return post_confirmation(app, router, request); },
        carried + signed_challenge_names + FieldNames{"user_name", "password", "credential", "code", "recovery_code"});
    router.add(
        "POST", "/enrolment", [&app, &router](const auto& request, const auto&) { return post_enrolment(app, router, request); },
        carried + FieldNames{"code"});
    router.add(
        "POST", "/enrolment/passkey", [&app, &router](const auto& request, const auto&) { return post_passkey(app, router, request); },
        carried + new_passkey_names);
}

}  // namespace staff
