#include "base/text.hpp"
#include "care/recording/recording_form.hpp"
#include "care/recording/third_party.hpp"

namespace recording {

namespace {

constexpr int most_rows = 30;
constexpr std::size_t most_headline = 150;

std::string typed(const Fields& form, std::string_view name) { return cleaned(trimmed(form.get(name))); }

void parse_when(const Fields& form, Content& content, Problems& problems) {
    const auto day = typed(form, "happened-day"), month = typed(form, "happened-month"), year = typed(form, "happened-year");
    const auto pad = [](const std::string& text, std::size_t width) {
        return text.size() < width ? std::string(width - text.size(), '0') + text : text;
    };
    const auto full_year = year.size() == 2 ? "20" + year : year;
    const auto on = parse_iso_day(pad(full_year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2));
    if (!on) {
        problems.add("happened-day",
                     day.empty() && month.empty() && year.empty() ? "Enter the date it happened" : "Enter a real date, such as 27 3 2026");
        return;
    }
    const auto time = typed(form, "happened-time");
    if (time.empty()) {
        content.happened = records::happened_on(*on);
    } else if (const auto minute = parse_time(time)) {
        content.happened = records::happened_at(*on, *minute);
    } else {
        content.happened = records::happened_on(*on);
        problems.add("happened-time", "Enter a time such as 2:15pm or 14:15, or leave it empty");
    }
}

std::string parse_answer(const records::Field<Observation>& asked, const Fields& form, const std::string& name, Problems& problems) {
    auto answer = typed(form, name);
    if (asked.type == records::FieldType::choice) {
        const bool known = answer.empty() || std::ranges::any_of(asked.choices, [&](const auto& choice) { return choice.code == answer; });
        if (!known) problems.add(name, "Select one of the answers");
        return known ? answer : "";
    }
    if (const auto fault = fault_in_marks(answer)) problems.add(name, *fault);
    if (length_in_characters(answer) > asked.most_characters)
        problems.add(name, std::string(asked.label) + " must be " + with_commas(static_cast<long long>(asked.most_characters)) +
                               " characters or fewer");
    return answer;
}

void parse_participants(const FormFacts& facts, const Fields& form, Content& content) {
    for (const auto value : form.all("took_part")) {
        const auto id = parse_id<PersonId>(value);
        if (!id) continue;
        for (const auto& child : facts.children)
            if (person_of(child.id) == *id) content.participants.push_back({*id, child.name, "Child"});
        for (const auto& person : facts.key_people)
            if (person.id == *id) content.participants.push_back({*id, person.name, person.relation});
    }
    for (int row = 1; row <= most_rows; ++row) {
        const auto number = std::to_string(row);
        const auto name = typed(form, "person-" + number + "-name"), role = typed(form, "person-" + number + "-role");
        if (!name.empty() || !role.empty()) content.participants.push_back({PersonId{}, name, role});
    }
}

void parse_actions(const Fields& form, Content& content) {
    for (int row = 1; row <= most_rows; ++row) {
        const auto prefix = "action-" + std::to_string(row);
        Action action{typed(form, prefix + "-what"), typed(form, prefix + "-who"), typed(form, prefix + "-by"), std::nullopt};
        if (action.what.empty() && action.who.empty() && action.by.empty()) continue;
        action.by_on = parse_day(action.by);
        content.actions.push_back(std::move(action));
    }
    content.no_actions = content.actions.empty() && form.get("no_actions") == "yes";
}

Content parse_shared(const FormFacts& facts, const Fields& form, Problems& problems) {
    Content content;
    parse_when(form, content, problems);
    for (const auto& ask : facts.kind->asks) {
        const auto& asked = field(ask.field);
        if (asked.scope == records::Scope::shared)
            content.observation.*asked.value = parse_answer(asked, form, std::string(asked.code), problems);
    }
    parse_participants(facts, form, content);
    parse_actions(form, content);
    content.is_significant = form.get("is_significant") == "yes";
    content.headline = content.is_significant ? typed(form, "headline") : "";
    if (length_in_characters(content.headline) > most_headline) problems.add("headline", "The headline must be 150 characters or fewer");
    return content;
}

/// A brother or sister is in the record when seen was answered for them, or when they were ticked.
bool is_recorded_on(const FormFacts& facts, const Fields& form, ChildId child) {
    if (child == facts.children.front().id) return true;
    if (facts.is_change) return false;
    const auto also = form.all("also");
    return !form.get(name_for("seen", child)).empty() || std::ranges::find(also, to_text(child)) != also.end();
}

}  // namespace

std::string name_for(std::string_view field, ChildId child) { return std::string(field) + "-" + to_text(child); }

Parsed parse(const FormFacts& facts, const Fields& form) {
    Parsed parsed;
    parsed.writing.kind = facts.kind->code;
    const auto shared = parse_shared(facts, form, parsed.problems);
    for (const auto& child : facts.children) {
        if (!is_recorded_on(facts, form, child.id)) continue;
        auto content = shared;
        for (const auto& ask : facts.kind->asks) {
            const auto& asked = field(ask.field);
            if (asked.scope == records::Scope::each_child)
                content.observation.*asked.value = parse_answer(asked, form, name_for(asked.code, child.id), parsed.problems);
        }
        // Whoever was seen took part; their name stands on their own file, and nobody else's child's does [A6.15].
        const auto& seen = content.observation.seen;
        const bool is_named = std::ranges::any_of(content.participants, [&](const auto& p) { return p.person == person_of(child.id); });
        if ((seen == "alone" || seen == "not_alone") && !is_named)
            content.participants.insert(content.participants.begin(), {person_of(child.id), child.name, "Child"});
        parsed.writing.parts.emplace_back(child.id, std::move(content));
    }
    return parsed;
}

Fields new_form(Instant now) {
    const std::chrono::year_month_day day{london_day(now)};
    Fields form;
    form.set("happened-day", std::to_string(static_cast<unsigned>(day.day())));
    form.set("happened-month", std::to_string(static_cast<unsigned>(day.month())));
    form.set("happened-year", std::to_string(static_cast<int>(day.year())));
    const auto minute = london_minute(now);
    form.set("happened-time", in_words(minute - std::chrono::floor<std::chrono::days>(minute)));
    return form;
}

Fields to_form(const records::Entry& entry, const Content& content) {
    Pairs pairs;
    const std::chrono::year_month_day day{content.happened.day()};
    pairs.emplace_back("happened-day", std::to_string(static_cast<unsigned>(day.day())));
    pairs.emplace_back("happened-month", std::to_string(static_cast<unsigned>(day.month())));
    pairs.emplace_back("happened-year", std::to_string(static_cast<int>(day.year())));
    if (content.happened.precision == records::Precision::minute)
        pairs.emplace_back("happened-time", in_words(content.happened.at - std::chrono::floor<std::chrono::days>(content.happened.at)));
    for (const auto& asked : fields()) {
        const auto& answer = content.observation.*asked.value;
        if (!answer.empty())
            pairs.emplace_back(asked.scope == records::Scope::shared ? std::string(asked.code) : name_for(asked.code, entry.child), answer);
    }
    int row = 0;
    for (const auto& participant : content.participants) {
        if (participant.person.is_set()) {
            pairs.emplace_back("took_part", to_text(participant.person));
            continue;
        }
        const auto prefix = "person-" + std::to_string(++row);
        pairs.emplace_back(prefix + "-name", participant.name);
        pairs.emplace_back(prefix + "-role", participant.role);
    }
    row = 0;
    for (const auto& action : content.actions) {
        const auto prefix = "action-" + std::to_string(++row);
        pairs.emplace_back(prefix + "-what", action.what);
        pairs.emplace_back(prefix + "-who", action.who);
        pairs.emplace_back(prefix + "-by", action.by);
    }
    if (content.no_actions) pairs.emplace_back("no_actions", "yes");
    if (content.is_significant) pairs.emplace_back("is_significant", "yes");
    if (!content.headline.empty()) pairs.emplace_back("headline", content.headline);
    return Fields(std::move(pairs));
}

}  // namespace recording
