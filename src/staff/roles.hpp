#pragma once
#include <array>
#include <string_view>

namespace staff {

/// A role as data. What a person may do follows from the flags of all their roles; need_to_know decides whose record.
struct Role {
    std::string_view code;   ///< stored; never changes
    std::string_view label;
    std::string_view guidance = "";  ///< what it lets a person do, for whoever gives it
    bool may_record = false;           ///< write on files
    bool may_read_open_cases = false;  ///< duty: any open case without stating a reason
    bool may_manage_people = false;    ///< open files, change details
    bool may_allocate = false;         ///< give any file of a child they may read to another holder
    bool may_hold_cases = false;       ///< be a case file holder or co-worker
    bool may_decide = false;           ///< agree moves, withdrawals, corrections of leavers
    bool may_manage_users = false;     ///< accounts and teams; never case text by this alone
};

// LOCAL: what each role may do is the council's choice (reference: practice facts section 6, synthesis).
inline constexpr std::array<Role, 6> roles = {{
    {.code = "practitioner",
     .label = "Social worker or family support worker",
     .guidance = "Records, and manages people on files",
     .may_record = true,
     .may_manage_people = true,
     .may_hold_cases = true},
    {.code = "team_leader",
     .label = "Team leader",
     .guidance = "Leads a team, reads its files, allocates them, agrees corrections and moves",
     .may_record = true,
     .may_manage_people = true,
     .may_allocate = true,
     .may_hold_cases = true,
     .may_decide = true},
    {.code = "senior_manager",
     .label = "Senior manager",
     .guidance = "The same for all teams of a service; holds no file",
     .may_record = true,
     .may_manage_people = true,
     .may_allocate = true,
     .may_decide = true},
    {.code = "duty",
     .label = "Duty worker",
     .guidance = "Reads every open file without stating a reason",
     .may_record = true,
     .may_read_open_cases = true,
     .may_manage_people = true,
     .may_hold_cases = true},
    {.code = "business_support",
     .label = "Business support",
     .guidance = "Opens and allocates files and keeps details; does not record",
     .may_manage_people = true,
     .may_allocate = true},
    {.code = "administrator",
     .label = "System administrator",
     .guidance = "Accounts and teams; never children’s records",
     .may_manage_users = true},
}};

/// Nothing for a code that is no role.
constexpr const Role* find_role(std::string_view code) {
    for (const auto& role : roles)
        if (role.code == code) return &role;
    return nullptr;
}

}  // namespace staff
