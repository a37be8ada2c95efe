// A whole invented authority is made and worked in, and whoever looks where they should not is to be found in it [A2.2].
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "base/policy_file.hpp"
#include "base/text.hpp"
#include "care/unusual_access/sweep.hpp"
#include "ledger/ledger.hpp"
#include "main/demo.hpp"
#include "staff/home_postcode.hpp"
#include "world/random.hpp"

namespace {

using namespace std::chrono;
using staff::Basis;

constexpr Day today{2026y / November / 23};
constexpr int days_of_demo = 20, children = 1'500, fortnights = 8;
/// Of a town of 100,000 households.
constexpr std::size_t postcodes_of_town = 7'000;

struct Worker {
    UserId id;
    std::string role;
};

class Invented {
  public:
    Invented()
        : folder_("/dev/shm/firsthand-snoops-" + std::to_string(getpid())),
          calendar(WorkingDays::from_file(policy_file("bank_holidays.csv"))) {
        std::ostringstream said;
        auto* const shown = std::cout.rdbuf(said.rdbuf());
        const Place place{.folder = folder_ / "data", .database = "", .key_file = folder_ / "key"};
        REQUIRE(make_demo({.place = place, .children = children, .seed = 11, .today = iso(today)}) == 0);
        std::cout.rdbuf(shown);
        store = open_authority(place, false);
        const auto words = said.str();
        for (const auto line : split(words, '\n'))
            if (line.starts_with("  ")) planted.emplace(line.substr(line.find(": ") + 2));
        store->read([&](store::Connection& connection) {
            for (const auto& row : connection.query("SELECT u.id, r.role FROM user_account u JOIN user_role r ON r.user_id = u.id WHERE"
                                                    " u.left_on IS NULL ORDER BY u.id"))
                workers.push_back({row.id<UserId>("id"), row.text("role")});
            for (const auto& row : connection.query("SELECT child_id FROM child_file WHERE status <> 'closed' ORDER BY child_id"))
                open_children.push_back(row.id<ChildId>("child_id"));
            for (const auto& row :
                 connection.query("SELECT DISTINCT a.postcode FROM child_file f JOIN relationship r ON r.person_id = f.child_id"
                                  " JOIN person_address a ON a.person_id IN (f.child_id, r.other_id) WHERE f.status <>"
                                  " 'closed' AND a.until_on IS NULL AND a.postcode IS NOT NULL ORDER BY a.postcode"))
                family_postcodes.push_back(row.text("postcode"));
            return 0;
        });
    }
    ~Invented() { std::filesystem::remove_all(folder_); }
    Invented(const Invented&) = delete;
    Invented& operator=(const Invented&) = delete;

    /// Whom the reviewers are told of, as the demo writes whom it planted: "amina.yusuf, file 26-000012".
    std::map<std::string, std::string> told() {
        return store->read([](store::Connection& connection) {
            std::map<std::string, std::string> told;
            for (const auto& row :
                 connection.query("SELECT u.user_name, f.number, o.signs FROM unusual_opening o JOIN user_account u ON u.id ="
                                  " o.user_id JOIN child_file f ON f.child_id = o.child_id"))
                told[row.text("user_name") + ", file " + row.text("number")] = row.text("signs");
            for (const auto& row : connection.query("SELECT u.user_name FROM access_alert a JOIN user_account u ON u.id = a.user_id"))
                told[row.text("user_name")] = "very many";
            return told;
        });
    }
    /// And why, of all who were not planted.
    std::vector<std::string> told_wrongly() {
        std::vector<std::string> why;
        for (const auto& [who, signs] : told())
            if (!planted.contains(who)) why.push_back(signs);
        return why;
    }

  private:
    std::filesystem::path folder_;

  public:
    WorkingDays calendar;
    std::unique_ptr<store::Store> store;
    std::set<std::string> planted;
    std::vector<Worker> workers;
    std::vector<ChildId> open_children;
    std::vector<std::string> family_postcodes;  ///< of the open children and their families
};

/// Two weeks of work, of people who do not look for their own ends.
class Fortnight {
  public:
    Fortnight(Invented& authority, int number)
        : authority_(authority), begins_(today + days{14 * number}), random_(static_cast<std::uint64_t>(7 + number)) {}

    /// Everybody lives somewhere else than before, now and then where a child's family lives too.
    void move_home(store::Connection& connection) {
        for (const auto& worker : authority_.workers) {
            const auto place = random_.below(postcodes_of_town);
            const auto home = place < authority_.family_postcodes.size() ? authority_.family_postcodes[place] : std::string("MB99 9ZZ");
            REQUIRE(staff::keep_home_postcode(connection, home, worker.id, london_instant(LocalMinute{begins_})));
        }
    }
    void work(store::Connection& connection) {
        ledger::Batch batch(connection);
        batch_ = &batch;
        for (auto day = begins_; day < ends(); day += days{1})
            for (const auto& worker : authority_.workers) {
                if (!authority_.calendar.is_working_day(day)) continue;
                if (worker.role == "duty") read(worker, day, 25, Basis::duty, 40);
                if (worker.role == "business_support") read(worker, day, 30, Basis::support, 30);
                if (worker.role == "auditor") read(worker, day, 20, Basis::audit, 0);
                if (worker.role == "practitioner") {
                    read(worker, day, 8, Basis::allocated, 60);
                    if (random_.percent(10)) read(worker, day, 1, Basis::break_glass, 70);
                }
            }
        batch.finish();
    }
    [[nodiscard]] Day ends() const { return begins_ + days{14}; }
    long long openings = 0;

  private:
    /// So many children, of whom so many in a hundred are then written about; some in the evening.
    void read(const Worker& worker, Day day, int children_read, Basis basis, int acted_percent) {
        for (int i = 0; i < children_read; ++i, ++openings) {
            const auto minute = random_.percent(8) ? random_.between(20 * 60, 22 * 60) : random_.between(8 * 60, 18 * 60);
            const auto at = london_instant(LocalMinute{day} + minutes{minute});
            const auto child = random_.pick(authority_.open_children);
            tell(worker, at, child, "opened", std::string(code_of(basis)));
            if (random_.percent(acted_percent)) tell(worker, at + minutes{7}, child, "entry.saved", "");
        }
    }
    void tell(const Worker& worker, Instant at, ChildId child, const char* action, const std::string& basis) {
        batch_->append({.at = at, .actor = worker.id, .action = action, .child = child, .basis = basis, .detail = "file"});
    }

    Invented& authority_;
    Day begins_;
    ledger::Batch* batch_ = nullptr;
    world::Random random_;
};

/// How many for 1,000 people a day, in words and as a number.
double in_1000_a_day(const std::string& of_what, std::size_t told, std::size_t people, int days) {
    const auto figure = static_cast<double>(told) * 1000 / (static_cast<double>(people) * days);
    MESSAGE(of_what << ": told of without cause, for 1,000 people a day: " << figure << " (" << told << " among " << people << " people in "
                    << days << " days)");
    return figure;
}

}  // namespace

TEST_CASE("[A2.2] everybody who was planted is found, and of ordinary work fewer than five are told of for each 1,000 people a day") {
    Invented authority;
    const auto people = authority.workers.size();
    const auto told = authority.told();
    CHECK(authority.planted.size() == 5);
    long long found = 0;
    for (const auto& one : authority.planted) {
        CHECK_MESSAGE(told.contains(one), one);
        found += told.contains(one) ? 1 : 0;
    }
    MESSAGE(found << " of " << authority.planted.size() << " planted were found");
    const auto before = authority.told_wrongly();
    CHECK(in_1000_a_day("as the demo is made", before.size(), people, days_of_demo) < 5);

    long long openings = 0;
    duration<double, std::micro> looked{};
    unusual_access::Sweep sweep(*authority.store, authority.calendar, unusual_access::policy());
    for (int number = 0; number < fortnights; ++number) {
        Fortnight fortnight(authority, number);
        REQUIRE(authority.store->write([&](store::Connection& connection) -> Done {
            fortnight.move_home(connection);
            fortnight.work(connection);
            return {};
        }));
        openings += fortnight.openings;
        const auto began = steady_clock::now();
        while (sweep.next(london_instant(LocalMinute{fortnight.ends()}))) {}
        looked += steady_clock::now() - began;
    }
    const auto after = authority.told_wrongly();
    CHECK(in_1000_a_day(std::to_string(openings) + " openings of ordinary work", after.size() - before.size(), people, 14 * fortnights) <
          5);
    MESSAGE("looking at one opening took " << looked.count() / static_cast<double>(openings) << " µs");
    MESSAGE("all that was told of without cause: " << listed(after));
}
