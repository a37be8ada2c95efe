#pragma once
#include "care/corrections/corrections.hpp"
#include "care/recording/commands.hpp"

namespace corrections {

enum class Decision { waiting, agreed, refused };
std::string_view code_of(Decision decision);
/// Throws ProgramError for a code that was never stored.
Decision decision_of(std::string_view code);

/// Who decided what, when and why. The reason is never empty where something was refused.
struct Decided {
    Decision decision = Decision::waiting;
    UserId by;
    std::string by_name;
    Instant at{};
    std::string reason;
    bool as_manager = false;  ///< in the place of an author who has left [4.12]
};

/// [4.12] Somebody asks that one answer of an entry should say something else; with it goes the answer to why, where the
/// form asks one: not seen, and why; an earlier day, and why it was written late.
struct CorrectionRequest {
    RequestId id;
    EntryId entry;
    std::string field;            ///< code of the question, or one of the four below
    std::string present;          ///< what it said when the correction was asked for
    std::string proposed;         ///< as to_answer() makes it: the text, the code of a choice, 2026-11-20T14:15, rows
    std::string present_reason;   ///< the same two of reason_question(); "" where it has none
    std::string proposed_reason;
    std::string reason;           ///< why it should say something else
    UserId asked_by;
    std::string asked_by_name;
    Instant asked_at{};
    int version = 0;       ///< the version that it made; 0 unless agreed
    Decided decided;
};
/// Four things that can be wrong and are no single question of the form.
constexpr std::string_view happened_field = "happened";
constexpr std::string_view headline_field = "headline";
constexpr std::string_view participants_field = "participants";
constexpr std::string_view actions_field = "actions";

// Pure decisions, in corrections_rules.cpp.

/// [4.12] The author decides; where they have left, or were never a user here, a manager.
enum class Decider { author, manager };
Decider decider_of(const records::Entry& entry, const std::optional<staff::User>& author);
/// Whether this person may decide. `basis` is why they may read the child.
Done may_decide(const records::Entry& entry, const std::optional<staff::User>& author, const staff::User& actor, UserId asked_by);

// What an entry says to one question, in answers_rules.cpp.

/// The answer of this question as a request carries it; "" for no question.
std::string answer_of(const recording::Content& content, std::string_view field);
std::string to_answer(const std::vector<recording::Participant>& participants);
std::string to_answer(const std::vector<recording::Action>& actions, bool none_agreed);
std::vector<recording::Participant> participants_of(std::string_view answer);
std::vector<recording::Action> actions_of(std::string_view answer);
/// The content with that one answer replaced, and its reason.
recording::Content corrected(recording::Content content, const records::Kind& kind, const CorrectionRequest& request);
/// The question why that belongs to this one in the form of this kind; "" for none.
std::string_view reason_question(const records::Kind& kind, std::string_view field);
bool is_choice(std::string_view field);
/// The question in the words of the kind; nothing for a question that the kind does not ask.
std::optional<std::string> label_of_question(const records::Kind& kind, std::string_view field);
/// The answer as people read it: the label of a choice, a date in words.
std::string shown_answer(std::string_view field, std::string_view answer);
/// What is wrong with an answer proposed to this question; "" when nothing is.
std::string problem_with(std::string_view field, std::string_view proposed);
/// What is wrong with the request, as the fields "proposed", "proposed_reason" and "reason".
std::vector<FieldProblem> problems_with(const CorrectionRequest& request, std::string_view reason_question);

// Commands, in corrections.cpp.

/// Asks; an author who asks about their own entry agrees by asking. Sent twice with the same id it is asked once.
Done ask_for_correction(store::Connection& connection, const recording::Act& act, const CorrectionRequest& request);
/// [4.12] Agreed: the entry gets a further version that says who asked and who agreed; what it said before stays readable.
Done decide_correction(store::Connection& connection, const recording::Act& act, RequestId id, int version_read, Decision decision,
                       const std::string& reason);

// What the store answers.

std::optional<CorrectionRequest> find_correction(store::Connection& connection, RequestId id);
/// Oldest first.
std::vector<CorrectionRequest> corrections_of(store::Connection& connection, EntryId entry);
std::vector<CorrectionRequest> corrections_waiting_for_author(store::Connection& connection, UserId author);
/// Of authors in the teams that this leader answers for, who are away today.
std::vector<CorrectionRequest> corrections_waiting_for_absent(store::Connection& connection, const staff::Viewer& leader);
std::vector<CorrectionRequest> corrections_asked_by(store::Connection& connection, UserId user);
/// Of entries whose author has left, on files of this team or written in it.
std::vector<CorrectionRequest> corrections_waiting_in_team(store::Connection& connection, TeamId team);
void insert_correction(store::Connection& connection, const CorrectionRequest& request);
void store_decision(store::Connection& connection, const CorrectionRequest& request);

}  // namespace corrections
