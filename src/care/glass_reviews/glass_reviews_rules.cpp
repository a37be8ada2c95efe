#include <algorithm>
#include <array>

#include "care/glass_reviews/glass_reviews.hpp"

namespace glass_reviews {

namespace {

constexpr std::array<Finding, 3> all_findings = {{{"justified", "Justified", "green", false},
                                                  {"not_justified", "Not justified", "red", true},
                                                  {"follow_up", "To be followed up", "yellow", true}}};

}  // namespace

std::span<const Finding> findings() { return all_findings; }

const Finding* find_finding(std::string_view code) {
    const auto found = std::ranges::find(all_findings, code, &Finding::code);
    return found == all_findings.end() ? nullptr : &*found;
}

Day review_due(Instant broken_at, const WorkingDays& calendar) { return calendar.after(london_day(broken_at), working_days_to_review); }

bool is_late(const Use& use, Day today, const WorkingDays& calendar) { return !use.review && review_due(use.glass.at, calendar) < today; }

Day first_day_in_time(Day today, const WorkingDays& calendar) { return calendar.first_in_time(today, working_days_to_review); }

bool is_asked(const Use& use, const staff::User& person, bool is_late) {
    if (use.review || !may_review(use, person)) return false;
    const auto place = static_cast<std::size_t>(std::ranges::find(use.leaders, person.id) - use.leaders.begin());
    if (place < use.leaders.size() && place < use.asked) return true;
    const bool looks_after_access = person.may(staff::Permission::review_access);
    return is_late ? place == use.asked || looks_after_access : use.leaders.empty() && looks_after_access;
}

bool may_review(const Use& use, const staff::User& person) {
    if (person.id == use.glass.user) return false;
    return person.may(staff::Permission::review_access) || std::ranges::find(use.leaders, person.id) != use.leaders.end();
}

bool may_see_uses(const staff::User& person) {
    return person.may(staff::Permission::review_access) || person.may(staff::Permission::decide);
}

}  // namespace glass_reviews
