#include "care/help/access_pages.hpp"
#include "care/help/guidance.hpp"
#include "care/help/help.hpp"
#include "staff/page.hpp"

namespace help {

namespace {

using html::element;
using staff::Exchange;

struct Key {
    std::string_view keys, does;
    bool is_single;  ///< may be turned off in one's account
};
constexpr Key keys[] = {{"/", "Go to the search for a child", true},
                        {"Ctrl + Enter", "Press the main button of the form", false},
                        {"Ctrl + S", "Save the form, or the draft where it has no save button", false},
                        {"Tab, Shift + Tab", "Go to the next or the last field, button or link", false},
                        {"Space", "Tick a box, press a button", false}};

std::string address_of(std::string_view code) { return code.empty() ? "/help" : "/help/" + std::string(code); }

html::Html side_navigation(std::string_view code) {
    html::moj::SideNavigation navigation{.label = "Help"};
    const auto add = [&](std::string_view section, std::string_view title, std::string_view page) {
        if (navigation.sections.empty() || navigation.sections.back().heading.text.html().markup() != html::text(section).markup())
            navigation.sections.push_back({.heading = {.text = section, .heading_level = 2}, .items = {}});
        navigation.sections.back().items.push_back({.text = title, .href = address_of(page), .active = page == code});
    };
    for (const auto& page : guidance()) add(page.section, page.code.empty() ? "In short" : page.title, page.code);
    add(guidance().back().section, "Keyboard", "keyboard");
    add(guidance().back().section, "Abbreviations", "abbreviations");
    add(guidance().back().section, "Who may do what", "access");
    add(guidance().back().section, "Who may take which decision", "decisions");
    return html::moj::side_navigation(navigation);
}

http::Response help_page(const Exchange& exchange, std::string_view code, std::string_view title, std::string_view lead,
                         const html::Html& content) {
    const auto words = element("h1", {{"class", "govuk-heading-l"}}, title) + element("p", {{"class", "govuk-body-l"}}, lead) + content;
    const auto columns = element("div", {{"class", "govuk-grid-column-one-third"}}, side_navigation(code)) +
                         element("div", {{"class", "govuk-grid-column-two-thirds"}}, words);
    return staff::page(exchange, {.title = code.empty() ? std::string(title) : std::string(title) + " – Help",
                                  .content = element("div", {{"class", "govuk-grid-row app-help"}}, columns),
                                  .section = "help"});
}

html::Html passage(const Passage& shown) {
    auto made = element("h2", {{"class", "govuk-heading-m"}}, shown.heading);
    if (!shown.text.empty()) made += element("p", {{"class", "govuk-body"}}, shown.text);
    html::Html items;
    for (const auto point : shown.points) items += element("li", {}, point);
    if (!items.empty()) made += element("ul", {{"class", "govuk-list govuk-list--bullet govuk-list--spaced"}}, items);
    return made;
}

http::Response get_guidance(const Exchange& exchange, std::string_view code) {
    const auto* page = find_guidance(code);
    if (!page) return staff::problem_page(exchange, Problem::not_found("There is no such help page."));
    html::Html content;
    for (const auto& shown : page->passages) content += passage(shown);
    return help_page(exchange, page->code, page->title, page->lead, content);
}

http::Response get_keyboard(const Exchange& exchange) {
    html::Table table{.head = {{.text = "Keys"}, {.text = "What they do"}}, .first_cell_is_header = true};
    for (const auto& key : keys) table.rows.push_back({{.text = key.keys}, {.text = key.does}});
    auto content = html::table(table);
    content += element("p", {{"class", "govuk-body"}},
                       html::text("Everything can be done with the keyboard alone. Keys pressed without Ctrl can be turned off in ") +
                           element("a", {{"class", "govuk-link"}, {"href", "/account"}}, "your account") +
                           html::text(exchange.actor().uses_shortcuts ? "; yours are on." : "; yours are off."));
    return help_page(exchange, "keyboard", "Keyboard", "For people who record all day.", content);
}

http::Response get_abbreviations(const Exchange& exchange) {
    html::Table table{.head = {{.text = "Letters"}, {.text = "Meaning"}}, .first_cell_is_header = true};
    for (const auto& known : exchange.app.abbreviations.all()) table.rows.push_back({{.text = known.letters}, {.text = known.meaning}});
    auto content =
        element("p", {{"class", "govuk-body"}},
                "Better to write words out. Where one of these stands in an entry, its meaning shows when you point at it, and on paper.");
    content += table.rows.empty() ? element("p", {{"class", "govuk-body"}}, "This authority has no glossary yet.") : html::table(table);
    return help_page(exchange, "abbreviations", "Abbreviations", "What people write, and what it means.", content);
}

http::Response get_access(const Exchange& exchange) {
    return help_page(exchange, "access", "Who may do what", "What follows from your role, and whose record you may open.",
                     access_matrix(staff::access_policy(), exchange.app.circumstances));
}

http::Response get_decisions(const Exchange& exchange) {
    return help_page(exchange, "decisions", "Who may take which decision", "The lowest level that may take it; whoever is above may too.",
                     delegation_table(staff::delegation_policy()));
}

http::Response get_access_csv(const Exchange& exchange) {
    http::Response response;
    response.content_type = "text/csv; charset=utf-8";
    response.set_header("Content-Disposition", "attachment; filename=\"who_may_do_what.csv\"");
    response.body = access_csv(staff::access_policy(), exchange.app.circumstances);
    return response;
}

}  // namespace

void help_routes(staff::Routes& routes) {
    routes.get("/help", staff::anybody, [](const Exchange& exchange) { return get_guidance(exchange, ""); });
    routes.get("/help/keyboard", staff::anybody, get_keyboard);
    routes.get("/help/abbreviations", staff::anybody, get_abbreviations);
    routes.get("/help/access", staff::anybody, get_access);
    routes.get("/help/access.csv", staff::anybody, get_access_csv);
    routes.get("/help/decisions", staff::anybody, get_decisions);
    routes.get("/help/{page}", staff::anybody,
               [](const Exchange& exchange) { return get_guidance(exchange, exchange.parameters.get("page")); });
    statement_routes(routes);
}

}  // namespace help
