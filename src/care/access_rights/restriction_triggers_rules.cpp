#include <algorithm>

#include "care/access_rights/restriction_triggers.hpp"

namespace access_rights {

namespace {

bool holds(const std::vector<std::string>& all, std::string_view one) { return std::ranges::find(all, one) != all.end(); }

bool fits(const TriggerPolicy::Cause& cause, const Fact& fact) {
    if (holds(cause.decisions, fact.what())) return true;
    if (!holds(cause.facts, fact.what())) return false;
    return cause.roles.empty() || std::ranges::all_of(fact.roles, [&](const auto& role) { return holds(cause.roles, role); });
}

}  // namespace

std::vector<std::string> TriggerPolicy::decisions() const {
    std::vector<std::string> all;
    for (const auto& cause : causes) all.insert(all.end(), cause.decisions.begin(), cause.decisions.end());
    return all;
}

std::vector<Trigger> triggers_of(const std::vector<Fact>& facts, const TriggerPolicy& policy) {
    std::vector<Trigger> triggers;
    for (const auto& cause : policy.causes) {
        Trigger trigger{cause.kind, {}};
        for (const auto& fact : facts) {
            const auto first = std::ranges::find_if(policy.causes, [&](const auto& one) { return fits(one, fact); });
            if (first != policy.causes.end() && &*first == &cause) trigger.facts.push_back(fact);
        }
        if (!trigger.facts.empty()) triggers.push_back(std::move(trigger));
    }
    return triggers;
}

std::string_view label_of_restriction(std::string_view kind) {
    const auto kinds = restriction_kinds();
    const auto found = std::ranges::find(kinds, kind, &RestrictionKind::code);
    return found == kinds.end() ? kind : found->label;
}

}  // namespace access_rights
