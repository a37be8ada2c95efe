#include "care/recording/drafts_pages.hpp"

#include "base/differences.hpp"
#include "base/text.hpp"
#include "care/recording/third_party.hpp"

namespace recording {

namespace {

using html::element;
using staff::Exchange;

constexpr std::size_t excerpt = 120;

html::Html spoken(std::string_view text) { return element("span", {{"class", "govuk-visually-hidden"}}, text); }
/// Words in a marking element, told in words too; the white space behind them stays outside it.
html::Html marked(std::string_view name, std::string_view before, const std::string& words) {
    const auto end = words.find_last_not_of(" \n\t") + 1;
    return element(name, {}, spoken(before) + html::text(words.substr(0, end)) + spoken("] ")) + html::text(words.substr(end));
}

/// What one of two windows says, its own words marked.
html::Html side(std::string_view first, std::string_view second, TextPiece::In own) {
    html::Html words;
    for (const auto& piece : differences(first, second)) {
        if (piece.in == TextPiece::In::both) words += html::text(piece.text);
        if (piece.in == own) words += marked("mark", " [only here: ", piece.text);
    }
    if (words.empty()) words = element("span", {{"class", "govuk-hint"}}, "Nothing typed");
    return element("div", {{"class", "app-recorded-text"}, {"dir", "auto"}}, words);
}

std::string how_long_ago(Instant at, Instant now) {
    const auto days = (london_day(now) - london_day(at)).count();
    return days == 0 ? "today" : days == 1 ? "yesterday" : counted(days, "day", "days") + " ago";
}

std::string label_of_kind(const Draft& draft) {
    if (draft.kind == jotter_kind) return "Jotter";
    const auto* known = find_kind(draft.kind);
    return known ? std::string(known->label) : draft.kind;
}

std::string path_of(const Draft& draft, std::string_view rest = "") { return "/drafts/" + to_text(draft.id) + std::string(rest); }

html::Html draft_actions(const ListedDraft& listed) {
    const auto& draft = listed.draft;
    auto actions = listed.has_other_text ? html::link("Compare two texts", path_of(draft, "/comparison")) + html::text(" ") : html::Html();
    const auto discard = draft.kind == jotter_kind ? files::child_path(draft.child, "/jotter/clearing") : path_of(draft, "/discard");
    return actions + element("a", {{"class", "govuk-link"}, {"href", discard}},
                             html::text(draft.kind == jotter_kind ? "Clear" : "Discard") +
                                 spoken(" " + label_of_kind(draft) + " on " + listed.child_name));
}

}  // namespace

html::Html shown_differences(std::string_view before, std::string_view after) {
    html::Html words;
    for (const auto& piece : differences(before, after)) {
        switch (piece.in) {
            case TextPiece::In::both: words += html::text(piece.text); break;
            case TextPiece::In::before: words += marked("del", " [taken out: ", piece.text); break;
            case TextPiece::In::after: words += marked("ins", " [put in: ", piece.text); break;
        }
    }
    return element("div", {{"class", "govuk-body app-recorded-text app-differences"}, {"dir", "auto"}}, words);
}

std::string first_words(const Draft& draft, std::size_t characters) {
    for (const auto* name : {"words", "key_issues", "seen_and_said", "why_not", "next_try", "findings"})
        if (const auto words = trimmed(draft.form.get(name)); !words.empty()) return shortened(without_marks(words), characters);
    for (const auto& asked : fields())
        if (const auto words = trimmed(draft.form.get(asked.code)); asked.choices.empty() && !words.empty())
            return shortened(without_marks(words), characters);
    return "";
}

html::Html drafts_page(const Exchange& exchange, const std::vector<ListedDraft>& drafts) {
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "My drafts");
    content +=
        element("p", {{"class", "govuk-body"}}, "Only you can see these. They are no records yet: complete them while they are fresh.");
    if (drafts.empty())
        return content +
               html::inset_text({.text = "You have no drafts. What you type on a child’s file is kept here by itself until you save it."});
    html::Table table{.head = {{.text = "Draft"}, {.text = "Child"}, {.text = "Begins"}, {.text = "Last typed"}, {.text = "What to do"}},
                      .first_cell_is_header = true};
    for (const auto& listed : drafts) {
        const auto words = first_words(listed.draft, excerpt);
        table.rows.push_back({{.text = html::link(label_of_kind(listed.draft), path_of(listed.draft))},
                              {.text = element("span", {{"dir", "auto"}}, listed.child_name)},
                              {.text = element("span", {{"dir", "auto"}}, words.empty() ? "No words yet" : words)},
                              {.text = how_long_ago(listed.draft.updated_at, exchange.now)},
                              {.text = draft_actions(listed)}});
    }
    return content + element("div", {{"class", "app-scrollable"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "My drafts"}},
                             html::table(table));
}

html::Html comparison_page(const Exchange& exchange, const Comparison& made) {
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "Two windows, two texts");
    const bool is_recorded = made.first.entry.is_set();
    content += element(
        "p", {{"class", "govuk-body"}},
        is_recorded ? "One window recorded this while you typed in another. What you typed there is kept as a draft; nothing is lost."
                    : "You typed in the same draft in two windows. Both texts are kept. Words that stand in one of them only are marked.");
    const auto first = readable(made.facts, made.first.form), second = readable(made.facts, made.second.form);
    const auto answer = [](const auto& answers, const std::string& label) {
        const auto found = std::ranges::find(answers, label, &std::pair<std::string, std::string>::first);
        return found == answers.end() ? std::string() : found->second;
    };
    std::vector<std::string> labels;
    for (const auto* answers : {&first, &second})
        for (const auto& [label, words] : *answers)
            if (std::ranges::find(labels, label) == labels.end()) labels.push_back(label);
    const auto left = is_recorded ? "Recorded" : "First window, " + in_short(made.first.at),
               right = "Other window, " + in_short(made.second.at);
    const auto column = [](const std::string& heading, const html::Html& words) {
        return element("div", {}, element("h3", {{"class", "govuk-heading-s govuk-!-margin-bottom-1"}}, heading) + words);
    };
    for (const auto& label : labels) {
        const auto one = answer(first, label), other = answer(second, label);
        content += element("h2", {{"class", "govuk-heading-m govuk-!-margin-bottom-2"}}, label);
        if (one == other) content += element("div", {{"class", "app-recorded-text app-compared"}, {"dir", "auto"}}, one);
        else
            content +=
                element("div", {{"class", "app-side-by-side app-compared"}},
                        column(left, side(one, other, TextPiece::In::before)) + column(right, side(one, other, TextPiece::In::after)));
    }
    html::Radios radios{.name = "keep",
                        .fieldset = {.legend = {.text = "What do you want to keep?", .classes = "govuk-fieldset__legend--m"}}};
    if (is_recorded) {
        radios.items = {{.text = "Keep the draft too", .value = "both", .hint = "Open it to add what the entry lacks."},
                        {.text = "Discard the draft", .value = "first"}};
    } else {
        radios.items = {{.text = "The text of the first window", .value = "first"},
                        {.text = "The text of the other window", .value = "second"},
                        {.text = "Both", .value = "both"}};
        radios.items.back().hint = made.facts.kind ? "Each is a draft of its own." : "One below the other.";
    }
    const auto fields = element("input", {{"type", "hidden"}, {"name", "other"}, {"value", to_text(made.second.draft)}}) +
                        html::radios(radios) + html::button({.text = "Go on", .prevent_double_click = true});
    return content + staff::post_form(exchange, "/drafts/" + to_text(made.draft) + "/choice", fields);
}

const FieldNames jotter_names = {"kind", "draft", "draft_version", "window", "words", "record_as", "turn"};

html::Html jotter_page(const Exchange& exchange, const Jotter& jotter) {
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "Jotter");
    content += element(
        "p", {{"class", "govuk-body"}},
        "Rough words about this child that only you can see. They are kept as you type and are no record until you turn them into one.");
    if (jotter.has_other_text)
        content += html::inset_text({.text = html::text("You jotted in two windows. ") +
                                             html::link("Compare the two", "/drafts/" + to_text(jotter.draft) + "/comparison")});
    auto fields = html::hidden("kind", std::string(jotter_kind)) + html::hidden("draft", to_text(jotter.draft)) +
                  html::hidden("draft_version", std::to_string(jotter.version)) +
                  html::hidden("window", std::to_string(exchange.app.store.next_id(exchange.now)));
    fields += html::textarea({.id = "words",
                              .name = "words",
                              .label = {.text = "Your rough notes", .classes = "govuk-label--s"},
                              .error_message = staff::problem_of(jotter.problems, "words"),
                              .value = jotter.words,
                              .rows = 12,
                              .spellcheck = true});
    fields += element("p", {{"class", "govuk-hint"}, {"role", "status"}, {"data-autosave-status"}}, "");
    fields += html::button({.text = "Keep the jotter", .classes = "govuk-button--secondary", .attributes = {{"data-save-button"}}});
    html::Select kinds_of_record{.id = "record_as",
                                 .name = "record_as",
                                 .label = {.text = "Turn this into a record", .classes = "govuk-label--s"},
                                 .hint = "Your words are put into the form. They leave the jotter when you save the entry.",
                                 .error_message = staff::problem_of(jotter.problems, "record_as"),
                                 .items = {{.text = "Choose what it was", .value = ""}}};
    for (const auto& kind : kinds())
        if (kind.may_be_started) kinds_of_record.items.push_back({.text = kind.label, .value = kind.code});
    fields += html::select(kinds_of_record) + html::button({.text = "Open the form", .name = "turn", .value = "yes"});
    content += staff::post_form(exchange, files::child_path(jotter.child, "/jotter"), fields,
                                {{"data-primary-form"},
                                 {"data-autosave-url", files::child_path(jotter.child, "/drafts")},
                                 {"data-autosave-compare-url", "/drafts/" + to_text(jotter.draft) + "/comparison"}});
    content += html::warning_text({.text = "Rough notes made in a section 47 enquiry, about an injury or for court proceedings are "
                                           "evidence: keep them, signed and dated, also once they are typed up."});
    if (!jotter.words.empty())
        content += element("p", {{"class", "govuk-body"}},
                           html::link("Clear the jotter without making a record", files::child_path(jotter.child, "/jotter/clearing")));
    return content;
}

html::Html clearing_page(const Exchange& exchange, ChildId child, const Fields& form, const std::vector<FieldProblem>& problems) {
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "Clear the jotter");
    html::Radios radios{
        .name = "evidence",
        .fieldset = {.legend = {.text = "Were these notes made in a section 47 enquiry, about an injury, or for court proceedings?",
                                .classes = "govuk-fieldset__legend--s"}},
        .error_message = staff::problem_of(problems, "evidence"),
        .items = {{.text = "Yes", .value = "yes", .hint = "Then they must be kept: turn them into a record."},
                  {.text = "No", .value = "no"}},
        .value = form.get("evidence")};
    auto fields = html::radios(radios) + html::textarea({.id = "reason",
                                                         .name = "reason",
                                                         .label = {.text = "Why are they not needed?", .classes = "govuk-label--s"},
                                                         .hint = "Your name, the time and the reason are recorded.",
                                                         .error_message = staff::problem_of(problems, "reason"),
                                                         .value = form.get("reason"),
                                                         .rows = 2});
    fields += html::button({.text = "Clear the jotter", .classes = "govuk-button--warning", .prevent_double_click = true});
    return content + staff::post_form(exchange, files::child_path(child, "/jotter/clearing"), fields);
}

}  // namespace recording
