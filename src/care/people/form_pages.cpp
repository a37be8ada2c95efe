#include "care/people/form_pages.hpp"

#include <charconv>

#include "base/text.hpp"

namespace people {

using html::element;

html::Html Form::text(std::string_view name, std::string_view label, const Extra& extra) const {
    html::Input input{.id = name,
                      .name = name,
                      .label = {.text = label},
                      .error_message = problem(name),
                      .value = value(name),
                      .autocomplete = "off",
                      .spellcheck = false,
                      .classes = extra.width};
    if (!extra.hint.empty()) input.hint = extra.hint;
    if (!extra.kind.empty()) input.inputmode = extra.kind;
    return html::input(input);
}

html::Html Form::lines(std::string_view name, std::string_view label, std::string_view hint, int rows) const {
    html::Textarea area{
        .id = name, .name = name, .label = {.text = label}, .error_message = problem(name), .value = value(name), .rows = rows};
    if (!hint.empty()) area.hint = hint;
    return html::textarea(area);
}

html::Html Form::day(std::string_view name, std::string_view legend, std::string_view hint) const {
    const std::string prefix(name);
    // The first box carries the name as its id: the error summary leads there.
    html::DateInput date{.id = name,
                         .name_prefix = name,
                         .fieldset = {.legend = {.text = legend, .classes = "govuk-fieldset__legend--s"}},
                         .error_message = problem(name)};
    date.day.id = prefix;
    for (const auto* part : {"-day", "-month", "-year"}) date.values.emplace_back(prefix + part, value(prefix + part));
    date.id = prefix + "-date";
    if (!hint.empty()) date.hint = hint;
    return html::date_input(date);
}

html::Html Form::select(std::string_view name, std::string_view label, std::vector<html::Option> items, std::string_view hint) const {
    html::Select select{.id = name,
                        .name = name,
                        .label = {.text = label},
                        .error_message = problem(name),
                        .items = std::move(items),
                        .value = value(name)};
    if (!hint.empty()) select.hint = hint;
    return html::select(select);
}

html::Html Form::radios(std::string_view name, std::string_view legend, std::vector<html::Choice> items, std::string_view hint,
                        bool is_inline) const {
    html::Radios radios{.name = name,
                        .fieldset = {.legend = {.text = legend, .classes = "govuk-fieldset__legend--s"}},
                        .error_message = problem(name),
                        .items = std::move(items),
                        .value = value(name)};
    if (!hint.empty()) radios.hint = hint;
    if (is_inline) radios.classes = "govuk-radios--inline";
    return html::radios(radios);
}

html::Html Form::checkboxes(std::string_view name, std::string_view legend, std::vector<html::Choice> items, std::string_view hint) const {
    html::Checkboxes boxes{.name = name,
                           .fieldset = {.legend = {.text = legend, .classes = "govuk-fieldset__legend--s"}},
                           .error_message = problem(name),
                           .items = std::move(items)};
    for (const auto ticked : values_.all(name)) boxes.values.emplace_back(ticked);
    if (!hint.empty()) boxes.hint = hint;
    boxes.classes = "govuk-checkboxes--small";
    return html::checkboxes(boxes);
}

html::Html hidden(std::string_view name, std::string_view value) {
    return element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}
html::Html heading(std::string_view words) { return element("h1", {{"class", "govuk-heading-l"}}, words); }
html::Html subheading(std::string_view words) { return element("h2", {{"class", "govuk-heading-m"}}, words); }
html::Html body(std::string_view words) { return element("p", {{"class", "govuk-body"}}, words); }
html::Html link(std::string_view words, std::string_view href) { return element("a", {{"class", "govuk-link"}, {"href", href}}, words); }

html::Html save_or_cancel(std::string_view words, std::string_view cancel_href) {
    return element("div", {{"class", "govuk-button-group"}},
                   html::button({.text = words, .prevent_double_click = true}) + link("Cancel", cancel_href));
}

html::Html narrow(const html::Html& content) {
    return element("div", {{"class", "govuk-grid-row"}}, element("div", {{"class", "govuk-grid-column-two-thirds"}}, content));
}

html::Html scrollable(std::string_view label, const html::Html& content) {
    return element("div", {{"class", "app-scrollable"}, {"role", "region"}, {"aria-label", label}, {"tabindex", "0"}}, content);
}

std::vector<html::Option> options_of(records::CodeSet set) {
    std::vector<html::Option> options = {{.text = "Not recorded", .value = ""}};
    for (const auto& code : set)
        options.push_back({.text = code.group.empty() ? std::string(code.label) : std::string(code.group) + ": " + std::string(code.label),
                           .value = code.code});
    return options;
}

std::vector<html::Choice> yes_or_no() { return {{.text = "Yes", .value = "yes"}, {.text = "No", .value = "no"}}; }

std::string typed(const Fields& fields, std::string_view name) { return std::string(trimmed(cleaned(fields.get(name)))); }

void set_day(Fields& fields, const std::string& name, std::optional<Day> day) {
    if (!day) return;
    const std::chrono::year_month_day date{*day};
    fields.set(name + "-day", std::to_string(static_cast<unsigned>(date.day())));
    fields.set(name + "-month", std::to_string(static_cast<unsigned>(date.month())));
    fields.set(name + "-year", std::to_string(static_cast<int>(date.year())));
}

std::optional<Day> typed_day(const Fields& fields, const std::string& name, std::string_view what, Problems& problems,
                             std::optional<Day> latest) {
    int numbers[3] = {};
    bool is_empty = true, is_whole = true;
    const char* const parts[] = {"-day", "-month", "-year"};
    for (int i = 0; i < 3; ++i) {
        const auto text = typed(fields, name + parts[i]);
        is_empty = is_empty && text.empty();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), numbers[i]);
        is_whole = is_whole && error == std::errc{} && end == text.data() + text.size() && !text.empty();
    }
    if (is_empty) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{numbers[2]}, std::chrono::month{static_cast<unsigned>(numbers[1])},
                                           std::chrono::day{static_cast<unsigned>(numbers[0])}};
    if (!is_whole || numbers[2] < 1900 || numbers[2] > 2100 || !date.ok()) {
        problems.add(name, std::string(what) + " must be a real date, such as 27 3 2014");
        return std::nullopt;
    }
    const Day day{date};
    if (latest && day > *latest) {
        problems.add(name, std::string(what) + " must be today or in the past");
        return std::nullopt;
    }
    return day;
}

}  // namespace people
