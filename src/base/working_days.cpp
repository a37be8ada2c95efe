#include "base/working_days.hpp"

#include <fstream>
#include <stdexcept>

#include "base/text.hpp"

WorkingDays WorkingDays::from_file(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("The bank holidays cannot be read: " + path);
    std::set<Day> days;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        const auto text = trimmed(line);
        if (text.empty() || text.starts_with('#')) continue;
        const auto day = parse_iso_day(text.substr(0, 10));
        if (!day) throw std::runtime_error(path + ", line " + std::to_string(number) + ": no date such as 2026-12-25");
        days.insert(*day);
    }
    return WorkingDays(std::move(days));
}

bool WorkingDays::is_working_day(Day day) const {
    const std::chrono::weekday weekday{day};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !bank_holidays_.contains(day);
}

Day WorkingDays::after(Day day, int working_days) const {
    while (working_days > 0) {
        day += std::chrono::days{1};
        if (is_working_day(day)) --working_days;
    }
    return day;
}

Day WorkingDays::first_in_time(Day today, int working_days) const {
    auto day = today;
    while (after(day - std::chrono::days{1}, working_days) >= today) day -= std::chrono::days{1};
    return day;
}

int WorkingDays::between(Day from, Day until) const {
    const auto days = (until - from).count();
    if (days <= 0) return 0;
    const auto weeks = days / 7;
    auto count = static_cast<int>(weeks * 5);
    for (auto day = from + std::chrono::days{weeks * 7 + 1}; day <= until; day += std::chrono::days{1}) {
        const std::chrono::weekday weekday{day};
        if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday) ++count;
    }
    for (auto holiday = bank_holidays_.upper_bound(from); holiday != bank_holidays_.end() && *holiday <= until; ++holiday) {
        const std::chrono::weekday weekday{*holiday};
        if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday) --count;
    }
    return count;
}
