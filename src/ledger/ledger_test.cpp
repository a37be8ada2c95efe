#include "ledger/ledger.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

namespace fs = std::filesystem;

namespace {

const Instant now = *parse_iso_instant("2026-11-23T09:00:00Z");

struct Authority {
    fs::path root = fs::temp_directory_path() / ("firsthand_ledger_" + std::to_string(getpid()) + "_" + std::to_string(++count));
    store::Store store{{(root / "data").string(), (root / "key").string(), 2, true}, {ledger::migration}};
    ~Authority() { fs::remove_all(root); }
    static inline int count = 0;

    void add(int events) {
        (void)store.write([&](store::Connection& connection) -> Done {
            for (int i = 0; i < events; ++i)
                ledger::append(connection, {.at = now,
                                            .actor = UserId{7},
                                            .action = "file.opened",
                                            .child = ChildId{i + 1},
                                            .basis = "break_glass",
                                            .words = i % 3 == 0 ? "covering for a colleague" : "",
                                            .content = i % 2 == 0 ? "what was saved" : ""});
            return {};
        });
    }
    void tamper(const std::string& sql) {
        (void)store.write([&](store::Connection& connection) -> Done {
            connection.script("DROP TRIGGER IF EXISTS ledger_event_never_UPDATE; DROP TRIGGER IF EXISTS ledger_event_never_DELETE;" + sql);
            return {};
        });
    }
    std::optional<ledger::Fault> verify() {
        return store.read([](store::Connection& connection) { return ledger::verify(connection); });
    }
};

}  // namespace

TEST_CASE("an untouched ledger is true, empty and full") {
    Authority authority;
    CHECK_FALSE(authority.verify());
    authority.add(600);
    CHECK_FALSE(authority.verify());
    CHECK(authority.store.read([](auto& connection) { return ledger::head(connection); }).size == 600);
}

TEST_CASE("the first position that was tampered with is named") {
    struct Row {
        const char* how;
        const char* sql;
        std::uint64_t position;
    };
    const Row rows[] = {
        {"another actor", "UPDATE ledger_event SET actor = 8 WHERE position = 41", 41},
        {"another child", "UPDATE ledger_event SET child = 9 WHERE position = 300", 300},
        {"a deleted event", "DELETE FROM ledger_event WHERE position = 12", 12},
        {"a cut end", "DELETE FROM ledger_event WHERE position >= 590", 590},
        {"another reason", "UPDATE ledger_words SET words = 'no reason' WHERE position = 30", 30},
        {"a reason blanked", "UPDATE ledger_words SET words = NULL WHERE position = 33", 33},
        {"another content", "UPDATE ledger_words SET content_hash = 'ab' WHERE position = 32", 32},
        {"an added event",
         "INSERT INTO ledger_event SELECT 600, at, actor, action, child, subject, basis, detail, commitment, leaf FROM ledger_event WHERE "
         "position = 1",
         600},
        {"two swapped",
         "UPDATE ledger_event SET position = -1 WHERE position = 50; UPDATE ledger_event SET position = 50 WHERE position = 51;"
         "UPDATE ledger_event SET position = 51 WHERE position = -1",
         50},
    };
    for (const auto& row : rows) {
        CAPTURE(row.how);
        Authority authority;
        authority.add(600);
        authority.tamper(row.sql);
        const auto fault = authority.verify();
        REQUIRE(fault);
        CHECK(fault->position == row.position);
    }
}

TEST_CASE("the database itself refuses to change the ledger") {
    Authority authority;
    authority.add(3);
    for (const auto* sql : {"UPDATE ledger_event SET actor = 8 WHERE position = 1", "DELETE FROM ledger_event WHERE position = 1"})
        CHECK_THROWS_AS((void)authority.store.write([&](store::Connection& connection) -> Done {
            connection.run(sql);
            return {};
        }),
                        store::DatabaseError);
}

TEST_CASE("events added in one batch stand as if added one by one, and the next follows them") {
    Authority authority;
    authority.add(5);
    (void)authority.store.write([](store::Connection& connection) -> Done {
        ledger::Batch batch(connection);
        for (int i = 0; i < 700; ++i) CHECK(batch.append({.at = now, .action = "entry.imported", .content = "words"}) == 5U + i);
        batch.finish();
        return {};
    });
    authority.add(1);
    CHECK_FALSE(authority.verify());
    CHECK(authority.store.read([](auto& connection) { return ledger::head(connection); }).size == 706);
}
