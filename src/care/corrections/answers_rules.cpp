#include "base/ensure.hpp"
#include "base/text.hpp"
#include "care/corrections/correction_requests.hpp"
#include "care/recording/third_party.hpp"

// What an entry says to one question, as a request carries it: read, shown, put in its place, and judged.

namespace corrections {

namespace {

constexpr std::size_t most_headline = 150;
constexpr std::size_t most_rows_text = 20'000;
/// [5.7] Said outright: no actions were agreed. A row of actions always has tabs in it.
constexpr std::string_view no_actions = "none";

std::optional<records::Happened> parse_happened(std::string_view stored) {
    const auto on = parse_iso_day(stored.substr(0, 10));
    if (!on) return std::nullopt;
    if (stored.size() <= 11) return records::happened_on(*on);
    const auto time = parse_time(stored.substr(11));
    return time ? std::optional(records::happened_at(*on, *time)) : std::nullopt;
}

std::string stored(const records::Happened& happened) {
    const auto day = iso(happened.day());
    if (happened.precision != records::Precision::minute) return day;
    const auto minutes = (happened.at - std::chrono::floor<std::chrono::days>(happened.at)).count();
    const auto two = [](long long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return day + "T" + two(minutes / 60) + ":" + two(minutes % 60);
}

/// A line for each row, its cells parted by tabs.
std::vector<std::vector<std::string_view>> rows_of(std::string_view stored) {
    std::vector<std::vector<std::string_view>> rows;
    if (stored.empty()) return rows;
    for (const auto line : split(stored, '\n'))
        if (auto cells = split(line, '\t'); cells.size() == 3) rows.push_back(std::move(cells));
    return rows;
}

std::string cell(std::string text) {
    std::ranges::replace_if(text, [](char c) { return c == '\t' || c == '\n'; }, ' ');
    return text;
}

std::string row(const std::string& first, const std::string& second, const std::string& third) {
    return cell(first) + "\t" + cell(second) + "\t" + cell(third);
}

bool is_special(std::string_view field) {
    return field == happened_field || field == headline_field || field == participants_field || field == actions_field;
}

std::string problem_with_length(std::string_view proposed, std::size_t most) {
    if (length_in_characters(proposed) <= most) return "";
    return "What it should say must be " + with_commas(static_cast<long long>(most)) + " characters or fewer";
}

std::string problem_with_answer(const records::Field<recording::Observation>& asked, std::string_view proposed) {
    const bool is_choice = !asked.choices.empty();
    if (trimmed(proposed).empty()) return is_choice ? "Select what it should say" : "Enter what it should say";
    if (!is_choice) {
        if (const auto fault = recording::fault_in_marks(proposed)) return *fault;
        return problem_with_length(proposed, asked.most_characters);
    }
    const auto is_proposed = [&](const records::Choice& choice) { return choice.code == proposed; };
    return std::ranges::none_of(asked.choices, is_proposed) ? "Select what it should say" : "";
}

}  // namespace

std::string to_answer(const std::vector<recording::Participant>& participants) {
    std::string answer;
    for (const auto& [person, name, role] : participants)
        answer += (answer.empty() ? "" : "\n") + row(person.is_set() ? to_text(person) : "", name, role);
    return answer;
}

std::string to_answer(const std::vector<recording::Action>& actions, bool none_agreed) {
    std::string answer;
    for (const auto& action : actions) answer += (answer.empty() ? "" : "\n") + row(action.what, action.who, action.by);
    return answer.empty() && none_agreed ? std::string(no_actions) : answer;
}

std::vector<recording::Participant> participants_of(std::string_view answer) {
    std::vector<recording::Participant> participants;
    for (const auto& cells : rows_of(answer))
        participants.push_back({parse_id<PersonId>(cells[0]).value_or(PersonId{}), std::string(cells[1]), std::string(cells[2])});
    return participants;
}

std::vector<recording::Action> actions_of(std::string_view answer) {
    std::vector<recording::Action> actions;
    for (const auto& cells : rows_of(answer))
        actions.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2]), parse_day(cells[2])});
    return actions;
}

std::string answer_of(const recording::Content& content, std::string_view field) {
    if (field.empty()) return "";
    if (field == happened_field) return stored(content.happened);
    if (field == headline_field) return content.headline;
    if (field == participants_field) return to_answer(content.participants);
    if (field == actions_field) return to_answer(content.actions, content.no_actions);
    return content.observation.*recording::field(field).value;
}

recording::Content corrected(recording::Content content, const records::Kind& kind, const CorrectionRequest& request) {
    if (request.field == happened_field) {
        const auto happened = parse_happened(request.proposed);
        ensure(happened.has_value(), "a time that was asked for was checked");
        content.happened = *happened;
    } else if (request.field == headline_field) {
        content.headline = request.proposed;
    } else if (request.field == participants_field) {
        content.participants = participants_of(request.proposed);
    } else if (request.field == actions_field) {
        content.actions = actions_of(request.proposed);
        content.no_actions = request.proposed == no_actions;
    } else {
        content.observation.*recording::field(request.field).value = request.proposed;
    }
    if (const auto reason = reason_question(kind, request.field); !reason.empty())
        content.observation.*recording::field(reason).value = request.proposed_reason;
    return content;
}

std::string_view reason_question(const records::Kind& kind, std::string_view field) {
    const std::string_view reason = field == "seen"           ? "not_seen_reason"
                                    : field == "interpreter"  ? "no_interpreter_reason"
                                    : field == happened_field ? "late_reason"
                                                              : "";
    const bool is_asked = std::ranges::any_of(kind.asks, [&](const auto& ask) { return ask.field == reason; });
    return is_asked ? reason : "";
}

std::optional<std::string> label_of_question(const records::Kind& kind, std::string_view field) {
    if (field == happened_field) return "When it happened";
    if (field == headline_field) return "Headline in the chronology";
    if (kind.is_contact && field == participants_field) return "Who took part";
    if (kind.is_contact && field == actions_field) return "Actions agreed";
    for (const auto& ask : kind.asks)
        if (ask.field == field) return std::string(recording::heading_of(ask));
    return std::nullopt;
}

std::string shown_answer(std::string_view field, std::string_view answer) {
    if (answer.empty()) return "";
    if (field == happened_field) {
        const auto happened = parse_happened(answer);
        return happened ? in_words(*happened) : std::string(answer);
    }
    if (field == headline_field) return std::string(answer);
    std::string shown;  // each row with its line's end, so that a row is compared as a whole
    if (field == participants_field) {
        for (const auto& [person, name, role] : participants_of(answer)) {
            shown += name;
            if (!role.empty()) shown += " (" + role + ")";
            shown += "\n";
        }
        return shown;
    }
    if (field == actions_field) {
        if (answer == no_actions) return "No actions were agreed.";
        for (const auto& action : actions_of(answer)) {
            shown += action.what;
            if (!action.who.empty()) shown += " – " + action.who;
            if (!action.by.empty()) shown += ", by " + action.by;
            shown += "\n";
        }
        return shown;
    }
    const auto& asked = recording::field(field);
    return asked.choices.empty() ? std::string(answer) : std::string(records::label_of(asked.choices, answer));
}

bool is_choice(std::string_view field) { return !is_special(field) && !recording::field(field).choices.empty(); }

std::string problem_with(std::string_view field, std::string_view proposed) {
    if (field == happened_field)
        return parse_happened(proposed) ? "" : "Enter a real date, such as 27 3 2026, and a time such as 2:15pm or none";
    if (field == participants_field || field == actions_field) return problem_with_length(proposed, most_rows_text);
    if (field != headline_field) return problem_with_answer(recording::field(field), proposed);
    return trimmed(proposed).empty() ? "Enter what it should say" : problem_with_length(proposed, most_headline);
}

std::vector<FieldProblem> problems_with(const CorrectionRequest& request, std::string_view reason_question) {
    Problems problems;
    if (const auto problem = problem_with(request.field, request.proposed); !problem.empty()) problems.add("proposed", problem);
    else if (request.proposed == request.present && request.proposed_reason == request.present_reason)
        problems.add("proposed", "This is what it says already. Change it, or leave the entry as it is");
    if (!request.proposed_reason.empty())
        if (const auto problem = problem_with(reason_question, request.proposed_reason); !problem.empty())
            problems.add("proposed_reason", problem);
    if (trimmed(request.reason).empty()) problems.add("reason", "Enter why it should say something else");
    return problems.fields();
}

}  // namespace corrections
