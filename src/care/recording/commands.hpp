#pragma once
#include "care/recording/recording.hpp"
#include "staff/app.hpp"

namespace recording {

/// What one act of writing holds: one entry for each child it was recorded on [A6.15].
struct Writing {
    std::string kind;
    DraftId draft;  ///< the same number sent twice is the same act: nothing is written twice
    std::vector<std::pair<ChildId, Content>> parts;  ///< the child whose file was open first
    EntryId about;  ///< of a write-up or an addendum
    ComplementaryFileId complementary;  ///< of what is written on another service's file
};

enum class Finish { save, complete };

/// Who acts, when, and by what calendar.
struct Act {
    store::Store& store;
    const staff::User& actor;
    Instant now;
    const WorkingDays& working_days;
};

/// [A6.9] Neither the holder nor somebody who works on the file with them. A file that nobody holds is nobody's case, and whoever holds a
/// complementary file writes on it as their own.
bool is_on_anothers_case(store::Connection& connection, ChildId child, UserId writer, ComplementaryFileId complementary);
/// What stands in the way of saving or completing this, for every child in it.
std::vector<FieldProblem> problems_with(store::Connection& connection, const Act& act, const Writing& writing, Finish finish);
/// Writes an entry on each child's file, all or none, ends the draft, and tells the holders of files that are another
/// worker's [A6.9]. Answers the entries, the first one first; those already written when this is a repetition.
Result<std::vector<EntryId>> record(store::Connection& connection, const Act& act, const Writing& writing, Finish finish);
/// [4.13] Writes a new version of a saved entry, by its author; with Finish::complete locks it.
Done change(store::Connection& connection, const Act& act, EntryId entry, int version_read, const Content& content, Finish finish);

/// [5.7] What a completed entry would lack if it said `after` instead, in the words in which completing asks for it; the
/// questions have no child's id behind them. What it lacks already, such as an imported one, is not held against it.
std::vector<FieldProblem> newly_missing(store::Connection& connection, const Act& act, const records::Entry& entry, const Content& before,
                                        const Content& after);

}  // namespace recording
