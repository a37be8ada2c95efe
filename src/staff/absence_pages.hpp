#pragma once
#include "staff/absence.hpp"
#include "staff/app.hpp"

namespace staff {

/// When somebody is away: recorded by they themselves, who leads them, or an administrator.
void absence_routes(Routes& routes);

/// "/absences/42", of this person.
std::string absences_path(UserId user);
/// "away until 27 Nov 2026, Bo Lindqvist covers" with a tag; nothing for who is there.
html::Html away_tag(store::Connection& connection, UserId user, Day today);
/// On the first page: that one is recorded as away, whom one covers, and who is away of the teams one answers for.
html::Html away_part(const Exchange& exchange, store::Connection& connection);
/// The people of a team for who leads it, each with whether they are away.
html::Html people_of_team(const Exchange& exchange, store::Connection& connection, TeamId team);

}  // namespace staff
