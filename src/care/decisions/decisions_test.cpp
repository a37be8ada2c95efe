#include "care/decisions/decisions.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "care/access_rights/access_rights.hpp"
#include "care/corrections/corrections.hpp"
#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "care/reading/reading.hpp"
#include "ledger/ledger.hpp"
#include "staff/absence.hpp"

using namespace decisions;
using namespace std::chrono;

namespace {

constexpr Day monday{2026y / November / 23};
const Instant now = london_instant(LocalMinute{monday} + hours{9});
constexpr ChildId child{10};
constexpr UserId worker{1}, leader{2}, manager{3}, head{4};

/// A child whose file a worker holds, in a team below a service below the whole.
class Desk {
  public:
    Desk() {
        change([](store::Connection& connection) {
            people::Person person;
            person.id = person_of(child);
            person.names = {{people::NameKind::current, "Ayo", "Bell"}};
            people::insert_person(connection, person);
            staff::insert_team(connection, {TeamId{52}, "Whole", TeamId{}, head});
            staff::insert_team(connection, {TeamId{51}, "Service", TeamId{52}, manager});
            staff::insert_team(connection, {TeamId{50}, "Team", TeamId{51}, leader});
            const std::tuple<UserId, const char*, const char*> people[] = {{worker, "wanda", "practitioner"},
                                                                           {leader, "leo", "team_leader"},
                                                                           {manager, "mary", "service_manager"},
                                                                           {head, "hal", "head_of_service"}};
            for (const auto& [id, name, role] : people)
                staff::insert_user(connection, id, {name, name, "", "", TeamId{50}, {role}, std::nullopt}, "", std::nullopt);
            files::insert_file(connection, {.child = child, .number = "26-000001", .team = TeamId{50}, .opened_on = monday - days{100}});
            files::insert_allocation(connection, child, worker, true, monday - days{100}, std::nullopt);
        });
    }
    ~Desk() { std::filesystem::remove_all(folder_); }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    auto as(UserId who, const auto& command) {
        return store.write([&](store::Connection& connection) {
            const auto actor = staff::find_user(connection, who).value();
            return command(connection, recording::Act{store, actor, now, calendar});
        });
    }

    Result<RequestId> ask(UserId who, const std::string& decision) {
        recording::Content content;
        content.observation.decision_kind = decision;
        content.observation.key_issues = "All are well.";
        return as(who, [&](auto& connection, const auto& act) {
            return decisions::ask(connection, act, {std::string(recording::management_decision), DraftId{900}, {{child, content}}, {}});
        });
    }
    Result<EntryId> take(UserId who) {
        return as(who, [&](auto& connection, const auto& act) {
            return decisions::take(connection, act, RequestId{900}, {"Every six weeks.", "The risk is lower.", "", ""});
        });
    }
    Done refuse(UserId who, const std::string& reason) {
        return as(who, [&](auto& connection, const auto& act) { return decisions::refuse(connection, act, RequestId{900}, reason); });
    }
    std::size_t asked_of(UserId who, Show show = Show::for_me) {
        return store.read([&](store::Connection& connection) { return requests(connection, {who, monday}, show, 0, 10).size(); });
    }
    void is_away(UserId who) {
        change([&](store::Connection& connection) {
            REQUIRE(staff::record_absence(store, connection, {.user = who, .from = monday, .until = monday, .kind = "leave"}, who, now));
        });
    }
    std::string why_not(UserId who, std::string_view decision) {
        return store.read([&](store::Connection& connection) {
            return decisions::why_not(connection, staff::find_user(connection, who).value(), child, decision, now);
        });
    }

  private:
    void change(const auto& work) {
        REQUIRE(store.write([&](store::Connection& connection) -> Done {
            work(connection);
            return {};
        }));
    }

    static inline int desks = 0;
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("firsthand-decisions-" + std::to_string(getpid()) + "-" + std::to_string(++desks));
    WorkingDays calendar{{}};

  public:
    store::Store store{{folder_ / "data", folder_ / "key", 1, true},
                       {ledger::migration, staff::migration, people::migration, files::migration, access_rights::migration,
                        recording::migration, recording::search_migration, corrections::migration, reading::migration,
                        decisions::migration}};
};

}  // namespace

TEST_CASE("[1.8] who may not decide is told the level and who may, and who is away is left out") {
    Desk desk;
    CHECK(desk.why_not(worker, "fewer_visits") == "This decision is for a service manager or somebody above. Ask mary or hal");
    desk.is_away(manager);
    CHECK(desk.why_not(worker, "fewer_visits") == "This decision is for a service manager or somebody above. Ask hal");
    CHECK(desk.why_not(leader, "close_case").empty());
    CHECK(desk.why_not(head, "close_case").empty());
    CHECK(
        desk.why_not(leader, "looked_after") ==
        "This decision is for an assistant director or somebody above, and nobody of that level leads this child’s team or stands over it");
    CHECK(desk.why_not(head, "end_protection_plan").starts_with("A child protection conference decides this"));
}

TEST_CASE("[1.8] a request waits for the nearest who is high enough, for who stands above while they are away, and is taken in the taker's "
          "name, once") {
    Desk desk;
    CHECK_FALSE(desk.ask(manager, "fewer_visits"));  // theirs to take
    REQUIRE(desk.ask(worker, "fewer_visits"));
    REQUIRE(desk.ask(worker, "fewer_visits"));
    CHECK(desk.asked_of(manager) == 1);
    CHECK(desk.asked_of(leader) == 0);
    CHECK(desk.asked_of(head) == 0);
    CHECK(desk.asked_of(head, Show::in_my_teams) == 1);
    CHECK(desk.asked_of(worker, Show::by_me) == 1);
    CHECK_FALSE(desk.take(worker));
    CHECK_FALSE(desk.take(leader));
    desk.is_away(manager);
    CHECK(desk.asked_of(head) == 1);
    const auto taken = desk.take(head);
    REQUIRE(taken);
    CHECK(desk.take(head).value() == taken.value());
    CHECK_FALSE(desk.refuse(manager, "Too late."));
    const auto written =
        desk.store.read([&](store::Connection& connection) { return recording::find_written(connection, *taken).value(); });
    CHECK(written.entry.author == head);
    CHECK(written.entry.state == records::State::completed);
    CHECK(written.content.observation.key_issues == "wanda asked for this decision, 23 Nov 2026, 9am:\n\nWhat led to it: All are well.");
    CHECK(desk.asked_of(head) == 0);
}

TEST_CASE("a refusal needs its reason") {
    Desk desk;
    REQUIRE(desk.ask(worker, "close_case"));
    CHECK_FALSE(desk.refuse(leader, " "));
    CHECK(desk.refuse(leader, "Bring it to the review."));
    CHECK_FALSE(desk.take(leader));
}
