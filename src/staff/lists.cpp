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

std::size_t page_asked(const Exchange& exchange) {
    constexpr std::size_t last_page = 1000;
    const auto text = exchange.request.query.get("page");
    std::size_t page = 1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    return is_number && page >= 1 && page <= last_page ? page : 1;
}

html::Html page_links(std::string_view label, const std::string& address, std::size_t page, bool has_next) {
    const auto address_of = [&](std::size_t other) {
        if (other == 1) return address;
        return address + (address.contains('?') ? "&page=" : "?page=") + std::to_string(other);
    };
    html::Pagination links{.landmark_label = label};
    if (page > 1) links.previous = {.href = address_of(page - 1)};
    if (has_next) links.next = {.href = address_of(page + 1)};
    return page > 1 || has_next ? html::pagination(links) : html::Html();
}

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
