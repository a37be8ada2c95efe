#include "staff/daybook.hpp"

#include <stdexcept>

#include "ledger/ledger.hpp"
#include "staff/accounts.hpp"
#include "staff/break_glass.hpp"
#include "staff/second_factor.hpp"
#include "staff/settings.hpp"
#include "staff/tokens.hpp"

namespace staff {

const store::Migration daybook_migration = {9, "daybook",
                                            "CREATE TABLE daybook_brought_home (daybook TEXT PRIMARY KEY, events BIGINT NOT NULL)"};

namespace {

constexpr int events_at_once = 500;
constexpr auto name_setting = "daybook";

std::int64_t brought_before(store::Connection& record, const std::string& name) {
    const auto rows = record.query("SELECT events FROM daybook_brought_home WHERE daybook = :name", {{"name", name}});
    return rows.empty() ? 0 : rows.front().number("events");
}

void enter(store::Connection& record, const std::string& name, std::int64_t from, const std::vector<ledger::Event>& piece, Instant now) {
    ledger::Batch batch(record);
    for (const auto& event : piece) batch.append(event);
    batch.append({.at = now, .action = "daybook.brought_home", .detail = std::to_string(piece.size())});
    batch.finish();
    for (const auto& event : piece) keep_glass_told(record, event);
    record.run("INSERT INTO daybook_brought_home (daybook, events) VALUES (:name, :events)"
               " ON CONFLICT (daybook) DO UPDATE SET events = excluded.events",
               {{"name", name}, {"events", from + static_cast<std::int64_t>(piece.size())}});
}

}  // namespace

std::unique_ptr<store::Store> open_daybook(const std::string& folder, const std::string& key_file) {
    const store::StoreSettings settings{.folder = folder, .key_file = key_file, .may_make = true};
    auto daybook = std::make_unique<store::Store>(settings, std::vector{ledger::migration, migration});
    (void)daybook->write([](store::Connection& connection) -> Done {
        if (setting(connection, name_setting).empty()) set_setting(connection, name_setting, random_token());
        return {};
    });
    return daybook;
}

long long bring_home(store::Store& record, store::Store& daybook, Instant now) {
    const auto name = daybook.read([](store::Connection& connection) {
        if (const auto fault = ledger::verify(connection))
            throw std::runtime_error("The daybook is not what it was when written, from event " + std::to_string(fault->position) +
                                     " on. Nothing was brought home: keep it as it is, and have it looked into.");
        return setting(connection, name_setting);
    });
    if (name.empty()) throw std::runtime_error("This is no daybook.");
    auto from = record.read([&](store::Connection& connection) { return brought_before(connection, name); });
    const auto first = from;
    while (true) {
        const auto piece =
            daybook.read([&](store::Connection& connection) { return ledger::events_from(connection, from, events_at_once); });
        if (piece.empty()) break;
        const auto entered = record.write([&](store::Connection& connection) -> Result<std::int64_t> {
            const auto before = brought_before(connection, name);
            if (before == from) enter(connection, name, from, piece, now);
            return std::max(before, from + static_cast<std::int64_t>(piece.size()));
        });
        from = *entered;
    }
    carry_spent_codes_home(record, daybook);
    return from - first;
}

}  // namespace staff
