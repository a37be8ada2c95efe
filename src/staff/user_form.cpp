#include "staff/user_form.hpp"

#include "base/text.hpp"
#include "staff/page.hpp"
#include "staff/sign_in.hpp"

namespace staff {

namespace {

html::Html line(const UserForm& form, std::string_view name, std::string_view label, std::string_view hint, const std::string& value) {
    return html::input({.id = name,
                        .name = name,
                        .label = {.text = label},
                        .hint = html::Hint{.text = hint},
                        .error_message = problem_of(form.problems, name),
                        .value = value,
                        .autocomplete = "off",
                        .spellcheck = false,
                        .classes = "govuk-!-width-two-thirds"});
}

}  // namespace

std::vector<html::Option> team_options(const std::vector<Team>& teams, std::string_view first) {
    std::vector<html::Option> options = {{.text = first, .value = ""}};
    for (const auto& team : teams) options.push_back({.text = team.name, .value = to_text(team.id)});
    return options;
}

NewUser user_from_form(const Exchange& exchange) {
    NewUser user{.user_name = folded_user_name(exchange.form("user_name")),
                 .name = cleaned(trimmed(exchange.form("name"))),
                 .job_title = cleaned(trimmed(exchange.form("job_title"))),
                 .team = parse_id<TeamId>(exchange.form("team")).value_or(TeamId{})};
    for (const auto role : exchange.request.form.all("roles")) user.roles.emplace_back(role);
    std::ranges::sort(user.roles);
    return user;
}

html::Html user_fields(const UserForm& form, const std::vector<Team>& teams) {
    auto fields = line(form, "name", "Full name", "", form.typed.name);
    if (form.asks_user_name)
        fields += line(form, "user_name", "User name", "Small letters, digits, dots and hyphens, such as amina.yusuf. It never changes.",
                       form.typed.user_name);
    fields += line(form, "job_title", "Job title", "For example, social worker", form.typed.job_title);
    fields += html::select({.id = "team",
                            .name = "team",
                            .label = {.text = "Team"},
                            .error_message = problem_of(form.problems, "team"),
                            .items = team_options(teams, "No team"),
                            .value = form.typed.team.is_set() ? to_text(form.typed.team) : ""});
    html::Checkboxes boxes{.name = "roles",
                           .fieldset = {.legend = {.text = "Roles", .classes = "govuk-fieldset__legend--s"}},
                           .hint = "What the person may do follows from all of their roles.",
                           .error_message = problem_of(form.problems, "roles"),
                           .values = form.typed.roles,
                           .classes = "govuk-checkboxes--small"};
    for (const auto& role : roles)
        boxes.items.push_back({.text = role.label, .value = role.code, .hint = html::Hint{.text = role.guidance}});
    return fields + html::checkboxes(boxes);
}

}  // namespace staff
