#include "care/reading/file_pages.hpp"

#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/reading/parts_pages.hpp"
#include "care/recording/recording_pages.hpp"

namespace reading {

namespace {

using html::element;
using staff::Exchange;

std::string month_of(const records::Happened& happened) {
    auto month = happened;
    month.precision = happened.precision == records::Precision::year ? records::Precision::year : records::Precision::month;
    const auto words = records::in_words(month);
    return happened.precision == records::Precision::year ? words + ", month not known" : words;
}

/// The fact stays in its place and its words are a press away: nothing is lost, and nobody takes it for true.
html::Html withdrawn_line(const Listed& listed) {
    const auto& entry = listed.written.entry;
    const auto what = records::in_words(entry.happened) + ": " + std::string(recording::kind(entry.kind).label);
    auto line = element("h3", {{"class", "govuk-heading-s app-entry__title"}},
                        element("a", {{"class", "govuk-link"}, {"href", recording::entry_path(entry.id)}}, element("s", {}, what)));
    line += element("p", {{"class", "app-entry__tags"}}, recording::state_tag(entry.state));
    const auto why = listed.why_withdrawn.empty() ? "The reason stands on the entry’s own page." : listed.why_withdrawn;
    line += html::details({.summary_text = "Why it was withdrawn", .text = html::paragraphs(why)});
    return element("article", {{"class", "app-entry app-entry--withdrawn"}, {"id", "entry-" + to_text(entry.id)}}, line);
}

/// [A6.15] Its own page says which files these are, to who may read them.
html::Html elsewhere(const Listed& listed) {
    if (listed.recorded_on < 2) return {};
    const auto words = "Recorded together on " + std::to_string(listed.recorded_on) + " children’s files";
    return element("p", {{"class", "govuk-body-s app-entry__elsewhere"}},
                   html::link(words, recording::entry_path(listed.written.entry.id, "#about")));
}

std::string how_many(const FilePageFacts& facts) {
    if (!facts.filter.is_narrowed()) return counted(facts.all_entries, "entry", "entries") + ". ";
    return with_commas(facts.fitting_entries) + " of " + counted(facts.all_entries, "entry", "entries") +
           (facts.fitting_entries == 1 ? " fits this filter. " : " fit this filter. ");
}

/// A question whose answers are codes that the file itself gives.
template <class AnyId>
forms::Question question_of(std::string_view name, std::string_view label, const std::vector<std::pair<AnyId, std::string>>& choices) {
    forms::Question question{.name = std::string(name), .label = std::string(label), .type = records::FieldType::list};
    for (const auto& [id, words] : choices) question.answers.push_back({to_text(id), words});
    return question;
}

const forms::Question seen_question{.name = "seen",
                                    .label = "Child seen",
                                    .type = records::FieldType::list,
                                    .answers = {{"seen", "Seen"}, {"alone", "Seen alone"}, {"not_seen", "Not seen"}}};
const forms::Question state_question{
    .name = "state",
    .label = "State",
    .type = records::FieldType::list,
    .answers = {{"saved", "Saved, not completed"}, {"completed", "Completed"}, {"withdrawn", "Withdrawn"}}};
const forms::Question significant_question{
    .name = "significant", .label = "In the chronology", .type = records::FieldType::several, .answers = {{"yes", "Significant only"}}};

html::Html questions(const FilePageFacts& facts, const forms::Sheet& sheet) {
    return sheet.ask(question_of("person", "Who took part", facts.choices.people), {.unanswered = "Anybody"}) +
           sheet.ask(kind_question(), all_kinds) +
           sheet.ask(question_of("author", "Who wrote it", facts.choices.authors), {.unanswered = "Anybody"}) +
           sheet.ask(seen_question, {.unanswered = "Seen or not"}) + sheet.ask(state_question, {.unanswered = "All"}) + date_range(sheet) +
           sheet.ask(significant_question);
}

html::Html actions(const FilePageFacts& facts) {
    html::Html items;
    if (has(facts.allowed, staff::Permission::decide))
        items += html::button({.text = "I have read this file",
                               .href = files::child_path(facts.child, "/reading"),
                               .classes = "govuk-button--secondary govuk-!-margin-bottom-0"});
    auto turned = facts.filter;
    const bool is_oldest_first = facts.filter.order == "oldest";
    turned.order = is_oldest_first ? "" : "oldest";
    items += html::link(is_oldest_first ? "Newest first" : "Oldest first", files::child_path(facts.child, "/file") + to_query(turned));
    if (has(facts.allowed, staff::Permission::take_copies))
        items += html::link("Print", files::child_path(facts.child, "/print") + to_query(facts.filter));
    return element("div", {{"class", "app-row app-no-print govuk-!-margin-bottom-4"}}, items);
}

html::Html pages(const FilePageFacts& facts) {
    const auto& page = facts.page;
    if (page.entries.empty() || (!page.has_onward && !page.has_back)) return {};
    const auto path = files::child_path(facts.child, "/file");
    const bool is_oldest_first = facts.filter.order == "oldest";
    html::Pagination links{.landmark_label = "Pages of the file"};
    if (page.has_back)
        links.previous = {.href = path + to_query(facts.filter, {{"back", to_text(key_of(page.entries.front().written.entry))}}),
                          .text = is_oldest_first ? "Older entries" : "Newer entries"};
    if (page.has_onward)
        links.next = {.href = path + to_query(facts.filter, {{"onward", to_text(key_of(page.entries.back().written.entry))}}),
                      .text = is_oldest_first ? "Newer entries" : "Older entries"};
    return html::pagination(links);
}

html::Html nothing(const FilePageFacts& facts) {
    if (facts.all_entries > 0) return html::body("No entry fits this filter. Show everything, or choose less.");
    return html::body("Nothing is recorded on this file yet. Press Record to write the first entry.");
}

}  // namespace

html::Html entries_by_month(const Exchange& exchange, const std::vector<Listed>& entries, bool on_paper) {
    html::Html content;
    std::string month;
    for (const auto& listed : entries) {
        const auto& entry = listed.written.entry;
        const auto its_month = month_of(entry.happened);
        if (its_month != month) content += element("h2", {{"class", "govuk-heading-m app-month"}}, its_month);
        month = its_month;
        if (entry.state == records::State::withdrawn) {
            content += withdrawn_line(listed);
            continue;
        }
        content += recording::entry_card(exchange, listed.written, {.is_in_list = true, .folds = !on_paper, .foot = elsewhere(listed)});
    }
    return content;
}

html::Html file_content(const Exchange& exchange, const FilePageFacts& facts) {
    html::Html content;
    if (facts.just_read)
        content +=
            html::notification_banner({.text = "Your reading of this file is recorded.", .type = "success", .title_text = "Recorded"});
    content += element("h1", {{"class", "govuk-heading-l govuk-!-margin-bottom-2"}}, "File");
    content += element("p", {{"class", "govuk-body govuk-!-margin-bottom-3"}}, how_many(facts) + facts.last_reading);
    content += actions(facts);
    if (facts.all_entries > 0) {
        const Fields typed = facts.filter.problems.empty() ? Fields(to_pairs(facts.filter)) : exchange.request.query;
        const forms::Sheet sheet(typed, facts.filter.problems);
        content += filter_form(files::child_path(facts.child, "/file"), facts.filter, questions(facts, sheet));
    }
    if (facts.page.entries.empty()) return content + nothing(facts);
    return content + entries_by_month(exchange, facts.page.entries, false) + pages(facts);
}

}  // namespace reading
