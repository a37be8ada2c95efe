#include "care/possible_duplicates/possible_duplicates_pages.hpp"

#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"

namespace possible_duplicates {

namespace {

using html::element;
using staff::Exchange;

constexpr long long most_counted = 99;

std::string path_of(DuplicateId id, std::string_view rest = "") {
    return std::string(duplicates_path) + "/" + to_text(id) + std::string(rest);
}

html::Html state_of(const Duplicate& duplicate) {
    if (!duplicate.settled_at) return html::tag({.text = "To be settled", .classes = "govuk-tag--red"});
    return html::text(label_of_finding(duplicate.finding)) +
           element("div", {}, "By " + duplicate.settled_by + ", " + in_short(*duplicate.settled_at));
}

std::string born_of(const Duplicate& duplicate) { return duplicate.born_on ? in_short(*duplicate.born_on) : "Not known any more"; }

html::Html pages_of(const DuplicatesPage& page, Show show, bool is_newest) {
    const auto address = std::string(duplicates_path) + shows.query_of(show);
    html::Pagination links{.landmark_label = "Pages of possible duplicates"};
    if (!is_newest) links.previous = {.href = address, .text = "Newest"};
    if (page.has_older) links.next = {.href = address + "&before=" + to_text(page.duplicates.back().id), .text = "Earlier"};
    return is_newest && !page.has_older ? html::Html() : html::pagination(links);
}

html::SummaryRow row(std::string_view key, const html::Html& value) { return {.key = {.text = key}, .value = {.text = value}}; }

html::Html places_list(const std::vector<Place>& places) {
    if (places.empty()) return html::text("On no file that you may know of");
    html::Html items;
    for (const auto& place : places)
        items += element("li", {}, html::link(place.child_name + ", file " + place.number, files::child_path(place.child)));
    return element("ul", {{"class", "govuk-list govuk-!-margin-bottom-0"}}, items);
}

/// What whoever settles it must know before they speak with who entered it.
html::Html what_they_see(store::Connection& connection, const Duplicate& duplicate, Day today) {
    const staff::Viewer they{duplicate.entered_by, today};
    if (!is_hidden(connection, duplicate.earlier, they) && !is_hidden(connection, duplicate.later, they))
        return html::text("Neither record is hidden from them.");
    return html::text("One of the records is hidden from them. Do not tell them that there is one.");
}

forms::Question finding_question() {
    forms::Question question{.name = "finding", .label = "What did you find?", .type = records::FieldType::choice};
    for (const auto& finding : findings()) question.answers.push_back({std::string(finding.code), std::string(finding.label)});
    return question;
}
const forms::Question words_question{.name = "words",
                                     .label = "What you found out, and what is to follow",
                                     .hint = "Who is to go on with which record, say. What you write is kept for good.",
                                     .type = records::FieldType::text,
                                     .most_characters = 2'000};

}  // namespace

html::Html list_content(const DuplicatesPage& page, Show show, bool is_newest) {
    auto content = html::heading("Possible duplicates");
    content +=
        html::body("Two records with the same full name and birth date. Whoever entered the second may not see the first, and is not "
                   "told of it.");
    content += shows.chooser(duplicates_path, show);
    if (page.duplicates.empty()) return content + html::body("Nothing of this kind.");
    html::Table table{.head = {{.text = "Entered"}, {.text = "Name"}, {.text = "Born"}, {.text = "Who entered it"}, {.text = "State"}}};
    for (const auto& one : page.duplicates)
        table.rows.push_back({{.text = html::link(in_short(one.entered_at), path_of(one.id))},
                              {.text = html::in_any_direction(one.name)},
                              {.text = born_of(one)},
                              {.text = one.entered_by_name},
                              {.text = state_of(one)}});
    return content + html::scrollable("Possible duplicates", html::table(table)) + pages_of(page, show, is_newest);
}

html::Html duplicate_content(const Exchange& exchange, store::Connection& connection, const Duplicate& duplicate,
                             const std::vector<FieldProblem>& problems) {
    auto content = html::back_link({.text = "Possible duplicates", .href = duplicates_path}) + html::heading("The same person?");
    html::SummaryList list;
    list.rows.push_back(row("Name", html::in_any_direction(duplicate.name)));
    list.rows.push_back(row("Born", html::text(born_of(duplicate))));
    list.rows.push_back(row("First record", places_list(places_of(connection, duplicate.earlier, exchange.viewer()))));
    list.rows.push_back(row("Second record", places_list(places_of(connection, duplicate.later, exchange.viewer()))));
    list.rows.push_back(row("Entered by", html::text(duplicate.entered_by_name + ", " + in_words(duplicate.entered_at))));
    list.rows.push_back(row("What they see", what_they_see(connection, duplicate, exchange.today())));
    list.rows.push_back(row("State", state_of(duplicate)));
    if (duplicate.settled_at) list.rows.push_back(row("In words", html::in_any_direction(duplicate.words)));
    content += html::summary_list(list);
    if (duplicate.settled_at) return html::narrow(content);
    const forms::Sheet sheet(exchange.request.form, problems);
    const auto fields =
        sheet.ask(finding_question()) + sheet.ask(words_question) + html::button({.text = "Save", .prevent_double_click = true});
    return html::narrow(content + staff::post_form(exchange, path_of(duplicate.id, "/finding"), fields, forms::kept_when_locked));
}

html::Html home_part(const Exchange& exchange, store::Connection& connection) {
    if (!may_settle(exchange.actor())) return {};
    const auto waiting = count_open(connection, exchange.actor(), exchange.today(), most_counted);
    if (waiting == 0 && !exchange.actor().may(staff::Permission::review_access)) return {};
    const auto words = waiting == 0
                           ? std::string("No possible duplicates to settle")
                           : "Possible duplicates to settle: " + std::to_string(waiting) + (waiting == most_counted ? " or more" : "");
    return html::body(html::link(words, std::string(duplicates_path)));
}

}  // namespace possible_duplicates
