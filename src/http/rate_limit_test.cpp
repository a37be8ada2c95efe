#include "http/rate_limit.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace std::chrono_literals;

namespace {

const http::RateLimit::Clock::time_point noon{};

int taken_at(http::RateLimit& limit, std::string_view caller, http::RateLimit::Clock::time_point now, int tries = 1'000) {
    int taken = 0;
    while (taken < tries && !limit.take(caller, now)) ++taken;
    return taken;
}

}  // namespace

TEST_CASE("a caller has a burst at once, then the pace, then the burst again after a rest") {
    http::RateLimit limit({.a_second = 20, .at_once = 60});
    CHECK(taken_at(limit, "ada", noon) == 60);
    CHECK(*limit.take("ada", noon) == 50ms);
    CHECK(taken_at(limit, "ada", noon + 1s) == 20);
    CHECK(taken_at(limit, "ada", noon + 10min) == 60);
}

TEST_CASE("one caller's haste costs no other anything") {
    http::RateLimit limit({.a_second = 1, .at_once = 3});
    CHECK(taken_at(limit, "ada", noon) == 3);
    CHECK(taken_at(limit, "bea", noon) == 3);
}

TEST_CASE("a limit of nothing limits nothing") {
    http::RateLimit limit({.a_second = 0, .at_once = 0});
    CHECK(taken_at(limit, "ada", noon) == 1'000);
    CHECK(limit.callers() == 0);
}

TEST_CASE("however many callers come, only so many are kept; the rest share one bucket, until others have rested") {
    http::RateLimit limit({.a_second = 1, .at_once = 2}, 100);
    for (int number = 0; number < 100; ++number) CHECK_FALSE(limit.take(std::to_string(number), noon));
    CHECK_FALSE(limit.take("new", noon));
    CHECK_FALSE(limit.take("newer", noon));
    CHECK(limit.take("newest", noon));
    CHECK_FALSE(limit.take("7", noon));
    CHECK(limit.callers() == 100);
    CHECK(taken_at(limit, "newest", noon + 5s) == 2);
    CHECK(limit.callers() == 1);
}
