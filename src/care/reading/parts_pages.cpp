#include "care/reading/parts_pages.hpp"

#include "care/reading/file_filter_form.hpp"
#include "care/recording/recording.hpp"

namespace reading {

using html::element;

html::Html date_range(const forms::Sheet& sheet) { return sheet.ask(from_question) + sheet.ask(until_question); }

forms::Question class_question() {
    forms::Question question{.name = "kind", .label = "Kind", .type = records::FieldType::list};
    for (const auto& kind : recording::kinds()) {
        const auto code = class_code(kind.record_class);
        if (!question.knows(code)) question.answers.push_back({code, std::string(kind.record_class)});
    }
    return question;
}

namespace {

forms::Question made_kind_question() {
    auto question = class_question();
    std::vector<forms::Answer> answers;
    for (const auto& group : question.answers) {
        answers.push_back({group.value, group.text + ": all"});
        for (const auto* kind : kinds_of(group.value))
            answers.push_back({std::string(kind->code), group.text + ": " + std::string(kind->record_type)});
    }
    question.answers = std::move(answers);
    return question;
}

}  // namespace

const forms::Question& kind_question() {
    static const auto question = made_kind_question();
    return question;
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
