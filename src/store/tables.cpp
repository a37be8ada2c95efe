#include "store/tables.hpp"

#include <algorithm>

namespace store {

namespace {

// A virtual table keeps its own tables beside it, under its name and an underscore.
constexpr std::string_view of_sqlite =
    "SELECT m.name AS table_name, c.name AS column_name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
    " AND m.name NOT LIKE 'sqlite%' AND NOT EXISTS (SELECT 1 FROM sqlite_master v WHERE v.sql LIKE 'CREATE VIRTUAL%'"
    " AND (m.name = v.name OR substr(m.name, 1, length(v.name) + 1) = v.name || '_')) ORDER BY m.name, c.cid";
constexpr std::string_view of_postgresql =
    "SELECT c.table_name, c.column_name FROM information_schema.columns c WHERE c.table_schema = current_schema() AND NOT EXISTS"
    " (SELECT 1 FROM information_schema.columns w WHERE w.table_schema = c.table_schema AND w.table_name = c.table_name"
    " AND w.data_type = 'tsvector') ORDER BY CAST(c.table_name AS text) COLLATE \"C\", c.ordinal_position";

}  // namespace

std::vector<Table> tables(Connection& connection) {
    std::vector<Table> found;
    for (const auto& row : connection.query(connection.dialect() == Dialect::sqlite ? of_sqlite : of_postgresql)) {
        const auto name = row.text("table_name");
        if (name == "migration" || name == "commit_mark") continue;
        if (found.empty() || found.back().name != name) found.push_back({name, {}});
        found.back().columns.push_back(row.text("column_name"));
    }
    return found;
}

void number_on(Connection& connection, const Table& table) {
    if (connection.dialect() == Dialect::sqlite || std::ranges::find(table.columns, "id") == table.columns.end()) return;
    connection.query("SELECT setval(s.name, greatest((SELECT coalesce(max(id), 0) FROM " + table.name +
                     "), 1)) AS newest FROM (SELECT pg_get_serial_sequence('" + table.name +
                     "', 'id') AS name) AS s WHERE s.name IS NOT NULL");
}

}  // namespace store
