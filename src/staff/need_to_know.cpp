#include "staff/need_to_know.hpp"

#include <algorithm>
#include <array>

namespace staff {

namespace {

bool contains(const std::vector<UserId>& users, UserId user) { return std::ranges::find(users, user) != users.end(); }

bool holds(Basis basis, const User& actor, const RecordFacts& record) {
    switch (basis) {
        case Basis::allocated: return contains(record.allocated, actor.id);
        case Basis::leads_team: return contains(record.leaders_upward, actor.id);
        case Basis::named: return record.is_named;
        case Basis::duty:
        case Basis::support: return record.is_open;
        case Basis::audit: return true;
        case Basis::complementary: return record.holds_complementary;
        case Basis::break_glass: return record.has_broken_glass;
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

Permissions all_allowed(const User& actor, const RecordFacts& record, Day today) {
    Permissions allowed;
    for (std::size_t place = 0; place < permission_count; ++place)
        allowed.set(place, may(actor, static_cast<Permission>(place), record, today).granted());
    return allowed;
}

bool opens_whatever_the_child(const User& actor, Day today) {
    return std::ranges::any_of(std::array{Basis::duty, Basis::support, Basis::audit},
                               [&](Basis basis) { return actor.opens_by(basis, today); });
}

bool may_break_glass(const User& actor) { return actor.opens_by(Basis::break_glass); }

}  // namespace staff
