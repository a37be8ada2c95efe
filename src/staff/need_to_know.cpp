#include "staff/need_to_know.hpp"

#include <array>

namespace staff {

namespace {

struct Named {
    Basis basis;
    std::string_view code, label;
};
constexpr std::array<Named, 5> bases = {{{Basis::allocated, "allocated", "Allocated to the child"},
                                         {Basis::leads_team, "leads_team", "Leads the team"},
                                         {Basis::duty, "duty", "Duty, open case"},
                                         {Basis::stated_reason, "stated_reason", "Stated a reason"},
                                         {Basis::none, "none", "No reason"}}};

bool contains(const std::vector<UserId>& users, UserId user) { return std::ranges::find(users, user) != users.end(); }

}  // namespace

std::string_view code_of(Basis basis) { return bases.at(static_cast<std::size_t>(basis)).code; }
std::string_view label_of(Basis basis) { return bases.at(static_cast<std::size_t>(basis)).label; }

std::string_view label_of_basis(std::string_view code) {
    for (const auto& named : bases)
        if (named.code == code) return named.label;
    return code;
}

Basis may_read(const User& actor, const NeedToKnowFacts& facts) {
    if (actor.left_on) return Basis::none;
    if (contains(facts.allocated, actor.id)) return Basis::allocated;
    if (contains(facts.leaders_upward, actor.id)) return Basis::leads_team;
    if (facts.is_open && actor.has(&Role::may_read_open_cases)) return Basis::duty;
    if (facts.has_stated_reason && may_state_reason(actor)) return Basis::stated_reason;
    return Basis::none;
}

bool may_state_reason(const User& actor) {
    return actor.has(&Role::may_record) || actor.has(&Role::may_manage_people) || actor.has(&Role::may_decide);
}

bool has_stated_reason(store::Connection& connection, ChildId child, UserId reader, Instant now) {
    return !connection
                .query("SELECT 1 AS found FROM stated_reason WHERE user_id = :user AND child_id = :child AND at > :since LIMIT 1",
                       {{"user", reader}, {"child", child}, {"since", now - reason_holds_for}})
                .empty();
}

}  // namespace staff
