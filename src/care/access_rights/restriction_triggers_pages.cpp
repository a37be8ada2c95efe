#include "care/access_rights/restriction_triggers_pages.hpp"

#include "care/files/child_page.hpp"

namespace access_rights {

namespace {

using html::element;

constexpr long long most_counted = 99;

html::Html why_list(const std::vector<Trigger>& triggers) {
    html::Html items;
    for (const auto& trigger : triggers)
        for (const auto& fact : trigger.facts) items += element("li", {}, fact.words);
    return element("ul", {{"class", "govuk-list govuk-list--bullet govuk-!-margin-bottom-0"}}, items);
}

html::Html kinds_of(const std::vector<Trigger>& triggers) {
    html::Html lines;
    for (const auto& trigger : triggers) lines += element("div", {}, label_of_restriction(trigger.kind));
    return lines;
}

}  // namespace

html::Html proposals_content(const std::vector<Proposal>& all, std::size_t most) {
    auto content = html::heading("Files that should be restricted");
    content += html::body("Something on these files says that only named people should open them. Restrict each, with the files of the "
                          "family, or say why that is not needed.");
    if (all.empty()) return content + html::body("There is none.");
    html::Table table{.head = {{.text = "Child"}, {.text = "File"}, {.text = "Whom it protects"}, {.text = "Why"}},
                      .first_cell_is_header = true};
    for (const auto& one : all)
        table.rows.push_back({{.text = html::link(html::in_any_direction(one.name), files::child_path(one.child, "/access/restriction"))},
                              {.text = one.number},
                              {.text = kinds_of(one.triggers)},
                              {.text = why_list(one.triggers)}});
    content += html::scrollable("Files that should be restricted", html::table(table));
    return all.size() < most ? content : content + html::body("There may be more. They follow as you settle these.");
}

html::Html triggers_part(const std::vector<Trigger>& triggers) {
    if (triggers.empty()) return {};
    return html::inset_text({.text = element("p", {{"class", "govuk-body"}}, "This file should be restricted:") + why_list(triggers)});
}

html::Html proposals_line(const staff::Exchange& exchange, store::Connection& connection) {
    const auto waiting = count_proposals(connection, exchange.actor(), exchange.now, most_counted);
    if (waiting == 0) return {};
    return html::body(
        html::link("Files that should be restricted: " + std::to_string(waiting) + (waiting == most_counted ? " or more" : ""),
                   std::string(proposals_path)));
}

}  // namespace access_rights
