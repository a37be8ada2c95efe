#include "staff/lists.hpp"

#include "base/text.hpp"
#include "staff/page.hpp"

namespace staff {

namespace {

html::Html ending(const Exchange& exchange, const ListedSession& session, std::string_view path) {
    if (session.id == exchange.session.id) return html::tag({.text = "This one", .classes = "govuk-tag--green"});
    const auto words = html::text("End") + html::element("span", {{"class", "govuk-visually-hidden"}},
                                                         " the session that began " + in_short(session.started_at));
    return post_form(exchange, std::string(path) + to_text(session.id) + "/ending",
                     html::button({.text = words, .classes = "govuk-button--secondary govuk-!-margin-bottom-0"}));
}

}  // namespace

html::Html session_table(const Exchange& exchange, const std::vector<ListedSession>& sessions, std::string_view path) {
    if (sessions.empty()) return html::element("p", {{"class", "govuk-body"}}, "Not signed in anywhere.");
    html::Table table{.head = {{.text = "Browser"}, {.text = "Address"}, {.text = "Signed in"}, {.text = "Last at work"}, {.text = "End"}},
                      .first_cell_is_header = true};
    for (const auto& session : sessions)
        table.rows.push_back({{.text = session.visitor.browser},
                              {.text = session.visitor.address},
                              {.text = in_short(session.started_at)},
                              {.text = in_short(session.seen_at) + (!session.is_confirmed ? ", no code given yet"
                                                                    : session.is_locked   ? ", locked"
                                                                                          : "")},
                              {.text = ending(exchange, session, path)}});
    return html::scrollable("Sessions", html::table(table));
}

std::string role_labels(const std::vector<std::string>& codes) {
    std::string labels;
    for (const auto& code : codes) {
        if (const auto* role = find_role(code)) labels += (labels.empty() ? "" : ", ") + std::string(role->label);
    }
    return labels.empty() ? "None" : labels;
}

html::Html standing_of(const User& user) {
    if (user.left_on) return html::tag({.text = "Left " + in_short(*user.left_on), .classes = "govuk-tag--grey"});
    if (user.one_time_until) return html::tag({.text = "First password", .classes = "govuk-tag--yellow"});
    return html::tag({.text = "Active", .classes = "govuk-tag--green"});
}

std::string name_of_team(const std::vector<Team>& teams, TeamId id) {
    const auto found = std::ranges::find(teams, id, &Team::id);
    return found == teams.end() ? "None" : found->name;
}

}  // namespace staff
