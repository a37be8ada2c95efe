#include "base/text.hpp"
#include "staff/lists.hpp"
#include "staff/page.hpp"
#include "staff/user_form.hpp"
#include "staff/user_lists.hpp"
#include "staff/user_pages.hpp"

namespace staff {

namespace {

using html::element;

std::string_view code_of(Standing standing) { return standing == Standing::left ? "left" : standing == Standing::all ? "all" : "working"; }

UserFilter filter_of(const Fields& fields) {
    UserFilter filter;
    filter.team = parse_id<TeamId>(fields.get("team")).value_or(TeamId{});
    if (const auto* role = find_role(fields.get("role"))) filter.role = role->code;
    if (fields.get("status") == "left") filter.standing = Standing::left;
    if (fields.get("status") == "all") filter.standing = Standing::all;
    filter.words = cleaned(trimmed(fields.get("words")));
    return filter;
}

html::Html filter_form(const UserFilter& filter, const std::vector<Team>& teams) {
    Fields chosen;
    chosen.set("team", filter.team.is_set() ? to_text(filter.team) : "");
    chosen.set("role", filter.role);
    chosen.set("status", std::string(code_of(filter.standing)));
    forms::Question role{.name = "role", .label = "Role", .type = records::FieldType::list};
    for (const auto& one : access_policy().roles) role.answers.push_back({one.code, one.label});
    const forms::Question status{.name = "status",
                                 .label = "Show",
                                 .type = records::FieldType::list,
                                 .answers = {{"working", "People who work here"}, {"left", "People who left"}, {"all", "Everybody"}}};
    const forms::Sheet form(chosen, {});
    const auto fields = form.ask(team_question("team", "Team", teams), {.unanswered = "Every team"}) +
                        form.ask(role, {.unanswered = "Every role"}) + form.ask(status, {.unanswered = ""}) +
                        html::button({.text = "Show", .classes = "govuk-button--secondary"});
    return element("form", {{"method", "get"}, {"action", "/staff"}, {"class", "app-filter-row"}}, fields);
}

html::Html search_form(const Exchange& exchange, const UserFilter& filter) {
    Fields typed;
    typed.set("words", filter.words);
    const auto fields = forms::Sheet(typed, {}).ask({.name = "words", .label = "Name or user name"}, {.width = "govuk-input--width-20"}) +
                        html::button({.text = "Find", .classes = "govuk-button--secondary"});
    return post_form(exchange, "/staff/found", fields, {{"class", "app-filter-row"}});
}

html::Html user_table(const std::vector<User>& users, const std::vector<Team>& teams) {
    html::Table table{
        .head = {{.text = "Name"}, {.text = "User name"}, {.text = "Job title"}, {.text = "Team"}, {.text = "Role"}, {.text = "Access"}},
        .first_cell_is_header = true};
    for (const auto& user : users)
        table.rows.push_back({{.text = html::link(user.name, "/staff/users/" + to_text(user.id))},
                              {.text = user.user_name},
                              {.text = user.job_title},
                              {.text = name_of_team(teams, user.team)},
                              {.text = role_labels(user.roles)},
                              {.text = standing_of(user)}});
    return html::scrollable("Staff", html::table(table));
}

std::string page_address(const UserFilter& filter, int number) {
    Pairs pairs = {{"team", filter.team.is_set() ? to_text(filter.team) : ""},
                   {"role", filter.role},
                   {"status", std::string(code_of(filter.standing))},
                   {"page", std::to_string(number)}};
    return "/staff?" + to_urlencoded(pairs);
}

html::Html page_links(const UserFilter& filter, const UserPage& shown) {
    if (shown.pages == 1) return {};
    html::Pagination links;
    if (shown.number > 1) links.previous = {.href = page_address(filter, shown.number - 1)};
    if (shown.number < shown.pages) links.next = {.href = page_address(filter, shown.number + 1)};
    for (int number = 1; number <= shown.pages; ++number)
        links.items.push_back({.number = number, .href = page_address(filter, number), .current = number == shown.number});
    return html::pagination(links);
}

http::Response staff_page(const Exchange& exchange, const UserFilter& filter, int number) {
    const bool is_search = exchange.request.method == "POST";
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "Staff");
    exchange.app.store.read([&](store::Connection& connection) {
        const auto teams = all_teams(connection);
        const auto shown = list_users(connection, filter, number);
        content +=
            element("div", {{"class", "govuk-button-group"}},
                    html::button({.text = "Add a person", .href = "/staff/new"}) + html::link("Teams and reporting lines", "/staff/teams") +
                        html::link("The staff file", staff_file_path) + html::link("How people sign in", sign_in_rule_path) +
                        html::link("Emails", email_path) + html::link("The ledger", "/staff/ledger"));
        content += search_form(exchange, filter) + filter_form(filter, teams);
        content += html::body(counted(shown.count, "person", "people") + (shown.pages > 1 ? ", page " + std::to_string(shown.number) : ""));
        content += shown.users.empty() ? html::body("Nobody is like that. Show everybody, or look for fewer letters of the name.")
                                       : user_table(shown.users, teams);
        if (is_search && shown.pages > 1) content += html::body("Only the first 50 are shown. Type more of the name.");
        if (!is_search) content += page_links(filter, shown);
        return 0;
    });
    return page(exchange, {.title = is_search ? "Staff found" : "Staff", .content = content, .section = "admin"});
}

int page_number(const Exchange& exchange) {
    const auto number = parse_id<TeamId>(exchange.request.query.get("page"));
    return number ? static_cast<int>(std::min<std::int64_t>(number->value, 100'000)) : 1;
}

}  // namespace

void staff_list_routes(Routes& routes) {
    routes.get("/staff?team&role&status&page", administrators, [](const Exchange& exchange) {
        auto filter = filter_of(exchange.request.query);
        filter.words.clear();  // a name never stands in an address
        return staff_page(exchange, filter, page_number(exchange));
    });
    routes.post("/staff/found", administrators,
                [](const Exchange& exchange) {
                    return staff_page(exchange, {.standing = Standing::all, .words = filter_of(exchange.request.form).words}, 1);
                },
                {"words"});
}

}  // namespace staff
