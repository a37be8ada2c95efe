#include "care/decisions/decisions_pages.hpp"

#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/recording/recording_pages.hpp"
#include "forms/reader.hpp"
#include "staff/lists.hpp"

namespace decisions {

namespace {

using html::element;
using staff::Exchange;

constexpr std::size_t most_counted = 100;

html::Html outcome_tag(Outcome outcome) {
    switch (outcome) {
        case Outcome::waiting: return html::tag({.text = "Waiting", .classes = "govuk-tag--yellow"});
        case Outcome::taken: return html::tag({.text = "Decided", .classes = "govuk-tag--green"});
        case Outcome::refused: return html::tag({.text = "Not decided", .classes = "govuk-tag--grey"});
    }
    return {};
}

html::Html requests_table(const List& list) {
    html::Table table{.head = {{.text = "Decision"}, {.text = "Child"}, {.text = "Asked by"}, {.text = "Asked"}, {.text = "State"}},
                      .first_cell_is_header = true};
    for (const auto& request : list.requests)
        table.rows.push_back({{.text = html::link(label_of(request.decision), request_path(request.id))},
                              {.text = html::in_any_direction(request.child_name)},
                              {.text = request.asked_by_name},
                              {.text = in_short(request.asked_at)},
                              {.text = outcome_tag(request.outcome)}});
    return html::scrollable("Decisions asked for", html::table(table));
}

html::Html what_became_of_it(const Request& request) {
    if (request.outcome == Outcome::waiting)
        return html::text(request.leader.empty() ? "It waits for who leads the team" : "It waits for " + request.leader) +
               html::text(". While they are away it goes up the line.");
    const auto who = request.decided_by + ", " + in_short(request.decided_at) + ". ";
    if (request.outcome == Outcome::taken)
        return html::text("Decided by " + who) + html::link("Read the decision", recording::entry_path(request.entry));
    return html::in_any_direction("Not decided by " + who + "Reason: " + request.reason);
}

html::Html about(const Request& request) {
    html::SummaryList list;
    const auto row = [&](std::string_view key, const html::Html& value) {
        list.rows.push_back({.key = {.text = key}, .value = {.text = value}});
    };
    const auto& policy = staff::delegation_policy();
    row("Asked by", html::text(request.asked_by_name + ", " + in_short(request.asked_at)));
    if (const auto* decision = policy.find(request.decision)) row("Lowest level", html::text(policy.lowest_label(*decision)));
    row("State", outcome_tag(request.outcome) + html::text(" ") + what_became_of_it(request));
    row("The file", html::link("Read it", files::child_path(request.child, "/file")));
    return html::summary_list(list) + html::subheading("What led to it, and what is recommended") +
           html::inset_text({.text = element("div", {{"class", "app-recorded-text"}, {"dir", "auto"}}, request.words)});
}

html::Html answer_form(const Exchange& exchange, const Request& request, const forms::Sheet& form) {
    html::Radios radios{.name = answer_question.name,
                        .fieldset = {.legend = {.text = answer_question.label, .classes = "govuk-fieldset__legend--m"}},
                        .error_message = form.problem(answer_question.name),
                        .items = {{.text = "Decide", .value = "take", .hint = "It is recorded on the file, complete, in your name."},
                                  {.text = "Not decide", .value = "refuse"}},
                        .value = form.typed(answer_question.name),
                        .classes = "govuk-radios--small"};
    radios.items.front().conditional = form.ask(decision_question, {.rows = 3}) + form.ask(decision_reason_question, {.rows = 3}) +
                                       form.ask(next_question, {.rows = 2}) + form.ask(headline_question);
    radios.items.back().conditional = form.ask(refusal_question, {.rows = 2});
    return staff::post_form(exchange, request_path(request.id, "/answer"),
                            html::radios(radios) + forms::save_or_cancel("Record the answer", list_path), forms::kept_when_locked);
}

}  // namespace

std::string request_path(RequestId request, std::string_view rest) {
    return std::string(list_path) + "/" + to_text(request) + std::string(rest);
}

std::vector<Show> shows_of(const staff::User& user) {
    if (user.may(staff::Permission::decide)) return {Show::for_me, Show::in_my_teams, Show::by_me};
    return {Show::by_me};
}

html::Html list_content(const Exchange& exchange, const List& list) {
    auto content = html::heading("Decisions asked for") + shows.chooser(list_path, shows_of(exchange.actor()), list.show);
    if (list.requests.empty())
        content += html::body(list.show == Show::by_me ? "You have asked for no decision. To ask, record a management decision on the "
                                                         "child’s file and choose to ask who may take it."
                                                       : "No decision waits.");
    else
        content += requests_table(list) + staff::page_links("Pages of decisions asked for",
                                                            std::string(list_path) + shows.query_of(list.show), list.page, list.has_next);
    return content + html::body(html::link("Who may take which decision", "/help/decisions"));
}

const forms::Question answer_question{.name = "answer",
                                      .label = "Your answer",
                                      .type = records::FieldType::choice,
                                      .answers = {{"take", "Decide"}, {"refuse", "Not decide"}},
                                      .missing = "Select whether you decide"};
const forms::Question decision_question{.name = "decision", .label = "What do you decide?", .type = records::FieldType::text};
const forms::Question decision_reason_question{.name = "decision_reason", .label = "Why?", .type = records::FieldType::text};
const forms::Question next_question{.name = "next_try",
                                    .label = "What happens next, who does it and by when (optional)",
                                    .type = records::FieldType::text,
                                    .most_characters = 1'000};
const forms::Question headline_question{.name = "headline",
                                        .label = "Headline for the chronology (optional)",
                                        .hint = "One line a stranger would understand in five years.",
                                        .most_characters = 150};
const forms::Question refusal_question{.name = "reason",
                                       .label = "Why not?",
                                       .hint = "The person who asked reads it.",
                                       .type = records::FieldType::text,
                                       .most_characters = 2'000};

html::Html request_content(const Exchange& exchange, const Request& request, const Done& may_answer, const forms::Sheet& form) {
    auto content = html::heading(label_of(request.decision)) + about(request);
    if (request.outcome != Outcome::waiting) return content;
    if (may_answer) return content + html::narrow(answer_form(exchange, request, form));
    return content + html::body(may_answer.error().text);
}

html::Html home_part(const Exchange& exchange, store::Connection& connection) {
    if (!exchange.actor().may(staff::Permission::decide)) return {};
    const auto waiting = requests(connection, exchange.viewer(), Show::for_me, 0, most_counted + 1).size();
    if (waiting == 0) return {};
    const auto words = waiting > most_counted ? with_commas(most_counted) + " or more" : with_commas(static_cast<long long>(waiting));
    return html::body(html::link("Decisions asked of me: " + words, std::string(list_path) + shows.query_of(Show::for_me)));
}

}  // namespace decisions
