#pragma once
#include <array>

#include "world/phrasing.hpp"
#include "world/world.hpp"

namespace world {

/// How a family is doing at the time.
enum class Phase { worse, same, better };

/// What happened, by how it came to be known. It stands on the file of the child it names; on brothers' and sisters' files only in
/// the words of `others`, and where it names no child, on all.
struct Happening {
    std::string_view headline;
    std::string_view account;
    std::string_view others = {};
    EntryKind kind = EntryKind::key_event;
};

/// What is to be done, who does it, and how many days that takes. The owner is a pattern: {worker}, {carer}, {teacher}, Housing officer.
struct Task {
    std::string_view what;
    std::string_view who;
    int soonest = 4, latest = 21;
};
using Tasks = std::span<const Task>;

/// What is written of a family on one line of story. Arrays by Phase; words by age: 2 to 4, 5 to 10, 11 to 17.
struct Story {
    std::string_view code;
    std::string_view primary_need;  ///< CIN census code
    std::string_view why;           ///< reason for the first referral, a headline
    std::array<Lines, 3> seen;
    std::array<Lines, 3> carer;   ///< what the main carer said
    std::array<Lines, 3> report;  ///< what others told by telephone, letter or mail
    std::array<Lines, 3> analysis;
    std::array<Lines, 3> hard_words;
    std::array<Lines, 3> good_words;
    Lines issues;
    Tasks actions;
    std::span<const Happening> happenings;
};

extern const Story neglect_story;
extern const Story domestic_abuse_story;
extern const Story mental_health_story;
extern const Story substance_story;
extern const Story disability_story;
extern const Story exploitation_story;
extern const Story young_carer_story;
extern const Story pre_birth_story;
extern const Story unaccompanied_story;
extern const Story kinship_story;
extern const Story looked_after_story;
extern const Story residential_story;

}  // namespace world
