#include "staff/need_to_know.hpp"

#include <algorithm>

namespace staff {

namespace {

bool contains(const std::vector<UserId>& users, UserId user) { return std::ranges::find(users, user) != users.end(); }

bool holds(Basis basis, const User& actor, const RecordFacts& record) {
    switch (basis) {
        case Basis::allocated: return contains(record.allocated, actor.id);
        case Basis::leads_team: return contains(record.leaders_upward, actor.id);
        case Basis::named: return record.is_named;
        case Basis::duty: return record.is_open;
        case Basis::audit: return true;
        case Basis::stated_reason: return record.has_stated_reason;
        case Basis::none: return false;
    }
    return false;
}

bool is_hidden(const RecordFacts& record) { return record.is_own_or_relatives || (record.is_restricted && !record.is_named); }

}  // namespace

Decision may(const User& actor, Permission permission, const RecordFacts& record, Day today) {
    if (actor.left_on) return {Basis::none, Refusal::no_ground};
    if (is_hidden(record)) return {Basis::none, Refusal::hidden};
    if (permission != Permission::open && !actor.may(permission)) return {Basis::none, Refusal::not_this_role};
    bool has_ground = false;
    for (std::size_t place = 0; place < basis_count; ++place) {
        const auto basis = static_cast<Basis>(place);
        if (!actor.opens_by(basis, today) || !holds(basis, actor, record)) continue;
        if (access_policy().allows(basis, permission)) return {basis, Refusal::none};
        has_ground = true;
    }
    return {Basis::none, has_ground ? Refusal::not_on_this_ground : Refusal::no_ground};
}

bool may_state_reason(const User& actor) { return actor.opens_by(Basis::stated_reason); }

bool has_stated_reason(store::Connection& connection, ChildId child, UserId reader, Instant now) {
    return !connection
                .query("SELECT 1 AS found FROM stated_reason WHERE user_id = :user AND child_id = :child AND at > :since LIMIT 1",
                       {{"user", reader}, {"child", child}, {"since", now - reason_holds_for}})
                .empty();
}

}  // namespace staff
