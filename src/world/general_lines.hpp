#pragma once
#include <array>

#include "world/stories.hpp"

namespace world {

/// Patterns that fit any line of story. Ages: baby under 2, early 2 to 4, junior 5 to 10, teen 11 to 17.
struct GeneralLines {
    std::array<Lines, 4> presence_good;
    std::array<Lines, 4> presence_poor;
    std::array<Lines, 3> seen, carer, report, analysis;  ///< by Phase, where a story has nothing left to say
    std::array<Lines, 3> gist, outcome;                  ///< by Phase: what follows a key issue; how a meeting ended, for its headline
    Lines visit_opening, visit_purpose, bedroom, bedroom_not_seen, visit_ending, ordinary_home, school_visit;
    Lines call_opening_school, call_opening_carer, call_opening_nurse, call_opening_police, call_opening_doctor, call_opening_relative,
        call_opening_other, call_opening_agency, call_ending;
    Lines letter, email, text_message, video_call, office_visit;
    Lines meeting_opening, meeting_ending;
    std::array<Lines, 3> direct_work;  ///< early, junior, teen
    Lines reading, reading_purpose, absence;
    Lines not_in, failed_appointment, unanswered_call, missed_deadline, decision_not_to_act, worker_unavailable;
    Lines why_absent, why_not_in, why_failed, why_unanswered, why_deadline, why_not_to_act, why_unavailable;
    Lines next_absence, next_visit, next_appointment, next_call, next_deadline, next_unavailable, next_instead;
    Lines not_alone, too_young_alone, not_seen, not_seen_elsewhere, late_reason, interpreter_used, interpreter_not_used;
    std::array<Lines, 3> ordinary_words;  ///< early, junior, teen
    Lines baby_observed, baby_issues, sources, event_sources;
};
const GeneralLines& general_lines();

/// A small matter that runs on for weeks: its beats are told in order.
struct Thread {
    int youngest, oldest;  ///< age in years that it fits; of the family as a whole if oldest is 0
    Lines beats;
};
std::span<const Thread> threads();

struct Rendering {
    std::string_view original;
    std::string_view english;
};
/// What a child or parent says in that language (ISO 639-1); empty where none is at hand.
std::span<const Rendering> spoken_in(std::string_view language);

}  // namespace world
