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
    bool holds_complementary = false;    ///< what is opened is of a complementary file, and this person holds it
    bool has_broken_glass = false;       ///< this person opened it by break-glass, and that still holds
};

/// Why not. `hidden`: the record is not even told of.
enum class Refusal { none, hidden, no_ground, not_on_this_ground, not_this_role };

struct Decision {
    Basis basis = Basis::none;  ///< on what ground; what the log keeps
    Refusal refusal = Refusal::none;
    [[nodiscard]] bool granted() const { return refusal == Refusal::none; }
};

/// [A2.2] Need to know: allocated workers, their leaders upward, people named for the file, duty for open cases, auditors until their day;
/// anybody else whose role lets them breaks the glass first, with a reason that is logged, shown and reviewed. A restricted file is open to
/// named people alone, and one's own or a relative's record never (ASVS 8.2). The first ground that holds and allows it is taken.
/// Administrators have none.
Decision may(const User& actor, Permission permission, const RecordFacts& record, Day today);
/// On what ground this person may read the record; none where they may not.
inline Basis may_read(const User& actor, const RecordFacts& record, Day today) {
    const auto decision = may(actor, Permission::open, record, today);
    return decision.granted() ? decision.basis : Basis::none;
}
/// All that this person may do on the record, so that pages offer nothing else.
Permissions all_allowed(const User& actor, const RecordFacts& record, Day today);
/// Whether some ground of theirs asks nothing about how they stand to the child: duty, say.
bool opens_whatever_the_child(const User& actor, Day today);
/// Whether breaking the glass would help this person at all.
bool may_break_glass(const User& actor);

}  // namespace staff
