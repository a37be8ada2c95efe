#include "staff/delegation.hpp"

#include <doctest/doctest.h>

using namespace staff;

namespace {

const auto policy = [] { return DelegationPolicy::from_file(FIRSTHAND_SOURCE "/policy/delegation.toml"); };

InLine somebody(std::int64_t id, std::string role, bool is_away = false) {
    InLine made;
    made.user.id = UserId{id};
    made.user.roles = {std::move(role)};
    made.is_away = is_away;
    return made;
}

std::vector<std::int64_t> ids_of(const std::vector<User>& users) {
    std::vector<std::int64_t> ids;
    for (const auto& user : users) ids.push_back(user.id.value);
    return ids;
}

bool decides(const std::string& role, std::string_view decision) {
    const auto read = policy();
    return may_decide(std::vector{role}, *read.find(decision), read);
}

}  // namespace

TEST_CASE("[1.8] a decision is taken at its lowest level or above it, never below") {
    struct Row {
        std::string_view decision, lowest;
    };
    const std::vector<std::string> upward = {"practitioner",    "team_leader",        "service_manager",
                                             "head_of_service", "assistant_director", "director"};
    for (const auto& [decision, lowest] :
         {Row{"close_case", "team_leader"}, Row{"section_47", "team_leader"}, Row{"fewer_visits", "service_manager"},
          Row{"proceedings", "head_of_service"}, Row{"looked_after", "assistant_director"}, Row{"agency_decision", "assistant_director"}}) {
        bool is_reached = false;
        for (const auto& role : upward) {
            is_reached |= role == lowest;
            CHECK_MESSAGE(decides(role, decision) == is_reached, role << " and " << decision);
        }
    }
}

TEST_CASE("no manager ends a child protection plan: the conference does") {
    for (const auto* role : {"team_leader", "director"}) CHECK_FALSE(decides(role, "end_protection_plan"));
    const auto read = policy();
    CHECK(read.lowest_label(*read.find("end_protection_plan")) == "A child protection conference");
}

TEST_CASE("of several roles the highest counts") {
    const auto read = policy();
    CHECK(may_decide(std::vector<std::string>{"team_leader", "head_of_service"}, *read.find("proceedings"), read));
}

TEST_CASE("[1.8] the nearest who is high enough and there decides; who is away is passed over upward, never down") {
    const auto read = policy();
    const auto& decision = *read.find("fewer_visits");
    const auto asked = [&](const std::vector<InLine>& line) { return ids_of(who_decides(line, decision, read)); };
    CHECK(asked({somebody(1, "team_leader"), somebody(2, "service_manager"), somebody(3, "head_of_service")}) ==
          std::vector<std::int64_t>{2, 3});
    CHECK(asked({somebody(1, "team_leader"), somebody(2, "service_manager", true), somebody(3, "head_of_service")}) ==
          std::vector<std::int64_t>{3});
    CHECK(asked({somebody(1, "team_leader"), somebody(2, "service_manager", true), somebody(3, "head_of_service", true)}) ==
          std::vector<std::int64_t>{2});
    CHECK(asked({somebody(1, "team_leader")}).empty());
    auto left = somebody(2, "service_manager");
    left.user.left_on = Day{};
    CHECK(asked({left, somebody(3, "head_of_service")}) == std::vector<std::int64_t>{3});
}

TEST_CASE("a scheme of delegation that cannot be read is refused in words") {
    CHECK_THROWS_WITH(DelegationPolicy::from_file("/nowhere"), doctest::Contains("Who may take which decision cannot be read"));
}
