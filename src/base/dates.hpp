#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// A moment, in UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A calendar day in England. Never mixes with an Instant by accident: they count in different clocks.
using Day = std::chrono::local_days;
/// A wall-clock minute in England.
using LocalMinute = std::chrono::local_time<std::chrono::minutes>;
/// Minutes since midnight, 0 to 1439.
using MinuteOfDay = std::chrono::minutes;

/// The day it is in Europe/London at this moment.
Day london_day(Instant at);
/// The wall-clock minute in Europe/London at this moment.
LocalMinute london_minute(Instant at);
/// The moment a London wall clock shows this. The earlier one where the clocks go back, the next real one where they go forward.
Instant london_instant(LocalMinute minute);

/// 2026-11-23
std::string iso(Day day);
/// 2026-11-23T09:05:00.000Z
std::string iso(Instant at);
/// 23 November 2026
std::string in_words(Day day);
/// 23 Nov 2026
std::string in_short(Day day);
/// 9:05am, midday, midnight
std::string in_words(MinuteOfDay minute);
/// 23 November 2026 at 9:05am, in London
std::string in_words(Instant at);
/// 23 Nov 2026, 9:05am, in London
std::string in_short(Instant at);

/// Reads 2026-11-23; nothing if it is no such day.
std::optional<Day> parse_iso_day(std::string_view text);
/// Reads a day the ways people write it: 3/5/2014, 3.5.14, 3 May 2014, 2014-05-03; nothing if it is no such day.
std::optional<Day> parse_day(std::string_view text);
/// Reads 2026-11-23T09:05:00.000Z, seconds and fraction optional; nothing if it is no such moment.
std::optional<Instant> parse_iso_instant(std::string_view text);
/// Reads 14:05, 2:05pm, 2pm, 1405, midday; nothing if it is no time of day.
std::optional<MinuteOfDay> parse_time(std::string_view text);

/// Whole years from birth to that day; a birthday on 29 February falls on 1 March in other years.
int age_on(Day birth, Day on);
/// "4 years", "7 months", "3 weeks", "2 days", or "not yet born".
std::string age_in_words(Day birth, Day on);
