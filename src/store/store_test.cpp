#include "store/store.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <thread>

#include "store/testing.hpp"

namespace fs = std::filesystem;
using namespace std::chrono_literals;

using namespace store::testing;

namespace {

constexpr Instant now{std::chrono::milliseconds{1'795'420'800'000}};

/// Opens it in a process of its own, which ends when that step is reached. Whether it ended so.
bool ends_at(const char* step, const store::StoreSettings& settings, const std::vector<store::Migration>& migrations) {
    return is_killed_at(step, [&] { const store::Store store(settings, migrations); });
}

}  // namespace

TEST_CASE("what is written is there after the store is opened again, and the file shows none of it") {
    const Place place;
    {
        store::Store store(place.settings(), shape);
        CHECK(store.write([](auto& connection) { return insert(connection, 1, "a bruise on the left arm"); }));
    }
    store::Store again(place.settings(false), shape);
    CHECK(count(again) == 1);
    std::ifstream file(place.root / "data" / "firsthand.db", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    CHECK(bytes.size() > 0);
    CHECK(bytes.find("bruise") == std::string::npos);
    CHECK(bytes.find("SQLite format") == std::string::npos);
}

TEST_CASE("an id is never given twice, though the program starts again while its clock stands still or was set back") {
    const Place place;
    std::int64_t before = 0;
    {
        store::Store store(place.settings(), shape);
        CHECK(store.write([&](auto& connection) { return insert(connection, before = store.next_id(now), "before"); }));
    }
    store::Store again(place.settings(false), shape);
    const auto after = again.next_id(now - 24h);
    CHECK(after > before);
    CHECK(again.next_id(now) > after);
    CHECK(again.write([&](auto& connection) { return insert(connection, again.next_id(now), "after"); }));
}

TEST_CASE("a command that answers a problem or throws leaves nothing behind, and its neighbours stay") {
    const Place place;
    store::Store store(place.settings(), shape);
    const auto refused = store.write([](auto& connection) -> Done {
        (void)insert(connection, 1, "half");
        return std::unexpected(Problem::refused("no"));
    });
    CHECK_FALSE(refused);
    CHECK_THROWS_AS((void)store.write([](auto& connection) -> Done {
        (void)insert(connection, 2, "half");
        throw std::runtime_error("broken");
    }),
                    std::runtime_error);
    CHECK(store.write([](auto& connection) { return insert(connection, 3, "whole"); }));
    CHECK(count(store) == 1);
}

TEST_CASE("many writers at once are all kept") {
    const Place place;
    store::Store store(place.settings(), shape);
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 8; ++writer)
        writers.emplace_back([&store, writer] {
            for (int i = 0; i < 25; ++i)
                (void)store.write([&](auto& connection) { return insert(connection, writer * 100 + i + 1, "words"); });
        });
    writers.clear();
    CHECK(count(store) == 200);
}

TEST_CASE("a second store on the same folder is refused in plain words") {
    const Place place;
    store::Store first(place.settings(), shape);
    CHECK_THROWS_WITH_AS(store::Store(place.settings(), shape), doctest::Contains("Another Firsthand process"), std::runtime_error);
}

TEST_CASE("a missing, foreign or open key stays outside") {
    const Place place;
    { store::Store store(place.settings(), shape); }
    const auto key = place.root / "keys" / "key";
    fs::permissions(key, fs::perms::owner_read | fs::perms::others_read);
    CHECK_THROWS_WITH_AS(store::Store(place.settings(false), shape), doctest::Contains("chmod 600"), std::runtime_error);
    fs::remove(key);
    CHECK_THROWS_WITH_AS(store::Store(place.settings(false), shape), doctest::Contains("is missing"), std::runtime_error);
    { std::ofstream(key) << std::string(64, 'a') << "\n"; }
    fs::permissions(key, fs::perms::owner_read | fs::perms::owner_write);
    CHECK_THROWS_WITH_AS(store::Store(place.settings(false), shape), doctest::Contains("cannot be opened with this key"),
                         std::runtime_error);
}

TEST_CASE("a key beside the data is refused") {
    const Place place;
    auto settings = place.settings();
    settings.key_file = settings.folder + "/key";
    CHECK_THROWS_WITH_AS(store::Store(settings, shape), doctest::Contains("may not lie beside the data"), std::runtime_error);
}

TEST_CASE("values come back as they were bound, nothing as nothing") {
    const Place place;
    store::Store store(place.settings(), shape);
    const Day day{2026y / 11 / 23};
    (void)store.write([&](auto& connection) -> Done {
        connection.run("INSERT INTO note (id, words, on_day) VALUES (:id, :words, :on_day)",
                       {{"id", INT64_MAX}, {"words", "it's \"quoted\""}, {"on_day", day}});
        connection.run("INSERT INTO note (id, words, on_day) VALUES (:id, :words, :on_day)",
                       {{"id", 2}, {"words", "later"}, {"on_day", std::optional<Day>{}}});
        return {};
    });
    store.read([&](auto& connection) {
        const auto rows = connection.query("SELECT id, words, on_day FROM note ORDER BY id DESC");
        CHECK(rows[0].number("id") == INT64_MAX);
        CHECK(rows[0].text("words") == "it's \"quoted\"");
        CHECK(rows[0].day("on_day") == day);
        CHECK_FALSE(rows[1].maybe_day("on_day"));
        CHECK(connection.query("SELECT words FROM note WHERE id = :id", {{"id", 2}}).front().text("words") == "later");
        CHECK(connection.query("SELECT words FROM note WHERE id = :id", {{"id", 3}}).empty());
        return 0;
    });
}

TEST_CASE("a reader cannot write") {
    const Place place;
    store::Store store(place.settings(), shape);
    CHECK_THROWS_AS((void)store.read([](auto& connection) { return insert(connection, 1, "no"); }), store::DatabaseError);
}

TEST_CASE("the database itself refuses what never happens to a table, always or only then") {
    auto guarded = shape;
    guarded.push_back({2, "guards", "{NEVER REMOVED note}; {NEVER CHANGED note WHEN OLD.words = 'done' AND NEW.words <> 'done'}"});
    const Place place;
    store::Store store(place.settings(), guarded);
    const auto run = [&](const std::string& sql) {
        return store.write([&](auto& connection) -> Done {
            connection.run(sql);
            return {};
        });
    };
    (void)store.write([](auto& connection) { return insert(connection, 1, "begun"); });
    CHECK(run("UPDATE note SET words = 'done' WHERE id = 1"));
    CHECK_THROWS_WITH_AS((void)run("UPDATE note SET words = 'begun' WHERE id = 1"), doctest::Contains("what stands in note stays"),
                         store::DatabaseError);
    CHECK_THROWS_WITH_AS((void)run("DELETE FROM note"), doctest::Contains("what stands in note stays"), store::DatabaseError);
    CHECK(count(store) == 1);
}

TEST_CASE("ids never repeat and grow with time") {
    const Place place;
    store::Store store(place.settings(), shape);
    const auto first = store.next_id(now), second = store.next_id(now), earlier_clock = store.next_id(now - 1h),
               later = store.next_id(now + 1ms);
    CHECK(first < second);
    CHECK(second < earlier_clock);
    CHECK(earlier_clock < later);
}

TEST_CASE("a program that is killed while it changes the shape leaves the old one or the new one, and what stood in it") {
    auto newer = shape;
    newer.push_back({2, "links", "CREATE TABLE link (id {ID}, note_id BIGINT NOT NULL)"});
    newer.push_back({3, "marks", "ALTER TABLE note ADD COLUMN mark TEXT; UPDATE note SET mark = 'seen'"});
    for (const auto* step : {"migration:1", "migration:2", "migrated:1", "migrations_kept:1"}) {
        CAPTURE(step);
        const Place place;
        {
            store::Store store(place.settings(), shape);
            CHECK(store.write([](auto& connection) { return insert(connection, 1, "as it was"); }));
        }
        REQUIRE(ends_at(step, place.settings(false), newer));
        const bool is_new = std::string_view(step) == "migrations_kept:1";
        if (!is_new) CHECK(count(*std::make_unique<store::Store>(place.settings(false), shape)) == 1);
        store::Store after(place.settings(false), newer);
        CHECK(after.read([](auto& connection) { return connection.query("SELECT mark FROM note").front().text("mark"); }) == "seen");
    }
}
