#pragma once
#include "care/corrections/entry_pages.hpp"
#include "forms/sheet.hpp"

namespace corrections {

/// [4.12] Which question of the entry is wrong.
html::Html questions_page(const recording::Written& written);

/// What it should say, and why.
struct CorrectionForm {
    RequestId request;
    std::string field;
    Fields form;
    std::vector<FieldProblem> problems;
    bool is_author = false;
    std::vector<recording::Participant> people = {};  ///< on the file, with title or relationship: whom a tick names
};
/// The fields of that form, whatever it corrects.
extern const FieldNames correction_names;
html::Html correction_form(const staff::Exchange& exchange, const recording::Written& written, const CorrectionForm& asked);
/// The questions of a correction of who took part or of the actions agreed: what stands there, row by row.
html::Html participants_question(const recording::Content& content, const CorrectionForm& asked);
html::Html actions_question(const recording::Content& content, const CorrectionForm& asked);

/// The proposed answer, from what was typed. Somebody stays linked to the person they are while their name stays as it is.
std::string proposed_answer(const recording::Content& content, const CorrectionForm& asked);

/// Accept or refuse. `may_decide` says who else does, where this person does not.
struct DecisionForm {
    CorrectionRequest request;
    Done may_decide;
    Fields form;
    std::vector<FieldProblem> problems;
};
html::Html decision_page(const staff::Exchange& exchange, const recording::Written& written, const DecisionForm& decision);

/// Radios agree or refuse with its reason, shared with moves.
html::Html decision_questions(std::string_view agree, std::string_view agree_hint, const forms::Sheet& sheet);
/// What was decided, with the reason of a refusal.
extern const forms::Question decision_question, refusal_question;
/// Why a correction is asked for, and why an entry is moved.
extern const forms::Question correction_reason_question, move_reason_question;

/// One line of the list of what waits.
struct Waiting {
    std::string path, what, child, asked_by, state;
    EntryId entry;
    Instant asked_at{};
};
struct Worklist {
    std::vector<Waiting> of_me, as_manager, by_me;
    std::vector<Waiting> of_absent;  ///< authors of the manager's teams who are away
    bool is_manager = false;
};
html::Html worklist_page(const Worklist& list);

}  // namespace corrections
