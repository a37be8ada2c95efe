#include "staff/excessive_access.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "ledger/ledger.hpp"
#include "staff/accounts.hpp"

namespace fs = std::filesystem;
using namespace staff;
using namespace std::chrono;

namespace {

const Instant nine = *parse_iso_instant("2026-11-23T09:00:00Z");
constexpr AccessLimits limits;

struct Desk {
    fs::path root = fs::temp_directory_path() / ("firsthand_excess_" + std::to_string(getpid()));
    store::Store record{{(root / "record").string(), (root / "record.key").string(), 2, true}, {ledger::migration, staff::migration}};
    std::int64_t alerts = 0;
    ~Desk() { fs::remove_all(root); }

    Excess open(std::int64_t child, Instant at, bool is_their_own = false) {
        Excess excess{};
        (void)record.write([&](store::Connection& connection) -> Done {
            excess = count_opening(connection, {UserId{4}, ChildId{child}, is_their_own}, limits, ++alerts, at);
            return {};
        });
        return excess;
    }
    bool stops(std::int64_t child, bool is_their_own = false) {
        return record.read(
            [&](store::Connection& connection) { return is_stopped(connection, {UserId{4}, ChildId{child}, is_their_own}, limits); });
    }
};

}  // namespace

TEST_CASE("[A2.2] thirty children in ten minutes are many, thirty-one are told of; a hundred in an hour are opened, the next is not") {
    CHECK(excess_of(limits, 30, 30) == Excess::none);
    CHECK(excess_of(limits, 31, 31) == Excess::told);
    CHECK(excess_of(limits, 5, 100) == Excess::none);
    CHECK(excess_of(limits, 5, 101) == Excess::stopped);
}

TEST_CASE("[A2.2] the same child opened again counts once, and what lies further back does not count") {
    Desk desk;
    for (int i = 0; i < 60; ++i) CHECK(desk.open(1 + i % 30, nine + seconds{i}) == Excess::none);
    CHECK(desk.open(31, nine + minutes{11}) == Excess::none);
    CHECK(desk.open(32, nine + minutes{11}) == Excess::none);
}

TEST_CASE("[A2.2] what was told of and looked at is not told again at once, and lets nobody begin to count towards the stop anew") {
    Desk desk;
    for (int i = 1; i <= 40; ++i) (void)desk.open(i, nine + seconds{i});
    const auto told = [&] {
        return desk.record.read([](store::Connection& connection) {
            std::vector<std::int64_t> ids;
            for (const auto& row : connection.query("SELECT id FROM access_alert ORDER BY id")) ids.push_back(row.number("id"));
            return ids;
        });
    };
    const auto before = told();
    REQUIRE(before.size() == 1);
    CHECK(desk.record.write([&](store::Connection& connection) {
        return settle_alert(connection, before.front(), "A move of the whole team's files", UserId{5}, nine + seconds{41});
    }));
    for (int i = 41; i <= 100; ++i) CHECK(desk.open(i, nine + seconds{i + 1}) == Excess::told);
    CHECK(told() == before);
    CHECK(desk.open(101, nine + minutes{30}) == Excess::stopped);
}

TEST_CASE("[A2.2] who opened a hundred children in an hour is stopped until somebody lifts it; those open, and their own, still open") {
    Desk desk;
    for (int i = 1; i <= 100; ++i) CHECK(desk.open(i, nine + seconds{30 * i}) != Excess::stopped);
    CHECK(desk.open(200, nine + minutes{51}, true) == Excess::told);
    CHECK(desk.open(101, nine + minutes{52}) == Excess::stopped);
    CHECK(desk.stops(102));
    CHECK_FALSE(desk.stops(7));
    CHECK_FALSE(desk.stops(102, true));
    const auto stops = desk.record.read([](store::Connection& connection) {
        return connection.query("SELECT id FROM access_alert WHERE is_stop = 1").front().number("id");
    });
    const auto lift = [&](UserId by, const char* reason) {
        return desk.record.write(
            [&](store::Connection& connection) { return settle_alert(connection, stops, reason, by, nine + minutes{53}); });
    };
    CHECK_FALSE(lift(UserId{4}, "I have my reasons for this"));
    CHECK_FALSE(lift(UserId{5}, "short"));
    CHECK(lift(UserId{5}, "Moving the team's files to another"));
    CHECK_FALSE(desk.stops(102));
    CHECK(desk.open(102, nine + minutes{54}) != Excess::stopped);
}
