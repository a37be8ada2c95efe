#include "care/recording/recording_form.hpp"

#include "html/components.hpp"
#include "staff/page.hpp"

namespace recording {

namespace {

using html::element;
using staff::problem_of;

/// Everything a question needs to draw itself.
struct Sheet {
    const FormFacts& facts;
    const Fields& form;
    const std::vector<FieldProblem>& problems;

    [[nodiscard]] std::string typed(const std::string& name) const { return std::string(form.get(name)); }
    [[nodiscard]] std::string problem(std::string_view name) const { return problem_of(problems, name); }
    [[nodiscard]] bool is_touched(const std::string& name) const { return !form.get(name).empty() || !problem(name).empty(); }
};

/// The question of why, which stands under the choice it belongs to.
std::string_view reason_of(std::string_view choice) {
    if (choice == "seen") return "not_seen_reason";
    if (choice == "interpreter") return "no_interpreter_reason";
    return "";
}

html::Html choice_question(const Sheet& sheet, const records::Field<Observation>& asked, const std::string& label, const std::string& hint,
                           const std::string& name, ChildId child) {
    html::Radios radios{.name = name,
                        .id_prefix = name,
                        .fieldset = {.legend = {.text = label, .classes = "govuk-fieldset__legend--s"}},
                        .error_message = sheet.problem(name),
                        .value = sheet.typed(name)};
    if (!hint.empty()) radios.hint = hint;
    for (const auto& choice : asked.choices) radios.items.push_back({.text = choice.label, .value = choice.code});
    if (asked.code != "seen" && asked.choices.size() <= 3) radios.classes = "govuk-radios--small govuk-radios--inline";
    if (asked.code == "interpreter" || asked.code == "seen") radios.classes = "govuk-radios--small";
    // The reason stands open beside the answers: a choice that reveals it would be announced wrongly by screen readers.
    const auto code = reason_of(asked.code);
    if (code.empty()) return html::radios(radios);
    const auto& reason = field(code);
    const auto reason_name = child.is_set() ? name_for(code, child) : std::string(code);
    return element("div", {},
                   html::radios(radios) + html::textarea({.id = reason_name,
                                                          .name = reason_name,
                                                          .label = {.text = reason.label},
                                                          .error_message = sheet.problem(reason_name),
                                                          .value = sheet.typed(reason_name),
                                                          .rows = 2}));
}

html::Html question(const Sheet& sheet, const records::Ask& ask, const std::string& name, const std::string& about, ChildId child) {
    const auto& asked = field(ask.field);
    auto label = std::string(ask.label.empty() ? asked.label : ask.label);
    if (!about.empty()) label = asked.code == "seen" ? "Was " + about + " seen, and seen alone?" : label + ": " + about;
    const auto hint = std::string(ask.hint.empty() ? asked.hint : ask.hint);
    if (asked.type == records::FieldType::choice) return choice_question(sheet, asked, label, hint, name, child);
    if (asked.type == records::FieldType::line)
        return html::input({.id = name,
                            .name = name,
                            .label = {.text = label, .classes = "govuk-label--s"},
                            .hint = hint,
                            .error_message = sheet.problem(name),
                            .value = sheet.typed(name)});
    const bool is_long = asked.code == "seen_and_said";
    return html::textarea({.id = name,
                           .name = name,
                           .label = {.text = label, .classes = "govuk-label--s"},
                           .hint = hint,
                           .error_message = sheet.problem(name),
                           .value = sheet.typed(name),
                           .rows = is_long ? 8 : 3,
                           .spellcheck = true});
}

/// The question once, or of each child it is asked of.
html::Html questions_of(const Sheet& sheet, const records::Ask& ask) {
    const auto& asked = field(ask.field);
    if (asked.scope == records::Scope::shared) return question(sheet, ask, std::string(asked.code), "", ChildId{});
    html::Html all;
    const bool of_each = sheet.facts.kind->asks_seen && !sheet.facts.is_change;
    for (const auto& child : sheet.facts.children) {
        const bool is_first = child.id == sheet.facts.children.front().id;
        if (!is_first && !of_each) continue;
        all += question(sheet, ask, name_for(asked.code, child.id), sheet.facts.children.size() > 1 && of_each ? child.name : "", child.id);
    }
    return all.empty() ? all : element("div", {{"class", "app-each-child"}}, all);
}

bool is_reason(std::string_view code) { return code == "not_seen_reason" || code == "no_interpreter_reason"; }

/// The questions behind an opening line, so that the form stays one screen. Open when anything in them was typed or is wrong.
html::Html behind(const Sheet& sheet, const std::string& summary, std::initializer_list<std::string_view> codes) {
    html::Html inside;
    bool is_open = false;
    for (const auto& ask : sheet.facts.kind->asks) {
        if (std::ranges::find(codes, ask.field) == codes.end()) continue;
        inside += questions_of(sheet, ask);
        const auto& asked = field(ask.field);
        is_open |= asked.scope == records::Scope::shared && sheet.is_touched(std::string(ask.field));
        if (asked.scope == records::Scope::each_child)
            for (const auto& child : sheet.facts.children) is_open |= sheet.is_touched(name_for(ask.field, child.id));
    }
    if (inside.empty()) return {};
    return html::details({.summary_text = summary, .text = inside, .open = is_open});
}

constexpr std::string_view set_aside[] = {"childs_views",    "childs_views_how", "carers_views", "carers_views_how", "analysis",
                                          "analysis_source", "fact_source",      "interpreter",  "purpose",          "announced",
                                          "bedroom_seen",    "home_conditions",  "interaction",  "only_this_child",  "late_reason"};

html::Html main_questions(const Sheet& sheet) {
    html::Html all;
    for (const auto& ask : sheet.facts.kind->asks) {
        const bool waits = std::ranges::find(set_aside, ask.field) != std::end(set_aside) && ask.when == records::Ask::When::optional;
        if (!waits && !is_reason(ask.field)) all += questions_of(sheet, ask);
    }
    return all;
}

html::Html when(const Sheet& sheet) {
    html::DateInput date{.id = "happened",
                         .name_prefix = "happened",
                         .fieldset = {.legend = {.text = "When it happened", .classes = "govuk-fieldset__legend--s"}},
                         .error_message = sheet.problem("happened-day")};
    for (const auto* part : {"day", "month", "year"})
        date.values.emplace_back("happened-" + std::string(part), sheet.typed("happened-" + std::string(part)));
    return element("div", {{"class", "app-row app-when"}},
                   html::date_input(date) + html::input({.id = "happened-time",
                                                         .name = "happened-time",
                                                         .label = {.text = "Time", .classes = "govuk-label--s"},
                                                         .error_message = sheet.problem("happened-time"),
                                                         .value = sheet.typed("happened-time"),
                                                         .classes = "govuk-input--width-5"}));
}

html::Html row_button(std::string_view text, std::string_view value) {
    return html::button({.text = text,
                         .name = "rows",
                         .value = std::string(value),
                         .classes = "govuk-button--secondary govuk-!-margin-bottom-2",
                         .attributes = {{"data-repeatable-add"}}});
}

int rows_typed(const Sheet& sheet, const std::string& prefix, std::initializer_list<const char*> columns) {
    int rows = 0;
    for (int row = 1; row <= 30; ++row)
        for (const auto* column : columns)
            if (!sheet.typed(prefix + "-" + std::to_string(row) + "-" + column).empty()) rows = row;
    return std::max(1, rows + (sheet.typed("rows") == prefix ? 1 : 0));
}

html::Html who_took_part(const Sheet& sheet) {
    html::Checkboxes boxes{.name = "took_part",
                           .id_prefix = "took_part",
                           .fieldset = {.legend = {.text = "Who took part", .classes = "govuk-fieldset__legend--s"}},
                           .error_message = sheet.problem("took_part"),
                           .classes = "govuk-checkboxes--small app-people"};
    for (const auto value : sheet.form.all("took_part")) boxes.values.emplace_back(value);
    if (!sheet.facts.kind->asks_seen)
        for (const auto& child : sheet.facts.children)
            boxes.items.push_back({.text = child.name,
                                   .value = to_text(child.id),
                                   .hint = child.id == sheet.facts.children.front().id ? "This child" : "Brother or sister"});
    for (const auto& person : sheet.facts.key_people)
        if (!person.is_sibling) boxes.items.push_back({.text = person.name, .value = to_text(person.id), .hint = person.relation});
    html::Html rows;
    const int count = rows_typed(sheet, "person", {"name", "role"});
    for (int row = 1; row <= count; ++row) {
        const auto name = "person-" + std::to_string(row) + "-name", role = "person-" + std::to_string(row) + "-role";
        rows +=
            element("div", {{"class", "app-row app-form-row"}, {"data-repeatable-row"}},
                    html::input({.id = name, .name = name, .label = {.text = "Somebody else: full name"}, .value = sheet.typed(name)}) +
                        html::input({.id = role, .name = role, .label = {.text = "Title or relationship"}, .value = sheet.typed(role)}));
    }
    const auto others = element("div", {{"data-repeatable", "person"}}, rows + row_button("Add another person", "person"));
    return html::checkboxes(boxes) +
           html::details({.summary_text = "Somebody who is not on the file",
                          .text = others,
                          .open = count > 1 || sheet.is_touched("person-1-name") || sheet.is_touched("person-1-role")});
}

html::Html actions(const Sheet& sheet) {
    html::Html rows;
    const int count = rows_typed(sheet, "action", {"what", "who", "by"});
    for (int row = 1; row <= count; ++row) {
        const auto prefix = "action-" + std::to_string(row);
        rows += element("div", {{"class", "app-row app-form-row"}, {"data-repeatable-row"}},
                        html::input({.id = prefix + "-what",
                                     .name = prefix + "-what",
                                     .label = {.text = "What"},
                                     .error_message = sheet.problem(prefix + "-what"),
                                     .value = sheet.typed(prefix + "-what")}) +
                            html::input({.id = prefix + "-who",
                                         .name = prefix + "-who",
                                         .label = {.text = "Who"},
                                         .value = sheet.typed(prefix + "-who"),
                                         .classes = "govuk-input--width-20"}) +
                            html::input({.id = prefix + "-by",
                                         .name = prefix + "-by",
                                         .label = {.text = "By when"},
                                         .value = sheet.typed(prefix + "-by"),
                                         .classes = "govuk-input--width-10"}));
    }
    html::Checkboxes none{.name = "no_actions",
                          .id_prefix = "no_actions",
                          .items = {{.text = "No actions were agreed", .value = "yes"}},
                          .classes = "govuk-checkboxes--small"};
    if (sheet.typed("no_actions") == "yes") none.values = {"yes"};
    return html::fieldset({.legend = {.text = "Actions agreed", .classes = "govuk-fieldset__legend--s"},
                           .attributes = {{"data-repeatable", "action"}},
                           .html = rows + row_button("Add another action", "action")}) +
           html::checkboxes(none);
}

html::Html significance(const Sheet& sheet) {
    html::Checkboxes box{.name = "is_significant",
                         .id_prefix = "is_significant",
                         .items = {{.text = "Significant: put it in the chronology", .value = "yes"}},
                         .classes = "govuk-checkboxes--small"};
    if (sheet.typed("is_significant") == "yes") box.values = {"yes"};
    box.items.front().conditional = html::input({.id = "headline",
                                                 .name = "headline",
                                                 .label = {.text = "Headline"},
                                                 .hint = "One line a stranger would understand in five years.",
                                                 .error_message = sheet.problem("headline"),
                                                 .value = sheet.typed("headline")});
    return html::checkboxes(box);
}

html::Html also_on(const Sheet& sheet) {
    if (sheet.facts.children.size() < 2 || sheet.facts.kind->asks_seen || sheet.facts.is_change) return {};
    html::Checkboxes boxes{
        .name = "also",
        .id_prefix = "also",
        .fieldset = {.legend = {.text = "Record it on a brother’s or sister’s file too", .classes = "govuk-fieldset__legend--s"}},
        .hint = "Each gets an entry of their own. Leave out what is only about this child.",
        .classes = "govuk-checkboxes--small"};
    for (const auto value : sheet.form.all("also")) boxes.values.emplace_back(value);
    for (std::size_t i = 1; i < sheet.facts.children.size(); ++i)
        boxes.items.push_back({.text = sheet.facts.children[i].name, .value = to_text(sheet.facts.children[i].id)});
    return html::checkboxes(boxes);
}

}  // namespace

html::Html questions(const FormFacts& facts, const Fields& form, const std::vector<FieldProblem>& problems) {
    const Sheet sheet{facts, form, problems};
    auto all = when(sheet);
    if (facts.kind->is_contact) all += who_took_part(sheet);
    all += main_questions(sheet);
    if (facts.kind->is_contact) all += actions(sheet);
    all += behind(sheet, "The visit and the home", {"purpose", "announced", "bedroom_seen", "home_conditions", "interaction"});
    all += behind(sheet, "Views, wishes and feelings", {"childs_views", "childs_views_how", "carers_views", "carers_views_how"});
    all += behind(sheet, "Analysis, opinion and sources", {"analysis", "analysis_source", "fact_source"});
    all += behind(sheet, "Interpreter", {"interpreter"});
    all += behind(sheet, "Only about this child", {"only_this_child"});
    all += behind(sheet, "Written late", {"late_reason"});
    all += also_on(sheet);
    all += significance(sheet);
    return all;
}

}  // namespace recording
