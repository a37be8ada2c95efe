#include "care/access_rights/access_rights.hpp"
#include "care/corrections/leavers.hpp"
#include "care/people/people.hpp"

namespace corrections {

std::vector<LeftEntry> entries_of_leavers(store::Connection& connection, const staff::Viewer& leader, std::size_t most) {
    std::vector<LeftEntry> entries;
    for (const auto& row :
         connection.query(staff::answered_teams + " SELECT " + recording::entry_columns +
                              " FROM child_file f CROSS JOIN entry e CROSS JOIN user_account u WHERE f.team_id IN (SELECT id FROM led)"
                              " AND e.child_id = f.child_id AND e.state = 'saved' AND u.id = e.author_id AND u.left_on IS NOT NULL AND" +
                              access_rights::not_hidden("f.child_id") + " ORDER BY e.written_at, e.id LIMIT :most",
                          access_rights::seen_by(leader, {{"leader", leader.id}, {"most", most}}))) {
        auto entry = recording::to_entry(row, {});
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
