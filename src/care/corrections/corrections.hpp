#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "care/recording/recording.hpp"
#include "staff/accounts.hpp"

namespace staff {
class Routes;
}

// What can be done to an entry once it stands: read its versions, add to it, ask for a correction, move it off the wrong
// child's file, and ask for a detailed write-up. Nothing here changes what was written: it is shown beside it.

namespace corrections {

extern const store::Migration migration;

/// The entry's own page and everything it leads to.
void corrections_routes(staff::Routes& routes);

/// [5.8] A detailed write-up that somebody owes, oldest due day first.
struct DueWriteUp {
    EntryId entry;
    ChildId child;
    std::string child_name;
    std::string kind;          ///< code of the entry's kind
    records::Happened happened;
    Day due_on{};              ///< ten working days after the event
    std::string writer_name;
};
/// What this person has been asked to write up and has not.
std::vector<DueWriteUp> due_write_ups(store::Connection& connection, const staff::Viewer& writer);
/// What is still to be written up on this child's file.
std::vector<DueWriteUp> due_write_ups_on(store::Connection& connection, ChildId child, const staff::Viewer& viewer);

/// The entries on this child's file of which a correction or a move waits to be decided, newest first, at most 20.
std::vector<records::Entry> waiting_on(store::Connection& connection, ChildId child);
/// How many corrections and moves wait for this person's decision.
int waiting_for(store::Connection& connection, const staff::User& user);

/// What a notice of one of these codes says, after the name of who caused it: "asks you to correct an entry on". "" for a
/// code of another capability.
std::string words_of_notice(std::string_view code);

}  // namespace corrections
