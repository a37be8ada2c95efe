#include "staff/circumstances.hpp"

#include <algorithm>
#include <array>

#include "staff/policy_tables.hpp"

namespace staff {

namespace {

struct OnlyName {
    Only only;
    std::string_view name, code;
};
constexpr std::array<OnlyName, 3> names = {{{Only::from_networks, "from_networks", "network"},
                                            {Only::at_hours, "at_hours", "hours"},
                                            {Only::on_known_device, "on_known_device", "device"}}};

/// Nothing is done on a record that may not be opened.
Permissions with_what_needs_opening(Permissions what) {
    if (!has(what, Permission::open)) return what;
    const bool binds_accounts = has(what, Permission::manage_users);
    return what.set().set(static_cast<std::size_t>(Permission::manage_users), binds_accounts);
}

Permissions what_of(const PolicyTables& said, const PolicyEntry& entry) {
    if (!entry.lists.contains("what")) return Permissions().set();
    return with_what_needs_opening(permissions_of(said, entry, "what"));
}

std::vector<std::string> roles_of(const PolicyTables& said, const PolicyEntry& entry) {
    if (!entry.lists.contains("roles")) return {};
    auto roles = said.list(entry, "roles");
    if (roles.empty()) said.refuse("a rule binds nobody");
    for (const auto& role : roles)
        if (!find_role(role)) said.refuse("a rule names the role \"" + role + "\", which is unknown");
    return roles;
}

void read_hours(const PolicyTables& said, const PolicyEntry& entry, CircumstanceRule& rule) {
    const auto begin = parse_time(said.text(entry, "begin")), end = parse_time(said.text(entry, "end"));
    if (!begin || !end || *begin >= *end) said.refuse("hours must begin before they end, on one day");
    rule.begin = *begin;
    rule.end = *end;
    const auto days = said.text(entry, "days");
    if (days != "working" && days != "every") said.refuse("the days of hours are \"working\" or \"every\", not \"" + days + "\"");
    rule.is_on_working_days = days == "working";
}

CircumstanceRule rule_of(const PolicyTables& said, const PolicyEntry& entry) {
    const auto only = said.text(entry, "only");
    const auto found = std::ranges::find(names, only, &OnlyName::name);
    if (found == names.end()) said.refuse("\"" + only + "\" is no circumstance");
    CircumstanceRule rule{.only = found->only, .roles = roles_of(said, entry), .what = what_of(said, entry), .ask = {}};
    if (rule.only == Only::at_hours) read_hours(said, entry, rule);
    if (rule.only != Only::on_known_device) rule.ask = said.text(entry, "ask");
    return rule;
}

}  // namespace

bool CircumstanceRule::binds(std::string_view role, Permission permission) const {
    return has(what, permission) && (roles.empty() || std::ranges::find(roles, role) != roles.end());
}

std::string CircumstanceRule::when() const {
    switch (only) {
        case Only::from_networks: return "from the council’s own networks";
        case Only::on_known_device: return "after a fresh code or passkey, on a device not seen in 30 days";
        case Only::at_hours: break;
    }
    return (is_on_working_days ? "on working days from " : "from ") + in_words(begin) + " to " + in_words(end);
}

std::string_view code_of(Only only) { return std::ranges::find(names, only, &OnlyName::only)->code; }

CircumstancePolicy CircumstancePolicy::from_file(const std::string& path) {
    const PolicyTables said("From where and when who may do what", path);
    CircumstancePolicy policy{.edition = said.edition(), .from = said.from(), .rules = {}, .networks = {}};
    for (const auto& entry : said.entries("rule")) policy.rules.push_back(rule_of(said, entry));
    std::ranges::stable_partition(policy.rules, [](const CircumstanceRule& rule) { return rule.only != Only::on_known_device; });
    return policy;
}

const CircumstanceRule* CircumstancePolicy::broken(std::string_view role, Permission permission, const Circumstances& now) const {
    const auto keeps = [&](const CircumstanceRule& rule) {
        if (rule.only == Only::on_known_device) return now.is_known_device;
        if (rule.only == Only::from_networks)
            return std::ranges::any_of(networks, [&](const http::Network& network) { return network.contains(now.address); });
        const auto minute = now.at - std::chrono::floor<std::chrono::days>(now.at);
        return (now.is_working_day || !rule.is_on_working_days) && minute >= rule.begin && minute < rule.end;
    };
    if (!holds()) return nullptr;
    const auto found = std::ranges::find_if(rules, [&](const auto& rule) { return rule.binds(role, permission) && !keeps(rule); });
    return found == rules.end() ? nullptr : &*found;
}

}  // namespace staff
