#pragma once
#include <string>

#include "base/problem.hpp"
#include "base/working_days.hpp"
#include "records/entry.hpp"

namespace records {

/// [4.13] A saved entry is changed by its author only; completing locks it.
Done may_change(const Entry& entry, UserId who);
/// [4.13] Only the author completes, and only once.
Done may_complete(const Entry& entry, UserId who);
/// [4.12] After completion another's change is a request; before it, nobody but the author touches the text.
Done may_ask_for_correction(const Entry& entry, UserId who);

/// [5.6] How long the writing took.
struct Lateness {
    int working_days = 0;  ///< after the day it happened, up to the day it was written
    bool is_late = false;  ///< more than five, or ten for a write-up: a reason is asked and shown
};
constexpr int working_days_to_record = 5;     ///< [5.6] Bolton 2.1 Case Recording, section 5
constexpr int working_days_to_write_up = 10;  ///< [5.8] the same

Lateness lateness(const Happened& happened, Instant written_at, const WorkingDays& calendar,
                  int working_days_allowed = working_days_to_record);
/// "written the same day", "written 2 working days later", "written late: 9 working days later"
std::string in_words(const Lateness& lateness);

}  // namespace records
