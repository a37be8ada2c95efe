#include "care/access_rights/access_rights.hpp"
#include "care/front/home.hpp"
#include "care/people/people.hpp"
#include "staff/absence.hpp"
#include "staff/emails.hpp"
#include "staff/staff_import.hpp"

namespace front {

namespace {

std::vector<staff::User> users_with_first_password(store::Connection& connection) {
    std::vector<staff::User> users;
    for (const auto& row : connection.query(
             "SELECT id FROM user_account WHERE one_time_until IS NOT NULL AND left_on IS NULL ORDER BY one_time_until, id LIMIT 20"))
        users.push_back(*staff::find_user(connection, row.id<UserId>("id")));
    return users;
}

}  // namespace

std::vector<TeamStanding> teams_led(store::Connection& connection, UserId leader, Day today, const staff::Timescales& timescales) {
    const Day since = today - std::chrono::days{timescales.days_between_managers_readings};
    std::vector<TeamStanding> teams;
    for (const auto& row : connection.query(
             staff::led_teams +
                 " SELECT t.id, t.name, l.id AS leader_id, l.name AS leader, COUNT(f.child_id) AS open_files,"
                 " SUM(CASE WHEN f.child_id IS NOT NULL AND f.holder_id IS NULL THEN 1 ELSE 0 END) AS unallocated,"
                 " SUM(CASE WHEN f.last_read < :since OR (f.last_read IS NULL AND f.opened_on < :since_day) THEN 1 ELSE 0 END) AS unread,"
                 " SUM(CASE WHEN u.left_on IS NOT NULL THEN 1 ELSE 0 END) AS of_leavers"
                 " FROM team t LEFT JOIN user_account l ON l.id = t.leader_id AND l.left_on IS NULL"
                 " LEFT JOIN child_file f ON f.team_id = t.id AND f.status <> 'closed' AND" +
                 access_rights::not_hidden("f.child_id") +
                 " LEFT JOIN user_account u ON u.id = f.holder_id"
                 " WHERE t.id IN (SELECT id FROM led) GROUP BY t.id, t.name, l.id, l.name ORDER BY t.name, t.id LIMIT 200",
             access_rights::seen_by(
                 {leader, today}, {{"leader", leader}, {"since", LocalMinute{since}.time_since_epoch().count()}, {"since_day", since}}))) {
        const auto away = staff::absence_on(connection, row.id<UserId>("leader_id"), today);
        teams.push_back({row.id<TeamId>("id"), row.text("name"),
                         row.text("leader") + (away ? " (" + staff::away_in_words(*away, today) + ")" : ""), row.number("open_files"),
                         row.number("unallocated"), row.number("unread"), row.number("of_leavers")});
    }
    return teams;
}

std::vector<LeftFile> files_of_leavers(store::Connection& connection, const staff::Viewer& leader, std::size_t most) {
    std::vector<LeftFile> files;
    for (const auto& row : connection.query(
             staff::answered_teams +
                 " SELECT f.child_id, u.name, u.left_on FROM child_file f JOIN user_account u ON u.id = f.holder_id AND u.left_on IS NOT "
                 "NULL"
                 " WHERE f.team_id IN (SELECT id FROM led) AND f.status <> 'closed' AND" +
                 access_rights::not_hidden("f.child_id") + " ORDER BY u.left_on, u.name, f.child_id LIMIT :most",
             access_rights::seen_by(leader, {{"leader", leader.id}, {"most", most}}))) {
        const auto child = row.id<ChildId>("child_id");
        files.push_back({child, people::name_of(connection, person_of(child)), row.text("name"), row.day("left_on")});
    }
    return files;
}

Housekeeping housekeeping(store::Connection& connection) {
    Housekeeping todo{.with_first_password = users_with_first_password(connection)};
    if (const auto newest = staff::staff_file_readings(connection, 1); !newest.empty() && !newest.front().is_kept)
        todo.staff_file_refused_at = newest.front().at;
    todo.has_dead_emails = !staff::dead_emails(connection, 0, 1).empty();
    for (auto& team : staff::all_teams(connection)) {
        const auto leader = team.leader.is_set() ? staff::find_user(connection, team.leader) : std::nullopt;
        if (!leader || leader->left_on) todo.without_leader.push_back(std::move(team));
    }
    for (const auto& row :
         connection.query("SELECT u.id, COUNT(*) AS files FROM user_account u JOIN allocation a ON a.user_id = u.id AND a.until_on IS NULL "
                          "AND a.is_holder = 1 JOIN child_file f ON f.child_id = a.child_id AND f.status <> 'closed'"
                          " WHERE u.left_on IS NOT NULL GROUP BY u.id, u.left_on ORDER BY u.left_on, u.id LIMIT 20"))
        todo.leavers_with_files.emplace_back(*staff::find_user(connection, row.id<UserId>("id")), row.number("files"));
    return todo;
}

}  // namespace front
