#include "base/text.hpp"
#include "staff/account_changes.hpp"
#include "staff/lists.hpp"
#include "staff/page.hpp"
#include "staff/user_form.hpp"
#include "staff/user_lists.hpp"
#include "staff/user_pages.hpp"

namespace staff {

namespace {

using html::element;

std::string team_path(TeamId team) { return "/staff/teams/" + to_text(team); }

html::Html way_to(bool is_one_team) {
    html::Breadcrumbs way{.items = {{.text = "Staff", .href = "/staff"}}};
    if (is_one_team) way.items.push_back({.text = "Teams", .href = "/staff/teams"});
    return html::breadcrumbs(way);
}

std::string leader_name(store::Connection& connection, const Team& team) {
    const auto leader = find_user(connection, team.leader);
    if (!leader) return "Nobody";
    return leader->left_on ? leader->name + " (left)" : leader->name;
}

http::Response get_teams(const Exchange& exchange) {
    html::Html content;
    const auto done = exchange.request.query.get("done");
    if (done == "added") content += html::notification_banner({.text = "The team is added.", .type = "success"});
    if (done == "changed") content += html::notification_banner({.text = "The changes are kept.", .type = "success"});
    content += element("h1", {{"class", "govuk-heading-l"}}, "Teams");
    content += html::button({.text = "Add a team", .href = "/staff/teams/new"});
    html::Table table{.head = {{.text = "Team"}, {.text = "Leader"}, {.text = "Part of"}, {.text = "People", .format = "numeric"}},
                      .first_cell_is_header = true};
    exchange.app.store.read([&](store::Connection& connection) {
        for (const auto& team : all_teams(connection)) {
            const auto above = find_team(connection, team.parent);
            table.rows.push_back({{.text = element("a", {{"class", "govuk-link"}, {"href", team_path(team.id)}}, team.name)},
                                  {.text = leader_name(connection, team)},
                                  {.text = above ? above->name : "Nothing above it"},
                                  {.text = with_commas(count_of_team(connection, team.id)), .format = "numeric"}});
        }
        return 0;
    });
    content += table.rows.empty() ? element("p", {{"class", "govuk-body"}}, "There are no teams yet. Add the first one.")
                                  : html::scrollable("Teams", html::table(table));
    return page(exchange, {.title = "Teams", .content = content, .before_main = way_to(false), .section = "admin"});
}

std::vector<html::Option> leader_options(const std::vector<User>& leaders) {
    std::vector<html::Option> options = {{.text = "Nobody", .value = ""}};
    for (const auto& leader : leaders) options.push_back({.text = leader.name_and_title(), .value = to_text(leader.id)});
    return options;
}

html::Html team_fields(const Exchange& exchange, const Team& team, const std::vector<FieldProblem>& problems) {
    return exchange.app.store.read([&](store::Connection& connection) {
        auto others = all_teams(connection);
        std::erase_if(others, [&](const auto& other) { return other.id == team.id; });
        auto fields = html::input({.id = "name",
                                   .name = "name",
                                   .label = {.text = "Name of the team"},
                                   .error_message = problem_of(problems, "name"),
                                   .value = team.name,
                                   .autocomplete = "off",
                                   .classes = "govuk-!-width-two-thirds"});
        fields += html::select({.id = "leader",
                                .name = "leader",
                                .label = {.text = "Leader"},
                                .hint = "A team leader or senior manager. Leaders read the files of their team and of every team below it.",
                                .error_message = problem_of(problems, "leader"),
                                .items = leader_options(possible_leaders(connection)),
                                .value = team.leader.is_set() ? to_text(team.leader) : ""});
        fields += html::select({.id = "parent",
                                .name = "parent",
                                .label = {.text = "Part of"},
                                .error_message = problem_of(problems, "parent"),
                                .items = team_options(others, "Nothing above it"),
                                .value = team.parent.is_set() ? to_text(team.parent) : ""});
        return fields;
    });
}

http::Response team_page(const Exchange& exchange, const Team& team, const std::vector<FieldProblem>& problems) {
    const bool is_new = !team.id.is_set();
    const std::string title = is_new ? "Add a team" : "Change a team";
    auto content = element("h1", {{"class", "govuk-heading-l"}}, title);
    content += post_form(exchange, is_new ? "/staff/teams/new" : team_path(team.id),
                         team_fields(exchange, team, problems) +
                             html::button({.text = is_new ? "Add this team" : "Keep the changes", .prevent_double_click = true}));
    return page(exchange, {.title = title,
                           .content = content,
                           .problems = problems,
                           .before_main = way_to(true),
                           .section = "admin",
                           .status = problems.empty() ? 200 : 422});
}

Team team_from_form(const Exchange& exchange, TeamId id) {
    return {id, cleaned(trimmed(exchange.form("name"))), parse_id<TeamId>(exchange.form("parent")).value_or(TeamId{}),
            parse_id<UserId>(exchange.form("leader")).value_or(UserId{})};
}

http::Response post_new_team(const Exchange& exchange) {
    const auto typed = team_from_form(exchange, TeamId{});
    const auto made = exchange.app.store.write(
        [&](store::Connection& connection) { return add_team(exchange.app.store, connection, typed, exchange.actor().id, exchange.now); });
    return made ? http::see_other("/staff/teams?done=added") : team_page(exchange, typed, made.error().fields);
}

http::Response get_team(const Exchange& exchange) {
    const auto team =
        exchange.app.store.read([&](store::Connection& connection) { return find_team(connection, exchange.id<TeamId>("team")); });
    return team ? team_page(exchange, *team, {}) : problem_page(exchange, Problem::not_found("There is no such team."));
}

http::Response post_team(const Exchange& exchange) {
    const auto typed = team_from_form(exchange, exchange.id<TeamId>("team"));
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return change_team(connection, typed, exchange.actor().id, exchange.now); });
    if (done) return http::see_other("/staff/teams?done=changed");
    return done.error().kind == Problem::Kind::invalid ? team_page(exchange, typed, done.error().fields)
                                                       : problem_page(exchange, done.error());
}

}  // namespace

void team_routes(Routes& routes) {
    routes.get("/staff/teams", administrators, get_teams);
    routes.get("/staff/teams/new", administrators, [](const Exchange& exchange) { return team_page(exchange, {}, {}); });
    routes.post("/staff/teams/new", administrators, post_new_team);
    routes.get("/staff/teams/{team}", administrators, get_team);
    routes.post("/staff/teams/{team}", administrators, post_team);
}

}  // namespace staff
