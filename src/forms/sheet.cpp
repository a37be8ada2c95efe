#include "forms/sheet.hpp"

namespace forms {

namespace {

constexpr std::string_view bold_label = "govuk-label--s";

html::Fieldset asking(const Question& question) { return {.legend = {.text = question.label, .classes = "govuk-fieldset__legend--s"}}; }

std::vector<html::Choice> choices(const Question& question) {
    std::vector<html::Choice> items;
    for (const auto& answer : question.answers) {
        if (answer.stands_apart && !items.empty()) items.push_back({.divider = "or"});
        items.push_back({.text = answer.text, .value = answer.value, .hint = answer.hint});
        if (answer.stands_apart && question.type == records::FieldType::several) items.back().behaviour = "exclusive";
    }
    return items;
}

}  // namespace

std::vector<std::string> Sheet::all_typed(std::string_view name) const {
    std::vector<std::string> all;
    for (const auto value : typed_.all(name)) all.emplace_back(value);
    return all;
}

std::string Sheet::problem(std::string_view name) const {
    const auto found = std::ranges::find(problems_, name, &FieldProblem::field);
    return found == problems_.end() ? "" : found->text;
}

html::Html Sheet::ask(const Question& question, const Look& look) const {
    switch (question.type) {
        case records::FieldType::line: return ask_line(question, look);
        case records::FieldType::text: return ask_text(question, look);
        case records::FieldType::choice: return ask_choice(question, look);
        case records::FieldType::list: return ask_list(question, look);
        case records::FieldType::several: return ask_several(question, look);
        case records::FieldType::day: return ask_day(question);
    }
    return {};
}

// What is typed is about other people: the browser must neither keep it nor offer it again.
html::Html Sheet::ask_line(const Question& question, const Look& look) const {
    html::Input input{.id = question.name,
                      .name = question.name,
                      .label = {.text = question.label, .classes = bold_label},
                      .hint = question.hint,
                      .error_message = problem(question.name),
                      .value = typed(question.name),
                      .autocomplete = "off",
                      .spellcheck = false,
                      .classes = look.width};
    if (!look.keyboard.empty()) input.inputmode = look.keyboard;
    return html::input(input);
}

html::Html Sheet::ask_text(const Question& question, const Look& look) const {
    return html::textarea({.id = question.name,
                           .name = question.name,
                           .label = {.text = question.label, .classes = bold_label},
                           .hint = question.hint,
                           .error_message = problem(question.name),
                           .value = typed(question.name),
                           .rows = look.rows,
                           .spellcheck = true});
}

html::Html Sheet::ask_choice(const Question& question, const Look& look) const {
    std::string classes = look.is_small ? "govuk-radios--small" : "";
    if (look.is_inline) classes += " govuk-radios--inline";
    return html::radios({.name = question.name,
                         .id_prefix = question.name,
                         .fieldset = asking(question),
                         .hint = question.hint,
                         .error_message = problem(question.name),
                         .items = choices(question),
                         .value = typed(question.name),
                         .classes = classes});
}

html::Html Sheet::ask_list(const Question& question, const Look& look) const {
    html::Select select{.id = question.name,
                        .name = question.name,
                        .label = {.text = question.label, .classes = bold_label},
                        .hint = question.hint,
                        .error_message = problem(question.name),
                        .value = typed(question.name)};
    if (!look.unanswered.empty()) select.items.push_back({.text = look.unanswered, .value = ""});
    for (const auto& answer : question.answers) select.items.push_back({.text = answer.text, .value = answer.value});
    return html::select(select);
}

html::Html Sheet::ask_several(const Question& question, const Look& look) const {
    return html::checkboxes({.name = question.name,
                             .id_prefix = question.name,
                             .fieldset = asking(question),
                             .hint = question.hint,
                             .error_message = problem(question.name),
                             .items = choices(question),
                             .values = all_typed(question.name),
                             .classes = look.is_small ? "govuk-checkboxes--small" : ""});
}

html::Html Sheet::ask_day(const Question& question) const {
    html::DateInput date{.id = question.name + "-date",
                         .name_prefix = question.name,
                         .fieldset = asking(question),
                         .hint = question.hint,
                         .error_message = problem(question.name)};
    // The first box carries the name as its id: the error summary leads there.
    date.day.id = question.name;
    for (const auto* part : {"-day", "-month", "-year"}) date.values.emplace_back(question.name + part, typed(question.name + part));
    return html::date_input(date);
}

html::Html save_or_cancel(std::string_view words, std::string_view cancel_href) {
    return html::element("div", {{"class", "govuk-button-group"}},
                         html::button({.text = words, .prevent_double_click = true}) + html::link("Cancel", cancel_href));
}

}  // namespace forms
