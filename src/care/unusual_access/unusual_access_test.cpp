#include "care/unusual_access/unusual_access.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "care/access_rights/access_rights.hpp"
#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "care/recording/recording.hpp"
#include "care/unusual_access/sweep.hpp"
#include "ledger/ledger.hpp"
#include "staff/account_changes.hpp"
#include "staff/home_postcode.hpp"

namespace fs = std::filesystem;
using namespace std::chrono;
using namespace unusual_access;

namespace {

const Policy delivered = Policy::from_file(FIRSTHAND_SOURCE "/policy/unusual_access.toml");
constexpr Day monday{2026y / November / 23};
const WorkingDays calendar({Day{2026y / December / 25}});
constexpr ChildId child{7};
constexpr UserId reader{1}, holder{2}, governance{5}, head{6};

Instant at(Day day, hours hour) { return london_instant(LocalMinute{day} + hour); }

/// A file that a holder of a team holds, and a duty worker of another who opens it on Monday at eleven.
struct Desk {
    static inline int made = 0;
    fs::path root = fs::temp_directory_path() / ("firsthand_unusual_" + std::to_string(getpid()) + "_" + std::to_string(++made));
    store::Store store{{(root / "record").string(), (root / "record.key").string(), 2, true},
                       {ledger::migration, staff::migration, people::migration, files::migration, recording::migration,
                        access_rights::migration, unusual_access::migration}};
    Policy policy = delivered;

    Desk() {
        policy.people_needed = 1;
        change([&](store::Connection& connection) {
            staff::insert_team(connection, {TeamId{1}, "Safeguarding", TeamId{}, head});
            staff::insert_team(connection, {TeamId{2}, "Front door", TeamId{}, head});
            add(connection, reader, TeamId{2}, "duty", "Ysolde Ravenscroft");
            add(connection, holder, TeamId{1}, "practitioner", "Jo Shaw");
            add(connection, governance, TeamId{2}, "information_governance", "Al Clegg");
            add(connection, head, TeamId{1}, "head_of_service", "Em Holt");
            person(connection, person_of(child), "Ashworth", "MB1 4QT");
            files::insert_file(connection, {child, "26-000007", "open", "", TeamId{1}, monday - days{30}, std::nullopt});
            files::insert_allocation(connection, child, holder, true, monday - days{30}, std::nullopt);
        });
    }
    ~Desk() { fs::remove_all(root); }

    void change(const auto& work) {
        (void)store.write([&](store::Connection& connection) -> Done {
            work(connection);
            return {};
        });
    }
    static void add(store::Connection& connection, UserId id, TeamId team, const std::string& role, const std::string& name) {
        staff::insert_user(connection, id, {"user" + to_text(id), name, "", "", team, {role}}, "", std::nullopt);
    }
    static void person(store::Connection& connection, PersonId id, const std::string& family, const std::string& postcode) {
        people::Person person;
        person.id = id;
        person.names = {{people::NameKind::current, "Invented", family}};
        if (!postcode.empty()) person.addresses = {{0, "1 Weir Road", postcode, monday - days{300}, std::nullopt}};
        people::insert_person(connection, person);
    }
    void tell(UserId who, Instant when, const std::string& action, const std::string& basis = "") {
        change([&](store::Connection& connection) {
            ledger::append(connection, {.at = when, .actor = who, .action = action, .child = child, .basis = basis, .detail = "file"});
        });
    }
    void opens(Instant when = at(monday, hours{11}), const std::string& basis = "duty", UserId who = reader) {
        tell(who, when, "opened", basis);
    }
    void sweep(Instant now) {
        Sweep sweep(store, calendar, policy);
        while (sweep.next(now)) {}
    }
    /// The signs of what waits, after a sweep two hours after the opening.
    Signs told(Instant now = at(monday, hours{13})) {
        sweep(now);
        const auto waiting = read(governance, Show::open);
        return waiting.empty() ? Signs{} : waiting.front().signs;
    }
    std::vector<Unusual> read(UserId viewer, Show show) {
        return store.read([&](store::Connection& connection) { return read_unusual(connection, {viewer, monday}, show, {}).unusual; });
    }
    Done judge_by(UserId by, const Unusual& unusual, std::string_view finding, std::string_view words) {
        return store.write([&](store::Connection& connection) {
            return judge(connection, unusual, finding, words, *staff::find_user(connection, by), at(monday, hours{15}));
        });
    }
    void live_at(UserId user, const char* postcode) {
        change(
            [&](store::Connection& connection) { REQUIRE(staff::keep_home_postcode(connection, postcode, user, at(monday, hours{9}))); });
    }
};

}  // namespace

TEST_CASE("[A2.2] whoever lives at the postcode of the child or of somebody of the family is told of, whatever the ground") {
    Desk desk;
    desk.opens();
    desk.opens(at(monday, hours{11}), "allocated", holder);
    CHECK(desk.told().empty());
    desk.live_at(holder, "mb14qt");
    desk.opens(at(monday, hours{14}), "allocated", holder);
    CHECK(desk.told(at(monday, hours{16})) == Signs{Sign::same_home});
    desk.live_at(reader, "MB9 9ZZ");
    desk.change([](store::Connection& connection) {
        Desk::person(connection, PersonId{20}, "Barlow", "MB9 9ZZ");
        people::link(connection, {person_of(child), PersonId{20}, "grandmother", "", false, std::nullopt});
    });
    desk.opens(at(monday, hours{16}));
    CHECK(desk.told(at(monday, hours{18})) == Signs{Sign::same_home, Sign::nothing_done});
}

TEST_CASE("[A2.2] a rare surname that somebody of the family has too is told of, and a common one is not") {
    Desk desk;
    desk.change([](store::Connection& connection) {
        Desk::person(connection, PersonId{20}, "O'Ravenscroft-Ravenscroft", "");
        people::link(connection, {person_of(child), PersonId{20}, "aunt", "", false, std::nullopt});
    });
    desk.opens();
    CHECK(desk.told() == Signs{Sign::rare_name, Sign::nothing_done});
    Desk common;
    common.change([](store::Connection& connection) {
        for (int i = 0; i < 30; ++i) Desk::person(connection, PersonId{20 + i}, "Ravenscroft", "");
        people::link(connection, {person_of(child), PersonId{20}, "aunt", "", false, std::nullopt});
    });
    common.opens();
    CHECK(common.told().empty());
}

TEST_CASE("[A2.2] files of a team that the reader was in, and of a worker who has left, are signs until they are old") {
    Desk desk;
    desk.change([](store::Connection& connection) {
        const auto user = staff::find_user(connection, reader);
        REQUIRE(staff::change_user(connection, reader, {user->name, "Duty worker", TeamId{1}, user->roles, {}}, head,
                                   at(monday - days{400}, hours{9})));
        REQUIRE(staff::change_user(connection, reader, {user->name, "Duty worker", TeamId{2}, user->roles, {}}, head,
                                   at(monday - days{90}, hours{9})));
        connection.run("UPDATE user_account SET left_on = :day WHERE id = :holder", {{"day", monday - days{3}}, {"holder", holder}});
    });
    desk.opens();
    CHECK(desk.told() == Signs{Sign::leavers_child, Sign::former_team, Sign::nothing_done});
    Desk later;
    later.change([](store::Connection& connection) { staff::keep_former_team(connection, reader, TeamId{1}, monday - days{366}); });
    later.opens(at(monday, hours{11}), "break_glass");
    CHECK(later.told().empty());
}

TEST_CASE("[A2.2] what the reader does on the file within the hour explains that they opened it") {
    Desk desk;
    desk.change([](store::Connection& connection) { staff::keep_former_team(connection, reader, TeamId{1}, monday - days{30}); });
    desk.opens(at(monday, hours{11}), "break_glass");
    desk.sweep(at(monday, hours{11}) + minutes{59});
    desk.tell(reader, at(monday, hours{11}) + minutes{40}, "entry.saved");
    CHECK(desk.told().empty());
    Desk other;
    other.change([](store::Connection& connection) { staff::keep_former_team(connection, reader, TeamId{1}, monday - days{30}); });
    other.opens(at(monday, hours{11}), "break_glass");
    other.tell(holder, at(monday, hours{11}) + minutes{40}, "entry.saved");
    CHECK(other.told() == Signs{Sign::former_team, Sign::nothing_after_glass});
}

TEST_CASE("[A2.2] one reader and child are one line until somebody looks into it, and each opening is looked at once") {
    Desk desk;
    desk.live_at(reader, "MB1 4QT");
    desk.opens();
    desk.opens(at(monday, hours{11}) + minutes{1});
    CHECK(desk.told().size() == 2);
    desk.sweep(at(monday, hours{14}));
    desk.opens(at(monday, hours{21}));
    desk.sweep(at(monday, hours{23}));
    const auto waiting = desk.read(governance, Show::open);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.front().openings == 3);
    CHECK(waiting.front().signs == Signs{Sign::same_home, Sign::nothing_done, Sign::out_of_hours});
    CHECK(waiting.front().last_at == at(monday, hours{21}));
}

TEST_CASE("[A2.2] it is judged once, in words, by somebody else; what is explained is not told of again, what is to be followed up is") {
    for (const std::string finding : {"explained", "follow_up"}) {
        Desk desk;
        desk.live_at(head, "MB1 4QT");
        desk.opens(at(monday, hours{11}), "leads_team", head);
        REQUIRE(desk.told().size() == 1);
        const auto unusual = desk.read(governance, Show::open).front();
        CHECK(desk.judge_by(head, unusual, finding, "I lead the team").error().kind == Problem::Kind::not_permitted);
        CHECK(desk.judge_by(holder, unusual, finding, "Words enough of it").error().kind == Problem::Kind::not_permitted);
        CHECK(desk.judge_by(governance, unusual, "perhaps", "short").error().fields.size() == 2);
        CHECK(desk.judge_by(governance, unusual, finding, "She leads the team and lives there"));
        CHECK(desk.judge_by(governance, unusual, finding, "She leads the team and lives there").error().kind == Problem::Kind::stale);
        CHECK(desk.read(governance, Show::done).size() == 1);
        CHECK(desk.read(governance, Show::follow_up).size() == (finding == "follow_up" ? 1 : 0));
        desk.opens(at(monday, hours{17}), "leads_team", head);
        CHECK(desk.told(at(monday, hours{19})).size() == (finding == "follow_up" ? 1 : 0));
    }
}

TEST_CASE("[A2.2] of a restricted file nothing is told to whoever is not named for it") {
    Desk desk;
    desk.live_at(reader, "MB1 4QT");
    desk.opens();
    CHECK(desk.told().size() == 2);
    desk.change([](store::Connection& connection) {
        (void)access_rights::restrict_files(connection, {child}, "media", "A newspaper asked about her", {head}, head,
                                            at(monday, hours{12}));
    });
    CHECK(desk.read(governance, Show::all).empty());
    CHECK(desk.read(head, Show::all).size() == 1);
}

TEST_CASE("[A2.2] a home is a real postcode, not that of people without an address, and is forgotten when its person leaves") {
    Desk desk;
    for (const auto* wrong : {"", "MB1", "ZZ99 3VZ"})
        CHECK_FALSE(desk.store.write(
            [&](store::Connection& connection) { return staff::keep_home_postcode(connection, wrong, reader, at(monday, hours{9})); }));
    desk.live_at(reader, "mb1 4qt");
    CHECK(desk.store.read([](store::Connection& connection) { return staff::home_postcode_of(connection, reader); }) == "MB1 4QT");
    const auto given = [&] { return desk.store.read([](store::Connection& connection) { return homes_known(connection); }).given; };
    CHECK(given() == 1);
    desk.live_at(head, "MB1 4QT");
    desk.change(
        [](store::Connection& connection) { CHECK(staff::record_leaving(connection, reader, monday, head, at(monday, hours{17}))); });
    CHECK(given() == 1);
    CHECK(desk.store.read([](store::Connection& connection) { return staff::home_postcode_of(connection, reader); }).empty());
}
