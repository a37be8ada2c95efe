#include "care/recording/recording_form.hpp"

#include "forms/reader.hpp"
#include "forms/sheet.hpp"

namespace recording {

namespace {

using html::element;

/// Everything a question needs to draw itself.
struct Sheet : forms::Sheet {
    const FormFacts& facts;
    Sheet(const FormFacts& its_facts, const Fields& typed, const std::vector<FieldProblem>& problems)
        : forms::Sheet(typed, problems), facts(its_facts) {}
};

/// Recording fills the width: it is long text, read by people in a hurry.
constexpr forms::Look wide{.width = ""};

/// The question of why, which stands under the choice it belongs to.
std::string_view reason_of(std::string_view choice) {
    if (choice == "seen") return "not_seen_reason";
    if (choice == "interpreter") return "no_interpreter_reason";
    return "";
}

/// How a field is asked, besides what it asks.
forms::Look look_of(const records::Field<Observation>& asked) {
    if (asked.type == records::FieldType::choice)
        return {.is_inline = asked.code != "seen" && asked.choices.size() <= 3 && asked.code != "interpreter", .is_small = true};
    return {.width = "", .rows = asked.code == "seen_and_said" ? 8 : 3, .unanswered = "Not said"};
}

html::Html question(const Sheet& sheet, const records::Ask& ask, const std::string& name, const std::string& about, ChildId child) {
    const auto& asked = field(ask.field);
    auto question = forms::question(asked, name);
    if (!ask.label.empty()) question.label = ask.label;
    if (!ask.hint.empty()) question.hint = ask.hint;
    if (!about.empty()) question.label = asked.code == "seen" ? "Was " + about + " seen, and seen alone?" : question.label + ": " + about;
    if (!about.empty() && asked.code == "seen" && child != sheet.facts.children.front().id)
        question.hint = "Leave this empty if the visit was not about " + about + ".";
    auto drawn = sheet.ask(question, look_of(asked));
    // The reason stands open beside the answers: a choice that reveals it would be announced wrongly by screen readers.
    const auto code = reason_of(asked.code);
    if (code.empty()) return drawn;
    return element("div", {}, drawn + sheet.ask(forms::question(field(code), child.is_set() ? name_for(code, child) : code), {.rows = 2}));
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

/// Questions that stand behind an opening line unless they are needed, so that the form stays one screen.
struct Group {
    std::string_view summary;
    std::initializer_list<std::string_view> fields;
};
const Group groups[] = {
    {"The visit and the home",
     {"visit_type", "purpose", "announced", "ended_at", "bedroom_seen", "presentation", "home_conditions", "interaction", "changes",
      "risk_change", "documents_given"}},
    {"Views, wishes and feelings", {"childs_views", "childs_views_how", "carers_views", "carers_views_how"}},
    {"Analysis, opinion and sources", {"analysis", "analysis_source", "fact_source"}},
    {"Interpreter", {"interpreter"}},
    {"Only about this child", {"only_this_child"}},
    {"Written late", {"late_reason"}},
};

bool holds(const Group& group, std::string_view code) { return std::ranges::find(group.fields, code) != group.fields.end(); }

/// Asked where it is needed, and out of sight otherwise.
bool is_asked(const Sheet& sheet, const records::Ask& ask) {
    if (ask.field == "why_here") return sheet.facts.on_anothers_case;
    return ask.field != "not_seen_reason" && ask.field != "no_interpreter_reason";  // asked with what they give the reason of
}

bool is_open(const Sheet& sheet, const records::Ask& ask) {
    if (ask.field == "late_reason" && sheet.facts.is_late) return true;
    if (field(ask.field).scope == records::Scope::shared) return sheet.is_touched(ask.field);
    return std::ranges::any_of(sheet.facts.children, [&](const auto& child) { return sheet.is_touched(name_for(ask.field, child.id)); });
}

/// Open when anything in the group was typed, is wrong or is needed.
html::Html behind(const Sheet& sheet, const Group& group) {
    html::Html inside;
    bool open = false;
    for (const auto& ask : sheet.facts.kind->asks) {
        if (!holds(group, ask.field) || ask.when != records::Ask::When::optional) continue;
        inside += questions_of(sheet, ask);
        open |= is_open(sheet, ask);
    }
    if (inside.empty()) return {};
    return html::details({.summary_text = group.summary, .text = inside, .open = open});
}

html::Html main_questions(const Sheet& sheet) {
    html::Html all;
    for (const auto& ask : sheet.facts.kind->asks) {
        const bool waits = ask.when == records::Ask::When::optional &&
                           std::ranges::any_of(groups, [&](const Group& group) { return holds(group, ask.field); });
        if (!waits && is_asked(sheet, ask)) all += questions_of(sheet, ask);
    }
    return all;
}

html::Html when(const Sheet& sheet) {
    return element("div", {{"class", "app-row app-when"}},
                   sheet.ask(happened_question) + sheet.ask(time_question, {.width = "govuk-input--width-5"}));
}

html::Html row_button(std::string_view text, std::string_view value) {
    return html::button({.text = text,
                         .name = "rows",
                         .value = std::string(value),
                         .classes = "govuk-button--secondary govuk-!-margin-bottom-2",
                         .attributes = {{"data-repeatable-add"}}});
}

int rows_to_show(const Sheet& sheet, std::string_view row, std::initializer_list<std::string_view> columns) {
    const int wanted = forms::last_row(sheet.fields(), row, columns) + (sheet.typed("rows") == row ? 1 : 0);
    return std::clamp(wanted, 1, forms::most_rows);
}

/// One line of questions that can be asked again.
html::Html row(const Sheet& sheet, std::span<const forms::Question> columns, std::string_view name, int number) {
    html::Html boxes;
    for (auto column : columns) {
        column.name = forms::row_name(name, number, column.name);
        boxes += sheet.ask(column, wide);
    }
    return element("div", {{"class", "app-row app-form-row"}, {"data-repeatable-row"}}, boxes);
}

html::Html who_took_part(const Sheet& sheet) {
    html::Checkboxes boxes{.name = "took_part",
                           .id_prefix = "took_part",
                           .fieldset = {.legend = {.text = "Who took part", .classes = "govuk-fieldset__legend--s"}},
                           .error_message = sheet.problem("took_part"),
                           .values = sheet.all_typed("took_part"),
                           .classes = "govuk-checkboxes--small app-people"};
    if (!sheet.facts.kind->asks_seen)
        for (const auto& child : sheet.facts.children)
            boxes.items.push_back({.text = child.name,
                                   .value = to_text(child.id),
                                   .hint = child.id == sheet.facts.children.front().id ? "This child" : "Brother or sister"});
    for (const auto& person : sheet.facts.key_people)
        if (!person.is_sibling) boxes.items.push_back({.text = person.name, .value = to_text(person.id), .hint = person.relation});
    html::Html rows;
    const int count = rows_to_show(sheet, "person", {"name", "role"});
    for (int number = 1; number <= count; ++number) rows += row(sheet, person_columns, "person", number);
    const auto others = element("div", {{"data-repeatable", "person"}}, rows + row_button("Add another person", "person"));
    return html::checkboxes(boxes) +
           html::details({.summary_text = "Somebody who is not on the file",
                          .text = others,
                          .open = count > 1 || sheet.is_touched("person-1-name") || sheet.is_touched("person-1-role")});
}

html::Html actions(const Sheet& sheet) {
    html::Html rows;
    const int count = rows_to_show(sheet, "action", {"what", "who", "by"});
    for (int number = 1; number <= count; ++number) rows += row(sheet, action_columns, "action", number);
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
    box.items.front().conditional = sheet.ask(headline_question, wide);
    return html::checkboxes(box);
}

html::Html also_on(const Sheet& sheet) {
    if (sheet.facts.children.size() < 2 || sheet.facts.kind->asks_seen || sheet.facts.is_change) return {};
    html::Checkboxes boxes{
        .name = "also",
        .id_prefix = "also",
        .fieldset = {.legend = {.text = "Record it on a brother’s or sister’s file too", .classes = "govuk-fieldset__legend--s"}},
        .hint = "Each gets an entry of their own. Leave out what is only about this child.",
        .values = sheet.all_typed("also"),
        .classes = "govuk-checkboxes--small"};
    for (std::size_t i = 1; i < sheet.facts.children.size(); ++i)
        boxes.items.push_back({.text = sheet.facts.children[i].name, .value = to_text(sheet.facts.children[i].id)});
    return html::checkboxes(boxes);
}

}  // namespace

html::Html questions(const FormFacts& facts, const Fields& form, const std::vector<FieldProblem>& problems) {
    const Sheet sheet(facts, form, problems);
    auto all = when(sheet);
    if (facts.kind->is_contact) all += who_took_part(sheet);
    all += main_questions(sheet);
    if (facts.kind->is_contact) all += actions(sheet);
    for (const auto& group : groups) all += behind(sheet, group);
    all += also_on(sheet);
    all += significance(sheet);
    return all;
}

}  // namespace recording
