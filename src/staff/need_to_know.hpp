#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "staff/accounts.hpp"

namespace staff {

/// What decides who needs to know about a child, gathered from the file.
struct NeedToKnowFacts {
    bool is_open = false;
    std::vector<UserId> allocated;       ///< case file holder and co-workers, now
    std::vector<UserId> leaders_upward;  ///< the leader of the child's team, of the holder's team, and of the teams above them
    bool has_stated_reason = false;      ///< this person gave a reason in the last hours
};

/// Why somebody may read a child's record, or that they must say why first.
enum class Basis { allocated, leads_team, duty, stated_reason, none };
std::string_view code_of(Basis basis);
/// "Allocated to the child"
std::string_view label_of(Basis basis);
std::string_view label_of_basis(std::string_view code);

/// [A2.2] Need to know: allocated workers, their team leaders upward, duty for open cases; anybody else who records or
/// manages states a reason first, which is logged and shown. Administrators have no need to know case text.
Basis may_read(const User& actor, const NeedToKnowFacts& facts);
/// Whether stating a reason would help this person at all.
bool may_state_reason(const User& actor);

constexpr std::chrono::hours reason_holds_for{8};  // LOCAL: one working day
/// Whether this person gave a reason to read about the child within that time.
bool has_stated_reason(store::Connection& connection, ChildId child, UserId reader, Instant now);

}  // namespace staff
