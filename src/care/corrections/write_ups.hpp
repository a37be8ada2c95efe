#pragma once
#include "care/corrections/corrections.hpp"
#include "care/recording/commands.hpp"

namespace corrections {

/// [5.8] A contact that needs a detailed write-up.
struct WriteUpRequest {
    EntryId entry;
    UserId writer;
    std::string writer_name;
    UserId asked_by;
    std::string asked_by_name;
    Instant asked_at{};
    Day due_on{};
    EntryId written;  ///< the write-up, once saved
};

/// Only a completed contact can be asked to be written up.
Done may_need_write_up(const records::Entry& entry, const records::Kind& kind);
/// [5.8] Ten working days after the event.
Day write_up_due_on(const records::Happened& happened, const WorkingDays& calendar);

/// Asks once for each entry; asked again, the writer changes and the due day stays.
Done ask_for_write_up(store::Connection& connection, const recording::Act& act, EntryId entry, UserId writer);
std::optional<WriteUpRequest> find_write_up(store::Connection& connection, EntryId entry);
/// Somebody else writes it now; the due day stays.
void pass_write_up(store::Connection& connection, EntryId entry, UserId writer);
/// The write-up that was asked for now stands on the file.
void note_written_up(store::Connection& connection, EntryId entry, EntryId write_up);
/// Who can be asked to write about this child: those allocated, now.
std::vector<staff::User> writers_for(store::Connection& connection, ChildId child, Instant now);

}  // namespace corrections
