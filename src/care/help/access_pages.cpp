#include "care/help/access_pages.hpp"

#include "base/csv.hpp"
#include "base/text.hpp"
#include "html/components.hpp"

namespace help {

namespace {

using html::element;
using staff::Basis;
using staff::Permission;

html::Cell yes_or_no(bool holds) {
    if (holds) return {.text = "Yes"};
    return {.text = element("span", {{"aria-hidden", "true"}}, "–") + element("span", {{"class", "govuk-visually-hidden"}}, "No")};
}

/// Opening is decided by the ground alone.
std::vector<Permission> given_by_roles() {
    std::vector<Permission> all;
    for (std::size_t place = 1; place < staff::permission_count; ++place) all.push_back(static_cast<Permission>(place));
    return all;
}

std::vector<Basis> grounds() {
    std::vector<Basis> all;
    for (std::size_t place = 0; place < staff::basis_count; ++place) all.push_back(static_cast<Basis>(place));
    return all;
}

html::Html permissions_table(const staff::AccessPolicy& policy) {
    html::Table table{.head = {{.text = "Role"}}, .first_cell_is_header = true};
    for (const auto permission : given_by_roles()) table.head.push_back({.text = label_of(permission)});
    for (const auto& role : policy.roles) {
        html::Row cells = {{.text = role.label}};
        for (const auto permission : given_by_roles()) cells.push_back(yes_or_no(role.has(permission)));
        table.rows.push_back(std::move(cells));
    }
    return html::scrollable("What each role may do", html::table(table));
}

html::Html grounds_table(const staff::AccessPolicy& policy) {
    html::Table table{.head = {{.text = "Role"}}, .first_cell_is_header = true};
    for (const auto basis : grounds()) table.head.push_back({.text = label_of(basis)});
    for (const auto& role : policy.roles) {
        html::Row cells = {{.text = role.label + (role.is_dated ? ", until a day that is set" : "")}};
        for (const auto basis : grounds()) cells.push_back(yes_or_no(role.has(basis)));
        table.rows.push_back(std::move(cells));
    }
    return html::scrollable("Why each role may open a record", html::table(table));
}

html::Html allowed_table(const staff::AccessPolicy& policy) {
    html::Table table{.head = {{.text = "Why it was opened"}, {.text = "What may be done then"}}, .first_cell_is_header = true};
    for (const auto basis : grounds()) {
        std::vector<std::string> allowed;
        for (std::size_t place = 0; place < staff::permission_count; ++place)
            if (policy.allows(basis, static_cast<Permission>(place))) allowed.emplace_back(label_of(static_cast<Permission>(place)));
        table.rows.push_back({{.text = label_of(basis)}, {.text = listed(allowed, "and")}});
    }
    return html::table(table);
}

/// "Keep accounts and teams", or that it is all that a role may do.
std::string bound_by(const staff::CircumstanceRule& rule) {
    if (rule.what.all()) return "Whatever the role may do";
    std::vector<std::string> bound;
    for (std::size_t place = 0; place < staff::permission_count; ++place)
        if (has(rule.what, static_cast<Permission>(place))) bound.emplace_back(label_of(static_cast<Permission>(place)));
    return listed(bound, "and");
}

std::string bound_roles(const staff::CircumstanceRule& rule) {
    std::vector<std::string> labels;
    for (const auto& code : rule.roles) labels.push_back(staff::find_role(code)->label);
    return labels.empty() ? "Every role" : listed(labels, "and");
}

html::Html circumstances_part(const staff::CircumstancePolicy& policy) {
    auto content = html::subheading("From where, when and with which device");
    if (!policy.holds())
        return content + html::body("This authority has not said which networks are its own, so none of its rules of place, time and "
                                    "device holds.");
    content += html::body("Edition of " + policy.edition + ", in force since " + in_words(policy.from) +
                          ". Who has several roles may do what any one of them may just then. Breaking the glass asks for a fresh code "
                          "or passkey on any device.");
    html::Table table{.head = {{.text = "Role"}, {.text = "What"}, {.text = "Only"}, {.text = "Whom to ask"}},
                      .first_cell_is_header = true};
    for (const auto& rule : policy.rules)
        table.rows.push_back({{.text = bound_roles(rule)}, {.text = bound_by(rule)}, {.text = rule.when()}, {.text = rule.ask}});
    return content + html::scrollable("From where, when and with which device", html::table(table));
}

std::string circumstances_csv(const staff::Role& role, const staff::CircumstancePolicy& policy) {
    std::string csv;
    for (const auto& rule : policy.rules)
        for (std::size_t place = 0; place < staff::permission_count; ++place)
            if (const auto permission = static_cast<Permission>(place); role.has(permission) && rule.binds(role.code, permission))
                csv += csv_line({policy.edition, role.label, "Only " + rule.when(), std::string(label_of(permission)),
                                 policy.holds() ? "Yes" : "No, this authority has named no networks"});
    return csv;
}

}  // namespace

html::Html access_matrix(const staff::AccessPolicy& policy, const staff::CircumstancePolicy& circumstances) {
    auto content = html::body("Edition of " + policy.edition + ", in force since " + in_words(policy.from) +
                              ". What a person may do follows from all of their roles.");
    content += html::body(html::link("Download it as a spreadsheet (CSV)", "/help/access.csv"));
    content += html::subheading("What each role may do") + permissions_table(policy);
    content += html::subheading("Why each role may open a child’s record") + grounds_table(policy);
    content += html::body("Nobody opens their own record or a relative’s. A restricted file is open to the people named for it, and to "
                          "nobody else: it shows in no list, count or search of anybody else’s.");
    content += html::subheading("What may be done on a record") + allowed_table(policy);
    return content + circumstances_part(circumstances);
}

html::Html delegation_table(const staff::DelegationPolicy& policy) {
    auto content = html::body("Edition of " + policy.edition + ", in force since " + in_words(policy.from) +
                              ". A decision is never passed down. While somebody is away it goes up the line.");
    html::Table table{.head = {{.text = "Decision"}}, .first_cell_is_header = true};
    for (const auto& level : policy.levels) table.head.push_back({.text = level.label});
    table.head.push_back({.text = "From the scheme of"});
    for (const auto& decision : policy.decisions) {
        html::Row cells = {{.text = decision.label + (decision.body.empty() ? "" : ". " + decision.body + " alone")}};
        for (std::size_t place = 0; place < policy.levels.size(); ++place)
            cells.push_back(yes_or_no(decision.body.empty() && place >= decision.lowest));
        cells.push_back({.text = decision.source});
        table.rows.push_back(std::move(cells));
    }
    content += html::scrollable("Who may take which decision", html::table(table));
    return content +
           html::body("To take one, record a management decision on the child’s file. Who may not take it asks who may, on the same form.");
}

std::string access_csv(const staff::AccessPolicy& policy, const staff::CircumstancePolicy& circumstances) {
    std::string csv = csv_start + csv_line({"Edition", "Role", "Kind", "What", "Holds"});
    for (const auto& role : policy.roles) {
        for (const auto permission : given_by_roles())
            csv += csv_line({policy.edition, role.label, "May", std::string(label_of(permission)), role.has(permission) ? "Yes" : "No"});
        for (const auto basis : grounds())
            csv += csv_line(
                {policy.edition, role.label, "Opens a record because", std::string(label_of(basis)), role.has(basis) ? "Yes" : "No"});
        csv += circumstances_csv(role, circumstances);
    }
    return csv;
}

}  // namespace help
