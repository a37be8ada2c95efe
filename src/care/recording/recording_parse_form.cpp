#include "base/text.hpp"
#include "care/recording/recording_form.hpp"
#include "care/recording/third_party.hpp"
#include "forms/reader.hpp"

namespace recording {

using records::FieldType;

const forms::Question happened_question{
    .name = "happened", .label = "When it happened", .type = FieldType::day, .missing = "Enter the date it happened"};
const forms::Question time_question{.name = "happened-time", .label = "Time"};
const forms::Question headline_question{
    .name = "headline", .label = "Headline", .hint = "One line a stranger would understand in five years.", .most_characters = 150};
const std::vector<forms::Question> person_columns = {{.name = "name", .label = "Somebody else: full name", .most_characters = 200},
                                                     {.name = "role", .label = "Title or relationship", .most_characters = 200}};
const std::vector<forms::Question> action_columns = {{.name = "what", .label = "What", .most_characters = 1'000},
                                                     {.name = "who", .label = "Who", .most_characters = 200},
                                                     {.name = "by", .label = "By when", .most_characters = 100}};

namespace {

void read_when(forms::Reader& reader, Content& content) {
    // A date that is no date leaves the moment unknown: nothing is said about lateness then.
    if (const auto on = reader.day(happened_question)) content.happened = records::happened_on(*on);
    const auto time = reader.answer(time_question);
    if (time.empty()) return;
    const auto minute = parse_time(time);
    if (!minute) reader.add_problem(time_question.name, "Enter a time such as 2:15pm or 14:15, or leave it empty");
    else if (content.is_dated()) content.happened = records::happened_at(content.happened.day(), *minute);
}

std::string read_answer(forms::Reader& reader, const records::Field<Observation>& asked, const std::string& name) {
    const auto answer = reader.answer(forms::question(asked, name));
    if (const auto fault = fault_in_marks(answer)) reader.add_problem(name, *fault);
    return answer;
}

/// What one line of several says, column by column.
std::vector<std::string> read_row(forms::Reader& reader, std::span<const forms::Question> columns, std::string_view name, int number) {
    std::vector<std::string> answers;
    for (auto column : columns) {
        column.name = forms::row_name(name, number, column.name);
        answers.push_back(reader.answer(column));
    }
    return answers;
}

bool is_empty(const std::vector<std::string>& row) { return std::ranges::all_of(row, &std::string::empty); }

void read_participants(forms::Reader& reader, const FormFacts& facts, Content& content) {
    for (const auto value : reader.fields().all("took_part")) {
        const auto id = parse_id<PersonId>(value);
        if (!id) continue;
        for (const auto& child : facts.children)
            if (person_of(child.id) == *id) content.participants.push_back({*id, child.name, "Child"});
        for (const auto& person : facts.key_people)
            if (person.id == *id) content.participants.push_back({*id, person.name, person.relation});
    }
    for (int number = 1; number <= forms::most_rows; ++number)
        if (auto row = read_row(reader, person_columns, "person", number); !is_empty(row))
            content.participants.push_back({PersonId{}, std::move(row[0]), std::move(row[1])});
}

void read_actions(forms::Reader& reader, Content& content) {
    for (int number = 1; number <= forms::most_rows; ++number) {
        auto row = read_row(reader, action_columns, "action", number);
        if (is_empty(row)) continue;
        const auto by_on = parse_day(row[2]);
        if (!by_on && !row[2].empty())
            reader.add_problem(forms::row_name("action", number, "by"), "Enter by when as a date, such as 27 3 2026, or leave it empty");
        content.actions.push_back({std::move(row[0]), std::move(row[1]), by_on ? in_words(*by_on) : row[2], by_on});
    }
    content.no_actions = content.actions.empty() && reader.fields().get("no_actions") == "yes";
}

Content read_shared(forms::Reader& reader, const FormFacts& facts) {
    Content content;
    read_when(reader, content);
    for (const auto& ask : facts.kind->asks) {
        const auto& asked = field(ask.field);
        if (asked.scope == records::Scope::shared) content.observation.*asked.value = read_answer(reader, asked, std::string(asked.code));
    }
    read_participants(reader, facts, content);
    read_actions(reader, content);
    content.is_significant = reader.fields().get("is_significant") == "yes";
    if (content.is_significant) content.headline = reader.answer(headline_question);
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
    parsed.writing.complementary = facts.complementary;
    // What happened has happened: the rules say how far behind or ahead it may lie, to the minute.
    forms::Reader reader(form, Day::max());
    const auto shared = read_shared(reader, facts);
    for (const auto& child : facts.children) {
        if (!is_recorded_on(facts, form, child.id)) continue;
        auto content = shared;
        for (const auto& ask : facts.kind->asks) {
            const auto& asked = field(ask.field);
            if (asked.scope == records::Scope::each_child)
                content.observation.*asked.value = read_answer(reader, asked, name_for(asked.code, child.id));
        }
        // Whoever was seen took part; their name stands on their own file, and nobody else's child's does [A6.15].
        const auto& seen = content.observation.seen;
        const bool is_named = std::ranges::any_of(content.participants, [&](const auto& p) { return p.person == person_of(child.id); });
        if ((seen == "alone" || seen == "not_alone") && !is_named)
            content.participants.insert(content.participants.begin(), {person_of(child.id), child.name, "Child"});
        parsed.writing.parts.emplace_back(child.id, std::move(content));
    }
    parsed.problems = reader.problems();
    return parsed;
}

FieldNames question_names() {
    FieldNames names = {"took_part", "no_actions", "is_significant", "also"};
    for (const auto* asked : {&happened_question, &time_question, &headline_question}) names += forms::names_of(*asked);
    for (const auto& column : person_columns) names += {"person-#-" + column.name};
    for (const auto& column : action_columns) names += {"action-#-" + column.name};
    for (const auto& asked : fields())
        names += {asked.scope == records::Scope::shared ? std::string(asked.code) : std::string(asked.code) + "-#"};
    return names;
}

Fields new_form(Instant now, const FormFacts& facts) {
    Fields form;
    const auto minute = london_minute(now);
    forms::fill_day(form, happened_question.name, london_day(now));
    form.set(time_question.name, in_words(minute - std::chrono::floor<std::chrono::days>(minute)));
    if (facts.on_anothers_case) form.set("why_here", facts.why_here);
    return form;
}

Fields to_form(const records::Entry& entry, const Content& content) {
    Fields form;
    forms::fill_day(form, happened_question.name, content.happened.day());
    if (content.happened.precision == records::Precision::minute)
        form.set(time_question.name, in_words(content.happened.at - std::chrono::floor<std::chrono::days>(content.happened.at)));
    for (const auto& asked : fields())
        if (const auto& answer = content.observation.*asked.value; !answer.empty())
            form.set(asked.scope == records::Scope::shared ? std::string(asked.code) : name_for(asked.code, entry.child), answer);
    int row = 0;
    for (const auto& participant : content.participants) {
        if (participant.person.is_set()) {
            form.add("took_part", to_text(participant.person));
            continue;
        }
        form.set(forms::row_name("person", ++row, "name"), participant.name);
        form.set(forms::row_name("person", row, "role"), participant.role);
    }
    row = 0;
    for (const auto& action : content.actions) {
        form.set(forms::row_name("action", ++row, "what"), action.what);
        form.set(forms::row_name("action", row, "who"), action.who);
        form.set(forms::row_name("action", row, "by"), action.by);
    }
    if (content.no_actions) form.set("no_actions", "yes");
    if (content.is_significant) form.set("is_significant", "yes");
    if (!content.headline.empty()) form.set("headline", content.headline);
    return form;
}

}  // namespace recording
