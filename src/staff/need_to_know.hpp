#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "staff/accounts.hpp"

namespace staff {

/// What decides who may do what on a child's record: of the file, and of how one person stands to it.
struct RecordFacts {
    bool is_open = false;
    std::vector<UserId> allocated;       ///< case file holder and co-workers, now
    std::vector<UserId> leaders_upward;  ///< the leader of the child's team, of the holder's team, and of the teams above them
    bool is_restricted = false;          ///< open to named people only
    bool is_named = false;               ///< this person is named for the file today
    bool is_own_or_relatives = false;    ///< it is this person's own record, or that of a relative they declared
    bool has_stated_reason = false;      ///< this person gave a reason in the last hours
};

/// Why not. `hidden`: the record is not even told of.
enum class Refusal { none, hidden, no_ground, not_on_this_ground, not_this_role };

struct Decision {
    Basis basis = Basis::none;  ///< on what ground; what the log keeps
    Refusal refusal = Refusal::none;
    [[nodiscard]] bool granted() const { return refusal == Refusal::none; }
};

/// [A2.2] Need to know: allocated workers, their leaders upward, people named for the file, duty for open cases, auditors until their day;
/// anybody else whose role lets them states a reason first, which is logged and shown. A restricted file is open to named people alone, and
/// one's own or a relative's record never (ASVS 8.2). The first ground that holds and allows it is taken. Administrators have none.
Decision may(const User& actor, Permission permission, const RecordFacts& record, Day today);
/// On what ground this person may read the record; none where they may not.
inline Basis may_read(const User& actor, const RecordFacts& record, Day today) {
    const auto decision = may(actor, Permission::open, record, today);
    return decision.granted() ? decision.basis : Basis::none;
}
/// Whether stating a reason would help this person at all.
bool may_state_reason(const User& actor);

constexpr std::chrono::hours reason_holds_for{8};  // LOCAL: one working day
/// Whether this person gave a reason to read about the child within that time.
bool has_stated_reason(store::Connection& connection, ChildId child, UserId reader, Instant now);

}  // namespace staff
