#include "care/countersigning/countersigning.hpp"

namespace countersigning {

using State = records::Countersignature::State;

records::Countersignature after_correction(const records::Countersignature& before, const staff::User& decider) {
    if (decider.is_countersigned() || before.is_missing()) return {State::waiting, "", std::nullopt};
    return before;
}

Done may_countersign(const records::Entry& entry, const staff::User& actor, bool has_ground) {
    if (entry.state != records::State::completed || !entry.countersignature.is_missing())
        return std::unexpected(Problem::refused("This entry does not wait to be countersigned."));
    if (actor.id == entry.author) return std::unexpected(Problem::not_permitted("You wrote this entry. Somebody else countersigns it."));
    if (actor.is_countersigned() || !has_ground)
        return std::unexpected(
            Problem::not_permitted("Who is allocated to the child, or leads the team, countersigns this: not a student."));
    return {};
}

bool is_late(const records::Entry& entry, Day today, const WorkingDays& calendar, int working_days) {
    return entry.countersignature.is_missing() && london_day(entry.changed_at) < calendar.first_in_time(today, working_days);
}

}  // namespace countersigning
