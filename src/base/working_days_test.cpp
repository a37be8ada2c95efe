#include "base/working_days.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

namespace {
const WorkingDays england({Day{2026y / 4 / 3}, Day{2026y / 4 / 6}, Day{2026y / 12 / 25}, Day{2026y / 12 / 28}});
}

TEST_CASE("working days step over weekends and bank holidays") {
    CHECK(iso(england.after(Day{2026y / 4 / 2}, 1)) == "2026-04-07");
    CHECK(iso(england.after(Day{2026y / 4 / 2}, 5)) == "2026-04-13");
    CHECK(iso(england.after(Day{2026y / 11 / 20}, 1)) == "2026-11-23");
    CHECK(iso(england.after(Day{2026y / 11 / 20}, 0)) == "2026-11-20");
}

TEST_CASE("counting between two days agrees with stepping") {
    for (int start = 0; start < 30; ++start) {
        const Day from = Day{2026y / 3 / 25} + std::chrono::days{start};
        for (int steps = 1; steps < 15; ++steps) CHECK(england.between(from, england.after(from, steps)) == steps);
    }
    CHECK(england.between(Day{2026y / 4 / 2}, Day{2026y / 4 / 2}) == 0);
    CHECK(england.between(Day{2026y / 4 / 3}, Day{2026y / 4 / 2}) == 0);
}
