#include "care/glass_reviews/glass_reviews.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "care/access_rights/access_rights.hpp"
#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "care/recording/recording.hpp"
#include "ledger/ledger.hpp"
#include "staff/absence.hpp"

namespace fs = std::filesystem;
using namespace std::chrono;
using namespace glass_reviews;

namespace {

constexpr Day christmas{2026y / December / 25}, boxing_day_kept{2026y / December / 28};
const WorkingDays calendar({christmas, boxing_day_kept});

constexpr UserId breaker{1}, manager{2}, head{3}, director{4};

Use used_at(Day day, hours hour = hours{14}) {
    const auto at = london_instant(LocalMinute{day} + hour);
    return {.glass = staff::broken_at(at, staff::GlassId{9}, breaker, ChildId{7}, "The hospital rang"),
            .leaders = {manager, head, director}};
}

staff::User user(UserId id, std::string role) {
    staff::User made;
    made.id = id;
    made.roles = {std::move(role)};
    return made;
}

constexpr Day monday{2026y / November / 23};
constexpr ChildId child{7};

/// A file held by UserId{10} in a team that the manager leads, within a service that the head leads; and the glass broken on it by
/// somebody of another team, at two.
struct Desk {
    fs::path root = fs::temp_directory_path() / ("firsthand_glass_" + std::to_string(getpid()));
    store::Store store{
        {(root / "record").string(), (root / "record.key").string(), 2, true},
        {ledger::migration, staff::migration, people::migration, files::migration, recording::migration, access_rights::migration}};
    Use use = used_at(monday);

    Desk() {
        (void)store.write([&](store::Connection& connection) -> Done {
            staff::insert_team(connection, {TeamId{1}, "Service", TeamId{}, head});
            staff::insert_team(connection, {TeamId{2}, "Team", TeamId{1}, manager});
            staff::insert_team(connection, {TeamId{3}, "Other team", TeamId{1}, UserId{6}});
            add(connection, head, TeamId{1}, "service_manager");
            add(connection, manager, TeamId{2}, "team_leader");
            add(connection, UserId{6}, TeamId{3}, "team_leader");
            add(connection, UserId{5}, TeamId{1}, "information_governance");
            add(connection, UserId{10}, TeamId{2}, "practitioner");
            add(connection, breaker, TeamId{3}, "practitioner");
            people::Person person;
            person.id = person_of(child);
            person.names = {{people::NameKind::current, "Invented", "Child"}};
            people::insert_person(connection, person);
            files::insert_file(connection, {child, "26-000007", "open", "", TeamId{2}, monday - days{30}, std::nullopt});
            files::insert_allocation(connection, child, UserId{10}, true, monday - days{30}, std::nullopt);
            staff::break_glass(connection, use.glass);
            return {};
        });
    }
    ~Desk() { fs::remove_all(root); }

    static void add(store::Connection& connection, UserId id, TeamId team, const std::string& role) {
        staff::insert_user(connection, id, {"user" + to_text(id), "Person " + to_text(id), "", "", team, {role}}, "", std::nullopt);
    }
    std::size_t seen_by(UserId reader, Show show, Day today = monday) {
        return store.read([&](store::Connection& connection) {
            return read_uses(connection, *staff::find_user(connection, reader), show, {}, today, calendar).uses.size();
        });
    }
    std::size_t told(UserId reader, Instant at) {
        return store.read([&](store::Connection& connection) {
            return to_be_told(connection, *staff::find_user(connection, reader), at, calendar).size();
        });
    }
    Done review_by(UserId by, std::string_view finding, std::string_view words) {
        return store.write([&](store::Connection& connection) {
            const auto reviewer = staff::find_user(connection, by);
            const auto found = find_use(connection, *reviewer, use.glass.id, monday);
            if (!found) return Done(std::unexpected(Problem::not_found("")));
            return review(connection, *found, finding, words, *reviewer, use.glass.at + hours{2});
        });
    }
};

}  // namespace

TEST_CASE("[A2.2] a use is seen by who leads the child's team or looks after access, and by no other leader") {
    Desk desk;
    for (const auto reader : {manager, head, UserId{5}}) CHECK(desk.seen_by(reader, Show::open) == 1);
    CHECK(desk.seen_by(UserId{6}, Show::all) == 0);
    CHECK(desk.seen_by(manager, Show::late) == 0);
    CHECK(desk.seen_by(manager, Show::late, monday + days{3}) == 1);
    CHECK(desk.seen_by(manager, Show::done) == 0);
}

TEST_CASE("[A2.2] the manager and who looks after access are told at once, the next leader when it is late") {
    Desk desk;
    const auto at_once = desk.use.glass.at, too_late = at_once + days{3};
    CHECK(desk.told(manager, at_once) == 1);
    CHECK(desk.told(UserId{5}, at_once) == 1);
    CHECK(desk.told(head, at_once) == 0);
    CHECK(desk.told(head, too_late) == 1);
    CHECK(desk.told(UserId{6}, too_late) == 0);
}

TEST_CASE("[A2.2] while the manager is away the next leader is told at once too, and no longer once they are back") {
    Desk desk;
    const auto at_once = desk.use.glass.at;
    const auto today = london_day(at_once);
    REQUIRE(desk.store.write([&](store::Connection& connection) {
        return staff::record_absence(desk.store, connection, {.user = manager, .from = today, .until = today, .kind = "leave"}, head,
                                     at_once);
    }));
    CHECK(desk.told(manager, at_once) == 1);
    CHECK(desk.told(head, at_once) == 1);
    CHECK(desk.told(head, at_once + days{1}) == 0);
}

TEST_CASE("[A2.2] a review is written once, with words unless it was justified, and then waits for nobody") {
    Desk desk;
    CHECK_FALSE(desk.review_by(manager, "perhaps", ""));
    CHECK_FALSE(desk.review_by(manager, "follow_up", "short"));
    CHECK_FALSE(desk.review_by(UserId{6}, "justified", ""));
    CHECK(desk.review_by(manager, "justified", ""));
    CHECK(desk.review_by(head, "justified", "").error().kind == Problem::Kind::stale);
    CHECK(desk.seen_by(manager, Show::done) == 1);
    CHECK(desk.seen_by(manager, Show::open) == 0);
    CHECK(desk.told(head, desk.use.glass.at + days{3}) == 0);
}

TEST_CASE("[A2.2] once a file is restricted, who is not named for it sees nothing of its uses") {
    Desk desk;
    (void)desk.store.write([&](store::Connection& connection) {
        return access_rights::restrict_files(connection, {child}, "media", "A newspaper asked about her", {manager}, head,
                                             desk.use.glass.at);
    });
    CHECK(desk.seen_by(manager, Show::all) == 1);
    for (const auto reader : {head, UserId{5}}) {
        CHECK(desk.seen_by(reader, Show::all) == 0);
        CHECK(desk.told(reader, desk.use.glass.at) == 0);
        CHECK_FALSE(desk.review_by(reader, "justified", ""));
    }
}

TEST_CASE("[1.14] what was opened and written meanwhile is counted, and nothing else") {
    Desk desk;
    (void)desk.store.write([&](store::Connection& connection) -> Done {
        const auto at = desk.use.glass.at + minutes{5};
        const auto tell = [&](UserId who, Instant when, const char* action, std::int64_t subject, const char* basis) {
            ledger::append(connection, {.at = when, .actor = who, .action = action, .child = child, .subject = subject, .basis = basis});
        };
        tell(breaker, at, "opened", 0, "break_glass");
        tell(breaker, at, "opened", 0, "break_glass");
        tell(breaker, at, "entry.saved", 70, "");
        tell(breaker, at, "entry.completed", 70, "");
        tell(UserId{10}, at, "opened", 0, "allocated");
        tell(breaker, at + hours{2}, "opened", 0, "break_glass");
        return {};
    });
    const auto done = desk.store.read([&](store::Connection& connection) { return meanwhile(connection, desk.use.glass); });
    CHECK(done.openings == 2);
    CHECK(done.entries == 1);
}

TEST_CASE("[A2.2] a glass that was broken closes after an hour, to the minute") {
    const auto glass = used_at(Day{2026y / November / 23}).glass;
    CHECK(glass.is_open(glass.at));
    CHECK(glass.is_open(glass.at + minutes{60} - milliseconds{1}));
    CHECK_FALSE(glass.is_open(glass.at + minutes{60}));
}

TEST_CASE("[A2.2] an hour stays an hour when the clocks go back") {
    const auto at = *parse_iso_instant("2026-10-25T00:30:00Z");  // 1:30 by summer time, half an hour before the clocks go back
    const auto glass = staff::broken_at(at, staff::GlassId{9}, breaker, ChildId{7}, "The police rang");
    CHECK(glass.is_open(*parse_iso_instant("2026-10-25T01:29:00Z")));
    CHECK_FALSE(glass.is_open(*parse_iso_instant("2026-10-25T01:30:00Z")));
}

TEST_CASE("[A2.2] a review has two working days, which a weekend and bank holidays do not use up") {
    struct Line {
        Day broken, due;
    };
    const Line lines[] = {
        {Day{2026y / November / 23}, Day{2026y / November / 25}},   // Monday: Wednesday
        {Day{2026y / November / 26}, Day{2026y / November / 30}},   // Thursday: Monday
        {Day{2026y / November / 28}, Day{2026y / December / 1}},    // Saturday: Tuesday
        {Day{2026y / December / 24}, Day{2026y / December / 30}}};  // Christmas Eve: two bank holidays and a weekend between
    for (const auto& [broken, due] : lines) {
        const auto use = used_at(broken);
        CHECK(review_due(use.glass.at, calendar) == due);
        CHECK_FALSE(is_late(use, due, calendar));
        CHECK(is_late(use, due + days{1}, calendar));
    }
}

TEST_CASE("[A2.2] what the list calls late is what each use calls late") {
    for (auto today = Day{2026y / December / 20}; today < Day{2027y / January / 8}; today += days{1})
        for (auto broken = today - days{12}; broken <= today; broken += days{1})
            CHECK(is_late(used_at(broken), today, calendar) == (broken < first_day_in_time(today, calendar)));
}

TEST_CASE("[A2.2] the first leader upward is asked to review; when it is late, also the next one and who looks after access") {
    const auto use = used_at(Day{2026y / November / 23});
    const auto governance = user(UserId{5}, "information_governance");
    CHECK(is_asked(use, user(manager, "team_leader"), false));
    CHECK_FALSE(is_asked(use, user(head, "service_manager"), false));
    CHECK_FALSE(is_asked(use, governance, false));
    CHECK(is_asked(use, user(manager, "team_leader"), true));
    CHECK(is_asked(use, user(head, "service_manager"), true));
    CHECK(is_asked(use, governance, true));
    CHECK_FALSE(is_asked(use, user(director, "service_manager"), true));
}

TEST_CASE("[A2.2] where nobody leads, who looks after access is asked at once") {
    auto use = used_at(Day{2026y / November / 23});
    use.leaders.clear();
    CHECK(is_asked(use, user(UserId{5}, "information_governance"), false));
}

TEST_CASE("[A2.2] nobody reviews their own use, and what is reviewed waits for nobody") {
    auto use = used_at(Day{2026y / November / 23});
    CHECK_FALSE(may_review(use, user(breaker, "head_of_service")));
    CHECK_FALSE(may_review(use, user(UserId{6}, "team_leader")));
    CHECK(may_review(use, user(director, "service_manager")));
    use.review = Review{.finding = "justified", .words = "", .by = "", .at = use.glass.at};
    CHECK_FALSE(is_late(use, Day{2027y / January / 8}, calendar));
    CHECK_FALSE(is_asked(use, user(manager, "team_leader"), true));
}
