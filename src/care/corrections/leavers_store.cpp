#include "care/corrections/leavers.hpp"
#include "care/people/people.hpp"

namespace corrections {

std::vector<LeftEntry> entries_of_leavers(store::Connection& connection, UserId leader, std::size_t most) {
    std::vector<LeftEntry> entries;
    for (const auto& row : connection.query(
             "WITH RECURSIVE led (id) AS (SELECT id FROM team WHERE leader_id = :leader UNION SELECT t.id FROM team t JOIN led l "
             "ON t.parent_id = l.id) SELECT " +
                 recording::entry_columns +
                 " FROM user_account u JOIN entry e ON e.author_id = u.id AND e.state = 'saved'"
                 " JOIN child_file f ON f.child_id = e.child_id WHERE u.left_on IS NOT NULL"
                 " AND (f.team_id IN (SELECT id FROM led) OR u.team_id IN (SELECT id FROM led))"
                 " ORDER BY e.written_at, e.id LIMIT :most",
             {{"leader", leader}, {"most", most}})) {
        auto entry = recording::to_entry(row);
        auto name = people::name_of(connection, person_of(entry.child));
        entries.push_back({std::move(entry), std::move(name)});
    }
    return entries;
}

std::optional<CompletionForLeaver> find_completion_for_leaver(store::Connection& connection, EntryId entry) {
    const auto rows = connection.query("SELECT c.completed_by, u.name, c.at, c.reason FROM completion_for_leaver c JOIN user_account u ON "
                                       "u.id = c.completed_by WHERE c.entry_id = :entry",
                                       {{"entry", entry}});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return CompletionForLeaver{row.id<UserId>("completed_by"), row.text("name"), row.instant("at"), row.text("reason")};
}

}  // namespace corrections
