#include <doctest/doctest.h>

#include "returns/cin_census/census_events.hpp"

using namespace std::chrono;

namespace {

constexpr Day spring{local_days{2024y / 3 / 4}}, summer{local_days{2024y / 7 / 1}}, autumn{local_days{2024y / 10 / 7}};

CensusChild child_with(CensusReferral referral) {
    CensusChild child{.line = 1, .la_child_id = "A1"};
    child.referrals.push_back(std::move(referral));
    return child;
}

std::vector<std::string> headlines_of(const CensusChild& child) {
    std::vector<std::string> headlines;
    for (const auto& event : events_of(child)) headlines.push_back(event.headline);
    return headlines;
}

}  // namespace

TEST_CASE("a referral is told with who made it, in the words of a sentence") {
    CHECK(headlines_of(child_with({.referred_on = spring, .source = "6"})) == std::vector<std::string>{"Referral accepted, from police"});
    CHECK(headlines_of(child_with({.referred_on = spring, .source = "3A"})) == std::vector<std::string>{"Referral accepted, from GP"});
    CHECK(headlines_of(child_with({.referred_on = spring, .source = "10"})) == std::vector<std::string>{"Referral accepted"});
    CHECK(headlines_of(child_with({.referred_on = spring, .source = "6", .no_further_action = true})) ==
          std::vector<std::string>{"Referral from police: no further action"});
}

TEST_CASE("an authorised assessment is told with what it found, the first three in the headline and all in the words") {
    CensusReferral referral{.referred_on = spring};
    referral.assessments = {{.line = 9, .started_on = spring, .authorised_on = summer, .factors = {"3B", "16A", "10A", "15A", "4A"}}};
    const auto events = events_of(child_with(referral));
    REQUIRE(events.size() == 3);
    CHECK(events[2].headline == "Assessment authorised: domestic abuse (towards a parent or carer), neglect, goes missing and 2 more");
    CHECK(events[2].details.find("self-harm and mental health (the child)") != std::string::npos);
    CHECK(events[2].on == summer);
}

TEST_CASE("a fact keeps its key when its date changes, and two facts never share one") {
    CensusReferral referral{.referred_on = spring};
    referral.need_plans = {{.started_on = summer, .ended_on = autumn}};
    auto earlier = events_of(child_with(referral));
    referral.need_plans[0].ended_on = autumn + days{3};
    const auto later = events_of(child_with(referral));
    CHECK(earlier.back().key == later.back().key);
    CHECK(earlier.back().on != later.back().on);
    auto twice = child_with(referral);
    twice.referrals.push_back(referral);
    std::set<std::string> keys;
    for (const auto& event : events_of(twice)) keys.insert(event.key);
    CHECK(keys.size() == events_of(twice).size());
}

TEST_CASE("a child stands where the most serious open part of the newest need stands") {
    CensusReferral closed{.referred_on = spring, .primary_need = "N1", .closed_on = summer};
    closed.protection_plans = {{.started_on = spring}};
    CensusReferral open{.referred_on = summer, .primary_need = "N4"};
    open.assessments = {{.started_on = summer}};
    open.need_plans = {{.started_on = autumn}};
    auto child = child_with(closed);
    CHECK(standing_of(child).status == "closed");
    CHECK(standing_of(child).closed_on == summer);
    child.referrals.push_back(open);
    const auto standing = standing_of(child);
    CHECK(standing.status == "child_in_need");
    CHECK(standing.opened_on == spring);
    CHECK_FALSE(standing.closed_on);
    CHECK(standing.need_code == "N4");
    child.referrals[1].protection_plans = {{.started_on = autumn}};
    CHECK(standing_of(child).status == "child_protection");
    child.referrals[1].need_plans[0].ended_on = child.referrals[1].protection_plans[0].ended_on = autumn;
    CHECK(standing_of(child).status == "assessment");
}

TEST_CASE("a referral without further action is closed on the day it came") {
    const auto standing = standing_of(child_with({.referred_on = spring, .no_further_action = true}));
    CHECK(standing.status == "closed");
    CHECK(standing.closed_on == spring);
}
