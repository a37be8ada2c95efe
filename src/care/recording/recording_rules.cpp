#include "base/text.hpp"
#include "care/recording/recording.hpp"
#include "care/recording/third_party.hpp"

namespace recording {

namespace {

class Missing {
  public:
    explicit Missing(ChildId child) : child_(child) {}

    void check(std::string_view code, const Observation& observation, std::string_view words = "") {
        const auto& asked = field(code);
        if (trimmed(observation.*asked.value).empty()) add(asked, words);
    }
    void add(const records::Field<Observation>& asked, std::string_view words = "") {
        auto name = std::string(asked.code);
        if (asked.scope == records::Scope::each_child && child_.is_set()) name += "-" + to_text(child_);
        problems_.push_back({std::move(name), std::string(words.empty() ? asked.missing : words)});
    }
    void add(std::string name, std::string text) { problems_.push_back({std::move(name), std::move(text)}); }
    std::vector<FieldProblem> take() { return std::move(problems_); }

  private:
    ChildId child_;
    std::vector<FieldProblem> problems_;
};

void check_participants(const Content& content, Missing& missing) {
    if (content.participants.empty()) missing.add("took_part", "Select who took part, or name somebody with their role");
    for (const auto& participant : content.participants) {
        if (trimmed(participant.name).empty()) missing.add("took_part", "Enter the name of everybody who took part");
        if (trimmed(participant.role).empty())
            missing.add("took_part", "Enter the title or relationship of " +
                                         (participant.name.empty() ? std::string("everybody who took part") : participant.name));
    }
}

const records::Field<Observation>* first_text(const records::Kind& kind) {
    for (const auto& ask : kind.asks)
        if (const auto& asked = field(ask.field); asked.type == records::FieldType::text && asked.scope == records::Scope::shared)
            return &asked;
    return nullptr;
}

bool has_words(const Content& content) {
    return !trimmed(content.headline).empty() || !content.actions.empty() || std::ranges::any_of(fields(), [&](const auto& asked) {
        const bool is_told = asked.type == records::FieldType::text || asked.code == "seen" || asked.code == "reading_purpose";
        return is_told && asked.code != "late_reason" && !trimmed(content.observation.*asked.value).empty();
    });
}

}  // namespace

bool asks(const records::Kind& kind, std::string_view field) {
    return std::ranges::find(kind.asks, field, &records::Ask::field) != kind.asks.end();
}

std::vector<FieldProblem> missing_to_complete(const records::Kind& kind, const Content& content, const records::Lateness& lateness,
                                              const Circumstances& circumstances, ChildId child) {
    Missing missing(child);
    const auto& observation = content.observation;
    // [5.7] date, names and titles of those involved, where and how, brief key issues, actions agreed.
    if (kind.is_contact) check_participants(content, missing);
    for (const auto& ask : kind.asks)
        if (ask.when == records::Ask::When::to_complete) missing.check(ask.field, observation, ask.missing);
    if (kind.is_contact && content.actions.empty() && !content.no_actions)
        missing.add("action-1-what", "Enter the actions agreed, or select that none were");
    for (std::size_t i = 0; i < content.actions.size(); ++i)
        if (trimmed(content.actions[i].what).empty())
            missing.add("action-" + std::to_string(i + 1) + "-what", "Enter what was agreed, or clear who and when");
    // [1.1] seen, seen alone, and if not why.
    const bool asks_why = observation.seen == "not_seen" || (kind.asks_seen && observation.seen == "not_alone");
    if (asks(kind, "seen") && asks_why) missing.check("not_seen_reason", observation);
    // [C2.6] If an interpreter is dispensed with, the reason is recorded.
    if (asks(kind, "interpreter")) {
        if (circumstances.needs_interpreter && observation.interpreter.empty()) missing.add(field("interpreter"));
        if (observation.interpreter == "dispensed") missing.check("no_interpreter_reason", observation);
    }
    // [5.6] After five working days the reason is demanded.
    // [5.8] A detailed write-up has ten.
    if (asks(kind, "late_reason") && content.is_dated() && lateness.is_late && trimmed(observation.late_reason).empty())
        missing.check("late_reason", observation, std::ranges::find(kind.asks, "late_reason", &records::Ask::field)->missing);
    // [1.8] A decision is taken at the level it is delegated to, or above.
    if (!circumstances.cannot_decide.empty()) missing.add(field("decision_kind"), circumstances.cannot_decide);
    // [A6.9] Who records on another worker's case says why, and the holder is told.
    if (asks(kind, "why_here") && circumstances.on_anothers_case) missing.check("why_here", observation);
    // [A6.33] A significant entry stands in the chronology by its headline.
    if (content.is_significant && trimmed(content.headline).empty()) missing.add("headline", "Enter a headline for the chronology");
    return missing.take();
}

std::vector<FieldProblem> nothing_written(const records::Kind& kind, const Content& content) {
    const auto* first = first_text(kind);
    if (first == nullptr || has_words(content)) return {};
    return {{std::string(first->code), "Enter something before you save it to the file"}};
}

std::vector<FieldProblem> impossible(const Content& content, Instant now) {
    if (!content.is_dated()) return {};  // the form has said so
    const auto latest = content.happened.precision == records::Precision::minute
                            ? london_minute(now) + std::chrono::minutes{5}
                            : LocalMinute{london_day(now)} + std::chrono::hours{24} - std::chrono::minutes{1};
    if (content.happened.at > latest) return {{"happened", "The time it happened must be in the past"}};
    if (content.happened.day() < london_day(now) - std::chrono::days{366 * 120}) return {{"happened", "Check the year it happened"}};
    return {};
}

bool sees(const Sight& sight, const records::Entry& entry) {
    return !entry.is_privileged || sight.of_legal_advice || (sight.reader.is_set() && entry.author == sight.reader);
}

std::string words_of(const Content& content) {
    std::string words = content.headline;
    for (const auto& asked : fields()) {
        if (!asked.choices.empty()) continue;
        const auto& answer = content.observation.*asked.value;
        if (!answer.empty()) words += (words.empty() ? "" : "\n") + answer;
    }
    for (const auto& action : content.actions) words += "\n" + action.what + " " + action.who + " " + action.by;
    for (const auto& participant : content.participants) words += "\n" + participant.name + " " + participant.role;
    return words;
}

std::string excerpt_of(const Content& content, std::size_t characters) {
    const auto& o = content.observation;
    std::string excerpt = content.headline;
    for (const auto* part : {&o.key_issues, &o.why_not, &o.seen_and_said, &o.findings, &o.next_try}) {
        if (part->empty() || *part == content.headline) continue;
        if (!excerpt.empty()) excerpt += std::string_view(".!?…").find(excerpt.back()) == std::string_view::npos ? ". " : " ";
        excerpt += *part;
    }
    return shortened(without_marks(excerpt), characters);
}

std::string_view heading_of(const records::Ask& ask) {
    const auto& asked = field(ask.field);
    if (!ask.heading.empty()) return ask.heading;
    if (!ask.label.empty()) return ask.label;
    return asked.heading.empty() ? asked.label : asked.heading;
}

std::vector<Answered> answers_of(const records::Kind& kind, const Observation& observation) {
    std::vector<Answered> answers;
    for (const auto& ask : kind.asks) {
        const auto& asked = field(ask.field);
        const auto& answer = observation.*asked.value;
        if (answer.empty()) continue;
        answers.push_back(
            {&asked, std::string(heading_of(ask)), asked.choices.empty() ? answer : std::string(records::label_of(asked.choices, answer))});
    }
    return answers;
}

}  // namespace recording
