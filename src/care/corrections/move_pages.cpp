#include "care/corrections/move_pages.hpp"

#include "base/text.hpp"
#include "forms/reader.hpp"

namespace corrections {

namespace {

using html::element;
using staff::Exchange;

const forms::Question file_number_question{
    .name = "file_number", .label = "File number", .hint = "It stands at the top of the child’s file, for example 26-000123."};

}  // namespace

const forms::Question move_reason_question{.name = "reason",
                                           .label = "What went wrong?",
                                           .hint = "Your reason stands beside the entry on both files: name no other child in it.",
                                           .type = records::FieldType::text,
                                           .missing = "Enter what went wrong"};

html::Html move_form(const Exchange& exchange, const records::Entry& entry, const MoveForm& asked) {
    auto content = heading_about("Whose is it?", entry);
    const forms::Sheet sheet(asked.form, asked.problems);
    html::Radios radios{.name = "whose",
                        .fieldset = {.legend = {.text = "Whose is it?", .classes = "govuk-visually-hidden"}},
                        .error_message = sheet.problem("whose"),
                        .value = sheet.typed("whose"),
                        .classes = "govuk-radios--small"};
    for (const auto& choice : asked.children)
        radios.items.push_back(
            {.text = element("span", {{"dir", "auto"}}, choice.name), .value = to_text(choice.child), .hint = choice.hint});
    radios.items.push_back({.text = "Another child", .value = "number"});
    radios.items.back().conditional = sheet.ask(file_number_question, {.width = "govuk-input--width-10"});
    radios.items.push_back({.divider = "or"});
    radios.items.push_back({.text = "It belongs on no file", .value = "none", .hint = "It is withdrawn: still readable here, and marked."});
    auto fields = html::hidden("request", to_text(asked.request)) + html::radios(radios);
    fields += sheet.ask(move_reason_question, {.rows = 2});
    fields += html::body(
        asked.takes_effect_at_once
            ? "You lead the team, so it takes effect at once. The original stays readable, marked, and the holders of both files are told."
            : "A manager agrees before it moves. The original stays readable, marked, and the holders of both files are told.");
    fields += html::button({.text = asked.takes_effect_at_once ? "Move it" : "Send", .prevent_double_click = true});
    return content + staff::post_form(exchange, recording::entry_path(entry.id, "/move"), fields, forms::kept_when_locked);
}

html::Html move_decision_page(const Exchange& exchange, const recording::Written& written, const MoveDecision& decision) {
    const auto& move = decision.move;
    auto content = heading_about(move.to.is_set() ? "Is it on the wrong child’s file?" : "Does it belong on no file?", written.entry);
    html::SummaryList list;
    const auto row = [&](std::string_view key, const html::Html& value) {
        list.rows.push_back({.key = {.text = key}, .value = {.text = value}});
    };
    row("Should stand on", html::text(move.to.is_set() ? "The file of " + decision.to : "No file: it is withdrawn"));
    row("What went wrong", element("span", {{"dir", "auto"}}, move.reason));
    row("Asked by", html::text(move.asked_by_name + ", " + in_short(move.asked_at)));
    std::set<std::string> names;
    for (const auto& reader : decision.readers) names.insert(reader.name);
    row("Who has read it here", html::text(names.empty() ? "Nobody but its author" : listed({names.begin(), names.end()})));
    content += html::summary_list(list);
    if (move.decided.decision != Decision::waiting)
        content += html::body(std::string(move.decided.decision == Decision::agreed ? "Agreed by " : "Refused by ") + move.decided.by_name +
                              ", " + in_short(move.decided.at) + ".");
    else if (!decision.may_decide) content += html::inset_text({.text = "Who leads the author’s team or the child’s decides this."});
    else
        content +=
            staff::post_form(exchange, "/moves/" + to_text(move.id) + "/decision",
                             decision_questions("Agree", "The original stays readable here, marked. The holders of the files are told.",
                                                forms::Sheet(decision.form, decision.problems)),
                             forms::kept_when_locked);
    return content + recording::entry_card(exchange, written);
}

}  // namespace corrections
