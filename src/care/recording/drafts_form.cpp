#include <charconv>

#include "base/text.hpp"
#include "care/recording/drafts_pages.hpp"
#include "forms/reader.hpp"

// What is typed in a form that is no entry yet, as people read it, and the jotter's way into a form.

namespace recording {

namespace {

using forms::typed;

std::string when_typed(const Fields& form) {
    std::string when;
    for (const auto* part : {"happened-day", "happened-month", "happened-year"}) when += (when.empty() ? "" : " ") + typed(form, part);
    const auto time = typed(form, "happened-time");
    return time.empty() ? when : when + ", " + time;
}

std::string took_part(const FormFacts& facts, const Fields& form) {
    std::string lines;
    for (const auto value : form.all("took_part")) {
        for (const auto& child : facts.children)
            if (to_text(child.id) == value) lines += child.name + "\n";
        for (const auto& person : facts.key_people)
            if (!person.is_sibling && to_text(person.id) == value) lines += person.name + "\n";
    }
    for (int row = 1; row <= forms::most_rows; ++row) {
        const auto name = typed(form, forms::row_name("person", row, "name")), role = typed(form, forms::row_name("person", row, "role"));
        if (!name.empty() || !role.empty()) lines += name + (role.empty() ? "" : " (" + role + ")") + "\n";
    }
    return lines;
}

std::string actions_typed(const Fields& form) {
    std::string lines;
    for (int row = 1; row <= forms::most_rows; ++row) {
        const auto what = typed(form, forms::row_name("action", row, "what")), who = typed(form, forms::row_name("action", row, "who")),
                   by = typed(form, forms::row_name("action", row, "by"));
        if (!what.empty() || !who.empty() || !by.empty())
            lines += what + (who.empty() ? "" : " – " + who) + (by.empty() ? "" : ", by " + by) + "\n";
    }
    if (form.get("no_actions") == "yes") lines += "No actions were agreed";
    return lines;
}

std::string shown(const records::Field<Observation>& asked, const std::string& answer) {
    return asked.choices.empty() ? answer : std::string(records::label_of(asked.choices, answer));
}

}  // namespace

int number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

std::vector<std::pair<std::string, std::string>> readable(const FormFacts& facts, const Fields& form) {
    std::vector<std::pair<std::string, std::string>> answers;
    const auto add = [&](const std::string& label, const std::string& words) {
        if (!words.empty()) answers.emplace_back(label, words);
    };
    if (!facts.kind) {
        add("Your rough notes", typed(form, "words"));
        return answers;
    }
    add("When it happened", when_typed(form));
    add("Who took part", took_part(facts, form));
    for (const auto& ask : facts.kind->asks) {
        const auto& asked = field(ask.field);
        const auto label = std::string(ask.label.empty() ? asked.label : ask.label);
        if (asked.scope == records::Scope::shared) add(label, shown(asked, typed(form, asked.code)));
        if (asked.scope == records::Scope::each_child)
            for (const auto& child : facts.children)
                add(facts.children.size() > 1 ? label + " " + child.name : label,
                    shown(asked, typed(form, name_for(asked.code, child.id))));
    }
    add("Actions agreed", actions_typed(form));
    add("Headline in the chronology", form.get("is_significant") == "yes" ? typed(form, "headline") : "");
    return answers;
}

bool is_worth_keeping(const Fields& form) {
    constexpr std::string_view not_words[] = {"csrf", "kind",     "draft",        "draft_version", "window", "finish",
                                              "rows", "why_here", "version_read", "about",         "jotter"};
    return std::ranges::any_of(form.pairs(), [&](const auto& pair) {
        const bool is_when = pair.first.starts_with(happened_question.name);
        return !is_when && std::ranges::find(not_words, pair.first) == std::end(not_words) && !trimmed(pair.second).empty();
    });
}

void begin_from_jotter(const records::Kind& kind, const Draft& jotter, Fields& form) {
    const auto holds_text = [](const records::Ask& ask) {
        return field(ask.field).type == records::FieldType::text && field(ask.field).scope == records::Scope::shared;
    };
    auto ask = std::ranges::find(kind.asks, "seen_and_said", &records::Ask::field);
    if (ask == kind.asks.end()) ask = std::ranges::find_if(kind.asks, holds_text);
    if (ask == kind.asks.end()) return;
    form.set(ask->field, std::string(jotter.form.get("words")));
    form.set("jotter", to_text(jotter.id) + "." + std::to_string(jotter.version));
}

void end_jotter_of(store::Connection& connection, const Fields& form, UserId user) {
    const auto begun_with = form.get("jotter");
    const auto id = parse_id<DraftId>(begun_with.substr(0, begun_with.find('.')));
    const auto jotter = id ? find_draft(connection, *id, user) : std::nullopt;
    if (!jotter || jotter->kind != jotter_kind) return;
    if (begun_with == to_text(jotter->id) + "." + std::to_string(jotter->version)) end_draft(connection, jotter->id, user);
}

}  // namespace recording
