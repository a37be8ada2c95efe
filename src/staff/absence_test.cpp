#include "staff/absence.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "ledger/ledger.hpp"
#include "staff/account_changes.hpp"

namespace fs = std::filesystem;
using namespace staff;
using namespace std::chrono_literals;

namespace {

const Instant morning = *parse_iso_instant("2026-11-23T09:00:00Z");
const Day today = london_day(morning);

/// A team in a service in a department, each with who leads it, and a worker at the bottom.
struct Authority {
    fs::path root = fs::temp_directory_path() / ("firsthand_absence_" + std::to_string(getpid()) + "_" + std::to_string(++count));
    store::Store store{{(root / "data").string(), (root / "key").string(), 2, true}, {ledger::migration, staff::migration}};
    UserId leader = add("lea.der", {"team_leader"}), manager = add("man.ager", {"service_manager"}),
           head = add("he.ad", {"head_of_service"});
    TeamId department = add_a_team("Department", TeamId{}, head), service = add_a_team("Service", department, manager),
           team = add_a_team("Team", service, leader);
    UserId worker = add("wor.ker", {"practitioner"}, team), colleague = add("col.league", {"practitioner"}, team);
    ~Authority() { fs::remove_all(root); }
    static inline int count = 0;

    UserId add(const std::string& user_name, const std::vector<std::string>& roles, TeamId of = {}) {
        return *store.write([&](store::Connection& connection) {
            return add_user(store, connection, {user_name, "Name of " + user_name, "Title", "", of, roles}, OneTimePassword{}, UserId{},
                            morning);
        });
    }
    TeamId add_a_team(const std::string& name, TeamId parent, UserId led_by) {
        return *store.write([&](store::Connection& connection) {
            return add_team(store, connection, {TeamId{}, name, parent, led_by}, UserId{}, morning);
        });
    }
    Result<AbsenceId> away(UserId user, Day from, std::optional<Day> until, UserId cover = {}) {
        return store.write([&](store::Connection& connection) {
            return record_absence(store, connection, {.user = user, .from = from, .until = until, .kind = "leave", .cover = cover}, head,
                                  morning);
        });
    }
    template <class Question>
    auto ask(Question question) {
        return store.read(question);
    }
    User user(UserId id) {
        return *ask([&](store::Connection& connection) { return find_user(connection, id); });
    }
    std::vector<UserId> asked(Day day) {
        return ask([&](store::Connection& connection) { return asked_upward(connection, leaders_upward(connection, team), day); });
    }
    UserId working(Day day) {
        return ask([&](store::Connection& connection) { return working_leader(connection, leaders_upward(connection, team), day); });
    }
    std::vector<TeamId> answered_by(UserId user, Day day) {
        return ask([&](store::Connection& connection) {
            std::vector<TeamId> teams;
            for (const auto& row : connection.query(answered_teams + " SELECT id FROM led ORDER BY id", {{"leader", user}, {"today", day}}))
                teams.push_back(row.id<TeamId>("id"));
            return teams;
        });
    }
};

std::string first_problem(const auto& done) { return done.error().fields.empty() ? done.error().text : done.error().fields.front().text; }

}  // namespace

TEST_CASE("[4.2] a question goes to the nearest leader, and while they are away to the next above too; never down") {
    Authority authority;
    CHECK(authority.asked(today) == std::vector{authority.leader});
    REQUIRE(authority.away(authority.leader, today, today + 2 * std::chrono::days{1}));
    CHECK(authority.asked(today) == std::vector{authority.leader, authority.manager});
    CHECK(authority.working(today) == authority.manager);
    CHECK(authority.asked(today + std::chrono::days{3}) == std::vector{authority.leader});
    REQUIRE(authority.away(authority.manager, today, std::nullopt));
    CHECK(authority.working(today) == authority.head);
    REQUIRE(authority.away(authority.head, today, today));
    CHECK(authority.working(today) == authority.leader);  // nobody is there: it waits for the nearest
    CHECK(authority.asked(today).size() == 3);
}

TEST_CASE("a manager answers for the teams below whose leader is away, for as long as they are away") {
    Authority authority;
    CHECK(authority.answered_by(authority.manager, today) == std::vector{authority.service});
    REQUIRE(authority.away(authority.leader, today, today));
    CHECK(authority.answered_by(authority.manager, today) == std::vector{authority.service, authority.team});
    CHECK(authority.answered_by(authority.leader, today) == std::vector{authority.team});
    CHECK(authority.answered_by(authority.head, today) == std::vector{authority.department});
    CHECK(authority.answered_by(authority.manager, today + std::chrono::days{1}) == std::vector{authority.service});
}

TEST_CASE("who covers may do the same work: for who decides it is who decides, and never who has left or is away themselves") {
    Authority authority;
    const auto worker = authority.user(authority.worker), colleague = authority.user(authority.colleague),
               leader = authority.user(authority.leader), manager = authority.user(authority.manager);
    CHECK(fits_to_cover(worker, colleague));
    CHECK(fits_to_cover(worker, leader));
    CHECK(fits_to_cover(leader, manager));
    CHECK_FALSE(fits_to_cover(leader, worker));
    CHECK_FALSE(fits_to_cover(worker, worker));
    auto left = colleague;
    left.left_on = today;
    CHECK_FALSE(fits_to_cover(worker, left));
    REQUIRE(authority.away(authority.colleague, today, today + std::chrono::days{4}));
    const auto refused = authority.away(authority.worker, today + std::chrono::days{4}, today + std::chrono::days{9}, authority.colleague);
    REQUIRE_FALSE(refused);
    CHECK(first_problem(refused) == "Name of col.league is away until 27 Nov 2026. Select somebody else");
    CHECK(authority.away(authority.worker, today + std::chrono::days{5}, today + std::chrono::days{9}, authority.colleague));
}

TEST_CASE("they themselves, who leads them and an administrator record an absence; colleagues and workers below do not") {
    Authority authority;
    const auto administrator = authority.add("ad.min", {"administrator"});
    const auto may = [&](UserId actor, UserId person) {
        return authority.ask([&](store::Connection& connection) {
            return may_keep_absence(connection, *find_user(connection, actor), *find_user(connection, person));
        });
    };
    for (const auto actor : {authority.worker, authority.leader, authority.manager, authority.head, administrator})
        CHECK(may(actor, authority.worker));
    CHECK_FALSE(may(authority.colleague, authority.worker));
    CHECK_FALSE(may(authority.worker, authority.leader));
}

TEST_CASE("an absence is recorded once, ends early, and is withdrawn where it had not begun; what has been stays") {
    Authority authority;
    const auto in_force = [&](Day day) {
        return authority.ask([&](store::Connection& connection) { return absence_on(connection, authority.worker, day).has_value(); });
    };
    const auto end = [&](AbsenceId id, Day back_on) {
        return authority.store.write(
            [&](store::Connection& connection) { return end_absence(connection, id, back_on, authority.head, morning); });
    };
    const auto tomorrow = today + std::chrono::days{1};
    const auto first = authority.away(authority.worker, today, std::nullopt);
    REQUIRE(first);
    CHECK(authority.away(authority.worker, today, std::nullopt).value() == *first);
    CHECK(first_problem(authority.away(authority.worker, tomorrow, tomorrow)) ==
          "Name of wor.ker is recorded already as away since 23 Nov 2026. End that first");
    CHECK(first_problem(authority.away(authority.colleague, tomorrow, today)) == "The last day away must be the first day away or later");
    REQUIRE(end(*first, tomorrow));
    CHECK(in_force(today));
    CHECK_FALSE(in_force(tomorrow));
    CHECK(first_problem(end(*first, tomorrow + std::chrono::days{3})).starts_with("They are back by then already"));
    const auto later = authority.away(authority.worker, tomorrow, tomorrow);
    REQUIRE(end(*later, tomorrow));
    CHECK_FALSE(in_force(tomorrow));
}
