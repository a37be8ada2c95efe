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
    content += html::heading("Teams");
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

forms::Question name_question() { return {.name = "name", .label = "Name of the team", .most_characters = 200}; }

forms::Question leader_question(store::Connection& connection) {
    forms::Question question{.name = "leader",
                             .label = "Leader",
                             .hint = "A team leader or senior manager. Leaders read the files of their team and of every team below it.",
                             .type = records::FieldType::list};
    for (const auto& leader : possible_leaders(connection)) question.answers.push_back({to_text(leader.id), leader.name_and_title()});
    return question;
}

forms::Question parent_question(store::Connection& connection, TeamId team) {
    auto others = all_teams(connection);
    std::erase_if(others, [&](const auto& other) { return other.id == team; });
    return team_question("parent", "Part of", others);
}

http::Response team_page(const Exchange& exchange, TeamId team, const Fields& typed, const std::vector<FieldProblem>& problems) {
    const std::string title = team.is_set() ? "Change a team" : "Add a team";
    const forms::Sheet form(typed, problems);
    auto fields = form.ask(name_question()) + exchange.app.store.read([&](store::Connection& connection) {
        return form.ask(leader_question(connection), {.unanswered = "Nobody"}) +
               form.ask(parent_question(connection, team), {.unanswered = "Nothing above it"});
    });
    fields += html::button({.text = team.is_set() ? "Keep the changes" : "Add this team", .prevent_double_click = true});
    const auto path = team.is_set() ? team_path(team) : "/staff/teams/new";
    return page(exchange, {.title = title,
                           .content = html::heading(title) + post_form(exchange, path, fields, forms::kept_when_locked),
                           .problems = problems,
                           .before_main = way_to(true),
                           .section = "admin",
                           .status = problems.empty() ? 200 : 422});
}

Team read_team(const Exchange& exchange, forms::Reader& reader, TeamId id) {
    return exchange.app.store.read([&](store::Connection& connection) {
        return Team{id, reader.answer(name_question()), parse_id<TeamId>(reader.answer(parent_question(connection, id))).value_or(TeamId{}),
                    parse_id<UserId>(reader.answer(leader_question(connection))).value_or(UserId{})};
    });
}

http::Response post_new_team(const Exchange& exchange) {
    const auto& form = exchange.request.form;
    forms::Reader reader(form, exchange.today());
    const auto typed = read_team(exchange, reader, TeamId{});
    if (reader.has_problems()) return team_page(exchange, TeamId{}, form, reader.problems().fields());
    const auto made = exchange.app.store.write(
        [&](store::Connection& connection) { return add_team(exchange.app.store, connection, typed, exchange.actor().id, exchange.now); });
    return made ? http::see_other("/staff/teams?done=added") : team_page(exchange, TeamId{}, form, made.error().fields);
}

http::Response get_team(const Exchange& exchange) {
    const auto team =
        exchange.app.store.read([&](store::Connection& connection) { return find_team(connection, exchange.id<TeamId>("team")); });
    if (!team) return problem_page(exchange, Problem::not_found("There is no such team."));
    Fields fields;
    fields.set("name", team->name);
    fields.set("leader", team->leader.is_set() ? to_text(team->leader) : "");
    fields.set("parent", team->parent.is_set() ? to_text(team->parent) : "");
    return team_page(exchange, team->id, fields, {});
}

http::Response post_team(const Exchange& exchange) {
    const auto id = exchange.id<TeamId>("team");
    const auto& form = exchange.request.form;
    forms::Reader reader(form, exchange.today());
    const auto typed = read_team(exchange, reader, id);
    if (reader.has_problems()) return team_page(exchange, id, form, reader.problems().fields());
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return change_team(connection, typed, exchange.actor().id, exchange.now); });
    if (done) return http::see_other("/staff/teams?done=changed");
    return done.error().kind == Problem::Kind::invalid ? team_page(exchange, id, form, done.error().fields)
                                                       : problem_page(exchange, done.error());
}

}  // namespace

void team_routes(Routes& routes) {
    routes.get("/staff/teams?done", administrators, get_teams);
    routes.get("/staff/teams/new", administrators, [](const Exchange& exchange) { return team_page(exchange, {}, {}, {}); });
    routes.post("/staff/teams/new", administrators, post_new_team);
    routes.get("/staff/teams/{team}", administrators, get_team);
    routes.post("/staff/teams/{team}", administrators, post_team);
}

}  // namespace staff
