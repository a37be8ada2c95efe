#include "records/lifecycle.hpp"

#include "base/text.hpp"

namespace records {

Done may_change(const Entry& entry, UserId who) {
    if (entry.state == State::withdrawn)
        return std::unexpected(Problem::refused("This entry was withdrawn. It can be read but not changed."));
    if (entry.author != who)
        return std::unexpected(
            Problem::not_permitted("Only the person who wrote an entry may change it. You can ask them for a correction."));
    if (entry.state == State::completed)
        return std::unexpected(Problem::refused("This entry is completed and locked. Add an addendum to it instead."));
    return {};
}

Done may_complete(const Entry& entry, UserId who) {
    if (entry.state == State::completed && entry.author == who)
        return std::unexpected(Problem::refused("This entry is already completed."));
    return may_change(entry, who);
}

Done may_ask_for_correction(const Entry& entry, UserId who) {
    if (entry.state == State::withdrawn)
        return std::unexpected(Problem::refused("This entry was withdrawn. It can be read but not changed."));
    if (entry.author == who && entry.state == State::saved)
        return std::unexpected(Problem::refused("You wrote this entry and it is not completed: change it yourself."));
    return {};
}

Lateness lateness(const Happened& happened, Instant written_at, const WorkingDays& calendar, int working_days_allowed) {
    const int days = calendar.between(happened.day(), london_day(written_at));
    return {days, days > working_days_allowed};
}

std::string in_words(const Lateness& lateness) {
    if (lateness.working_days == 0) return "written the same day";
    const auto count = counted(lateness.working_days, "working day", "working days") + " later";
    return lateness.is_late ? "written late: " + count : "written " + count;
}

}  // namespace records
