#pragma once
#include "care/recording/commands.hpp"
#include "care/recording/drafts.hpp"

// [4.2] What somebody had begun to write and not saved when they left. Who answers for the work with the child takes each over as the
// beginning of an entry of their own, in which the leaver's words stand as a quotation, or discards it with a reason.

namespace corrections {

/// A draft whose writer has left.
struct LeftDraft {
    recording::Draft draft;
    std::string child_name, writer;
    Day left_on{};
};
/// Those that this person may decide about, of children or writers of the teams they answer for; the longest untouched first.
std::vector<LeftDraft> drafts_of_leavers(store::Connection& connection, const staff::User& leader, Instant now, std::size_t most);
/// Nothing for a draft of somebody who works here: it is theirs alone.
std::optional<LeftDraft> find_left_draft(store::Connection& connection, DraftId draft);

/// What became of one.
struct DraftDecision {
    DraftId draft;
    ChildId child;
    std::string kind, writer;
    Day left_on{};
    Fields form;  ///< the words as the leaver left them; empty where they were discarded
    bool is_taken = false;
    UserId by;
    std::string by_name, reason;
    Instant at{};
    DraftId made;  ///< the draft of whoever took it over
};
std::optional<DraftDecision> find_draft_decision(store::Connection& connection, DraftId draft);
/// The decision by which the draft came about that this entry was written from.
std::optional<DraftDecision> decision_behind(store::Connection& connection, EntryId entry);
void insert_draft_decision(store::Connection& connection, const recording::Draft& draft, const DraftDecision& decision);

/// What they typed, as somebody else's form begins with it: text stands as a quotation under the leaver's name, a time and a choice as they
/// were. What only the writer could say, such as why it is late, is left out.
Fields quoted(const LeftDraft& left);

/// Answers the draft in which it goes on, one of the actor's own. Sent twice it is done once.
Result<DraftId> take_over_draft(store::Connection& connection, const recording::Act& act, const LeftDraft& left);
/// Problems name the field: reason, evidence. Rough notes that may be evidence are not discarded.
Done discard_left_draft(store::Connection& connection, const recording::Act& act, const LeftDraft& left, const std::string& reason,
                        std::string_view evidence);

}  // namespace corrections
