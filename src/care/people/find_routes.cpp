#include "base/ensure.hpp"
#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/people/find.hpp"
#include "care/people/people_routes.hpp"
#include "ledger/ledger.hpp"

namespace people {
namespace {

using html::element;
using staff::Exchange;

constexpr std::size_t most_shown = 50;

std::string born_in_words(const std::optional<Day>& born_on, Day today) {
    return born_on ? in_short(*born_on) + " (" + age_in_words(*born_on, today) + ")" : "Not known";
}

html::Html search_form(const Exchange& exchange, std::string_view words, const std::vector<FieldProblem>& problems) {
    html::Input box{.id = "words",
                    .name = "words",
                    .label = {.text = "Name, birth date or number"},
                    .hint = "In any order and however it is spelt. For example, catherine smyth 3/5/2014, or a file, NHS or pupil number.",
                    .error_message = staff::problem_of(problems, "words"),
                    .value = words,
                    .type = "search",
                    .autocomplete = "off",
                    .spellcheck = false,
                    .classes = "govuk-!-width-two-thirds"};
    return staff::post_form(exchange, "/find", html::input(box) + html::button({.text = "Search"}),
                            {{"role", "search"}, {"aria-label", "Children"}});
}

html::Html name_cell(const Found& found) {
    auto cell = html::link(found.name, files::child_path(ChildId{found.id.value}));
    if (!found.other_names.empty()) cell += element("div", {{"class", "govuk-hint govuk-!-margin-bottom-0"}}, "Also " + found.other_names);
    return cell;
}

html::Html results_table(const std::vector<Found>& found, Day today) {
    html::Table table{
        .head = {{.text = "Name"}, {.text = "Born"}, {.text = "File number"}, {.text = "Status"}, {.text = "Case file holder"}}};
    table.first_cell_is_header = true;
    for (const auto& one : found) {
        const auto& status = files::status_of(one.status);
        table.rows.push_back({{.text = name_cell(one)},
                              {.text = born_in_words(one.born_on, today)},
                              {.text = one.file_number},
                              {.text = html::tag({.text = status.label, .classes = "govuk-tag--" + std::string(status.tag_colour)})},
                              {.text = one.holder.empty() ? std::string("Nobody") : one.holder}});
    }
    return html::scrollable("Children found", html::table(table));
}

html::Html nothing_found() {
    auto advice = element("li", {}, "leave out the words you are least sure of") +
                  element("li", {}, "try only the family name, or only the birth date") +
                  element("li", {}, "try a former name, or the name a brother or sister uses");
    return html::subheading("No child found") + html::body("You can:") +
           element("ul", {{"class", "govuk-list govuk-list--bullet"}}, advice);
}

html::Html new_child_button(const Exchange& exchange) {
    if (!exchange.actor().may(staff::Permission::keep_people)) return {};
    return html::button({.text = "Record a new child", .href = "/children/new", .classes = "govuk-button--secondary"});
}

http::Response find_page(const Exchange& exchange, std::string_view words, const std::vector<Found>* found,
                         const std::vector<FieldProblem>& problems = {}) {
    auto content = html::heading("Find a child");
    content += search_form(exchange, words, problems);
    std::string title = "Find a child";
    if (found != nullptr && found->empty()) {
        content += nothing_found();
        title = "No child found";
    } else if (found != nullptr) {
        const bool is_cut = found->size() >= most_shown;
        title = is_cut ? "The " + std::to_string(most_shown) + " nearest children"
                       : counted(static_cast<long long>(found->size()), "child", "children") + " found";
        content += html::subheading(title);
        if (is_cut) content += html::body("There may be more. Add a birth date or another name to narrow it.");
        content += results_table(*found, exchange.today());
    }
    if (found != nullptr) content += new_child_button(exchange);
    return staff::page(exchange, {.title = title, .content = content, .problems = problems, .section = "find"});
}

/// The one child whose file number was typed, and nothing else.
std::optional<ChildId> only_file(const std::vector<Found>& found, std::string_view words) {
    if (found.size() != 1 || found.front().file_number.empty() || bare_number(found.front().file_number) != bare_number(words))
        return std::nullopt;
    return ChildId{found.front().id.value};
}

http::Response post_find(const Exchange& exchange) {
    const auto words = std::string(trimmed(cleaned(exchange.form("words"))));
    if (words.empty()) {
        const std::vector<FieldProblem> problems = {{"words", "Enter a name, birth date or number"}};
        return find_page(exchange, words, nullptr, problems);
    }
    const auto found = exchange.app.store.read(
        [&](store::Connection& connection) { return find_children(connection, exchange.viewer(), words, most_shown); });
    log_search(exchange, found.size());
    if (const auto child = only_file(found, words)) return http::see_other(files::child_path(*child));
    return find_page(exchange, shortened(words, 200), &found);
}

}  // namespace

void log_search(const Exchange& exchange, std::size_t found) {
    const Done logged = exchange.app.store.note([&](store::Connection& connection) -> Done {
        ledger::append(connection,
                       {.at = exchange.now, .actor = exchange.actor().id, .action = "searched_people", .detail = std::to_string(found)});
        return {};
    });
    ensure(logged.has_value(), "a search is known before its answer");
}

void find_routes(staff::Routes& routes) {
    routes.get("/find", staff::readers, [](const Exchange& exchange) { return find_page(exchange, "", nullptr); });
    routes.post("/find", staff::readers, post_find, {"words"});
}

}  // namespace people
