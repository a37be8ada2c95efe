#include "staff/need_to_know.hpp"

#include <doctest/doctest.h>

using namespace staff;

namespace {

User user(std::int64_t id, std::vector<std::string> roles) {
    User made;
    made.id = UserId{id};
    made.roles = std::move(roles);
    return made;
}

const User worker = user(1, {"practitioner"}), leader = user(2, {"team_leader"}), duty = user(3, {"duty"}),
           administrator = user(4, {"administrator"}), stranger = user(5, {"practitioner"});

NeedToKnowFacts open_case() { return {.is_open = true, .allocated = {worker.id}, .leaders_upward = {leader.id}}; }

}  // namespace

TEST_CASE("[A2.2] the allocated worker and the leaders above them need to know") {
    CHECK(may_read(worker, open_case()) == Basis::allocated);
    CHECK(may_read(leader, open_case()) == Basis::leads_team);
}

TEST_CASE("[A2.2] duty needs to know about open cases only") {
    CHECK(may_read(duty, open_case()) == Basis::duty);
    auto closed = open_case();
    closed.is_open = false;
    CHECK(may_read(duty, closed) == Basis::none);
}

TEST_CASE("[A2.2] anyone else states a reason first; an administrator cannot") {
    CHECK(may_read(stranger, open_case()) == Basis::none);
    CHECK(may_state_reason(stranger));
    auto stated = open_case();
    stated.has_stated_reason = true;
    CHECK(may_read(stranger, stated) == Basis::stated_reason);
    CHECK(may_read(administrator, stated) == Basis::none);
    CHECK_FALSE(may_state_reason(administrator));
}

TEST_CASE("[4.2] a leaver needs to know nothing") {
    auto left = worker;
    left.left_on = Day{};
    CHECK(may_read(left, open_case()) == Basis::none);
}
