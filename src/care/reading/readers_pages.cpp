#include "care/reading/readers_pages.hpp"

#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/reading/parts_pages.hpp"
#include "care/recording/recording_pages.hpp"

namespace reading {

namespace {

using html::element;

html::Html what(const Use& use) {
    return use.entry.is_set() ? html::link(what_in_words(use), recording::entry_path(use.entry)) : html::text(what_in_words(use));
}

std::string time_of(Instant at) {
    const auto minute = london_minute(at);
    return in_words(minute - std::chrono::floor<std::chrono::days>(minute));
}

html::Html what_cell(const Sitting& sitting) {
    if (sitting.uses.size() == 1) return what(sitting.newest());
    html::Html items;
    for (const auto& use : sitting.uses) items += element("li", {}, html::text(time_of(use.at) + " ") + what(use));
    auto summary = html::text(what_in_words(sitting.newest()) + " and " + std::to_string(sitting.uses.size() - 1) + " more");
    return html::details({.summary_text = summary,
                          .text = element("ul", {{"class", "govuk-list govuk-!-font-size-16"}}, items),
                          .classes = "govuk-!-margin-bottom-0"});
}

html::Html why_cell(const Sitting& sitting) {
    html::Html cell = html::text(listed(sitting.bases(), "and"));
    for (const auto& reason : sitting.reasons())
        cell += element("div", {{"class", "app-stated-reason"}, {"dir", "auto"}}, "“" + reason + "”");
    return cell;
}

html::Html who_cell(const Use& use) {
    if (!use.actor.is_set()) return html::text("The program itself");
    return html::text(use.name) + element("div", {{"class", "govuk-hint govuk-!-margin-bottom-0 govuk-!-font-size-16"}}, use.job_title);
}

std::string when(const Sitting& sitting) {
    const auto first = in_short(sitting.oldest().at);
    if (time_of(sitting.oldest().at) == time_of(sitting.newest().at)) return first;
    return first + " to " +
           (london_day(sitting.oldest().at) == london_day(sitting.newest().at) ? time_of(sitting.newest().at)
                                                                               : in_short(sitting.newest().at));
}

html::Html filter(const ReadersFacts& facts) {
    html::Select person{.name = "who", .label = {.text = "Person"}, .items = {{.text = "Everybody", .value = ""}}};
    for (const auto& reader : facts.readers)
        person.items.push_back({.text = reader.name, .value = to_text(reader.user), .selected = reader.user == facts.only});
    return html::chooser(files::child_path(facts.child, "/readers"), person);
}

html::Html pages(const ReadersFacts& facts) {
    const auto path = files::child_path(facts.child, "/readers");
    const auto who = facts.only.is_set() ? "who=" + to_text(facts.only) : "";
    html::Pagination links{.landmark_label = "Pages of readers"};
    if (!facts.is_newest_page) links.previous = {.href = path + (who.empty() ? "" : "?" + who), .text = "Newest"};
    if (facts.page.has_older)
        links.next = {.href = path + "?" + (who.empty() ? "" : who + "&") + "before=" + std::to_string(facts.page.uses.back().position),
                      .text = "Earlier"};
    return facts.is_newest_page && !facts.page.has_older ? html::Html() : html::pagination(links);
}

}  // namespace

html::Html readers_content(const ReadersFacts& facts) {
    auto content = element("h1", {{"class", "govuk-heading-l govuk-!-margin-bottom-2"}}, "Who has looked");
    content += html::body("In the last 30 days " + counted(facts.readers_lately, "person", "people") +
                          " looked at this record. Everybody’s openings are kept for good.");
    content += element("p", {{"class", "govuk-body"}}, html::link("Who may open this file", files::child_path(facts.child, "/access")));
    content += filter(facts);
    html::Table table{.head = {{.text = "When"}, {.text = "Who"}, {.text = "What"}, {.text = "Why they may"}}, .classes = "app-readers"};
    for (const auto& sitting : fold(facts.page.uses))
        table.rows.push_back(
            {{.text = when(sitting)}, {.text = who_cell(sitting.newest())}, {.text = what_cell(sitting)}, {.text = why_cell(sitting)}});
    if (table.rows.empty()) return content + html::body("Nobody fits this choice. Choose Everybody.");
    return content + html::scrollable("Who has looked", html::table(table)) + pages(facts);
}

}  // namespace reading
