#include "care/corrections/request_pages.hpp"

#include "base/text.hpp"
#include "care/recording/third_party.hpp"
#include "forms/reader.hpp"

namespace corrections {

namespace {

using html::element;
using recording::entry_path;
using staff::Exchange;
using staff::problem_of;

/// The time it happened, as three numbers and a time; filled with what stands there now until something is typed.
html::Html happened_question(const records::Happened& present, const CorrectionForm& asked) {
    const std::chrono::year_month_day day{present.day()};
    const std::string now_there[] = {std::to_string(static_cast<unsigned>(day.day())), std::to_string(static_cast<unsigned>(day.month())),
                                     std::to_string(static_cast<int>(day.year()))};
    constexpr const char* parts[] = {"proposed-day", "proposed-month", "proposed-year"};
    const bool is_typed = asked.form.has(parts[0]);
    html::DateInput date{.id = "proposed",
                         .name_prefix = "proposed",
                         .fieldset = {.legend = {.text = "When did it happen?", .classes = "govuk-fieldset__legend--s"}},
                         .error_message = problem_of(asked.problems, "proposed-day")};
    for (std::size_t i = 0; i < 3; ++i) date.values.emplace_back(parts[i], is_typed ? std::string(asked.form.get(parts[i])) : now_there[i]);
    const auto minute = present.at - std::chrono::floor<std::chrono::days>(present.at);
    const auto time = is_typed                                          ? std::string(asked.form.get("proposed-time"))
                      : present.precision == records::Precision::minute ? in_words(minute)
                                                                        : "";
    return html::date_input(date) + html::input({.id = "proposed-time",
                                                 .name = "proposed-time",
                                                 .label = {.text = "Time, if you know it", .classes = "govuk-label--s"},
                                                 .value = time,
                                                 .classes = "govuk-input--width-5"});
}

/// Filled with what stands there now until something is typed.
html::Html ask_with(const forms::Question& question, std::string_view present, const CorrectionForm& asked, int rows) {
    Fields answers = asked.form;
    if (!answers.has(question.name)) answers.set(question.name, std::string(present));
    return forms::Sheet(answers, asked.problems).ask(question, {.rows = rows});
}

html::Html proposed_question(const recording::Written& written, const CorrectionForm& asked) {
    if (asked.field == happened_field) return happened_question(written.content.happened, asked);
    if (asked.field == participants_field) return participants_question(written.content, asked);
    if (asked.field == actions_field) return actions_question(written.content, asked);
    const auto present = answer_of(written.content, asked.field);
    const auto typed = asked.form.has("proposed") ? std::string(asked.form.get("proposed")) : present;
    if (is_choice(asked.field)) {
        html::Radios radios{.name = "proposed",
                            .fieldset = {.legend = {.text = "What should it say?", .classes = "govuk-fieldset__legend--s"}},
                            .error_message = problem_of(asked.problems, "proposed"),
                            .value = typed,
                            .classes = "govuk-radios--small"};
        for (const auto& choice : recording::field(asked.field).choices)
            radios.items.push_back({.text = choice.label, .value = choice.code});
        return html::radios(radios);
    }
    const forms::Question question{.name = "proposed",
                                   .label = "What should it say?",
                                   .hint = "Change only what is wrong. Leave the author’s other words as they are.",
                                   .type = records::FieldType::text};
    return ask_with(question, typed, asked, asked.field == "seen_and_said" ? 10 : 4);
}

/// Why not, or why so late: the answer that goes with this one.
html::Html reason_asked(const recording::Written& written, const CorrectionForm& asked) {
    const auto& kind = recording::kind(written.entry.kind);
    const auto code = reason_question(kind, asked.field);
    if (code.empty()) return {};
    const forms::Question question{.name = "proposed_reason",
                                   .label = std::string(recording::field(code).label),
                                   .hint = "Only where what you enter above needs it.",
                                   .type = records::FieldType::text};
    return ask_with(question, answer_of(written.content, code), asked, 2);
}

html::Html waiting_table(std::string_view heading, const std::vector<Waiting>& waiting, std::string_view empty) {
    auto content = element("h2", {{"class", "govuk-heading-m"}}, heading);
    if (waiting.empty()) return content + html::body(empty);
    html::Table table{.head = {{.text = "What"}, {.text = "Child"}, {.text = "Asked by"}, {.text = "When"}, {.text = "State"}},
                      .first_cell_is_header = true};
    for (const auto& item : waiting)
        table.rows.push_back({{.text = html::link(item.what, item.path)},
                              {.text = item.child},
                              {.text = item.asked_by},
                              {.text = in_short(item.asked_at)},
                              {.text = item.state}});
    return content + element("div", {{"class", "app-scrollable"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", heading}},
                             html::table(table));
}

}  // namespace

html::Html questions_page(const recording::Written& written) {
    const auto& entry = written.entry;
    const auto& kind = recording::kind(entry.kind);
    auto content = heading_about("What is wrong in this entry?", entry);
    content += html::body(
        "The entry itself is never changed without its author. You say what it should say and why; what it says now stays readable.");
    html::SummaryList list;
    const auto row = [&](std::string_view field) {
        const auto label = label_of_question(kind, field).value_or("");
        const auto answer = shown_answer(field, answer_of(written.content, field));
        list.rows.push_back({.key = {.text = label},
                             .value = {.text = element("span", {{"dir", "auto"}},
                                                       answer.empty() ? "Not answered" : shortened(recording::without_marks(answer), 300))},
                             .actions = {.items = {{.text = "Correct",
                                                    .href = entry_path(entry.id, "/corrections/" + std::string(field)),
                                                    .visually_hidden_text = label}}}});
    };
    row(happened_field);
    if (kind.is_contact) row(participants_field);
    for (const auto& ask : kind.asks)
        if (ask.field != "late_reason") row(ask.field);
    if (kind.is_contact) row(actions_field);
    if (entry.is_significant) row(headline_field);
    return content + html::summary_list(list);
}

const FieldNames correction_names = {"request",        "rows",          "reason",        "proposed",     "proposed_reason", "proposed-day",
                                     "proposed-month", "proposed-year", "proposed-time", "took_part",    "no_actions",      "person-#-id",
                                     "person-#-name",  "person-#-role", "action-#-what", "action-#-who", "action-#-by"};

html::Html correction_form(const Exchange& exchange, const recording::Written& written, const CorrectionForm& asked) {
    const auto label = label_of_question(recording::kind(written.entry.kind), asked.field).value_or("");
    auto content = heading_about("Correct: " + label, written.entry);
    const auto present = shown_answer(asked.field, answer_of(written.content, asked.field));
    content += html::inset_text(
        {.text = element("p", {{"class", "govuk-body-s govuk-!-margin-bottom-1"}}, "It says now") +
                 element("div", {{"class", "app-recorded-text"}, {"dir", "auto"}}, present.empty() ? "Nothing" : present)});
    auto fields = html::hidden("request", to_text(asked.request)) + proposed_question(written, asked) + reason_asked(written, asked);
    fields += forms::Sheet(asked.form, asked.problems).ask(correction_reason_question, {.rows = 2});
    fields += html::button({.text = asked.is_author ? "Correct it" : "Ask for this correction", .prevent_double_click = true});
    return content +
           staff::post_form(exchange, entry_path(written.entry.id, "/corrections/" + asked.field), fields, forms::kept_when_locked);
}

const forms::Question correction_reason_question{.name = "reason",
                                                 .label = "Why is it wrong?",
                                                 .hint = "What you know, and how you know it. It stands beside the entry.",
                                                 .type = records::FieldType::text};
const forms::Question decision_question{.name = "decision",
                                        .label = "Your decision",
                                        .type = records::FieldType::choice,
                                        .answers = {{"agreed", "Agree"}, {"refused", "Refuse"}},
                                        .missing = "Select whether you agree or refuse"};
const forms::Question refusal_question{
    .name = "reason", .label = "Why do you refuse?", .hint = "It stands beside the entry.", .type = records::FieldType::text};

html::Html decision_questions(std::string_view agree, std::string_view agree_hint, const forms::Sheet& sheet) {
    html::Radios radios{.name = decision_question.name,
                        .fieldset = {.legend = {.text = decision_question.label, .classes = "govuk-fieldset__legend--m"}},
                        .error_message = sheet.problem(decision_question.name),
                        .items = {{.text = agree, .value = "agreed", .hint = agree_hint}, {.text = "Refuse", .value = "refused"}},
                        .value = sheet.typed(decision_question.name),
                        .classes = "govuk-radios--small"};
    radios.items.back().conditional = sheet.ask(refusal_question, {.rows = 2});
    return html::radios(radios) + html::button({.text = "Record the decision", .prevent_double_click = true});
}

html::Html decision_page(const Exchange& exchange, const recording::Written& written, const DecisionForm& decision) {
    const auto& request = decision.request;
    const auto& kind = recording::kind(written.entry.kind);
    auto content = heading_about("Correction asked for: " + label_of_question(kind, request.field).value_or(""), written.entry);
    const bool waits = request.decided.decision == Decision::waiting;
    auto shown = request;
    if (waits) shown.present = answer_of(written.content, request.field);
    if (waits) shown.present_reason = answer_of(written.content, reason_question(kind, request.field));
    content += shown_change(kind, shown);
    html::SummaryList list;
    const auto row = [&](std::string_view key, const html::Html& value) {
        list.rows.push_back({.key = {.text = key}, .value = {.text = value}});
    };
    row("Asked by", html::text(request.asked_by_name + ", " + in_short(request.asked_at)));
    row("Why", element("span", {{"dir", "auto"}}, request.reason));
    row("The entry", html::link("Read it in full", entry_path(written.entry.id)));
    content += html::summary_list(list);
    if (!waits)
        return content + html::body(std::string(request.decided.decision == Decision::agreed ? "Agreed by " : "Refused by ") +
                                    request.decided.by_name + ", " + in_short(request.decided.at) + ".");
    if (!decision.may_decide) return content + html::inset_text({.text = decision.may_decide.error().text});
    if (written.entry.author != exchange.actor().id)
        content += html::inset_text({.text = "The author is no longer here, so you decide as a manager. That is recorded."});
    const auto fields =
        html::hidden("version_read", std::to_string(written.entry.version)) +
        decision_questions("Accept", "A further version is made that says who asked and who agreed. What it says now stays readable.",
                           forms::Sheet(decision.form, decision.problems));
    return content + staff::post_form(exchange, "/corrections/" + to_text(request.id) + "/decision", fields, forms::kept_when_locked);
}

html::Html worklist_page(const Worklist& list) {
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "Corrections and moves");
    content += waiting_table("Asked of me", list.of_me, "Nobody asks you to correct an entry of yours.");
    if (list.is_manager)
        content += waiting_table("For me to decide as a manager", list.as_manager,
                                 "Nothing of your teams waits for you: no correction of an entry whose author has left, and no entry on "
                                 "the wrong child’s file.");
    if (!list.of_absent.empty())
        content += waiting_table("Asked of an author who is away", list.of_absent, "") +
                   html::body("Only the author decides. You see it so that it is not forgotten.");
    return content +
           waiting_table(
               "Asked by me", list.by_me,
               "You have asked for nothing. Open an entry to ask for a correction or to say that it is on the wrong child’s file.");
}

}  // namespace corrections
