#include <algorithm>
#include <array>

#include "base/policy_file.hpp"
#include "care/access_rights/restriction_triggers.hpp"
#include "staff/delegation.hpp"
#include "staff/policy_tables.hpp"

namespace access_rights {

namespace {

constexpr std::array<std::string_view, 3> known_facts = {"declared", "adopter", "death"};

std::vector<std::string> maybe_list(const staff::PolicyEntry& entry, std::string_view name) {
    const auto found = entry.lists.find(name);
    return found == entry.lists.end() ? std::vector<std::string>() : found->second;
}

TriggerPolicy::Cause cause_of(const staff::PolicyTables& said, const staff::PolicyEntry& entry) {
    TriggerPolicy::Cause cause{.kind = said.text(entry, "kind"),
                               .facts = maybe_list(entry, "facts"),
                               .decisions = maybe_list(entry, "decisions"),
                               .roles = maybe_list(entry, "roles")};
    const auto kinds = restriction_kinds();
    if (std::ranges::find(kinds, cause.kind, &RestrictionKind::code) == kinds.end())
        said.refuse("no restriction is of the kind " + cause.kind);
    for (const auto& fact : cause.facts)
        if (std::ranges::find(known_facts, fact) == known_facts.end()) said.refuse("the fact \"" + fact + "\" is unknown");
    for (const auto& decision : cause.decisions)
        if (!staff::delegation_policy().find(decision)) said.refuse("the decision \"" + decision + "\" is unknown");
    for (const auto& role : cause.roles)
        if (!staff::find_role(role)) said.refuse("the role \"" + role + "\" is unknown");
    return cause;
}

}  // namespace

TriggerPolicy TriggerPolicy::from_file(const std::string& path) {
    const staff::PolicyTables said("What must lead to a restriction", path);
    TriggerPolicy policy;
    for (const auto& entry : said.entries("trigger")) policy.causes.push_back(cause_of(said, entry));
    if (policy.decisions().size() > most_decisions) said.refuse("it names more than " + std::to_string(most_decisions) + " decisions");
    return policy;
}

const TriggerPolicy& trigger_policy() {
    static const auto policy = TriggerPolicy::from_file(policy_file("restriction_triggers.toml"));
    return policy;
}

}  // namespace access_rights
