#include "base/ensure.hpp"
#include "base/text.hpp"
#include "care/corrections/correction_requests.hpp"
#include "care/corrections/moves.hpp"
#include "care/corrections/write_ups.hpp"

namespace corrections {

namespace {

constexpr std::size_t most_headline = 150;

struct NoticeWords {
    std::string_view code, words;
};
constexpr NoticeWords notice_words[] = {
    {"correction_asked", "asks for a correction of an entry on"},
    {"correction_made", "agreed to the correction you asked for on"},
    {"correction_refused", "refused the correction you asked for on"},
    {"move_asked", "asks you to agree that an entry does not belong on"},
    {"move_refused", "did not agree that an entry should leave"},
    {"entry_moved_away", "moved an entry that was on the wrong child away from"},
    {"entry_moved_here", "moved an entry from another child’s file to"},
    {"entry_withdrawn", "withdrew an entry from"},
    {"addendum_added", "added to an entry of yours on"},
    {"write_up_asked", "asks you for a detailed write-up on"},
};

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

}  // namespace

std::string words_of_notice(std::string_view code) {
    for (const auto& known : notice_words)
        if (known.code == code) return std::string(known.words);
    return "";
}

std::string_view code_of(Decision decision) {
    switch (decision) {
        case Decision::waiting: return "waiting";
        case Decision::agreed: return "agreed";
        case Decision::refused: return "refused";
    }
    throw ProgramError("a decision without a code");
}

Decision decision_of(std::string_view code) {
    for (const auto decision : {Decision::waiting, Decision::agreed, Decision::refused})
        if (code_of(decision) == code) return decision;
    throw ProgramError("no such stored decision: " + std::string(code));
}

Decider decider_of(const records::Entry& entry, const std::optional<staff::User>& author) {
    return entry.author.is_set() && author && !author->left_on ? Decider::author : Decider::manager;
}

Done may_decide(const records::Entry& entry, const std::optional<staff::User>& author, const staff::User& actor, UserId asked_by) {
    if (decider_of(entry, author) == Decider::author) {
        if (actor.id == entry.author) return {};
        return std::unexpected(Problem::not_permitted("Only " + entry.author_name + ", who wrote the entry, can accept or refuse this."));
    }
    if (!actor.has(&staff::Role::may_decide))
        return std::unexpected(Problem::not_permitted("The author is no longer here. A manager decides."));
    if (actor.id == asked_by) return std::unexpected(Problem::not_permitted("You asked for this correction. Another manager decides."));
    return {};
}

std::string answer_of(const recording::Content& content, std::string_view field) {
    if (field == happened_field) return stored(content.happened);
    if (field == headline_field) return content.headline;
    return content.observation.*recording::field(field).value;
}

recording::Content corrected(recording::Content content, const CorrectionRequest& request) {
    if (request.field == happened_field) {
        const auto happened = parse_happened(request.proposed);
        ensure(happened.has_value(), "a time that was asked for was checked");
        content.happened = *happened;
    } else if (request.field == headline_field) {
        content.headline = request.proposed;
    } else {
        content.observation.*recording::field(request.field).value = request.proposed;
    }
    return content;
}

std::optional<std::string> label_of_question(const records::Kind& kind, std::string_view field) {
    if (field == happened_field) return "When it happened";
    if (field == headline_field) return "Headline in the chronology";
    for (const auto& ask : kind.asks)
        if (ask.field == field) return std::string(ask.label.empty() ? recording::field(field).label : ask.label);
    return std::nullopt;
}

std::string shown_answer(std::string_view field, std::string_view answer) {
    if (answer.empty()) return "";
    if (field == happened_field) {
        const auto happened = parse_happened(answer);
        return happened ? in_words(*happened) : std::string(answer);
    }
    if (field == headline_field) return std::string(answer);
    const auto& asked = recording::field(field);
    return asked.type == records::FieldType::choice ? std::string(records::label_of(asked.choices, answer)) : std::string(answer);
}

std::string problem_with(std::string_view field, std::string_view proposed, std::string_view present, Instant now) {
    if (field == happened_field) {
        const auto happened = parse_happened(proposed);
        if (!happened) return "Enter a real date, such as 27 3 2026, and a time such as 2:15pm or none";
        recording::Content content;
        content.happened = *happened;
        if (const auto problems = recording::impossible(content, now); !problems.empty()) return problems.front().text;
    } else {
        const bool is_choice = field != headline_field && recording::field(field).type == records::FieldType::choice;
        if (trimmed(proposed).empty()) return is_choice ? "Select what it should say" : "Enter what it should say";
        const auto most = field == headline_field ? most_headline : recording::field(field).most_characters;
        if (length_in_characters(proposed) > most)
            return "What it should say must be " + with_commas(static_cast<long long>(most)) + " characters or fewer";
        const auto is_proposed = [&](const records::Choice& choice) { return choice.code == proposed; };
        if (is_choice && std::ranges::none_of(recording::field(field).choices, is_proposed)) return "Select what it should say";
    }
    return proposed == present ? "This is what it says already. Change it, or leave the entry as it is" : "";
}

bool may_agree_to_move(const staff::User& actor, const std::vector<UserId>& leaders) {
    return actor.has(&staff::Role::may_decide) && std::ranges::find(leaders, actor.id) != leaders.end();
}

recording::Content for_other_child(recording::Content content, ChildId from, ChildId to, const std::string& name_of_other) {
    std::erase_if(content.participants, [&](const auto& participant) { return participant.person == person_of(to); });
    for (auto& participant : content.participants)
        if (participant.person == person_of(from)) participant = {person_of(to), name_of_other, "Child"};
    return content;
}

Done may_need_write_up(const records::Entry& entry, const records::Kind& kind) {
    if (entry.state != records::State::completed)
        return std::unexpected(Problem::refused("Complete the entry first: a write-up adds to what is completed."));
    if (!kind.is_contact)
        return std::unexpected(Problem::refused("Only a contact, such as a call, a visit or a meeting, is written up in detail."));
    return {};
}

Day write_up_due_on(const records::Happened& happened, const WorkingDays& calendar) {
    return calendar.after(happened.day(), records::working_days_to_write_up);
}

}  // namespace corrections
