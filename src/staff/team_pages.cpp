#include "base/text.hpp"
#include "staff/absence_pages.hpp"
#include "staff/account_changes.hpp"
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

/// Every team with its leader, each below the one it is part of. An administrator's tree leads to the pages that change it.
class ReportingLines {
  public:
    ReportingLines(store::Connection& connection, Day today, bool is_for_administrator)
        : connection_(connection), today_(today), is_for_administrator_(is_for_administrator), teams_(all_teams(connection)) {}

    html::Html drawn() {
        auto tree = below(TeamId{});
        // What an older change left in a circle hangs below nothing: it is shown apart, to be mended.
        for (const auto& team : teams_)
            if (!drawn_.contains(team.id)) tree += element("ul", {{"class", "govuk-list govuk-list--bullet"}}, branch(team));
        return tree.empty() ? html::body("There are no teams yet." + std::string(is_for_administrator_ ? " Add the first one." : ""))
                            : tree;
    }

  private:
    [[nodiscard]] bool is_top(const Team& team) const { return std::ranges::find(teams_, team.parent, &Team::id) == teams_.end(); }

    html::Html below(TeamId parent) {
        html::Html items;
        for (const auto& team : teams_)
            if (parent.is_set() ? team.parent == parent : is_top(team)) items += branch(team);
        return items.empty() ? items : element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
    }

    html::Html branch(const Team& team) {
        if (!drawn_.insert(team.id).second) return {};
        const auto name = is_for_administrator_ ? html::link(team.name, team_path(team.id)) : html::text(team.name);
        const auto people = ", " + counted(count_of_team(connection_, team.id), "person", "people");
        return element("li", {}, element("strong", {}, name) + html::text(people) + element("div", {}, led_by(team)) + below(team.id));
    }

    html::Html led_by(const Team& team) {
        const auto leader = find_user(connection_, team.leader);
        if (leader && !leader->left_on) {
            const auto away = away_tag(connection_, leader->id, today_);
            return html::text("Led by " + leader->name_and_title() + ". ") + away +
                   (away.empty() ? html::Html{} : html::text(". " + goes_to(team)));
        }
        const auto left = leader ? " " + leader->name + " has left." : std::string();
        return html::tag({.text = "No leader", .classes = "govuk-tag--red"}) + html::text(left + " " + goes_to(team));
    }

    std::string goes_to(const Team& team) {
        const auto next = working_leader(connection_, leaders_upward(connection_, team.id), today_);
        if (!next.is_set() || next == team.leader) return "Nobody above is there for what waits.";
        return "What waits goes to " + find_user(connection_, next)->name + ".";
    }

    store::Connection& connection_;
    Day today_;
    bool is_for_administrator_;
    std::vector<Team> teams_;
    std::set<TeamId> drawn_;
};

html::Html reporting_lines(const Exchange& exchange, bool is_for_administrator) {
    return exchange.app.store.read(
        [&](store::Connection& connection) { return ReportingLines(connection, exchange.today(), is_for_administrator).drawn(); });
}

http::Response get_teams(const Exchange& exchange) {
    html::Html content;
    const auto done = exchange.request.query.get("done");
    if (done == "added") content += html::notification_banner({.text = "The team is added.", .type = "success"});
    if (done == "changed") content += html::notification_banner({.text = "The changes are kept.", .type = "success"});
    content += html::heading("Teams and reporting lines");
    content += html::button({.text = "Add a team", .href = "/staff/teams/new"}) + reporting_lines(exchange, true);
    return page(exchange, {.title = "Teams and reporting lines", .content = content, .before_main = way_to(false), .section = "admin"});
}

http::Response get_reporting_lines(const Exchange& exchange) {
    auto content = html::heading("Reporting lines");
    content += html::body("What waits for a leader who is away goes to the next one above.") + reporting_lines(exchange, false);
    return page(exchange, {.title = "Reporting lines", .content = content});
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
                           .section = "admin"});
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
    routes.get("/reporting-lines", anybody, get_reporting_lines);
    routes.get("/staff/teams?done", administrators, get_teams);
    routes.get("/staff/teams/new", administrators, [](const Exchange& exchange) { return team_page(exchange, {}, {}, {}); });
    const FieldNames asked = {"name", "parent", "leader"};
    routes.post("/staff/teams/new", administrators, post_new_team, asked);
    routes.get("/staff/teams/{team}", administrators, get_team);
    routes.post("/staff/teams/{team}", administrators, post_team, asked);
}

}  // namespace staff
