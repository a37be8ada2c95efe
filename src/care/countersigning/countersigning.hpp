#pragma once
#include <string>
#include <vector>

#include "base/working_days.hpp"
#include "care/recording/commands.hpp"

// What a student completes is on the file at once, in their words and under their name, marked, and waits for somebody who stands beside it
// [2.6]: who is allocated to the child, or leads the team; while they are away it goes up the line (practice.md 6). Whoever countersigns
// never changes a word: they send it back with a reason, and its author corrects it [4.12].

namespace countersigning {

extern const store::Migration migration;
/// The author is told that an entry came back.
constexpr std::string_view sent_back_notice = "countersigning_sent_back";

/// What a countersigner said of one version.
struct Answer {
    int version = 1;
    bool is_given = false;  ///< countersigned; otherwise sent back
    UserId by;
    std::string by_name;
    Instant at{};
    std::string words;  ///< a remark, or why it was sent back; never part of the entry
};
/// Oldest first.
std::vector<Answer> answers_to(store::Connection& connection, EntryId entry);

// Pure decisions, in countersigning_rules.cpp.

/// A corrected version waits where it is a student's, or where the one before still waited. `decider` agreed to the correction.
records::Countersignature after_correction(const records::Countersignature& before, const staff::User& decider);
/// Never the author, nor anybody who is countersigned themselves. `has_ground`: need to know lets this person countersign on the record.
Done may_countersign(const records::Entry& entry, const staff::User& actor, bool has_ground);
/// Whether it waits longer than the council allows, from completion or correction on.
bool is_late(const records::Entry& entry, Day today, const WorkingDays& calendar, int working_days);

// Commands, in countersigning.cpp.

/// The same asked of what is stored.
Done may_countersign(store::Connection& connection, const records::Entry& entry, const staff::User& actor, Instant now);
Done countersign(store::Connection& connection, const recording::Act& act, EntryId entry, int version_read, const std::string& remark);
/// Problems name the field: reason.
Done send_back(store::Connection& connection, const recording::Act& act, EntryId entry, int version_read, const std::string& reason);

// What the store answers, of entries that wait; the longest first.

struct Waiting {
    records::Entry entry;
    std::string child_name;
};
constexpr std::size_t entries_a_page = 25;
/// For this person to countersign: on files they hold, and on those of the teams they answer for whose holder cannot.
std::vector<Waiting> waiting_for(store::Connection& connection, const staff::Viewer& viewer, std::size_t skipped, std::size_t most);
/// On files of the teams this person leads and those below, since before that day.
std::vector<Waiting> waiting_since_before(store::Connection& connection, const staff::Viewer& leader, Day day, std::size_t skipped,
                                          std::size_t most);
/// This person's own, whether they wait or were sent back.
std::vector<Waiting> not_countersigned_of(store::Connection& connection, const staff::Viewer& author, std::size_t skipped,
                                          std::size_t most);

}  // namespace countersigning
