#include "care/access_rights/access_rights.hpp"
#include "care/people/people.hpp"
#include "care/reading/unread.hpp"
#include "staff/accounts.hpp"
#include "store/store.hpp"

namespace reading {

namespace {

/// Readings and openings before this day are too long ago.
const std::string unread_sql =
    staff::led_teams +
    " SELECT f.child_id, f.opened_on, u.name AS holder FROM child_file f LEFT JOIN user_account u ON u.id = f.holder_id"
    " WHERE f.team_id IN (SELECT id FROM led) AND f.status <> 'closed'"
    " AND (f.last_read < :since OR (f.last_read IS NULL AND f.opened_on < :since_day)) AND" +
    access_rights::not_hidden("f.child_id") + " ORDER BY f.last_read NULLS FIRST, f.opened_on, f.child_id LIMIT :most OFFSET :skipped";

store::Rows unread_rows(store::Connection& connection, const staff::Viewer& leader, Day since, std::size_t most, std::size_t skipped) {
    return connection.query(unread_sql, access_rights::seen_by(leader, {{"leader", leader.id},
                                                                        {"since", LocalMinute{since}.time_since_epoch().count()},
                                                                        {"since_day", since},
                                                                        {"most", most},
                                                                        {"skipped", skipped}}));
}

Day since(Day today, const staff::Timescales& timescales) { return today - std::chrono::days{timescales.days_between_managers_readings}; }

}  // namespace

std::vector<UnreadFile> unread_files(store::Connection& connection, UserId leader, Day today, const staff::Timescales& timescales,
                                     std::size_t skipped) {
    std::vector<UnreadFile> files;
    for (const auto& row : unread_rows(connection, {leader, today}, since(today, timescales), unread_a_page + 1, skipped)) {
        const auto child = row.id<ChildId>("child_id");
        files.push_back({child, people::name_of(connection, person_of(child)), row.text("holder"), row.day("opened_on"),
                         last_reading(connection, child)});
    }
    return files;
}

long long count_unread_files(store::Connection& connection, UserId leader, Day today, const staff::Timescales& timescales,
                             std::size_t most) {
    return static_cast<long long>(unread_rows(connection, {leader, today}, since(today, timescales), most, 0).size());
}

}  // namespace reading
