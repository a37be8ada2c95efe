#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/ids.hpp"

namespace records {

/// How exactly the time of an event is known. Codes are stored; they never change.
enum class Precision { minute, day, month, year };

/// When something happened, in London time. What the precision leaves open stands at its beginning (midnight, the 1st).
struct Happened {
    LocalMinute at;
    Precision precision = Precision::day;

    [[nodiscard]] Day day() const { return std::chrono::floor<std::chrono::days>(at); }
    bool operator==(const Happened&) const = default;
};

Happened happened_on(Day day);
Happened happened_at(Day day, MinuteOfDay minute);

/// "23 November 2026 at 2:15pm", "23 November 2026", "November 2026", "2026".
std::string in_words(const Happened& happened);
std::string in_short(const Happened& happened);

std::string_view code_of(Precision precision);
/// Throws ProgramError for a code that was never stored.
Precision precision_of(std::string_view code);

/// Where an entry stands. A draft is not an entry yet: only its writer sees it.
/// [4.13] saved: its author may change it, every version is kept; completed: locked.
enum class State { saved, completed, withdrawn };
std::string_view code_of(State state);
State state_of(std::string_view code);

/// Whether somebody stands beside what a student completed. The words and their author stay as they are.
struct Countersignature {
    enum class State { not_needed, waiting, sent_back, given };
    State state = State::not_needed;
    std::string by_name;    ///< who gave it, as they were named then
    std::optional<Instant> at;
    /// Still to be given, whether it waits for the countersigner or, sent back, for the author.
    [[nodiscard]] bool is_missing() const { return state == State::waiting || state == State::sent_back; }
    bool operator==(const Countersignature&) const = default;
};
/// "" for what needs none.
std::string_view code_of(Countersignature::State state);
Countersignature::State countersignature_state_of(std::string_view code);

/// The spine: what every entry on a child's file has, whatever its kind.
struct Entry {
    EntryId id;
    ChildId child;
    std::string kind;         ///< code of the Kind
    Happened happened;
    Instant written_at{};     ///< first saved
    Instant changed_at{};     ///< this version saved
    UserId author;            ///< not set for an imported entry whose author is no user here
    std::string author_name;  ///< as it stood when written
    State state = State::saved;
    int version = 1;
    bool is_significant = false;
    std::string headline;     ///< for the chronology; empty unless significant
    std::string source;       ///< "" when written here; else the system or file it came from
    std::string source_key;   ///< what its source calls it, unique: the same thing is never taken in twice; "" when written here
    EntryId origin;           ///< the entry it was copied from, when one act was recorded on several children [A6.15]
    ComplementaryFileId complementary;  ///< where it was written on another service's file [3.3]
    EntryId about;            ///< the entry it adds to: an addendum's or a write-up's [5.8]
    Countersignature countersignature;
    bool is_privileged = false;  ///< legal advice, or added to it
    bool is_withheld = false;    ///< privileged, and read for somebody who may not see its words: it has none here
};

}  // namespace records
