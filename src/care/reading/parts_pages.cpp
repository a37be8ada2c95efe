#include "care/reading/parts_pages.hpp"

#include "care/recording/recording.hpp"

namespace reading {

using html::element;

html::Html hint(std::string_view words) { return element("p", {{"class", "govuk-hint"}}, words); }
html::Html date_range(const Fields& typed, const std::vector<FieldProblem>& problems) {
    html::Html questions;
    for (const auto& [name, legend] : {std::pair<std::string, const char*>{"from", "From"}, {"until", "Until"}}) {
        html::DateInput date{.id = name,
                             .name_prefix = name,
                             .fieldset = {.legend = {.text = legend, .classes = "govuk-fieldset__legend--s"}},
                             .error_message = staff::problem_of(problems, name + "-day")};
        for (const auto* part : {"-day", "-month", "-year"}) date.values.emplace_back(name + part, std::string(typed.get(name + part)));
        questions += html::date_input(date);
    }
    return questions;
}

std::vector<html::Option> kind_options(std::string_view chosen) {
    std::vector<html::Option> options = {{.text = "All kinds", .value = ""}};
    for (const auto& group : class_options(chosen)) {
        if (group.value.empty()) continue;
        auto whole = group;
        whole.text = whole.text.plain() + ": all";
        options.push_back(whole);
        for (const auto* kind : kinds_of(group.value.plain()))
            options.push_back({.text = group.text.plain() + ": " + std::string(kind->record_type),
                               .value = kind->code,
                               .selected = kind->code == chosen});
    }
    return options;
}

std::vector<html::Option> class_options(std::string_view chosen) {
    std::vector<html::Option> options = {{.text = "All kinds", .value = ""}};
    for (const auto& kind : recording::kinds()) {
        const auto code = class_code(kind.record_class);
        if (std::ranges::any_of(options, [&](const auto& option) { return option.value.plain() == code; })) continue;
        options.push_back({.text = kind.record_class, .value = code, .selected = code == chosen});
    }
    return options;
}

html::Html filter_form(std::string_view path, const FileFilter& filter, const html::Html& questions) {
    auto fields = element("div", {{"class", "app-filter-grid"}}, questions);
    if (!filter.order.empty()) fields += html::hidden("order", filter.order);
    auto buttons = html::button({.text = "Show these", .classes = "govuk-button--secondary"});
    if (filter.is_narrowed()) {
        FileFilter all;
        all.order = filter.order;
        buttons += html::link("Show everything", std::string(path) + to_query(all));
    }
    fields += element("div", {{"class", "govuk-button-group"}}, buttons);
    const auto form = element("form", {{"method", "get"}, {"action", path}, {"novalidate"}}, fields);
    return html::details(
        {.summary_text = "Filter", .text = form, .open = filter.is_narrowed() || !filter.problems.empty(), .classes = "app-no-print"});
}

}  // namespace reading
