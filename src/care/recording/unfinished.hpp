#pragma once
#include "base/working_days.hpp"
#include "care/recording/recording.hpp"

namespace recording {

/// [4.13] An entry that its author saved and has not completed.
struct Unfinished {
    records::Entry entry;
    std::string child_name;
};
/// Of this author, the longest saved first.
std::vector<Unfinished> unfinished_of(store::Connection& connection, const staff::Viewer& author, std::size_t most);
long long count_unfinished_of(store::Connection& connection, UserId author);
/// The same on one child's file.
std::vector<Unfinished> unfinished_on(store::Connection& connection, const staff::Viewer& author, ChildId child);

/// Locks the entry as it stands. Who may, and why, is the caller's to have asked.
void lock_entry(store::Connection& connection, EntryId entry);

/// [5.6] The last working day on which it is complete in time.
Day complete_by(const records::Entry& entry, const WorkingDays& calendar);

}  // namespace recording
