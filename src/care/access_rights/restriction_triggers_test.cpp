#include "care/access_rights/restriction_triggers.hpp"

#include <doctest/doctest.h>

using namespace access_rights;

namespace {

const TriggerPolicy delivered = TriggerPolicy::from_file(FIRSTHAND_SOURCE "/policy/restriction_triggers.toml");

/// The kinds of restriction that these facts lead to.
std::vector<std::string> kinds(const std::vector<Fact>& facts) {
    std::vector<std::string> all;
    for (const auto& trigger : triggers_of(facts, delivered)) all.push_back(trigger.kind);
    return all;
}
using Kinds = std::vector<std::string>;

Fact declared(const char* key, std::vector<std::string> roles) { return {key, "", std::move(roles)}; }

}  // namespace

TEST_CASE("[A2.2] what stands on a file leads to the restriction that protects those it is about") {
    CHECK(kinds({}).empty());
    CHECK(kinds({{"adopter"}}) == Kinds{"adoption"});
    CHECK(kinds({{"agency_decision"}}) == Kinds{"adoption"});
    CHECK(kinds({{"death"}}) == Kinds{"death_or_review"});
    CHECK(kinds({{"serious_incident"}}) == Kinds{"death_or_review"});
    CHECK(kinds({{"media"}}) == Kinds{"media"});
    CHECK(kinds({{"close_case"}}).empty());
    CHECK(kinds({{"media"}, {"adopter"}, {"agency_decision"}}) == Kinds{"adoption", "media"});
}

TEST_CASE("[A2.2] a declaration protects a partner's people where all roles of who declared are a partner's, and staff otherwise") {
    CHECK(kinds({declared("declared.4", {"provider"})}) == Kinds{"partner"});
    CHECK(kinds({declared("declared.5", {"practitioner"})}) == Kinds{"staff"});
    CHECK(kinds({declared("declared.6", {"provider", "practitioner"})}) == Kinds{"staff"});
    const auto both =
        triggers_of({declared("declared.4", {"provider"}), declared("declared.5", {"duty"}), declared("declared.7", {"duty"})}, delivered);
    REQUIRE(both.size() == 2);
    CHECK(both[0].facts.size() == 1);
    CHECK(both[1].facts.size() == 2);
}
