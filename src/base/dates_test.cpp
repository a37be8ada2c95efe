#include "base/dates.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

TEST_CASE("a moment just after midnight in British Summer Time belongs to that day") {
    CHECK(iso(london_day(*parse_iso_instant("2026-06-30T23:30:00Z"))) == "2026-07-01");
    CHECK(iso(london_day(*parse_iso_instant("2026-12-31T23:30:00Z"))) == "2026-12-31");
}

TEST_CASE("the hour that happens twice is taken the first time, the hour that never happens moves on") {
    const auto twice = LocalMinute{Day{2026y / 10 / 25}} + 1h + 30min;
    CHECK(iso(london_instant(twice)) == "2026-10-25T00:30:00.000Z");
    const auto never = LocalMinute{Day{2026y / 3 / 29}} + 1h + 30min;
    CHECK(iso(london_instant(never)) == "2026-03-29T01:00:00.000Z");
}

TEST_CASE("times of day are read the ways people write them") {
    for (const auto* text : {"14:05", "2:05pm", "2.05 pm", "1405", "14.05"}) CHECK(parse_time(text) == MinuteOfDay{14 * 60 + 5});
    CHECK(parse_time("2pm") == MinuteOfDay{14 * 60});
    CHECK(parse_time("12am") == MinuteOfDay{0});
    CHECK(parse_time("midday") == MinuteOfDay{12 * 60});
    for (const auto* text : {"", "25:00", "14:60", "2", "13pm", "two", "14:5"}) CHECK_FALSE(parse_time(text));
}

TEST_CASE("dates that do not exist are refused") {
    CHECK(parse_iso_day("2028-02-29"));
    for (const auto* text : {"2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", ""}) CHECK_FALSE(parse_iso_day(text));
}

TEST_CASE("dates are shown as GOV.UK writes them") {
    CHECK(in_words(Day{2026y / 11 / 3}) == "3 November 2026");
    CHECK(in_words(MinuteOfDay{9 * 60 + 5}) == "9:05am");
    CHECK(in_words(MinuteOfDay{17 * 60}) == "5pm");
    CHECK(in_words(*parse_iso_instant("2026-07-01T11:00:00Z")) == "1 July 2026 at midday");
}

TEST_CASE("age counts birthdays, and small children in months, weeks and days") {
    CHECK(age_on(Day{2020y / 2 / 29}, Day{2026y / 2 / 28}) == 5);
    CHECK(age_on(Day{2020y / 2 / 29}, Day{2026y / 3 / 1}) == 6);
    CHECK(age_in_words(Day{2026y / 1 / 31}, Day{2026y / 11 / 23}) == "9 months");
    CHECK(age_in_words(Day{2026y / 11 / 1}, Day{2026y / 11 / 23}) == "3 weeks");
    CHECK(age_in_words(Day{2026y / 11 / 22}, Day{2026y / 11 / 23}) == "1 day");
    CHECK(age_in_words(Day{2027y / 1 / 1}, Day{2026y / 11 / 23}) == "not yet born");
}

TEST_CASE("days are read the ways people write them") {
    for (const auto* text : {"3/5/2014", "03.05.2014", "3 May 2014", "3 may 14", "2014-05-03", "3-5-14"})
        CHECK(parse_day(text) == Day{2014y / 5 / 3});
    for (const auto* text : {"", "next week", "31/2/2014", "3 Ma 2014", "3/5", "1 2 3 4", "3/13/2014"}) CHECK_FALSE(parse_day(text));
}
