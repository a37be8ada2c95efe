#include "staff/access_policy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/policy_file.hpp"
#include "staff/policy_tables.hpp"

namespace staff {

namespace {

struct Named {
    std::string_view code, label;
};
constexpr std::array<Named, permission_count> permissions = {{{"open", "Open records"},
                                                              {"record", "Write on files"},
                                                              {"keep_people", "Open files and change details"},
                                                              {"allocate", "Give files to a holder"},
                                                              {"decide", "Agree moves, withdrawals and corrections"},
                                                              {"countersign", "Countersign what students write"},
                                                              {"take_copies", "Print and download"},
                                                              {"give_access", "Name people for a file"},
                                                              {"restrict", "Restrict files"},
                                                              {"hold_files", "Hold files"},
                                                              {"work_beside", "Work beside the holder"},
                                                              {"review_access", "Review who has looked"},
                                                              {"see_confidential", "See addresses and adopters kept confidential"},
                                                              {"see_legal_advice", "Read legal advice"},
                                                              {"manage_users", "Keep accounts and teams"}}};
constexpr std::array<std::string_view, basis_count> bases = {"allocated", "leads_team", "named",         "duty",
                                                             "support",   "audit",      "complementary", "break_glass"};

std::string named(const PolicyEntry& entry) {
    const auto code = entry.maybe_text("code");
    return code.empty() ? "an entry" : code;
}

/// The places of the codes in this list.
template <std::size_t size, class Codes>
std::bitset<size> places_of(const PolicyTables& said, const PolicyEntry& entry, std::string_view name, const Codes& code_at) {
    std::bitset<size> found;
    for (const auto& code : said.list(entry, name)) {
        std::size_t place = 0;
        while (place < size && code_at(place) != code) ++place;
        if (place == size) said.refuse(fmt::format("{} names \"{}\" under \"{}\", which is unknown", named(entry), code, name));
        found.set(place);
    }
    return found;
}

void read_bases(const PolicyTables& said, AccessPolicy& policy) {
    for (const auto& entry : said.entries("basis")) {
        const auto place = policy.basis_labels.size();
        const auto code = said.text(entry, "code");
        if (place >= basis_count || code != bases.at(place)) said.refuse("the basis " + code + " does not stand where it should");
        policy.basis_labels.push_back(said.text(entry, "label"));
        policy.basis_allows.push_back(permissions_of(said, entry, "allows"));
    }
    if (policy.basis_labels.size() != basis_count) said.refuse("each basis must stand there once");
}

Role role_of(const PolicyTables& said, const PolicyEntry& entry) {
    Role role{.code = said.text(entry, "code"), .label = said.text(entry, "label"), .guidance = said.text(entry, "guidance")};
    role.may = permissions_of(said, entry, "may");
    role.opens = places_of<basis_count>(said, entry, "opens", [](std::size_t place) { return bases.at(place); });
    role.is_dated = entry.true_ones.contains("is_dated");
    role.is_countersigned = entry.true_ones.contains("is_countersigned");
    return role;
}

void read_roles(const PolicyTables& said, AccessPolicy& policy) {
    for (const auto& entry : said.entries("role")) {
        auto role = role_of(said, entry);
        if (std::ranges::find(policy.roles, role.code, &Role::code) != policy.roles.end())
            said.refuse("the role " + role.code + " stands there twice");
        policy.roles.push_back(std::move(role));
    }
    // Nobody is to be locked out of the accounts, and nobody who keeps them reads records by that [ASVS 8.4.2].
    if (std::ranges::none_of(policy.roles, [](const Role& role) { return role.has(Permission::manage_users); }))
        said.refuse("no role may manage users");
    for (const auto& role : policy.roles) {
        if (role.has(Permission::manage_users) && role.opens.any())
            said.refuse(role.code + " manages users and may therefore open no record");
        if (role.has(Permission::countersign) && role.is_countersigned)
            said.refuse(role.code + " is countersigned and may therefore countersign nobody");
    }
}

}  // namespace

Permissions permissions_of(const PolicyTables& said, const PolicyEntry& entry, std::string_view name) {
    return places_of<permission_count>(said, entry, name, [](std::size_t place) { return permissions.at(place).code; });
}

std::string_view code_of(Permission permission) { return permissions.at(static_cast<std::size_t>(permission)).code; }
std::string_view label_of(Permission permission) { return permissions.at(static_cast<std::size_t>(permission)).label; }
std::string_view code_of(Basis basis) { return basis == Basis::none ? "none" : bases.at(static_cast<std::size_t>(basis)); }

AccessPolicy AccessPolicy::from_file(const std::string& path) {
    const PolicyTables said("Who may do what", path);
    AccessPolicy policy{.edition = said.edition(), .from = said.from(), .roles = {}, .basis_labels = {}, .basis_allows = {}};
    read_bases(said, policy);
    read_roles(said, policy);
    return policy;
}

bool AccessPolicy::allows(Basis basis, Permission permission) const {
    return basis != Basis::none && basis_allows[static_cast<std::size_t>(basis)].test(static_cast<std::size_t>(permission));
}

const AccessPolicy& access_policy() {
    static const auto policy = AccessPolicy::from_file(policy_file("access.toml"));
    return policy;
}

const Role* find_role(std::string_view code) {
    const auto& roles = access_policy().roles;
    const auto found = std::ranges::find(roles, code, &Role::code);
    return found == roles.end() ? nullptr : &*found;
}

std::string roles_that_may(Permission permission) {
    std::string codes;
    for (const auto& role : access_policy().roles)
        if (role.has(permission)) codes += (codes.empty() ? "'" : ", '") + role.code + "'";
    return codes;
}

std::string_view label_of(Basis basis) {
    if (basis == Basis::none) return "No reason";
    return access_policy().basis_labels[static_cast<std::size_t>(basis)];
}

std::string_view label_of_basis(std::string_view code) {
    const auto found = std::ranges::find(bases, code);
    return found == bases.end() ? code : std::string_view(access_policy().basis_labels[static_cast<std::size_t>(found - bases.begin())]);
}

}  // namespace staff
