#include "staff/daybook_sessions.hpp"

#include <array>

namespace staff {

namespace {

constexpr std::array columns = {"id",      "token_hash", "user_id",  "secret",       "address",    "browser",    "started_at",
                                "seen_at", "locked_at",  "ended_at", "confirmed_at", "passkey_at", "by_council", "factor_seed"};
constexpr std::string_view select = "SELECT id, token_hash, user_id, secret, address, browser, started_at, seen_at, locked_at, ended_at,"
                                    " confirmed_at, passkey_at, by_council, factor_seed FROM session ";
constexpr std::string_view insert =
    "INSERT INTO session (id, token_hash, user_id, secret, address, browser, started_at, seen_at, locked_at, ended_at,"
    " confirmed_at, passkey_at, by_council, factor_seed) VALUES (:id, :token_hash, :user_id, :secret, :address, :browser, :started_at, "
    ":seen_at, "
    ":locked_at, "
    ":ended_at,"
    " :confirmed_at, :passkey_at, :by_council, :factor_seed) ON CONFLICT (id) DO ";

void put(store::Connection& connection, const store::Row& row, std::string_view where_known) {
    store::Bindings bindings;
    for (const auto* column : columns) bindings.emplace_back(column, row.is_null(column) ? store::Value() : store::Value(row.text(column)));
    connection.run(std::string(insert) + std::string(where_known), bindings);
}

}  // namespace

void adopt_session(store::Store& record, const std::string& token_hash) {
    const auto found = record.read([&](store::Connection& connection) {
        return connection.query(std::string(select) + "WHERE token_hash = :token AND ended_at IS NULL", {{"token", token_hash}});
    });
    if (found.empty()) return;
    (void)record.daybook()->write([&](store::Connection& connection) -> Done {
        put(connection, found.front(), "NOTHING");
        return {};
    });
}

void carry_sessions_home(store::Store& record, store::Store& daybook) {
    const auto known =
        daybook.read([](store::Connection& connection) { return connection.query(std::string(select) + "ORDER BY id LIMIT 10000"); });
    if (known.empty()) return;
    (void)record.write([&](store::Connection& connection) -> Done {
        for (const auto& row : known)
            put(connection, row,
                "UPDATE SET token_hash = excluded.token_hash, seen_at = excluded.seen_at, locked_at = excluded.locked_at,"
                " confirmed_at = excluded.confirmed_at, passkey_at = excluded.passkey_at,"
                " ended_at = coalesce(session.ended_at, excluded.ended_at)");
        return {};
    });
    (void)daybook.write([&](store::Connection& connection) -> Done {
        // One that was locked or ended meanwhile stays until the next time.
        for (const auto& row : known)
            connection.run("DELETE FROM session WHERE id = :id AND coalesce(locked_at, 0) = :locked AND coalesce(ended_at, 0) = :ended",
                           {{"id", row.number("id")}, {"locked", row.number("locked_at")}, {"ended", row.number("ended_at")}});
        return {};
    });
}

}  // namespace staff
