#pragma once
#include "care/corrections/corrections.hpp"
#include "care/recording/commands.hpp"

// [4.2] What somebody leaves unfinished when they go: entries that only they could complete, and write-ups that they owe.

namespace corrections {

/// An entry that was saved and not completed by somebody who has left.
struct LeftEntry {
    records::Entry entry;
    std::string child_name;
};
/// On files of the teams that this person leads and those below them, or by people of those teams; the longest saved first.
std::vector<LeftEntry> entries_of_leavers(store::Connection& connection, const staff::Viewer& leader, std::size_t most);

/// Who completed an entry in the place of an author who has left, and why. The words are the author's.
struct CompletionForLeaver {
    UserId by;
    std::string by_name;
    Instant at{};
    std::string reason;
};
std::optional<CompletionForLeaver> find_completion_for_leaver(store::Connection& connection, EntryId entry);

/// Whether this person may complete or withdraw the entry in the place of its author: the author has left, the entry is not
/// completed, and they lead the author or the work with the child.
Done may_finish_for_leaver(store::Connection& connection, const records::Entry& entry, const staff::User& actor, Instant now);
/// Locks the entry as it stands [4.13]; no word changes, and nothing that is missing is asked for.
Done complete_for_leaver(store::Connection& connection, const recording::Act& act, EntryId entry, const std::string& reason);
/// Withdraws it: its words stay readable on its own page, marked.
Done withdraw_for_leaver(store::Connection& connection, const recording::Act& act, RequestId id, EntryId entry, const std::string& reason);

/// In the transaction that ends somebody's access: write-ups they owe pass to who holds the file, or leads the team, and the
/// leaders of what they held are told.
void hand_over(store::Connection& connection, store::Store& store, UserId leaver, UserId by, Instant now);

}  // namespace corrections
