#include "staff/delegation.hpp"

#include <algorithm>

#include "base/policy_file.hpp"
#include "staff/policy_tables.hpp"

namespace staff {

namespace {

Level level_of(const PolicyTables& said, const PolicyEntry& entry) {
    Level level{.code = said.text(entry, "code"), .label = said.text(entry, "label"), .roles = said.list(entry, "roles")};
    for (const auto& role : level.roles)
        if (!find_role(role)) said.refuse(level.code + " names the role \"" + role + "\", which is unknown");
    return level;
}

DelegatedDecision decision_of(const PolicyTables& said, const PolicyEntry& entry, const std::vector<Level>& levels) {
    DelegatedDecision decision{.code = said.text(entry, "code"),
                               .label = said.text(entry, "label"),
                               .body = entry.maybe_text("body"),
                               .source = said.text(entry, "source"),
                               .clause = entry.maybe_text("clause")};
    if (!decision.body.empty()) return decision;
    const auto lowest = std::ranges::find(levels, said.text(entry, "lowest"), &Level::code);
    if (lowest == levels.end()) said.refuse("the lowest level of " + decision.code + " is unknown");
    decision.lowest = static_cast<std::size_t>(lowest - levels.begin());
    return decision;
}

}  // namespace

DelegationPolicy DelegationPolicy::from_file(const std::string& path) {
    const PolicyTables said("Who may take which decision", path);
    DelegationPolicy policy{.edition = said.edition(), .from = said.from(), .levels = {}, .decisions = {}};
    for (const auto& entry : said.entries("level")) policy.levels.push_back(level_of(said, entry));
    for (const auto& entry : said.entries("decision")) {
        auto decision = decision_of(said, entry, policy.levels);
        if (policy.find(decision.code)) said.refuse("the decision " + decision.code + " stands there twice");
        policy.decisions.push_back(std::move(decision));
    }
    return policy;
}

const DelegatedDecision* DelegationPolicy::find(std::string_view code) const {
    const auto found = std::ranges::find(decisions, code, &DelegatedDecision::code);
    return found == decisions.end() ? nullptr : &*found;
}

const DelegationPolicy& delegation_policy() {
    static const auto policy = DelegationPolicy::from_file(policy_file("delegation.toml"));
    return policy;
}

bool may_decide(std::span<const std::string> roles, const DelegatedDecision& decision, const DelegationPolicy& policy) {
    if (!decision.body.empty()) return false;
    return std::any_of(policy.levels.begin() + static_cast<std::ptrdiff_t>(decision.lowest), policy.levels.end(), [&](const Level& level) {
        return std::ranges::any_of(roles, [&](const auto& role) { return std::ranges::find(level.roles, role) != level.roles.end(); });
    });
}

std::vector<User> who_decides(std::span<const InLine> line, const DelegatedDecision& decision, const DelegationPolicy& policy) {
    std::vector<User> there;
    const User* nearest = nullptr;
    for (const auto& one : line) {
        if (one.user.left_on || !may_decide(one.user.roles, decision, policy)) continue;
        if (!nearest) nearest = &one.user;
        if (!one.is_away) there.push_back(one.user);
    }
    if (there.empty() && nearest) there.push_back(*nearest);
    return there;
}

}  // namespace staff
