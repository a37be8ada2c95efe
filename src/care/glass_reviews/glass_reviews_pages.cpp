#include "care/glass_reviews/glass_reviews_pages.hpp"

#include "base/csv.hpp"
#include "base/text.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"

namespace glass_reviews {

namespace {

using html::element;
using staff::Exchange;

constexpr std::size_t most_told_open = 5;

std::string quoted(std::string_view words) { return "“" + std::string(words) + "”"; }

html::Html state_tag(const Exchange& exchange, const Use& use) {
    if (use.review) {
        const auto* finding = find_finding(use.review->finding);
        return html::tag({.text = finding ? finding->label : use.review->finding,
                          .classes = "govuk-tag--" + std::string(finding ? finding->tag_colour : "grey")});
    }
    const bool late = is_late(use, exchange.today(), exchange.app.working_days);
    return late ? html::tag({.text = "Late", .classes = "govuk-tag--red"}) : html::tag({.text = "Waiting", .classes = "govuk-tag--yellow"});
}

std::string in_words(const Meanwhile& meanwhile) {
    return counted(meanwhile.openings, "page opened", "pages opened") +
           (meanwhile.entries > 0 ? ", " + counted(meanwhile.entries, "entry written", "entries written") : "");
}

std::string who(const Use& use) { return staff::with_title(use.name, use.job_title); }

html::Html review_cell(const Exchange& exchange, const Use& use) {
    auto cell = state_tag(exchange, use);
    if (use.review) return cell + element("div", {}, "By " + use.review->by + ", " + in_short(use.review->at));
    return cell + element("div", {}, "By " + in_short(review_due(use.glass.at, exchange.app.working_days)));
}

html::SummaryRow row(std::string_view key, const html::Html& value) { return {.key = {.text = key}, .value = {.text = value}}; }

html::Html review_rows(const Review& review) {
    const auto* finding = find_finding(review.finding);
    html::SummaryList list;
    list.rows.push_back(row("Found", html::text(finding ? finding->label : review.finding)));
    if (!review.words.empty()) list.rows.push_back(row("In words", html::in_any_direction(review.words)));
    list.rows.push_back(row("Reviewed by", html::text(review.by + ", " + in_short(review.at))));
    return html::summary_list(list);
}

forms::Question finding_question() {
    forms::Question question{.name = "finding", .label = "Was it needed?", .type = records::FieldType::choice};
    for (const auto& finding : findings()) question.answers.push_back({std::string(finding.code), std::string(finding.label)});
    return question;
}
const forms::Question words_question{.name = "words",
                                     .label = "What was not right, or what is to follow",
                                     .hint = "Needed unless it was justified.",
                                     .type = records::FieldType::text,
                                     .most_characters = 2'000};

html::Html told_item(const Exchange& exchange, const Use& use) {
    auto words = html::in_any_direction(who(use) + ", opened " + use.child_name + "’s record, " + in_short(use.glass.at) +
                                        ". Reason: " + quoted(use.glass.reason)) +
                 html::text(" ") + state_tag(exchange, use) + html::text(" ");
    const bool waits = !use.review && may_review(use, exchange.actor());
    const auto hidden = element("span", {{"class", "govuk-visually-hidden"}}, ": " + use.name + ", " + use.child_name);
    words += html::link(html::text(waits ? "Review it" : "Read it") + hidden, use_path(use.glass.id));
    return element("li", {{"class", "govuk-!-margin-bottom-2"}}, words);
}

}  // namespace

std::string use_path(staff::GlassId id, std::string_view rest) { return std::string(uses_path) + "/" + to_text(id) + std::string(rest); }

html::Html uses_content(const Exchange& exchange, const std::vector<Told>& uses, Show show, bool is_newest, bool has_older) {
    auto content = html::heading("Opened by breaking the glass");
    content +=
        html::body("Somebody who does not work with the child opened the record and said why. Each use is reviewed within two working "
                   "days, by somebody else.");
    content += shows.chooser(uses_path, show);
    const auto query = shows.query_of(show);
    html::Table table{
        .head = {{.text = "When"}, {.text = "Who"}, {.text = "Whose file"}, {.text = "Reason"}, {.text = "Meanwhile"}, {.text = "Review"}}};
    for (const auto& [use, meanwhile] : uses)
        table.rows.push_back({{.text = html::link(in_short(use.glass.at), use_path(use.glass.id))},
                              {.text = who(use)},
                              {.text = html::in_any_direction(use.child_name + ", " + use.number)},
                              {.text = html::in_any_direction(use.glass.reason)},
                              {.text = in_words(meanwhile)},
                              {.text = review_cell(exchange, use)}});
    if (table.rows.empty()) return content + html::body("Nothing of this kind.");
    content += html::scrollable("Opened by breaking the glass", html::table(table));
    html::Pagination links{.landmark_label = "Pages of uses"};
    if (!is_newest) links.previous = {.href = std::string(uses_path) + query, .text = "Newest"};
    if (has_older)
        links.next = {.href = std::string(uses_path) + query + "&before=" + to_text(uses.back().first.glass.id), .text = "Earlier"};
    if (!is_newest || has_older) content += html::pagination(links);
    if (exchange.actor().may(staff::Permission::take_copies))
        content += html::body(html::link("Download as CSV", std::string(uses_path) + "/download" + query));
    return content;
}

std::string to_csv(const std::vector<Told>& uses) {
    auto csv = csv_start + csv_line({"Opened", "Closed", "Who", "Job title", "File number", "Child", "Reason", "Pages opened",
                                     "Entries written", "Found", "In words", "Reviewed by", "Reviewed"});
    for (const auto& [use, meanwhile] : uses) {
        const auto review = use.review.value_or(Review{});
        const auto* finding = find_finding(review.finding);
        csv += csv_line({in_short(use.glass.at), in_short(use.glass.closes_at), use.name, use.job_title, use.number, use.child_name,
                         use.glass.reason, std::to_string(meanwhile.openings), std::to_string(meanwhile.entries),
                         finding ? std::string(finding->label) : "", review.words, review.by, use.review ? in_short(review.at) : ""});
    }
    return csv;
}

html::Html use_content(const Exchange& exchange, const Told& told, const Fields& typed, const std::vector<FieldProblem>& problems) {
    const auto& [use, meanwhile] = told;
    auto content = html::back_link({.text = "All uses", .href = uses_path}) + html::heading("Was this needed?");
    html::SummaryList list;
    list.rows.push_back(row("Who", html::text(who(use))));
    list.rows.push_back(row("Whose file", html::in_any_direction(use.child_name + ", file " + use.number)));
    list.rows.push_back(row("Opened", html::text(::in_words(use.glass.at))));
    list.rows.push_back(row(use.glass.is_open(exchange.now) ? "Closes" : "Closed", html::text(::in_words(use.glass.closes_at))));
    list.rows.push_back(row("Reason", html::in_any_direction(use.glass.reason)));
    list.rows.push_back(row("Meanwhile", html::text(in_words(meanwhile))));
    list.rows.push_back(
        row("Review", state_tag(exchange, use) + html::text(" by " + in_short(review_due(use.glass.at, exchange.app.working_days)))));
    content += html::summary_list(list);
    if (use.review) return html::narrow(content + html::subheading("Review") + review_rows(*use.review));
    if (!may_review(use, exchange.actor())) return html::narrow(content + html::body("Somebody else reviews this."));
    const forms::Sheet sheet(typed, problems);
    const auto fields =
        sheet.ask(finding_question()) + sheet.ask(words_question) + html::button({.text = "Save the review", .prevent_double_click = true});
    return html::narrow(content + staff::post_form(exchange, use_path(use.glass.id, "/review"), fields, forms::kept_when_locked));
}

html::Html told_part(const Exchange& exchange, store::Connection& connection) {
    if (!may_see_uses(exchange.actor())) return {};
    const auto uses = to_be_told(connection, exchange.actor(), exchange.now, exchange.app.working_days);
    html::Html newest, others;
    for (std::size_t i = 0; i < uses.size(); ++i) (i < most_told_open ? newest : others) += told_item(exchange, uses[i]);
    const auto list = [](const html::Html& items) { return element("ul", {{"class", "govuk-list"}}, items); };
    html::Html content;
    if (!newest.empty()) content += html::subheading("Opened by breaking the glass") + list(newest);
    if (!others.empty())
        content +=
            html::details({.summary_text = counted(static_cast<long long>(uses.size() - most_told_open), "earlier use", "earlier uses"),
                           .text = list(others)});
    return content + html::body(html::link("All records opened by breaking the glass", uses_path));
}

}  // namespace glass_reviews
