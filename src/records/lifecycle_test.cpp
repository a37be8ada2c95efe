#include "records/lifecycle.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using records::Entry;
using records::State;

namespace {

const WorkingDays calendar({Day{2026y / 12 / 25}, Day{2026y / 12 / 28}});
constexpr UserId author{1}, other{2};

Entry entry(State state) {
    Entry made;
    made.author = author;
    made.state = state;
    return made;
}

}  // namespace

TEST_CASE("[4.13] a saved entry is its author's to change, a completed one nobody's") {
    CHECK(may_change(entry(State::saved), author));
    CHECK_FALSE(may_change(entry(State::saved), other));
    CHECK_FALSE(may_change(entry(State::completed), author));
    CHECK_FALSE(may_change(entry(State::withdrawn), author));
    CHECK_FALSE(may_complete(entry(State::completed), author));
}

TEST_CASE("[4.12] another's change is a request") {
    CHECK(may_ask_for_correction(entry(State::completed), other));
    CHECK(may_ask_for_correction(entry(State::completed), author));
    CHECK_FALSE(may_ask_for_correction(entry(State::saved), author));
    CHECK_FALSE(may_ask_for_correction(entry(State::withdrawn), other));
}

TEST_CASE("[5.6] an entry is late from the sixth working day") {
    struct Row {
        Day happened;
        const char* written;
        int days;
        bool late;
    };
    const Row rows[] = {
        {Day{2026y / 11 / 16}, "2026-11-16T23:30:00Z", 0, false}, {Day{2026y / 11 / 16}, "2026-11-23T20:00:00Z", 5, false},
        {Day{2026y / 11 / 16}, "2026-11-24T08:00:00Z", 6, true},  {Day{2026y / 11 / 20}, "2026-11-22T12:00:00Z", 0, false},
        {Day{2026y / 12 / 24}, "2027-01-04T12:00:00Z", 5, false}, {Day{2026y / 12 / 24}, "2027-01-05T12:00:00Z", 6, true},
    };
    for (const auto& row : rows) {
        const auto late = records::lateness(records::happened_on(row.happened), *parse_iso_instant(row.written), calendar);
        CHECK(late.working_days == row.days);
        CHECK(late.is_late == row.late);
    }
}

TEST_CASE("what happened is worded as exactly as it is known") {
    CHECK(in_words(records::happened_at(Day{2026y / 11 / 3}, 9h + 5min)) == "3 November 2026 at 9:05am");
    CHECK(in_words(records::happened_on(Day{2026y / 11 / 3})) == "3 November 2026");
    CHECK(in_words(records::Happened{LocalMinute{Day{2026y / 11 / 1}}, records::Precision::month}) == "November 2026");
    CHECK(in_words(records::Happened{LocalMinute{Day{2026y / 1 / 1}}, records::Precision::year}) == "2026");
}
