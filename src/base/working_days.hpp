#pragma once
#include <set>
#include <string>

#include "base/dates.hpp"

/// The working days of England and Wales: Monday to Friday without the bank holidays.
/// Source: Banking and Financial Dealings Act 1971 and proclamations, as policy/bank_holidays.csv lists them, dated.
class WorkingDays {
  public:
    explicit WorkingDays(std::set<Day> bank_holidays) : bank_holidays_(std::move(bank_holidays)) {}
    /// Reads a file of one date a line (2026-12-25 first on the line). Throws std::runtime_error naming file and line.
    static WorkingDays from_file(const std::string& path);

    [[nodiscard]] bool is_working_day(Day day) const;
    /// The day that is so many working days after this one: the day itself does not count. Zero or more.
    [[nodiscard]] Day after(Day day, int working_days) const;
    /// What began before this day has taken more than so many working days by today.
    [[nodiscard]] Day first_in_time(Day today, int working_days) const;
    /// How many working days lie after `from`, up to and including `until`; 0 when until is not later.
    [[nodiscard]] int between(Day from, Day until) const;
    /// The last day the holidays are known for; later answers know weekends only.
    [[nodiscard]] Day known_until() const { return bank_holidays_.empty() ? Day{} : *bank_holidays_.rbegin(); }

  private:
    std::set<Day> bank_holidays_;
};
