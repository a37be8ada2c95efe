#include "staff/daybook.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "ledger/ledger.hpp"
#include "staff/accounts.hpp"
#include "staff/break_glass.hpp"

namespace fs = std::filesystem;
using namespace staff;

namespace {

const Instant noon = *parse_iso_instant("2026-11-23T12:00:00Z"), evening = *parse_iso_instant("2026-11-23T18:00:00Z");

struct Books {
    fs::path root = fs::temp_directory_path() / ("firsthand_daybook_" + std::to_string(getpid()));
    store::Store record{{(root / "record").string(), (root / "record.key").string(), 2, true},
                        {ledger::migration, staff::migration, daybook_migration}};
    std::unique_ptr<store::Store> daybook = open_daybook((root / "daybook").string(), (root / "daybook.key").string());
    ~Books() { fs::remove_all(root); }

    void note_opening(ChildId child, const std::string& words = "") {
        (void)daybook->write([&](store::Connection& connection) -> Done {
            ledger::append(connection,
                           {.at = noon, .actor = UserId{4}, .action = "opened", .child = child, .basis = "duty", .words = words});
            return {};
        });
    }
    std::vector<ledger::Event> told() {
        return record.read([](store::Connection& connection) { return ledger::events_from(connection, 0, 5000); });
    }
};

}  // namespace

TEST_CASE("what a daybook noted comes home once, with the time, the person and the words it had, and the ledger stays true") {
    Books books;
    for (int i = 1; i <= 1203; ++i) books.note_opening(ChildId{i});
    books.note_opening(ChildId{9}, "The school rang");
    CHECK(bring_home(books.record, *books.daybook, evening) == 1204);
    CHECK(bring_home(books.record, *books.daybook, evening) == 0);
    books.note_opening(ChildId{10});
    CHECK(bring_home(books.record, *books.daybook, evening) == 1);

    const auto told = books.told();
    const auto opened = std::ranges::count(told, "opened", &ledger::Event::action);
    CHECK(opened == 1205);
    const auto stated = std::ranges::find(told, "The school rang", &ledger::Event::words);
    REQUIRE(stated != told.end());
    CHECK(stated->at == noon);
    CHECK(stated->actor == UserId{4});
    CHECK(stated->child == ChildId{9});
    CHECK_FALSE(books.record.read([](store::Connection& connection) { return ledger::verify(connection); }));
}

TEST_CASE("a code that was used up while the record took no changes stays used up") {
    Books books;
    books.note_opening(ChildId{1});
    (void)books.daybook->write([](store::Connection& connection) -> Done {
        connection.run("INSERT INTO spent_code (user_id, name, step) VALUES (4, 'totp', 59380), (4, 'recovery ab', 0)");
        return {};
    });
    (void)books.record.write([](store::Connection& connection) -> Done {
        connection.run("INSERT INTO spent_code (user_id, name, step) VALUES (4, 'totp', 59000)");
        return {};
    });
    (void)bring_home(books.record, *books.daybook, evening);
    const auto spent = [](store::Store& store) {
        return store.read([](store::Connection& connection) {
            std::vector<std::string> lines;
            for (const auto& row : connection.query("SELECT name, step FROM spent_code ORDER BY name"))
                lines.push_back(row.text("name") + " " + row.text("step"));
            return lines;
        });
    };
    CHECK(spent(books.record) == std::vector<std::string>{"recovery ab 0", "totp 59380"});
    CHECK(spent(*books.daybook).empty());
}

TEST_CASE("nothing comes home of a daybook that was changed after it was written") {
    Books books;
    for (int i = 1; i <= 3; ++i) books.note_opening(ChildId{i});
    (void)books.daybook->write([](store::Connection& connection) -> Done {
        connection.script("DROP TRIGGER ledger_event_never_UPDATE; UPDATE ledger_event SET child = 7 WHERE position = 1");
        return {};
    });
    CHECK_THROWS_WITH_AS(bring_home(books.record, *books.daybook, evening), doctest::Contains("from event 1 on"), std::runtime_error);
    CHECK(books.told().empty());
}

TEST_CASE("[A2.2] glass that was broken on a copy comes home with its reason, its hour and its end") {
    using std::chrono::minutes;
    Books books;
    const auto glass = broken_at(noon, GlassId{5}, UserId{4}, ChildId{9}, "The school rang");
    const auto still_open = broken_at(noon, GlassId{6}, UserId{4}, ChildId{10}, "The ward rang");
    (void)books.daybook->write([&](store::Connection& connection) -> Done {
        break_glass(connection, glass);
        break_glass(connection, still_open);
        end_glass(connection, glass, noon + minutes{10});
        end_glass(connection, glass, noon + minutes{12});
        return {};
    });
    CHECK(bring_home(books.record, *books.daybook, evening) == 3);
    books.record.read([](store::Connection& connection) {
        const auto home = open_glass(connection, ChildId{9}, UserId{4}, noon + minutes{9});
        REQUIRE(home);
        CHECK(home->reason == "The school rang");
        CHECK_FALSE(open_glass(connection, ChildId{9}, UserId{4}, noon + minutes{10}));
        CHECK(open_glass(connection, ChildId{10}, UserId{4}, noon + minutes{59}));
        CHECK_FALSE(open_glass(connection, ChildId{10}, UserId{4}, noon + minutes{60}));
        CHECK_FALSE(open_glass(connection, ChildId{9}, UserId{5}, noon));
        return 0;
    });
}
