#include "store/migrations.hpp"

#include <stdexcept>

namespace store {

void migrate(Connection& connection, const std::vector<Migration>& migrations, NamedSteps& steps) {
    connection.script("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    connection.script("CREATE TABLE IF NOT EXISTS id_given (up_to BIGINT NOT NULL)");
    connection.script("INSERT INTO id_given (up_to) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM id_given)");
    if (connection.dialect() == Dialect::postgresql)
        connection.script(
            "CREATE TABLE IF NOT EXISTS commit_mark (program TEXT PRIMARY KEY, mark BIGINT NOT NULL, at TIMESTAMPTZ NOT NULL);"
            " DELETE FROM commit_mark WHERE at < now() - interval '7 days'");
    const auto newest = connection.query("SELECT coalesce(max(number), 0) AS newest FROM migration").front().number("newest");
    if (!migrations.empty() && newest > migrations.back().number)
        throw std::runtime_error("This database was made by a newer Firsthand. Start that one.");
    for (const auto& migration : migrations) {
        if (migration.number <= newest) continue;
        const bool has_own = connection.dialect() == Dialect::postgresql && !migration.sql_of_postgresql.empty();
        connection.script(has_own ? migration.sql_of_postgresql : migration.sql);
        connection.run("INSERT INTO migration (number, name) VALUES (:number, :name)",
                       {{"number", migration.number}, {"name", migration.name}});
        steps.reached("migration");
    }
}

void expect_shape(Connection& connection, const std::vector<Migration>& migrations) {
    const auto newest = connection.query("SELECT coalesce(max(number), 0) AS newest FROM migration").front().number("newest");
    if (newest != migrations.back().number)
        throw std::runtime_error("This copy was made by another version of Firsthand. Start that one, or serve it without --read-only.");
}

void expect_authority(Connection& connection) {
    if (connection.dialect() == Dialect::sqlite) return;
    if (!connection.query("SELECT to_regclass('migration') IS NOT NULL AS made").front().truth("made"))
        throw std::runtime_error("There is no authority in this database. Make one with 'firsthand setup' or 'firsthand demo'.");
}

}  // namespace store
