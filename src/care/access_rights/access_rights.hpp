#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "staff/need_to_know.hpp"
#include "store/store.hpp"

// Who may open a child's file besides those who work with the child [A2.2]: people named for it, and the restriction that closes it to all
// others; and whose own records, or whose relatives', a person never opens.

namespace access_rights {

extern const store::Migration migration;

/// Why somebody is named for a file.
struct Capacity {
    std::string_view code, label;
};
std::span<const Capacity> capacities();
std::string_view label_of_capacity(std::string_view code);

struct NamedPerson {
    std::int64_t id = 0;
    UserId user;
    std::string user_name, name, job_title;
    std::string capacity;  ///< code of capacities()
    std::string reason;
    Day from{};
    std::optional<Day> until;  ///< the last day
    std::string named_by;
};
struct NewNaming {
    UserId user;
    std::string capacity, reason;
    Day from{};
    std::optional<Day> until;
};
/// Problems name the field: user, capacity, reason, until.
Done name_person(store::Connection& connection, ChildId child, const NewNaming& naming, UserId by, Instant now);
Done end_naming(store::Connection& connection, ChildId child, std::int64_t naming, UserId by, Instant now);
/// In force or to come, by name.
std::vector<NamedPerson> named_people(store::Connection& connection, ChildId child, Day today);
/// The files that somebody is, or was until lately, named for; whether that still holds is for need to know to say.
std::vector<ChildId> children_named_for(store::Connection& connection, UserId user, std::size_t most);

/// Why a file is restricted.
struct RestrictionKind {
    std::string_view code, label;
};
std::span<const RestrictionKind> restriction_kinds();

struct Restriction {
    std::string kind, reason, restricted_by;
    Instant restricted_at{};
    Day review_on{};
    UserId lift_asked_by;  ///< not set: nobody asked
    std::string lift_asked_by_name, lift_reason;
    Instant lift_until{};  ///< somebody else agrees before then, or it is asked anew

    [[nodiscard]] bool waits_to_be_lifted(Instant now) const { return lift_asked_by.is_set() && now < lift_until; }
};
/// LOCAL: at least each 90 days somebody looks whether the restriction is still needed.
constexpr std::chrono::days review_within{90};
std::optional<Restriction> restriction_of(store::Connection& connection, ChildId child);
/// Closes the files to all but the people named, who are named for each of them.
Done restrict_files(store::Connection& connection, const std::vector<ChildId>& children, std::string_view kind, std::string_view reason,
                    const std::vector<UserId>& named, UserId by, Instant now);
Done review_restriction(store::Connection& connection, ChildId child, std::string_view reason, UserId by, Instant now);
/// Two people lift a restriction: one asks with a reason, another agrees within this time (ASVS 2.3.5).
Done ask_to_lift(store::Connection& connection, ChildId child, std::string_view reason, UserId by, Instant now, std::chrono::hours within);
Done lift(store::Connection& connection, ChildId child, UserId by, Instant now);
/// Files whose restriction is to be reviewed by that day, that this person is named for.
std::vector<ChildId> reviews_due(store::Connection& connection, UserId reader, Day by, std::size_t most);

/// Files whose restriction somebody else asks to lift, that this person is named for; the first to run out first.
std::vector<ChildId> lifts_waiting(store::Connection& connection, UserId reader, Instant now, std::size_t most);

/// The holder, co-workers and leaders upward who have not left, each once.
std::vector<staff::User> working_here(store::Connection& connection, const staff::RecordFacts& facts);
/// How this person stands to the file: the part of RecordFacts that is kept here.
void add_facts(store::Connection& connection, ChildId child, UserId reader, Day today, staff::RecordFacts& facts);
/// The condition of a query that the child in this column is not hidden from :viewer on :today; goes with the bindings of seen_by().
std::string not_hidden(std::string_view child_column);
/// These bindings and those of the viewer.
store::Bindings seen_by(const staff::Viewer& viewer, store::Bindings bindings = {});
bool is_hidden(store::Connection& connection, ChildId child, const staff::Viewer& viewer);
/// The child's name, or that the file is restricted, for lists of what a person wrote or was told before it was.
std::string shown_name(store::Connection& connection, ChildId child, const staff::Viewer& viewer);

}  // namespace access_rights
