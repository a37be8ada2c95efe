#include "base/text.hpp"
#include "care/corrections/request_pages.hpp"
#include "forms/reader.hpp"

// Who took part and what was agreed, row by row, to be put right; and what was typed as the answer it proposes.

namespace corrections {

namespace {

using html::element;
using staff::problem_of;

std::string typed(const CorrectionForm& asked, std::string_view name) { return forms::typed(asked.form, name); }

std::string padded(std::string_view number, std::size_t width) {
    return number.size() < width ? std::string(width - number.size(), '0') + std::string(number) : std::string(number);
}

/// As many rows as were sent and one more where that was asked for; before anything was sent, what stands there and an empty one.
int rows_shown(const CorrectionForm& asked, std::string_view prefix, std::string_view column, std::size_t standing) {
    int rows = 0;
    for (int row = 1; row <= forms::most_rows; ++row)
        if (asked.form.has(forms::row_name(prefix, row, column))) rows = row;
    if (rows == 0) rows = static_cast<int>(standing) + 1;
    return std::min(forms::most_rows, rows + (asked.form.get("rows") == prefix ? 1 : 0));
}

html::Html cell(const std::string& name, std::string_view label, const std::string& value, const std::string& problem,
                const std::string& classes = "") {
    return html::input({.id = name, .name = name, .label = {.text = label}, .error_message = problem, .value = value, .classes = classes});
}

html::Html repeatable(std::string_view legend, std::string_view hint, const std::string& prefix, std::string_view add,
                      const html::Html& rows) {
    const auto button = html::button({.text = add,
                                      .name = "rows",
                                      .value = prefix,
                                      .classes = "govuk-button--secondary govuk-!-margin-bottom-2",
                                      .attributes = {{"data-repeatable-add"}}});
    return html::fieldset({.legend = {.text = legend, .classes = "govuk-fieldset__legend--s"},
                           .attributes = {{"data-repeatable", prefix}},
                           .html = element("p", {{"class", "govuk-hint"}}, hint) + rows + button});
}

bool is_in(const std::vector<recording::Participant>& participants, PersonId person) {
    return std::ranges::any_of(participants, [&](const auto& one) { return one.person == person; });
}

html::Html people_on_the_file(const recording::Content& content, const CorrectionForm& asked) {
    html::Checkboxes boxes{.name = "took_part",
                           .id_prefix = "took_part",
                           .fieldset = {.legend = {.text = "Also took part", .classes = "govuk-fieldset__legend--s"}},
                           .classes = "govuk-checkboxes--small app-people"};
    for (const auto value : asked.form.all("took_part")) boxes.values.emplace_back(value);
    for (const auto& [person, name, role] : asked.people)
        if (!is_in(content.participants, person)) boxes.items.push_back({.text = name, .value = to_text(person), .hint = role});
    return boxes.items.empty() ? html::Html() : html::checkboxes(boxes);
}

std::string proposed_happened(const CorrectionForm& asked) {
    auto year = typed(asked, "proposed-year");
    if (year.size() == 2) year = "20" + year;
    const auto day = padded(year, 4) + "-" + padded(typed(asked, "proposed-month"), 2) + "-" + padded(typed(asked, "proposed-day"), 2);
    const auto time = typed(asked, "proposed-time");
    if (time.empty()) return day;
    const auto minute = parse_time(time);
    if (!minute) return day + "T" + time;
    return day + "T" + padded(std::to_string(minute->count() / 60), 2) + ":" + padded(std::to_string(minute->count() % 60), 2);
}

std::string proposed_participants(const recording::Content& content, const CorrectionForm& asked) {
    std::vector<recording::Participant> participants;
    for (int row = 1; row <= forms::most_rows; ++row) {
        const auto name = [&](std::string_view column) { return forms::row_name("person", row, column); };
        recording::Participant one{PersonId{}, typed(asked, name("name")), typed(asked, name("role"))};
        if (one.name.empty() && one.role.empty()) continue;
        const auto person = parse_id<PersonId>(asked.form.get(name("id"))).value_or(PersonId{});
        for (const auto& standing : content.participants)
            if (person.is_set() && standing.person == person && standing.name == one.name) one.person = person;
        participants.push_back(std::move(one));
    }
    for (const auto value : asked.form.all("took_part"))
        for (const auto& somebody : asked.people)
            if (to_text(somebody.person) == value && !is_in(participants, somebody.person)) participants.push_back(somebody);
    return to_answer(participants);
}

std::string proposed_actions(const CorrectionForm& asked) {
    std::vector<recording::Action> actions;
    for (int row = 1; row <= forms::most_rows; ++row) {
        const auto name = [&](std::string_view column) { return forms::row_name("action", row, column); };
        recording::Action action{typed(asked, name("what")), typed(asked, name("who")), typed(asked, name("by")), std::nullopt};
        if (!action.what.empty() || !action.who.empty() || !action.by.empty()) actions.push_back(std::move(action));
    }
    return to_answer(actions, asked.form.get("no_actions") == "yes");
}

}  // namespace

html::Html participants_question(const recording::Content& content, const CorrectionForm& asked) {
    const auto& standing = content.participants;
    html::Html rows;
    const int count = rows_shown(asked, "person", "name", standing.size());
    const bool is_sent = asked.form.has("person-1-name");
    for (int row = 1; row <= count; ++row) {
        const auto name = [&](std::string_view column) { return forms::row_name("person", row, column); };
        const auto at = static_cast<std::size_t>(row - 1);
        const auto now_there = !is_sent && at < standing.size() ? standing[at] : recording::Participant{};
        const auto id = is_sent ? typed(asked, name("id")) : now_there.person.is_set() ? to_text(now_there.person) : "";
        rows += element("div", {{"class", "app-row app-form-row"}, {"data-repeatable-row"}},
                        html::hidden(name("id"), id) +
                            cell(name("name"), "Full name", is_sent ? typed(asked, name("name")) : now_there.name,
                                 row == 1 ? problem_of(asked.problems, "person-1-name") : "") +
                            cell(name("role"), "Title or relationship", is_sent ? typed(asked, name("role")) : now_there.role, ""));
    }
    return repeatable("Who took part?", "Empty a row to take somebody out.", "person", "Add another person", rows) +
           people_on_the_file(content, asked);
}

html::Html actions_question(const recording::Content& content, const CorrectionForm& asked) {
    const auto& standing = content.actions;
    html::Html rows;
    const int count = rows_shown(asked, "action", "what", standing.size());
    const bool is_sent = asked.form.has("action-1-what");
    for (int row = 1; row <= count; ++row) {
        const auto name = [&](std::string_view column) { return forms::row_name("action", row, column); };
        const auto at = static_cast<std::size_t>(row - 1);
        const auto now_there = !is_sent && at < standing.size() ? standing[at] : recording::Action{};
        rows += element("div", {{"class", "app-row app-form-row"}, {"data-repeatable-row"}},
                        cell(name("what"), "What", is_sent ? typed(asked, name("what")) : now_there.what,
                             row == 1 ? problem_of(asked.problems, "action-1-what") : "") +
                            cell(name("who"), "Who", is_sent ? typed(asked, name("who")) : now_there.who, "", "govuk-input--width-20") +
                            cell(name("by"), "By when", is_sent ? typed(asked, name("by")) : now_there.by, "", "govuk-input--width-10"));
    }
    html::Checkboxes none{.name = "no_actions",
                          .id_prefix = "no_actions",
                          .items = {{.text = "No actions were agreed", .value = "yes"}},
                          .classes = "govuk-checkboxes--small"};
    if (is_sent ? asked.form.get("no_actions") == "yes" : content.no_actions) none.values = {"yes"};
    return repeatable("What was agreed?", "Empty a row to take an action out.", "action", "Add another action", rows) +
           html::checkboxes(none);
}

std::string proposed_answer(const recording::Content& content, const CorrectionForm& asked) {
    if (asked.field == happened_field) return proposed_happened(asked);
    if (asked.field == participants_field) return proposed_participants(content, asked);
    if (asked.field == actions_field) return proposed_actions(asked);
    return cleaned(trimmed(asked.form.get("proposed")));
}

}  // namespace corrections
