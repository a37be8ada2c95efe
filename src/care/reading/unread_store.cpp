#include "care/people/people.hpp"
#include "care/reading/unread.hpp"
#include "store/store.hpp"

namespace reading {

namespace {

/// Readings and openings before this day are too long ago.
constexpr std::string_view unread_sql =
    "WITH RECURSIVE led (id) AS"
    " (SELECT id FROM team WHERE leader_id = :leader UNION SELECT t.id FROM team t JOIN led l ON t.parent_id = l.id),"
    " standing AS (SELECT f.child_id, f.opened_on, (SELECT max(e.happened) FROM entry e WHERE e.child_id = f.child_id AND e.kind = "
    "'managers_reading' AND e.state <> 'withdrawn') AS last_read FROM child_file f WHERE f.team_id IN (SELECT id FROM led) AND f.status <> "
    "'closed')"
    " SELECT s.child_id, s.opened_on, (SELECT u.name FROM allocation a JOIN user_account u ON u.id = a.user_id WHERE a.child_id = "
    "s.child_id AND a.is_holder = 1 AND a.until_on IS NULL) AS holder FROM standing s"
    " WHERE s.last_read < :since OR (s.last_read IS NULL AND s.opened_on < :since_day)"
    " ORDER BY s.last_read NULLS FIRST, s.opened_on, s.child_id LIMIT :most OFFSET :skipped";

store::Rows unread_rows(store::Connection& connection, UserId leader, Day since, std::size_t most, std::size_t skipped) {
    return connection.query(unread_sql, {{"leader", leader},
                                         {"since", LocalMinute{since}.time_since_epoch().count()},
                                         {"since_day", since},
                                         {"most", most},
                                         {"skipped", skipped}});
}

Day since(Day today, const staff::Timescales& timescales) { return today - std::chrono::days{timescales.days_between_managers_readings}; }

}  // namespace

std::vector<UnreadFile> unread_files(store::Connection& connection, UserId leader, Day today, const staff::Timescales& timescales,
                                     std::size_t skipped) {
    std::vector<UnreadFile> files;
    for (const auto& row : unread_rows(connection, leader, since(today, timescales), unread_a_page + 1, skipped)) {
        const auto child = row.id<ChildId>("child_id");
        files.push_back({child, people::name_of(connection, person_of(child)), row.text("holder"), row.day("opened_on"),
                         last_reading(connection, child)});
    }
    return files;
}

long long count_unread_files(store::Connection& connection, UserId leader, Day today, const staff::Timescales& timescales,
                             std::size_t most) {
    return static_cast<long long>(unread_rows(connection, leader, since(today, timescales), most, 0).size());
}

}  // namespace reading
