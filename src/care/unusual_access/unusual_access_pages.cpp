#include "care/unusual_access/unusual_access_pages.hpp"

#include "base/csv.hpp"
#include "base/text.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"

namespace unusual_access {

namespace {

using html::element;
using staff::Exchange;

std::string who(const Unusual& unusual) { return staff::with_title(unusual.name, unusual.job_title); }

std::vector<std::string> in_words(const Signs& signs) {
    std::vector<std::string> words;
    for (const auto sign : signs) words.emplace_back(label_of(sign));
    return words;
}

html::Html signs_list(const Signs& signs) {
    html::Html items;
    for (const auto& words : in_words(signs)) items += element("li", {}, words);
    return element("ul", {{"class", "govuk-list govuk-list--bullet govuk-!-margin-bottom-0"}}, items);
}

html::Html state_of(const Unusual& unusual) {
    if (!unusual.judgement) return html::tag({.text = "To look into", .classes = "govuk-tag--red"});
    const auto* finding = find_finding(unusual.judgement->finding);
    return html::tag({.text = finding ? finding->label : unusual.judgement->finding,
                      .classes = "govuk-tag--" + std::string(finding ? finding->tag_colour : "grey")}) +
           element("div", {}, "By " + unusual.judgement->by + ", " + in_short(unusual.judgement->at));
}

html::Html table_of(const std::vector<Unusual>& unusual) {
    html::Table table{.head = {{.text = "Last opened"},
                               {.text = "Who"},
                               {.text = "Whose file"},
                               {.text = "On what ground"},
                               {.text = "What is unusual"},
                               {.text = "State"}}};
    for (const auto& one : unusual)
        table.rows.push_back({{.text = html::link(in_short(one.last_at), path_of(one.id))},
                              {.text = who(one)},
                              {.text = html::in_any_direction(one.child_name) + element("div", {}, one.number)},
                              {.text = std::string(staff::label_of_basis(one.basis))},
                              {.text = signs_list(one.signs)},
                              {.text = state_of(one)}});
    return html::scrollable("Unusual access", html::table(table));
}

html::Html pages_of(const UnusualPage& page, Show show, bool is_newest) {
    const auto address = std::string(unusual_path) + shows.query_of(show);
    html::Pagination links{.landmark_label = "Pages of unusual access"};
    if (!is_newest) links.previous = {.href = address, .text = "Newest"};
    if (page.has_older) links.next = {.href = address + "&before=" + to_text(page.unusual.back().id), .text = "Earlier"};
    return is_newest && !page.has_older ? html::Html() : html::pagination(links);
}

html::Html homes_line(const HomesKnown& homes) {
    return html::body(with_commas(homes.given) + " of " + counted(homes.people, "person who works", "people who work") +
                      " here have said where they live, under Your account. Neighbours of the others are not noticed.");
}

html::SummaryRow row(std::string_view key, const html::Html& value) { return {.key = {.text = key}, .value = {.text = value}}; }

html::Html judgement_rows(const Judgement& judgement) {
    const auto* finding = find_finding(judgement.finding);
    html::SummaryList list;
    list.rows.push_back(row("Found", html::text(finding ? finding->label : judgement.finding)));
    list.rows.push_back(row("In words", html::in_any_direction(judgement.words)));
    list.rows.push_back(row("Looked into by", html::text(judgement.by + ", " + in_short(judgement.at))));
    return html::summary_list(list);
}

forms::Question finding_question() {
    forms::Question question{.name = "finding", .label = "What did you find?", .type = records::FieldType::choice};
    for (const auto& finding : findings()) question.answers.push_back({std::string(finding.code), std::string(finding.label)});
    return question;
}
const forms::Question words_question{.name = "words",
                                     .label = "What explains it, or what is to follow",
                                     .hint = "Ask the person or their manager first. What you write is kept for good.",
                                     .type = records::FieldType::text,
                                     .most_characters = 2'000};

}  // namespace

std::string path_of(UnusualId id, std::string_view rest) { return std::string(unusual_path) + "/" + to_text(id) + std::string(rest); }

html::Html list_content(const Exchange& exchange, const UnusualPage& page, const HomesKnown& homes, Show show, bool is_newest) {
    auto content = html::heading("Unusual access");
    content += html::body("Openings of records that the reader’s work does not explain by itself, with what makes them unusual. Each is a "
                          "reason to ask, not a finding. They stand here about an hour after the record was opened.");
    content += shows.chooser(unusual_path, show);
    if (page.unusual.empty()) return content + html::body("Nothing of this kind.") + homes_line(homes);
    content += table_of(page.unusual) + pages_of(page, show, is_newest);
    if (exchange.actor().may(staff::Permission::take_copies))
        content += html::body(html::link("Download as CSV", std::string(unusual_path) + "/download" + shows.query_of(show)));
    return content + homes_line(homes);
}

std::string to_csv(const std::vector<Unusual>& unusual) {
    auto csv = csv_start + csv_line({"First opened", "Last opened", "Times", "Who", "Job title", "File number", "Child", "On what ground",
                                     "What is unusual", "Found", "In words", "Looked into by", "Looked into"});
    for (const auto& one : unusual) {
        const auto judgement = one.judgement.value_or(Judgement{});
        const auto* finding = find_finding(judgement.finding);
        csv += csv_line({in_short(one.first_at), in_short(one.last_at), std::to_string(one.openings), one.name, one.job_title, one.number,
                         one.child_name, std::string(staff::label_of_basis(one.basis)), listed(in_words(one.signs), "and"),
                         finding ? std::string(finding->label) : "", judgement.words, judgement.by,
                         one.judgement ? in_short(judgement.at) : ""});
    }
    return csv;
}

html::Html unusual_content(const Exchange& exchange, const Unusual& unusual, const Fields& typed,
                           const std::vector<FieldProblem>& problems) {
    auto content = html::back_link({.text = "Unusual access", .href = unusual_path}) + html::heading("Was this needed?");
    html::SummaryList list;
    list.rows.push_back(row("Who", html::text(who(unusual))));
    list.rows.push_back(row("Whose file", html::in_any_direction(unusual.child_name + ", file " + unusual.number)));
    list.rows.push_back(row("On what ground", html::text(staff::label_of_basis(unusual.basis))));
    list.rows.push_back(row("What is unusual", signs_list(unusual.signs)));
    list.rows.push_back(row("First opened", html::text(::in_words(unusual.first_at))));
    list.rows.push_back(row("Last opened", html::text(::in_words(unusual.last_at))));
    list.rows.push_back(row("Pages opened", html::text(with_commas(unusual.openings))));
    list.rows.push_back(row("State", state_of(unusual)));
    content += html::summary_list(list);
    if (unusual.judgement) return html::narrow(content + html::subheading("What was found") + judgement_rows(*unusual.judgement));
    if (!may_judge(unusual, exchange.actor())) return html::narrow(content + html::body("Somebody else looks into this."));
    const forms::Sheet sheet(typed, problems);
    const auto fields =
        sheet.ask(finding_question()) + sheet.ask(words_question) + html::button({.text = "Save", .prevent_double_click = true});
    return html::narrow(content + staff::post_form(exchange, path_of(unusual.id, "/judgement"), fields, forms::kept_when_locked));
}

html::Html unusual_part(const Exchange& exchange, store::Connection& connection) {
    if (!exchange.actor().may(staff::Permission::review_access)) return {};
    const auto waiting = count_unusual(connection, exchange.viewer(), Show::open, Waiting::most);
    const auto words = waiting == 0
                           ? std::string("No unusual access to look into")
                           : "Unusual access to look into: " + std::to_string(waiting) + (waiting == Waiting::most ? " or more" : "");
    return html::body(html::link(words, unusual_path)) + html::body(html::link("Everything about who has looked", access_path));
}

html::Html overview_content(const Waiting& waiting) {
    struct Kind {
        std::string_view label, href, what;
        std::size_t waits;
    };
    const Kind kinds[] = {
        {"Opened by breaking the glass", "/access/break-glass", "Somebody who does not work with the child said why, and opened it",
         waiting.broken_glass},
        {"Very many records opened", "/access/many-records", "Somebody opened many children’s records in a short time", waiting.very_many},
        {"Unusual access", unusual_path, "The reader has something in common with the family, or no part in the case",
         static_cast<std::size_t>(waiting.unusual)},
        {"Not explained", "/access/unusual?show=follow_up", "Unusual, looked into, and to be followed up",
         static_cast<std::size_t>(waiting.unexplained)}};
    html::Table table{.head = {{.text = "Kind"}, {.text = "What it is"}, {.text = "Waiting", .format = "numeric"}},
                      .first_cell_is_header = true};
    for (const auto& kind : kinds)
        table.rows.push_back({{.text = html::link(kind.label, kind.href)},
                              {.text = kind.what},
                              {.text = std::to_string(kind.waits) + (kind.waits == Waiting::most ? " or more" : ""), .format = "numeric"}});
    return html::heading("Who has looked") +
           html::body("Every opening of a child’s record is kept, with its ground. These are the ones that somebody looks into.") +
           html::scrollable("Who has looked", html::table(table));
}

}  // namespace unusual_access
