#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "base/working_days.hpp"
#include "html/html.hpp"
#include "http/message.hpp"
#include "http/router.hpp"
#include "staff/abbreviations.hpp"
#include "staff/access_policy.hpp"
#include "staff/circumstances.hpp"
#include "staff/sessions.hpp"
#include "staff/timescales.hpp"
#include "store/store.hpp"

namespace sign_on {
class Provider;
}

namespace staff {

/// What every page needs and nothing owns: made once by main and passed in.
struct App {
    store::Store& store;
    const WorkingDays& working_days;
    std::function<Instant()> clock;                          ///< the only place that knows the time
    std::function<std::string(std::string_view)> asset_url;  ///< "app.css" to its hashed address
    std::string authority_name;
    bool is_demo = false;
    bool has_administration_port = false;  ///< accounts and teams are kept there and nowhere else (ASVS 8.4.2)
    bool is_copy = false;  ///< it never takes changes: a copy or a replica that is served to be read
    Abbreviations abbreviations;  ///< [A6.12] the glossary that pages expand from
    Timescales timescales;        ///< periods that the council chose
    std::string mail_server;      ///< by which emails go; "" where none do
    CircumstancePolicy circumstances;  ///< from where, when and with which device who may do what
    sign_on::Provider* provider = nullptr;  ///< of the council's own accounts, where it has one
};

/// One request of one signed-in person, with everything its answer may depend on.
struct Exchange {
    const App& app;
    const http::Request& request;
    const http::Parameters& parameters;
    const Session& session;
    Instant now;
    Permission permission = Permission::open;  ///< what the route is for

    [[nodiscard]] const User& actor() const { return session.user; }
    /// Whether this person may keep accounts and teams, here at this port.
    [[nodiscard]] bool may_administer() const {
        return actor().may(Permission::manage_users) && (!app.has_administration_port || request.is_at_administration);
    }
    [[nodiscard]] Day today() const { return london_day(now); }
    [[nodiscard]] Viewer viewer() const { return {actor().id, today()}; }
    [[nodiscard]] std::string_view form(std::string_view field) const { return request.form.get(field); }
    /// The id in the path; not set when it is no id, which no row has.
    template <class AnyId>
    [[nodiscard]] AnyId id(std::string_view name) const {
        return parse_id<AnyId>(parameters.get(name)).value_or(AnyId{});
    }
};

/// What a role must allow before the handler is even called. Whose record it is, the handler asks need_to_know.
struct Allowed {
    std::optional<Permission> permission;  ///< nothing: anybody signed in
    bool needs_fresh_factor =
        false;    ///< the person must have confirmed who they are within five minutes; it is asked in place, nothing lost
    bool needs_passkey = false;  ///< with a passkey, where the authority requires them for what is most sensitive (ASVS 6.3.3)
};
inline constexpr Allowed anybody{};
inline constexpr Allowed readers{Permission::open};  ///< whoever may open children’s records on some ground
inline constexpr Allowed recorders{Permission::record};
inline constexpr Allowed copiers{Permission::take_copies, false, true};
inline constexpr Allowed people_keepers{Permission::keep_people};
inline constexpr Allowed deciders{Permission::decide};
inline constexpr Allowed access_reviewers{Permission::review_access};
inline constexpr Allowed administrators{Permission::manage_users, false, true};

/// The same people, for what is sensitive (ASVS 7.5.1 and 7.5.3): routes.post("/account/password", afresh(anybody), …).
constexpr Allowed afresh(Allowed allowed) {
    allowed.needs_fresh_factor = true;
    return allowed;
}
constexpr Allowed by_passkey(Allowed allowed) {
    allowed.needs_passkey = true;
    return allowed;
}

using Handle = std::function<http::Response(const Exchange&)>;

/// Registers pages for signed-in people: finds the session, checks the role and, on a POST, the CSRF token and that the
/// browser says the form is ours. A locked session is asked for its password and then goes on, nothing lost.
class Routes {
  public:
    Routes(http::Router& router, const App& app) : router_(router), app_(app) {}
    void get(std::string_view pattern, Allowed allowed, Handle handle);
    /// `form`: the fields that may be sent, besides the CSRF token; any other is refused.
    void post(std::string_view pattern, Allowed allowed, Handle handle, const FieldNames& form = {});
    http::Router& router() { return router_; }
    const App& app() { return app_; }

    struct Declared {
        std::string method, pattern;
        Allowed allowed;
    };
    /// Every page for signed-in people, for the test that asks them all.
    [[nodiscard]] const std::vector<Declared>& declared() const { return declared_; }

  private:
    [[nodiscard]] http::Response answer(const http::Request& request, const http::Parameters& parameters, Allowed allowed,
                                        std::string_view pattern, const Handle& handle) const;
    void add(std::string_view method, std::string_view pattern, Allowed allowed, Handle handle, FieldNames form);
    http::Router& router_;
    const App& app_;
    std::vector<Declared> declared_;
};

constexpr std::string_view session_cookie = "__Host-session";

/// Not from one of our own pages: Sec-Fetch-Site says so, or Origin where a browser does not send it. What sends neither is
/// held by SameSite and the token.
bool is_cross_site(const http::Request& request);
/// From a script of a page, which wants no page in answer: told by the status alone.
bool is_from_script(const http::Request& request);
/// "/children/42/file?page=2": where the page is found again. "/" for an address of no page of ours.
std::string address_of(const http::Request& request);
/// The person behind the request, if signed in, without what is withheld from where and when they ask.
std::optional<Session> session_of(const App& app, const http::Request& request, Instant now);

}  // namespace staff
