#include "staff/access_policy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <toml++/toml.h>

#include "base/ensure.hpp"
#include "base/policy_file.hpp"

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
                                                              {"take_copies", "Print and download"},
                                                              {"give_access", "Name people for a file"},
                                                              {"restrict", "Restrict files"},
                                                              {"hold_files", "Hold files"},
                                                              {"work_beside", "Work beside the holder"},
                                                              {"review_access", "Review who has looked"},
                                                              {"see_confidential", "See addresses and adopters kept confidential"},
                                                              {"see_legal_advice", "Read legal advice"},
                                                              {"manage_users", "Keep accounts and teams"}}};
constexpr std::array<std::string_view, basis_count> bases = {"allocated", "leads_team", "named", "duty", "support", "audit", "break_glass"};

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("Who may do what cannot be read: " + what); }

std::string text_of(const toml::table& table, std::string_view name) {
    const auto text = table[name].value<std::string>();
    if (!text || text->empty()) refuse("\"" + std::string(name) + "\" is missing in an entry of access.toml");
    return *text;
}

/// The places of the codes in this list.
template <std::size_t size, class Codes>
std::bitset<size> places_of(const toml::table& table, std::string_view name, const std::string& of, const Codes& code_at) {
    const auto* list = table[name].as_array();
    if (!list) refuse(of + " has no list \"" + std::string(name) + "\"");
    std::bitset<size> found;
    for (const auto& item : *list) {
        const auto code = item.value<std::string>().value_or("");
        std::size_t place = 0;
        while (place < size && code_at(place) != code) ++place;
        if (place == size) refuse(fmt::format("{} names \"{}\" under \"{}\", which is unknown", of, code, name));
        found.set(place);
    }
    return found;
}

Permissions permissions_of(const toml::table& table, std::string_view name, const std::string& of) {
    return places_of<permission_count>(table, name, of, [](std::size_t place) { return permissions.at(place).code; });
}

void read_bases(const toml::table& said, AccessPolicy& policy) {
    policy.basis_labels.resize(basis_count);
    policy.basis_allows.resize(basis_count);
    const auto* list = said["basis"].as_array();
    if (!list || list->size() != basis_count) refuse("each basis must stand in access.toml once");
    for (std::size_t place = 0; place < basis_count; ++place) {
        const auto* table = list->get(place)->as_table();
        if (!table || text_of(*table, "code") != bases.at(place))
            refuse("basis number " + std::to_string(place + 1) + " must be " + std::string(bases.at(place)));
        policy.basis_labels[place] = text_of(*table, "label");
        policy.basis_allows[place] = permissions_of(*table, "allows", text_of(*table, "code"));
    }
}

Role role_of(const toml::table& table) {
    Role role{.code = text_of(table, "code"), .label = text_of(table, "label"), .guidance = text_of(table, "guidance")};
    role.may = permissions_of(table, "may", role.code);
    role.opens = places_of<basis_count>(table, "opens", role.code, [](std::size_t place) { return bases.at(place); });
    role.is_dated = table["is_dated"].value_or(false);
    return role;
}

void read_roles(const toml::table& said, AccessPolicy& policy) {
    const auto* list = said["role"].as_array();
    if (!list) refuse("access.toml names no role");
    for (const auto& item : *list) {
        if (!item.is_table()) refuse("a role in access.toml is no table");
        auto role = role_of(*item.as_table());
        if (std::ranges::find(policy.roles, role.code, &Role::code) != policy.roles.end())
            refuse("the role " + role.code + " stands there twice");
        policy.roles.push_back(std::move(role));
    }
    // Nobody is to be locked out of the accounts, and nobody who keeps them reads records by that [ASVS 8.4.2].
    if (std::ranges::none_of(policy.roles, [](const Role& role) { return role.has(Permission::manage_users); }))
        refuse("no role may manage users");
    for (const auto& role : policy.roles)
        if (role.has(Permission::manage_users) && role.opens.any()) refuse(role.code + " manages users and may therefore open no record");
}

}  // namespace

std::string_view code_of(Permission permission) { return permissions.at(static_cast<std::size_t>(permission)).code; }
std::string_view label_of(Permission permission) { return permissions.at(static_cast<std::size_t>(permission)).label; }
std::string_view code_of(Basis basis) { return basis == Basis::none ? "none" : bases.at(static_cast<std::size_t>(basis)); }

AccessPolicy AccessPolicy::from_file(const std::string& path) {
    toml::table said;
    try {
        said = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
        refuse(path + ", line " + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
    }
    AccessPolicy policy;
    policy.edition = text_of(said, "edition");
    const auto from = said["from"].value<toml::date>();
    if (!from) refuse(path + " does not say from which day it holds");
    policy.from = Day{std::chrono::local_days{std::chrono::year{from->year} / from->month / from->day}};
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

std::string_view label_of(Basis basis) {
    if (basis == Basis::none) return "No reason";
    return access_policy().basis_labels[static_cast<std::size_t>(basis)];
}

std::string_view label_of_basis(std::string_view code) {
    const auto found = std::ranges::find(bases, code);
    return found == bases.end() ? code : std::string_view(access_policy().basis_labels[static_cast<std::size_t>(found - bases.begin())]);
}

}  // namespace staff
