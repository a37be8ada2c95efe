#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "staff/accounts.hpp"

// When somebody is away, and who covers [A6.22]. Why is said in one of three words: nothing about anybody's health is kept. What has
// already been stays, since it explains gaps and lateness [5.9].

namespace staff {

using AbsenceId = Id<struct AbsenceTag>;

/// LOCAL: the words for why somebody is away.
struct AbsenceKind {
    std::string_view code, label;
};
std::span<const AbsenceKind> absence_kinds();
/// The code itself where it is none of today's.
std::string_view label_of_absence(std::string_view code);

struct Absence {
    AbsenceId id;
    UserId user;
    Day from{};
    std::optional<Day> until;  ///< the last day away; nothing: not known yet
    std::string kind;          ///< code of absence_kinds()
    UserId cover;              ///< who stands in; not set for nobody
    std::string user_name, cover_name;  ///< full names, as they are now
    UserId recorded_by;                 ///< who recorded it or its end; not set: the staff system's file

    [[nodiscard]] bool is_on(Day day) const { return from <= day && (!until || *until >= day); }
    [[nodiscard]] bool overlaps(const Absence& other) const {
        return (!other.until || from <= *other.until) && (!until || other.from <= *until);
    }
};
/// "away until 27 Nov 2026", "away since 23 Nov 2026", "away from 1 Dec 2026 until 4 Dec 2026"
std::string away_in_words(const Absence& absence, Day today);

/// Whether one may stand in for the other: who decides, for who decides; otherwise who shares a role or may do all that the other may.
bool fits_to_cover(const User& away, const User& cover);
/// Who records when somebody is away: they themselves, who leads them, and whoever keeps the accounts.
bool may_keep_absence(store::Connection& connection, const User& actor, const User& person);

/// Problems name the field: from, until, kind, cover. The same absence recorded again is recorded once.
Result<AbsenceId> record_absence(store::Store& store, store::Connection& connection, const Absence& absence, UserId by, Instant now);
/// The person is back on that day. An absence that had not begun by then is withdrawn.
Done end_absence(store::Connection& connection, AbsenceId absence, Day back_on, UserId by, Instant now);

/// Another last day of an absence that has begun; nothing: not known any more.
void change_end(store::Connection& connection, const Absence& absence, std::optional<Day> until, UserId by, Instant now);

std::optional<Absence> find_absence(store::Connection& connection, AbsenceId id);
/// Newest first, at most 50.
std::vector<Absence> absences_of(store::Connection& connection, UserId user);
/// The absence that this person is on, that day.
std::optional<Absence> absence_on(store::Connection& connection, UserId user, Day day);
/// Whom this person stands in for, that day.
std::vector<Absence> covered_by(store::Connection& connection, UserId user, Day day);
/// Who is away that day of the teams that this person answers for, at most 50, by name.
std::vector<Absence> away_from_teams_of(store::Connection& connection, UserId leader, Day day);
/// People who work here and fit, those of the same team first.
std::vector<User> possible_covers(store::Connection& connection, const User& away);

// Leaders who are away are passed over upward, never down (practice.md 6). `leaders` are in order, from the nearest up.

/// To whom a question goes that day: the nearest who works here, and while they are away the next above too, up to one who is there.
std::vector<UserId> asked_upward(store::Connection& connection, const std::vector<UserId>& leaders, Day day);
/// The nearest who is there that day; where all are away the nearest who works here; not set where nobody does.
UserId working_leader(store::Connection& connection, const std::vector<UserId>& leaders, Day day);

}  // namespace staff
