#pragma once
#include <bitset>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"

namespace staff {

/// What may be done, on a child's record or beside it. Which role may, and on what ground, stands in policy/access.toml.
enum class Permission {
    open,           ///< read a child's record; of everybody who has a ground
    record,         ///< write on files
    keep_people,    ///< open files, change details
    allocate,       ///< give any file of a child they may read to another holder
    decide,         ///< agree moves, withdrawals, corrections of leavers
    countersign,    ///< stand beside what a student has completed
    take_copies,    ///< print and download
    give_access,    ///< name somebody for a file
    restrict_file,  ///< close a file to all but named people
    hold_files,     ///< be a case file holder or co-worker
    work_beside,    ///< be a co-worker, never the holder
    review_access,  ///< see unusual access and judge it
    see_confidential,  ///< read addresses that are kept from others: placement, refuge, an adopter's home
    see_legal_advice,  ///< read the words of legal advice, which is privileged; others see that it was given
    manage_users,   ///< accounts and teams; never case text by this alone
};
constexpr std::size_t permission_count = 15;
using Permissions = std::bitset<permission_count>;
inline bool has(const Permissions& all, Permission one) { return all.test(static_cast<std::size_t>(one)); }

/// Why somebody may open a child's record, or that there is no reason.
enum class Basis { allocated, leads_team, named, duty, support, audit, complementary, break_glass, none };
constexpr std::size_t basis_count = 8;

std::string_view code_of(Permission permission);
/// "Write on files"
std::string_view label_of(Permission permission);
std::string_view code_of(Basis basis);

struct Role {
    std::string code;      ///< stored; never changes
    std::string label;
    std::string guidance;  ///< what it lets a person do, for whoever gives it
    Permissions may;
    std::bitset<basis_count> opens;
    bool is_dated = false;          ///< opens nothing after the day that is set for the person
    bool is_countersigned = false;  ///< what a person of this role completes waits for somebody who may countersign

    [[nodiscard]] bool has(Permission permission) const {
        return permission == Permission::open ? opens_case_files() : may.test(static_cast<std::size_t>(permission));
    }
    [[nodiscard]] bool has(Basis basis) const { return opens.test(static_cast<std::size_t>(basis)); }
    /// Who holds complementary files and nothing else opens no case file.
    [[nodiscard]] bool opens_case_files() const { return opens.count() > static_cast<std::size_t>(has(Basis::complementary)); }
};

/// An edition of who may do what.
struct AccessPolicy {
    std::string edition;
    Day from{};
    std::vector<Role> roles;
    std::vector<std::string> basis_labels;  ///< by Basis
    std::vector<Permissions> basis_allows;

    /// Reads and checks a file such as policy/access.toml. Throws std::runtime_error in plain words.
    static AccessPolicy from_file(const std::string& path);
    [[nodiscard]] bool allows(Basis basis, Permission permission) const;
};

class PolicyTables;
struct PolicyEntry;
/// The permissions of this list in an entry of a policy's file. Refuses, as the file does, a code that is none.
Permissions permissions_of(const PolicyTables& said, const PolicyEntry& entry, std::string_view name);

/// The edition in force: the policy file access.toml, read once.
const AccessPolicy& access_policy();
/// Nothing for a code that is no role.
const Role* find_role(std::string_view code);
/// "'team_leader', 'director'": the roles that may, for a condition of SQL.
std::string roles_that_may(Permission permission);
/// "Allocated to the child"
std::string_view label_of(Basis basis);
/// The code itself where it is none of today's.
std::string_view label_of_basis(std::string_view code);

}  // namespace staff
