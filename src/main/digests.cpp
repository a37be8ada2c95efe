#include "main/digests.hpp"

#include <iostream>

#include "main/digest.hpp"

namespace {

std::string digest_of(const store::Row& row) {
    Digest digest;
    for (const auto& cell : row.cells()) {
        digest.add(cell ? 1 : 0);
        digest.add(cell.value_or(""));
    }
    return digest.in_digits();
}

void print_rows(store::Connection& connection, const std::string& table, const std::string& condition) {
    const auto sql = "SELECT t.*, e.id AS stands_in FROM " + table + " t JOIN entry e ON " + condition + " AND e.state = 'completed'";
    connection.for_each(
        sql, {}, [&](const store::Row& row) { std::cout << table << " " << row.number("stands_in") << " " << digest_of(row) << "\n"; });
}

void print_openings(store::Connection& connection) {
    connection.for_each("SELECT l.child, u.user_name, l.detail, l.subject FROM ledger_event l LEFT JOIN user_account u ON u.id = l.actor"
                        " WHERE l.action = 'opened' ORDER BY l.position",
                        {}, [](const store::Row& row) {
                            std::cout << "opened " << row.number("child") << " " << row.text("user_name") << " " << row.text("detail")
                                      << " " << row.number("subject") << "\n";
                        });
}

}  // namespace

int print_digests(const Place& place) {
    const auto store = open_authority(place, false);
    return store->read([](store::Connection& connection) {
        print_rows(connection, "entry", "e.id = t.id");
        for (const auto* table : {"observation", "participant", "agreed_action"}) print_rows(connection, table, "e.id = t.entry_id");
        print_openings(connection);
        return 0;
    });
}
