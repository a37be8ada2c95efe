#include "care/reading/chronology_pages.hpp"

#include "base/text.hpp"
#include "care/help/help.hpp"
#include "care/reading/parts_pages.hpp"
#include "care/recording/recording_pages.hpp"

namespace reading {

namespace {

using html::element;
using staff::Exchange;

html::Html tags_of(const Line& line) {
    html::Html tags;
    if (line.entry.state == records::State::saved) tags += html::text(" ") + recording::state_tag(line.entry.state);
    if (const auto tag = recording::countersignature_tag(line.entry); !tag.empty()) tags += html::text(" ") + tag;
    return tags;
}

/// Decisions, their reasons and outcomes are one press away [2.2]: the headline leads to its entry.
html::Html headline_cell(const Exchange& exchange, const Line& line) {
    auto cell = element("span", {{"dir", "auto"}},
                        html::link(help::with_abbreviations(exchange, line.entry.headline), recording::entry_path(line.entry.id))) +
                tags_of(line);
    const auto path = files::child_path(line.entry.child, "/chronology/" + to_text(line.entry.id) + "/headline");
    const bool may_reword = exchange.actor().may(staff::Permission::record) && line.entry.state == records::State::completed;
    if (line.entry.is_withheld) return cell;
    if (may_reword || line.is_reworded) {
        const auto about = element("span", {{"class", "govuk-visually-hidden"}}, ": " + line.entry.headline);
        const auto words = html::text(!line.is_reworded ? "Reword" : may_reword ? "Reworded, reword again" : "Reworded");
        cell += html::text(" ") + element("a", {{"class", "govuk-link app-quiet app-no-print"}, {"href", path}}, words + about);
    }
    return cell;
}

html::Html leave_out_box(const Line& line) {
    const auto id = "leave-out-" + to_text(line.entry.id);
    return element(
        "div", {{"class", "govuk-checkboxes govuk-checkboxes--small app-leave-out"}},
        element("div", {{"class", "govuk-checkboxes__item"}},
                element("input", {{"class", "govuk-checkboxes__input"},
                                  {"id", id},
                                  {"name", "leave_out"},
                                  {"type", "checkbox"},
                                  {"value", to_text(line.entry.id)},
                                  {"form", "copy"}}) +
                    element("label", {{"class", "govuk-label govuk-checkboxes__label"}, {"for", id}},
                            element("span", {{"class", "govuk-visually-hidden"}}, "Leave out of a copy: " + line.entry.headline))));
}

html::Html lines_table(const Exchange& exchange, const ChronologyFacts& facts) {
    html::Table table{.head = {{.text = "Date"}, {.text = "Age"}, {.text = "Headline"}, {.text = "Kind"}}, .classes = "app-chronology"};
    if (facts.may_copy) table.head.push_back({.text = "Leave out of a copy", .classes = "app-no-print"});
    for (const auto& line : facts.lines) {
        table.rows.push_back({{.text = records::in_short(line.entry.happened), .classes = "app-date"},
                              {.text = age_at(facts.child.born_on, line.entry.happened), .classes = "app-age"},
                              {.text = headline_cell(exchange, line), .classes = "app-headline"},
                              {.text = kind_and_source(line.entry)}});
        if (facts.may_copy) table.rows.back().push_back({.text = leave_out_box(line), .classes = "app-no-print"});
    }
    return html::scrollable("Chronology", html::table(table));
}

html::Html actions(const Exchange& exchange, const ChronologyFacts& facts) {
    html::Html items;
    if (exchange.actor().may(staff::Permission::record))
        items += html::link("Add a key event", files::child_path(facts.child.child, "/record/key_event"));
    auto turned = facts.filter;
    turned.order = facts.filter.order == "newest" ? "" : "newest";
    items += html::link(facts.filter.order == "newest" ? "Oldest first" : "Newest first",
                        files::child_path(facts.child.child, "/chronology") + to_query(turned));
    if (!facts.siblings.empty())
        items += html::link("Side by side with brothers and sisters",
                            files::child_path(facts.child.child, "/chronology/together") + to_query(facts.filter));
    if (!facts.lines.empty() && facts.may_copy) items += html::link("Print or download", "#copy-heading");
    return element("div", {{"class", "app-row app-no-print govuk-!-margin-bottom-4"}}, items);
}

/// Beside the child's own: whom the reader may read to be ticked, the others with the way to break the glass.
html::Html siblings_form(ChildId child, const std::vector<Sibling>& siblings, const FileFilter& filter) {
    if (siblings.empty()) return {};
    html::Checkboxes boxes{
        .name = "with",
        .fieldset = {.legend = {.text = "Brothers and sisters beside this child", .classes = "govuk-fieldset__legend--s"}},
        .classes = "govuk-checkboxes--small"};
    html::Html closed;
    for (const auto& sibling : siblings) {
        if (sibling.basis == staff::Basis::none)
            closed += html::body(
                html::text("You are not working with " + sibling.name + ". ") +
                html::link("Break the glass to read " + sibling.name + "’s chronology", files::child_path(sibling.child, "/chronology")));
        else boxes.items.push_back({.text = sibling.name, .value = to_text(sibling.child), .checked = sibling.is_chosen});
    }
    html::Html content;
    if (!boxes.items.empty())
        content +=
            element("form", {{"method", "get"}, {"action", files::child_path(child, "/chronology/together")}, {"class", "app-no-print"}},
                    html::hidden(to_pairs(filter)) + html::hidden("chosen", "yes") + html::checkboxes(boxes) +
                        html::button({.text = "Show these side by side", .classes = "govuk-button--secondary"}));
    return content + element("div", {{"class", "app-no-print"}}, closed);
}

html::Html copy_section(const Exchange& exchange, ChildId child, const Copy& copy) {
    return element("h2", {{"class", "govuk-heading-m app-no-print"}, {"id", "copy-heading"}}, "Print or download") +
           copy_form(exchange, child, copy, {});
}

html::Html filter(const Exchange& exchange, ChildId child, const FileFilter& filter) {
    const Fields typed = filter.problems.empty() ? Fields(to_pairs(filter)) : exchange.request.query;
    const forms::Sheet sheet(typed, filter.problems);
    return filter_form(files::child_path(child, "/chronology"), filter, sheet.ask(class_question(), all_kinds) + date_range(sheet));
}

}  // namespace

std::string chronology_age(const std::optional<Day>& newest, Day today) {
    if (!newest) return "No headline stands in it yet.";
    const auto days = (today - *newest).count();
    return "Newest headline: " + in_words(*newest) + ", " +
           (days == 0   ? "today"
            : days == 1 ? "yesterday"
                        : counted(days, "day", "days") + " ago") +
           ".";
}

html::Html chronology_content(const Exchange& exchange, const ChronologyFacts& facts) {
    const auto child = facts.child.child;
    auto content = element("h1", {{"class", "govuk-heading-l govuk-!-margin-bottom-2"}}, "Chronology");
    content += element("p", {{"class", "govuk-body govuk-!-margin-bottom-3"}}, chronology_age(facts.newest, exchange.today()));
    content += actions(exchange, facts);
    if (facts.newest) content += filter(exchange, child, facts.filter);
    if (facts.lines.empty()) {
        content += html::body(
            facts.newest ? "No headline fits this filter. Show everything, or choose less."
                         : "Mark an entry as significant and give it a headline, or add a key event: it then stands here in date order.");
    } else {
        content += lines_table(exchange, facts);
        if (facts.lines.size() == most_lines)
            content += html::body("Only the first 2,000 headlines are shown. Choose dates to see the others.");
    }
    if (!facts.lines.empty() && facts.may_copy)
        content += copy_section(exchange, child, {.what = "chronology", .filter = facts.filter, .with = {}, .left_out = {}});
    return content;
}

html::Html chronology_on_paper(const Exchange& exchange, const std::vector<Line>& lines, const std::optional<Day>& born_on) {
    html::Table table{.head = {{.text = "Date"}, {.text = "Age"}, {.text = "Headline"}, {.text = "Kind"}, {.text = "Written by"}},
                      .classes = "app-chronology"};
    for (const auto& line : lines)
        table.rows.push_back(
            {{.text = records::in_short(line.entry.happened), .classes = "app-date"},
             {.text = age_at(born_on, line.entry.happened), .classes = "app-age"},
             {.text = element("span", {{"dir", "auto"}}, help::with_abbreviations(exchange, line.entry.headline)) + tags_of(line)},
             {.text = kind_and_source(line.entry)},
             {.text = writer_of(line.entry)}});
    return lines.empty() ? html::body("Nothing is left to print.") : html::scrollable("Chronology", html::table(table));
}

html::Html together_table(const Exchange& exchange, const TogetherFacts& facts, bool on_paper) {
    html::Table table{.head = {{.text = "Date"}}, .classes = "app-chronology"};
    for (const auto& [child, name] : facts.children) table.head.push_back({.text = name});
    for (const auto& together : side_by_side(facts.chronologies, facts.filter.order == "newest")) {
        html::Row row = {{.text = records::in_short(together.happened), .classes = "app-date"}};
        for (const auto& lines : together.of_child) {
            html::Html cell;
            for (const auto* line : lines) {
                auto words = help::with_abbreviations(exchange, line->entry.headline);
                if (!on_paper) words = html::link(words, recording::entry_path(line->entry.id));
                cell += element("div", {{"class", "govuk-!-margin-bottom-1"}, {"dir", "auto"}}, words + tags_of(*line));
            }
            row.push_back({.text = cell, .classes = "app-headline"});
        }
        table.rows.push_back(std::move(row));
    }
    return table.rows.empty() ? html::body("None of these children has a headline yet.")
                              : html::scrollable("Chronologies side by side", html::table(table));
}

html::Html together_content(const Exchange& exchange, const TogetherFacts& facts) {
    const auto child = facts.children.front().first;
    auto content = element("h1", {{"class", "govuk-heading-l govuk-!-margin-bottom-2"}}, "Chronologies side by side");
    content += html::body(html::link("Only this child’s chronology", files::child_path(child, "/chronology") + to_query(facts.filter)));
    content += siblings_form(child, facts.siblings, facts.filter) + together_table(exchange, facts, false);
    if (!facts.may_copy) return content;
    Copy copy{.what = "together", .filter = facts.filter, .with = {}, .left_out = {}};
    for (std::size_t i = 1; i < facts.children.size(); ++i) copy.with.push_back(facts.children[i].first);
    return content + copy_section(exchange, child, copy);
}

}  // namespace reading
