// Every route about a child × every role × every relationship to the child × every state of the record, asked of the real handlers and held
// against what policy/access.toml says. A route that no rule covers fails [A2.2] (ASVS 8.2.1).
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <regex>

#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "care/recording/recording.hpp"
#include "main/capabilities.hpp"
#include "staff/app.hpp"
#include "staff/break_glass.hpp"
#include "staff/delegation.hpp"
#include "staff/settings.hpp"

namespace {

using namespace std::chrono;
using staff::Basis;
using staff::Permission;

constexpr Day today{local_days{2026y / November / 23}};
const Instant now = london_instant(LocalMinute{today} + hours{10});

enum class Relation { none, allocated, leads_team, named, broken_glass, complementary };
constexpr std::array relations = {Relation::none,  Relation::allocated,    Relation::leads_team,
                                  Relation::named, Relation::broken_glass, Relation::complementary};
enum class State { open, closed, restricted, own };
constexpr std::array states = {State::open, State::closed, State::restricted, State::own};

struct Case {
    const staff::Role* role = nullptr;
    Relation relation = Relation::none;
    State state = State::open;
    ChildId child;
    EntryId entry;
    [[nodiscard]] ComplementaryFileId file() const { return {child.value + 30'000}; }
    PersonId person = {};  ///< of the family; not set: the child
};

/// Words that stand in legal advice on every child's file, in its headline and in its text.
constexpr std::string_view advice_words = "zirconium", advice_headline = "Counsel was asked about zirconium";
EntryId advice_of(const Case& one) { return EntryId{one.entry.value + 20'000}; }
/// The name of who adopts each child, and took part in what is recorded.
constexpr std::string_view adopter_name = "Quillfeather";
PersonId adopter_of(const Case& one) { return PersonId{one.child.value + 40'000}; }

/// What the policy says, reckoned here from its tables alone.
bool is_allowed(const Case& asked, Permission permission, bool is_of_complementary_file) {
    const bool is_named = asked.relation == Relation::named;
    if (asked.state == State::own || (asked.state == State::restricted && !is_named)) return false;
    if (permission != Permission::open && !asked.role->has(permission)) return false;
    const std::pair<Basis, bool> grounds[] = {{Basis::allocated, asked.relation == Relation::allocated},
                                              {Basis::leads_team, asked.relation == Relation::leads_team},
                                              {Basis::named, is_named},
                                              {Basis::duty, asked.state != State::closed},
                                              {Basis::support, asked.state != State::closed},
                                              {Basis::audit, true},
                                              {Basis::complementary, asked.relation == Relation::complementary && is_of_complementary_file},
                                              {Basis::break_glass, asked.relation == Relation::broken_glass}};
    return std::ranges::any_of(grounds, [&](const auto& ground) {
        return ground.second && asked.role->has(ground.first) && staff::access_policy().allows(ground.first, permission);
    });
}

struct Person {
    UserId id;
    TeamId team;
    std::string token;
    std::string secret;
};

/// An authority with one person of each role, and a child for each role, relationship and state.
class Authority {
  public:
    Authority()
        : folder_("/dev/shm/firsthand-matrix-" + std::to_string(getpid())),
          store({folder_ / "data", folder_ / "key", 2, true}, migrations()),
          calendar(WorkingDays::from_file(FIRSTHAND_SOURCE "/policy/bank_holidays.csv")),
          app{.store = store,
              .working_days = calendar,
              .clock = [] { return now; },
              .asset_url = [](std::string_view name) { return "/assets/" + std::string(name); },
              .authority_name = "Test"},
          routes(router, app) {
        register_routes(routes);
        make_people();
        make_children();
    }
    ~Authority() { std::filesystem::remove_all(folder_); }
    Authority(const Authority&) = delete;
    Authority& operator=(const Authority&) = delete;

    http::Response ask(const Person& person, std::string_view method, const std::string& path, Pairs form = {}) {
        http::Request request;
        request.id = "test";
        request.method = method;
        request.path = path;
        request.remote_address = "127.0.0.1";
        request.headers = {{"cookie", std::string(staff::session_cookie) + "=" + person.token}, {"sec-fetch-site", "same-origin"}};
        request.form = Fields(std::move(form));
        if (method == "POST") {
            const auto session = staff::find_session(store, person.token, now);
            request.form.set("csrf", staff::new_csrf_token(*session));
        }
        return router.answer(request);
    }

    /// How many stand in the ledger, each with who, why and which route.
    long long refusals() {
        return store.read([](store::Connection& connection) {
            return connection
                .query("SELECT count(*) AS number FROM ledger_event WHERE action = 'refused' AND actor IS NOT NULL AND basis <> ''"
                       " AND (detail LIKE 'GET /%' OR detail LIKE 'POST /%')")
                .front()
                .number("number");
        });
    }

  private:
    void make_people() {
        const std::string password = "a long invented password";
        const auto hash = staff::hash_password(password);
        change([](store::Connection& connection) { staff::set_setting(connection, "second_factor", "optional"); });
        std::int64_t number = 0;
        for (const auto& role : staff::access_policy().roles) {
            Person person{UserId{100 + ++number}, TeamId{500 + number}, "", ""};
            change([&](store::Connection& connection) {
                staff::insert_team(connection, {person.team, "Team of " + role.label, TeamId{}, person.id});
                staff::insert_user(connection, person.id,
                                   {"user-" + std::to_string(number),
                                    "Invented " + role.label,
                                    role.label,
                                    "",
                                    TeamId{},
                                    {role.code},
                                    role.is_dated ? std::optional(today) : std::nullopt},
                                   hash, std::nullopt);
            });
            person.token =
                staff::sign_in(store, "user-" + std::to_string(number), password, {"127.0.0.1", "Test"}, staff::SessionId{}, now)->token;
            people.emplace(role.code, person);
        }
    }

    void make_children() {
        std::int64_t number = 0;
        for (const auto& role : staff::access_policy().roles)
            for (const auto relation : relations)
                for (const auto state : states) {
                    ++number;
                    Case made{&role, relation, state, ChildId{10'000 + number}, EntryId{20'000 + number}};
                    change([&](store::Connection& connection) { make(connection, made); });
                    cases.push_back(made);
                }
    }

    void make(store::Connection& connection, const Case& made) {
        const auto& person = people.at(made.role->code);
        people::Person child;
        child.id = person_of(made.child);
        child.names = {{people::NameKind::current, "Invented", "Child"}};
        people::insert_person(connection, child);
        const bool is_closed = made.state == State::closed;
        files::insert_file(connection, {made.child, to_text(made.child), is_closed ? "closed" : "open", "",
                                        made.relation == Relation::leads_team ? person.team : TeamId{}, today - days{30},
                                        is_closed ? std::optional(today) : std::nullopt});
        if (made.relation == Relation::allocated)
            files::insert_allocation(connection, made.child, person.id, false, today - days{30}, std::nullopt);
        if (made.relation == Relation::named)
            connection.run("INSERT INTO named_person (child_id, user_id, capacity, reason, from_on, named_by, named_at)"
                           " VALUES (:child, :user, 'supporting', 'Invented', :today, 1, :now)",
                           {{"child", made.child}, {"user", person.id}, {"today", today}, {"now", now}});
        if (made.relation == Relation::broken_glass)
            staff::break_glass(connection, staff::broken_at(now, staff::GlassId{made.child.value}, person.id, made.child, "Invented"));
        connection.run("INSERT INTO complementary_file (id, child_id, service, holder_id, opened_on, opened_by)"
                       " VALUES (:id, :child, 'residential', :holder, :today, 1)",
                       {{"id", made.file()},
                        {"child", made.child},
                        {"holder", made.relation == Relation::complementary ? person.id : UserId{1}},
                        {"today", today}});
        if (made.state == State::restricted)
            connection.run("INSERT INTO restriction (child_id, kind, reason, restricted_by, restricted_at, review_on)"
                           " VALUES (:child, 'staff', 'Invented', 1, :now, :today)",
                           {{"child", made.child}, {"now", now}, {"today", today}});
        if (made.state == State::own)
            connection.run("INSERT INTO own_record (user_id, person_id) VALUES (:user, :child)",
                           {{"user", person.id}, {"child", child.id}});
        people::Person adopter;
        adopter.id = adopter_of(made);
        adopter.names = {{people::NameKind::current, "Ada", std::string(adopter_name)}};
        people::insert_person(connection, adopter);
        people::link(connection, {.person = child.id, .other = adopter.id, .kind = "prospective_adopter"});
        write(connection, made, made.entry, "telephone_call", "Invented words", "", adopter.id);
        write(connection, made, advice_of(made), "legal_advice", advice_words, advice_headline);
    }

    static void write(store::Connection& connection, const Case& made, EntryId id, std::string_view kind, std::string_view words,
                      std::string_view headline, PersonId with = {}) {
        records::Entry entry;
        entry.id = id;
        entry.child = made.child;
        entry.kind = kind;
        entry.written_at = entry.changed_at = now - hours{24};
        entry.author_name = "Somebody else";
        entry.state = records::State::completed;
        entry.complementary = made.file();
        entry.countersignature.state = records::Countersignature::State::waiting;
        recording::Content content;
        content.happened = records::happened_on(today - days{1});
        content.observation.key_issues = words;
        content.is_significant = !headline.empty();
        content.headline = headline;
        if (with.is_set()) content.participants = {{with, "Ada " + std::string(adopter_name), "Prospective adopter"}};
        recording::insert_entry(connection, entry, content, DraftId{});
    }

    void change(const auto& work) {
        REQUIRE(store.write([&](store::Connection& connection) -> Done {
            work(connection);
            return {};
        }));
    }

    std::filesystem::path folder_;

  public:
    store::Store store;
    WorkingDays calendar;
    staff::App app;
    http::Router router;
    staff::Routes routes;
    std::map<std::string, Person> people;  ///< by role
    std::vector<Case> cases;
};

/// The address of the route for this child. "" for a place that nobody knows how to fill.
std::string filled(std::string_view pattern, const Case& asked) {
    const std::map<std::string_view, std::string> values = {
        {"child", to_text(asked.child)},
        {"entry", to_text(asked.entry)},
        {"person", asked.person.is_set() ? to_text(asked.person) : to_text(asked.child)},
        {"kind", "telephone_call"},
        {"card", "names"},
        {"field", "key_issues"},
        {"version", "1"},
        {"position", "1"},
        {"naming", "1"},
        {"complementary", to_text(asked.file())},
        {"allocation", "1"}};
    std::string path;
    for (std::size_t at = 0; at < pattern.size();) {
        const auto opens = pattern.find('{', at);
        path += pattern.substr(at, opens - at);
        if (opens == std::string_view::npos) break;
        const auto closes = pattern.find('}', opens);
        const auto value = values.find(pattern.substr(opens + 1, closes - opens - 1));
        if (value == values.end()) return "";
        path += value->second;
        at = closes + 1;
    }
    return path;
}

bool is_about_a_child(std::string_view pattern) { return pattern.contains("{child}") || pattern.contains("{entry}"); }

/// Routes that are about no child, or whose handler asks for each thing it shows: their own tests hold them.
bool is_beside_records(std::string_view pattern) {
    constexpr std::string_view known[] = {
        "/",       "/absences/",     "/access", "/account", "/children/new", "/corrections", "/countersigning",  "/decisions",
        "/drafts", "/files-to-read", "/find",   "/help",    "/moves/",       "/notices/",    "/reporting-lines", "/search",
        "/staff",  "/still-here",    "/teams/"};
    return std::ranges::any_of(
        known, [&](std::string_view beginning) { return beginning == "/" ? pattern == "/" : pattern.starts_with(beginning); });
}

bool was_refused(const http::Response& response) {
    if (!response.content_type.starts_with("text/html")) return response.status == 403 || response.status == 404;  // to a script
    constexpr std::string_view words[] = {"You are not working with this child", "Your role does not allow this",
                                          "You may read this record but not do this", "Your role does not open children",
                                          "There is no such child."};
    return std::ranges::any_of(words, [&](std::string_view said) { return response.body.contains(said); });
}

}  // namespace

TEST_CASE(
    "[A2.2] [16.3.2] every route refuses and allows, for every role, relationship and state of the record, what the policy says, and each "
    "refusal stands in the ledger with its reason") {
    Authority authority;
    long long asked = 0, wrong = 0, refused = 0, without_reason = 0;
    for (const auto& route : authority.routes.declared()) {
        if (!is_about_a_child(route.pattern)) {
            CHECK_MESSAGE(is_beside_records(route.pattern), "no rule covers " << route.method << " " << route.pattern);
            continue;
        }
        if (route.pattern.starts_with("/children/{child}/break-glass")) continue;  // where somebody without a ground makes one
        const auto permission = route.allowed.permission.value_or(Permission::open);
        for (const auto& one : authority.cases) {
            const auto path = filled(route.pattern, one);
            REQUIRE_MESSAGE(!path.empty(), "a place in " << route.pattern << " that this test cannot fill");
            const auto response = authority.ask(authority.people.at(one.role->code), route.method, path);
            ++asked;
            refused += response.refusal.empty() ? 0 : 1;
            without_reason += was_refused(response) && response.refusal.empty() ? 1 : 0;
            const bool expected =
                is_allowed(one, permission, route.pattern.starts_with("/entries/{entry}") || route.pattern.contains("{complementary}"));
            if (was_refused(response) == !expected && response.status != 500) continue;
            if (++wrong <= 20)
                MESSAGE(route.method << " " << route.pattern << " as " << one.role->code << ", relationship "
                                     << static_cast<int>(one.relation) << ", state " << static_cast<int>(one.state) << ": "
                                     << (expected ? "refused" : "allowed") << " with " << response.status);
        }
    }
    MESSAGE(asked << " combinations of route, role, relationship and state");
    CHECK(wrong == 0);
    CHECK(asked > 15'000);
    CHECK(without_reason == 0);
    CHECK(authority.refusals() == refused);
}

TEST_CASE(
    "[1.8] a decision on a child's file is completed by every role that may record it, lead the work and is high enough, and by no other") {
    Authority authority;
    const auto& policy = staff::delegation_policy();
    std::int64_t draft = 900'000;
    for (const auto& one : authority.cases) {
        if (one.state != State::open || (one.relation != Relation::leads_team && one.relation != Relation::broken_glass)) continue;
        for (const auto& decision : policy.decisions) {
            const auto answer = authority.ask(authority.people.at(one.role->code), "POST",
                                              "/children/" + to_text(one.child) + "/record/management_decision",
                                              {{"finish", "complete"},
                                               {"draft", std::to_string(++draft)},
                                               {"happened-day", "23"},
                                               {"happened-month", "11"},
                                               {"happened-year", "2026"},
                                               {"decision_kind", decision.code},
                                               {"key_issues", "Invented"},
                                               {"decision", "Invented"},
                                               {"decision_reason", "Invented"}});
            const bool may_take = is_allowed(one, Permission::record, false) && is_allowed(one, Permission::decide, false) &&
                                  staff::may_decide(std::vector{one.role->code}, decision, policy);
            CHECK_MESSAGE((answer.status == 303) == may_take, one.role->code << " and " << decision.code << ": " << answer.status);
        }
    }
}

TEST_CASE("[A2.2] a route that asks for a permission answers nobody whose role lacks it") {
    Authority authority;
    for (const auto& route : authority.routes.declared()) {
        if (!route.allowed.permission || is_about_a_child(route.pattern)) continue;
        const auto path = std::regex_replace(route.pattern, std::regex("\\{[a-z]+\\}"), "1");
        for (const auto& role : staff::access_policy().roles) {
            if (role.has(*route.allowed.permission)) continue;
            const auto response = authority.ask(authority.people.at(role.code), route.method, path);
            CHECK_MESSAGE((response.status == 403 && was_refused(response)),
                          route.method << " " << route.pattern << " as " << role.code << ": " << response.status);
        }
    }
}

TEST_CASE("[8.2.4] no route answers from where or when a rule withholds it, whatever the relationship, and each refusal names its rule") {
    Authority authority;
    auto& rules = authority.app.circumstances;
    rules = staff::CircumstancePolicy::from_file(FIRSTHAND_SOURCE "/policy/circumstances.toml");
    rules.networks.push_back(*http::Network::from("10.20.0.0/16"));  // all ask from this machine
    for (auto& rule : rules.rules) rule.begin = rule.end - minutes{1};
    long long asked = 0;
    for (const auto& route : authority.routes.declared()) {
        const auto permission = route.allowed.permission.value_or(Permission::open);
        const bool is_of_place = permission == Permission::take_copies || permission == Permission::manage_users;
        for (const auto& one : authority.cases) {
            const bool is_of_time =
                is_about_a_child(route.pattern) && (one.role->code == "business_support" || one.role->code == "inspector");
            if (!is_of_time && !(is_of_place && one.role->has(permission))) continue;
            if (!is_about_a_child(route.pattern) && (one.relation != Relation::none || one.state != State::open)) continue;
            if (route.pattern.ends_with("/break-glass/ending")) continue;  // closes what they opened
            auto path = filled(route.pattern, one);
            if (path.empty()) path = std::regex_replace(route.pattern, std::regex("\\{[a-z]+\\}"), "1");
            const auto response = authority.ask(authority.people.at(one.role->code), route.method, path);
            ++asked;
            const bool is_hidden = response.refusal == "hidden" || response.refusal == "role" || response.status == 404;
            const bool is_named = response.refusal == (is_of_place && one.role->has(permission) ? "network" : "hours");
            CHECK_MESSAGE((is_named || is_hidden), route.method << " " << route.pattern << " as " << one.role->code << ": "
                                                                << response.status << " " << response.refusal);
        }
    }
    CHECK(asked > 2'000);
}

TEST_CASE("[A2.2] no route shows legal advice, or who adopts a child, to who may not see it, for every role, relationship and state") {
    Authority authority;
    const std::pair<std::string_view, Permission> kept[] = {{advice_words, Permission::see_legal_advice},
                                                            {adopter_name, Permission::see_confidential}};
    long long wrong = 0, shown[2] = {};
    const auto ask = [&](const staff::Routes::Declared& route, const Case& one) {
        Pairs form;
        if (route.pattern.ends_with("/print")) form = {{"reason", "meeting"}, {"what", "file"}};
        if (route.pattern.ends_with("/search")) form = {{"words", std::string(advice_words)}};
        auto response = authority.ask(authority.people.at(one.role->code), route.method, filled(route.pattern, one), form);
        for (std::size_t i = 0; i < std::size(kept); ++i) {
            if (!response.body.contains(kept[i].first)) continue;
            // What was typed comes back in its box, or waits behind the question why the glass is to be broken.
            response.body = std::regex_replace(response.body, std::regex("(value=\"|words=)zirconium"), "");
            if (!response.body.contains(kept[i].first)) continue;
            ++shown[i];
            if (is_allowed(one, kept[i].second, false)) continue;
            if (++wrong <= 20)
                MESSAGE(route.method << " " << route.pattern << " as " << one.role->code << ", relationship "
                                     << static_cast<int>(one.relation) << ", state " << static_cast<int>(one.state) << " tells "
                                     << kept[i].first);
        }
    };
    for (const auto& route : authority.routes.declared()) {
        if (!is_about_a_child(route.pattern)) continue;
        for (auto one : authority.cases) {
            if (one.state != State::open && one.state != State::closed) continue;
            one.person = adopter_of(one);
            ask(route, one);
            one.entry = advice_of(one);
            if (route.pattern.contains("{entry}")) ask(route, one);
        }
    }
    MESSAGE("legal advice was shown " << shown[0] << " times and adopters " << shown[1] << " times to those who may");
    CHECK(wrong == 0);
    CHECK(shown[0] > 300);
    CHECK(shown[1] > 500);
}

TEST_CASE(
    "[A2.2] who opens more than thirty records in ten minutes is told of; after a hundred no further one opens until that is lifted") {
    Authority authority;
    const auto &duty = authority.people.at("duty"), &governance = authority.people.at("information_governance");
    std::vector<std::string> files;
    for (const auto& one : authority.cases)
        if (one.role->code != "duty" && (one.state == State::open || one.state == State::own))
            files.push_back("/children/" + to_text(one.child));
    REQUIRE(files.size() > 102);
    const auto home_says = [&](std::string_view words) { return authority.ask(governance, "GET", "/").body.contains(words); };
    for (std::size_t i = 0; i < 30; ++i) REQUIRE(authority.ask(duty, "GET", files[i]).status == 200);
    CHECK_FALSE(home_says("records in a short time"));
    for (std::size_t i = 0; i < 100; ++i) REQUIRE(authority.ask(duty, "GET", files[i]).status == 200);
    CHECK(home_says("opened 31 children’s records in a short time"));
    CHECK_FALSE(home_says("Stopped"));

    const auto stopped = authority.ask(duty, "GET", files[100]);
    CHECK(stopped.status == 403);
    CHECK(stopped.body.contains("You have opened very many records"));
    CHECK(authority.ask(duty, "POST", files[101] + "/search").status == 403);
    CHECK(authority.ask(duty, "GET", files[0] + "/file").status == 200);
    CHECK(home_says("Stopped"));

    const auto alert = authority.store.read(
        [](store::Connection& connection) { return connection.query("SELECT id FROM access_alert WHERE is_stop = 1").front().text("id"); });
    const auto lift = [&](const Person& by, const char* reason) {
        return authority.ask(by, "POST", "/access/many-records/" + alert + "/settling", {{"reason", reason}}).status;
    };
    CHECK(lift(duty, "I need to go on with this") == 403);
    CHECK(lift(governance, "short") == 422);
    CHECK(authority.ask(duty, "GET", files[100]).status == 403);
    CHECK(lift(governance, "A whole team moves to another office") == 303);
    CHECK(authority.ask(duty, "GET", files[100]).status == 200);
    CHECK(authority.ask(governance, "GET", "/access/many-records").body.contains("A whole team moves to another office"));
}
