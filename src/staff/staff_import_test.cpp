#include "staff/staff_import.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "ledger/ledger.hpp"
#include "staff/absence.hpp"
#include "staff/passwords.hpp"
#include "staff/sessions.hpp"

namespace fs = std::filesystem;
using namespace staff;
using namespace std::chrono_literals;

namespace {

const Instant morning = *parse_iso_instant("2026-11-23T09:00:00Z");
constexpr auto day = std::chrono::days{1};
const std::string heading = "user_name,name,job_title,roles,team,starts_on,leaves_on,absent_from,absent_until\n";
const std::string password = "four unrelated quiet words";

struct Authority {
    fs::path root = fs::temp_directory_path() / ("firsthand_import_" + std::to_string(getpid()) + "_" + std::to_string(++count));
    store::Store store{{(root / "data").string(), (root / "key").string(), 2, true}, {ledger::migration, staff::migration}};
    std::vector<UserId> handed_over;
    UserId boss = add("boss.admin", "administrator"), amina = add("amina.yusuf", "practitioner");
    TeamId team = *store.write([&](store::Connection& connection) {
        return add_team(store, connection, {TeamId{}, "Riverside team", TeamId{}, UserId{}}, UserId{}, morning);
    });
    ~Authority() { fs::remove_all(root); }
    static inline int count = 0;

    UserId add(const std::string& user_name, const std::string& role) {
        return *store.write([&](store::Connection& connection) {
            return create_user(store, connection, {user_name, "Amina Yusuf", "Social worker", password, TeamId{}, {role}}, UserId{},
                               morning);
        });
    }
    Result<StaffImport> take(const std::string& contents, const StaffImportOptions& options = {}, Instant now = morning) {
        const auto path = root / "staff.csv";
        std::ofstream(path) << contents;
        return import_staff(store, path, options, [&](auto&, auto&, UserId leaver, auto, auto) { handed_over.push_back(leaver); }, now);
    }
    std::optional<User> user(const std::string& user_name) {
        return store.read([&](store::Connection& connection) { return find_user_named(connection, user_name); });
    }
    std::uint64_t events() { return store.read(ledger::head).size; }
    std::optional<Absence> away(UserId user, Day on) {
        return store.read([&](store::Connection& connection) { return absence_on(connection, user, on); });
    }
};

}  // namespace

TEST_CASE("[4.2] [4.7] a joiner gets an account that opens nothing until a password is given, a mover other roles, a leaver no access") {
    Authority authority;
    const auto token = sign_in(authority.store, "amina.yusuf", password, {"10.0.0.7", "Firefox"}, SessionId{}, morning)->token;
    const auto done = authority.take(heading + "nia.okafor,Nia Okafor,Social worker,practitioner,Riverside team,2026-11-23,,,\n"
                                               "boss.admin,Bo Lindqvist,Systems lead,System administrator; duty,,,,,\n"
                                               "amina.yusuf,Amina Yusuf,Social worker,,,,2026-11-22,,\n"
                                               "sam.later,Sam Later,Social worker,practitioner,,2026-12-01,,,\n");
    REQUIRE(done);
    CHECK(done->faults == std::vector<std::string>{});
    CHECK(std::tuple(done->joined, done->changed, done->left, done->waiting) == std::tuple(1L, 1L, 1L, 1L));
    CHECK(authority.user("nia.okafor")->team == authority.team);
    CHECK_FALSE(sign_in(authority.store, "nia.okafor", "", {"10.0.0.7", "Firefox"}, SessionId{}, morning));
    CHECK(authority.user("boss.admin")->roles == std::vector<std::string>{"administrator", "duty"});
    CHECK(authority.user("amina.yusuf")->left_on == parse_iso_day("2026-11-22"));
    CHECK_FALSE(find_session(authority.store, token, morning));
    CHECK(authority.handed_over == std::vector{authority.amina});
    CHECK_FALSE(authority.user("sam.later"));
}

TEST_CASE("a file neither makes an administrator nor takes the role from one") {
    Authority authority;
    const auto refused = authority.take(heading + "amina.yusuf,Amina Yusuf,Social worker,practitioner;administrator,,,,,\n");
    CHECK_FALSE(refused->is_kept);
    CHECK(refused->faults.front() ==
          "line 2: roles “administrator” is not given by a file. An administrator gives it on the person’s page");
    CHECK_FALSE(authority.take(heading + "nia.okafor,Nia Okafor,Systems lead,administrator,,,,,\n")->is_kept);
    CHECK(authority.take(heading + "boss.admin,Amina Yusuf,Social worker,duty,,,,,\n")->is_kept);
    CHECK(authority.user("boss.admin")->roles == std::vector<std::string>{"administrator", "duty"});
}

TEST_CASE("the same file again changes nothing, and who begins later joins on their first day") {
    Authority authority;
    const auto file = heading + "nia.okafor,Nia Okafor,Social worker,practitioner,,2026-11-24,,2026-11-24,2026-11-26\n";
    REQUIRE(authority.take(file));
    CHECK_FALSE(authority.user("nia.okafor"));
    CHECK(authority.take(file, {}, morning + 24h)->joined == 1);
    const auto id = authority.user("nia.okafor")->id;
    CHECK(authority.away(id, london_day(morning) + day));
    const auto before = authority.events();
    const auto again = authority.take(file, {}, morning + 24h);
    CHECK(std::tuple(again->joined, again->changed, again->left, again->away, again->as_they_were) == std::tuple(0L, 0L, 0L, 0L, 1L));
    CHECK(authority.events() == before + 1);  // that the file was read
}

TEST_CASE("a leaver works on their last day, and their access ends with it") {
    Authority authority;
    const auto file = heading + "amina.yusuf,Amina Yusuf,Social worker,,,,2026-11-23,,\n";
    CHECK(authority.take(file)->left == 0);
    CHECK(authority.take(file, {}, morning + 24h)->left == 1);
}

TEST_CASE("one bad line, and nothing of the file is taken; each is told with its cure") {
    Authority authority;
    const auto refused = authority.take(heading + "nia.okafor,Nia Okafor,Social worker,practitioner,,,,,\n"
                                                  "amina.yusuf,Amina Yusuf,Social worker,wizard,,,31/02/2026,,\n"
                                                  "NIA.okafor,Nia Okafor,Social worker,practitioner,,,,,\n"
                                                  "x,Short Name,Social worker,practitioner,,,,,\n"
                                                  "lea.new,Lea New,Team leader,team_leader,Hillside team,,,,\n"
                                                  "new.person,New Person,Social worker,,,,,,2026-12-01\n");
    REQUIRE(refused);
    CHECK_FALSE(refused->is_kept);
    const std::vector<std::string> expected = {
        "line 3: roles “wizard” is no role here. Write codes such as practitioner, with semicolons between them; leaves_on “31/02/2026” is "
        "not "
        "a date. Write it as 2026-11-23 or 23/11/2026",
        "line 4: user_name “nia.okafor” stands at line 2 already",
        "line 5: Enter a user name of 3 to 60 small letters, digits, dots and hyphens, such as amina.yusuf",
        "line 6: team “Hillside team” is no team here. Add it on the page of teams, or write one of those",
        "line 7: absent_until needs absent_from beside it"};
    CHECK(refused->faults == expected);
    CHECK_FALSE(authority.user("nia.okafor"));
    CHECK(authority.store.read([](store::Connection& connection) { return staff_file_readings(connection, 5); }).front().is_kept == false);
    const auto unusable = authority.take("user_name,name,job_titel\nx,y,z\n");
    REQUIRE_FALSE(unusable);
    CHECK(unusable.error().fields.front().text == "“job_titel” is not a column that can be imported. Did you mean job_title?");
}

TEST_CASE("who is missing from the file stays, unless it is said to be complete; and never more than a tenth unless that is sure") {
    Authority authority;
    for (int i = 0; i < 20; ++i) authority.add("worker." + std::to_string(i), "practitioner");
    std::string all = heading + "boss.admin,Amina Yusuf,Social worker,,,,,,\n";
    for (int i = 0; i < 20; ++i) all += "worker." + std::to_string(i) + ",Amina Yusuf,Social worker,,,,,,\n";
    CHECK(authority.take(all)->left == 0);
    const auto few = heading + "boss.admin,Amina Yusuf,Social worker,,,,,,\n";
    const auto refused = authority.take(few, {.is_complete = true});
    CHECK_FALSE(refused->is_kept);
    CHECK(refused->faults.front().starts_with("21 of the 22 people who work here are not in the file, which is more than a tenth."));
    CHECK_FALSE(authority.user("amina.yusuf")->left_on);
    CHECK(authority.take(all, {.is_complete = true})->left == 1);
    CHECK(authority.user("amina.yusuf")->left_on == london_day(morning));
    CHECK(authority.take(few, {.is_complete = true, .is_sure = true})->left == 20);
    CHECK_FALSE(authority.take(heading + "worker.0,Amina Yusuf,Social worker,,,,,,\n", {.is_complete = true, .is_sure = true})->is_kept);
    CHECK_FALSE(authority.user("boss.admin")->left_on);  // the last administrator
}

TEST_CASE("the file moves the end of an absence it recorded itself, and leaves what somebody recorded on a page") {
    Authority authority;
    const auto file = [&](const std::string& until) {
        return heading + "amina.yusuf,Amina Yusuf,Social worker,,,,,2026-11-23," + until + "\n";
    };
    const auto today = london_day(morning);
    CHECK(authority.take(file(""))->away == 1);
    CHECK(authority.take(file("2026-11-25"))->away == 1);
    CHECK(authority.take(file("2026-11-27"))->away == 1);
    const auto known = authority.away(authority.amina, today);
    REQUIRE(known);
    CHECK(known->until == today + 4 * day);
    REQUIRE(authority.store.write(
        [&](store::Connection& connection) { return end_absence(connection, known->id, today + day, authority.boss, morning); }));
    const auto left_alone = authority.take(file("2026-11-27"));
    CHECK(left_alone->away == 0);
    CHECK(left_alone->told.front() == "line 2: Amina Yusuf is recorded here as away until 23 Nov 2026: that is left as it is");
    CHECK_FALSE(authority.away(authority.amina, today + day));
}
