#include "base/text.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/access_rights/restriction_triggers_pages.hpp"
#include "care/complementary_files/complementary_files_pages.hpp"
#include "care/countersigning/countersigning_pages.hpp"
#include "care/decisions/decisions_pages.hpp"
#include "care/front/front_page.hpp"
#include "care/front/home_pages.hpp"
#include "care/glass_reviews/glass_reviews_pages.hpp"
#include "care/people/people.hpp"
#include "care/possible_duplicates/possible_duplicates_pages.hpp"
#include "care/reading/unread_pages.hpp"
#include "care/unusual_access/unusual_access_pages.hpp"
#include "staff/absence_pages.hpp"
#include "staff/access_alert_pages.hpp"
#include "staff/account_notices.hpp"
#include "staff/lists.hpp"
#include "staff/withheld.hpp"

namespace front {

namespace {

using staff::Exchange;

constexpr std::size_t most_of_a_team = 100, most_unallocated = 50;

bool leads_teams(const Exchange& exchange) { return exchange.actor().may(staff::Permission::decide); }
bool is_on_duty(const Exchange& exchange) { return exchange.actor().opens_by(staff::Basis::duty); }

WorkInHand read_work(const Exchange& exchange, store::Connection& connection) {
    const auto me = exchange.actor().id;
    WorkInHand work{.unfinished = recording::unfinished_of(connection, exchange.viewer(), most_in_a_part),
                    .all_unfinished = recording::count_unfinished_of(connection, me),
                    .write_ups = corrections::due_write_ups(connection, exchange.viewer()),
                    .waiting = corrections::waiting_for(connection, exchange.actor()),
                    .drafts = {}};
    for (auto& draft : recording::drafts_of(connection, me)) {
        if (work.drafts.size() == most_in_a_part) break;
        auto name = access_rights::shown_name(connection, draft.child, exchange.viewer());
        work.drafts.emplace_back(std::move(draft), std::move(name));
    }
    return work;
}

html::Html unread_line(const Exchange& exchange, store::Connection& connection) {
    const auto& timescales = exchange.app.timescales;
    return reading::unread_link(
        reading::count_unread_files(connection, exchange.actor().id, exchange.today(), timescales, reading::most_unread_counted),
        timescales);
}

/// One team's files, holder by holder; the rest stands on the team's own page.
html::Html team_part(const Exchange& exchange, store::Connection& connection, const TeamStanding& team) {
    auto content = html::subheading("Team: " + team.name);
    if (team.open == 0) return content + html::body("No open file belongs to this team itself.");
    content += children_by_holder(exchange, files::children_of_team(connection, team.id, exchange.viewer(), 0, most_of_a_team), "h3");
    if (team.open > static_cast<long long>(most_of_a_team))
        content += html::body(html::link("All " + with_commas(team.open) + " files of " + team.name, team_path(team.id)));
    return content;
}

html::Html leader_part(const Exchange& exchange, store::Connection& connection) {
    const auto me = exchange.actor().id;
    const auto teams = teams_led(connection, me, exchange.today(), exchange.app.timescales);
    auto content = left_behind(exchange, files_of_leavers(connection, exchange.viewer(), most_in_a_part + 1),
                               corrections::entries_of_leavers(connection, exchange.viewer(), most_in_a_part),
                               corrections::drafts_of_leavers(connection, exchange.actor(), exchange.now, most_in_a_part));
    if (teams.empty()) return content;
    if (teams.size() > 1)
        content += html::subheading("My teams") + teams_table(teams) + html::body(html::link("Reporting lines", "/reporting-lines"));
    for (const auto& team : teams) {
        const auto leader = staff::find_team(connection, team.id)->leader;
        if (leader == me && (team.open > 0 || teams.size() == 1)) content += team_part(exchange, connection, team);
    }
    return content;
}

html::Html my_children(const Exchange& exchange, const std::vector<files::ListedChild>& mine) {
    if (!mine.empty()) return html::subheading("Allocated to me") + children_table(exchange, mine, "My children", false);
    if (leads_teams(exchange) || is_on_duty(exchange)) return {};
    return html::body("No child is allocated to you. Find a child with the search at the top of the page.");
}

/// [2.6] What waits for a second person who agrees.
html::Html second_person_part(const Exchange& exchange, store::Connection& connection) {
    html::Html part;
    if (!exchange.actor().may(staff::Permission::restrict_file)) return part;
    for (const auto child : access_rights::lifts_waiting(connection, exchange.actor().id, exchange.now, most_in_a_part))
        part += html::body(
            html::link("A second person is needed to lift the restriction of " + people::name_of(connection, person_of(child)) + "’s file",
                       files::child_path(child, "/access/restriction")));
    return part;
}

std::string title_of(const Exchange& exchange, bool has_children) {
    if (has_children) return "My children";
    if (!exchange.actor().may(staff::Permission::open)) return exchange.actor().may(staff::Permission::record) ? "My files" : "Firsthand";
    return leads_teams(exchange) ? "My teams and children" : is_on_duty(exchange) ? "Duty" : "My children";
}

http::Response get_home(const Exchange& exchange) {
    const bool is_with_children = exchange.actor().may(staff::Permission::open);
    std::string title;
    html::Html content;
    exchange.app.store.read([&](store::Connection& connection) {
        const auto mine = is_with_children ? files::children_of_worker(connection, exchange.actor().id, exchange.viewer())
                                           : std::vector<files::ListedChild>();
        const bool has_children = !mine.empty();
        const auto children = is_with_children ? my_children(exchange, mine) : html::Html();
        title = title_of(exchange, has_children);
        content = staff::account_banner(exchange, connection) + html::heading(title) + staff::withheld_part(exchange);
        if (is_with_children) content += notices_part(exchange, recording::unseen_notices(connection, exchange.viewer()));
        content += glass_reviews::told_part(exchange, connection) + staff::alerts_part(exchange, connection) +
                   unusual_access::unusual_part(exchange, connection) + possible_duplicates::home_part(exchange, connection) +
                   access_rights::proposals_line(exchange, connection);
        content += staff::away_part(exchange, connection);
        if (is_on_duty(exchange)) content += find_box(exchange);
        if (exchange.actor().may(staff::Permission::record)) content += work_in_hand(exchange, read_work(exchange, connection));
        content += countersigning::home_part(exchange, connection) + decisions::home_part(exchange, connection) +
                   second_person_part(exchange, connection);
        if (leads_teams(exchange)) content += unread_line(exchange, connection);
        content += children + complementary_files::held_part(exchange, connection);
        if (is_on_duty(exchange)) content += duty_part(exchange, files::unallocated_files(connection, exchange.viewer(), most_unallocated));
        if (leads_teams(exchange)) content += leader_part(exchange, connection);
        if (exchange.actor().may(staff::Permission::manage_users)) content += administrator_part(exchange, housekeeping(connection));
        return 0;
    });
    return staff::page(exchange, {.title = title, .content = content, .section = "home"});
}

/// The open files of a team, for who leads it or a service above it.
http::Response get_team(const Exchange& exchange) {
    const auto id = exchange.id<TeamId>("team");
    const auto page = staff::page_asked(exchange);
    return exchange.app.store.read([&](store::Connection& connection) {
        const auto team = staff::find_team(connection, id);
        if (!team) return staff::problem_page(exchange, Problem::not_found("There is no such team."));
        const auto leaders = staff::leaders_upward(connection, id);
        if (std::ranges::find(leaders, exchange.actor().id) == leaders.end())
            return staff::problem_page(exchange, Problem::not_permitted("Only who leads this team, or a service above it, sees its list."));
        const auto open = files::count_of_team(connection, id, exchange.viewer());
        const auto children = files::children_of_team(connection, id, exchange.viewer(), (page - 1) * most_of_a_team, most_of_a_team);
        auto content =
            html::heading(team->name) + html::body(open == 0 ? "No open file belongs to this team itself."
                                                             : counted(open, "open file", "open files") + ", by who holds them.");
        content += children_by_holder(exchange, children, "h2") + staff::page_links("Pages of the team’s files", team_path(id), page,
                                                                                    static_cast<std::size_t>(open) > page * most_of_a_team);
        if (page == 1) content += staff::people_of_team(exchange, connection, id);
        return staff::page(exchange, {.title = team->name, .content = content, .section = "home"});
    });
}

}  // namespace

void home_routes(staff::Routes& routes) {
    routes.get("/", staff::anybody, get_home);
    routes.get("/teams/{team}?page", staff::deciders, get_team);
}

}  // namespace front
