#pragma once
#include "care/decisions/decisions.hpp"

namespace decisions {

/// The teams that work with the child: the file's, then the holder's.
std::vector<TeamId> teams_of(store::Connection& connection, ChildId child);
/// Not set where they lead none.
TeamId team_led_by(store::Connection& connection, UserId leader);
void insert_request(store::Connection& connection, const Request& request);
void store_outcome(store::Connection& connection, RequestId request, Outcome outcome, UserId by, Instant now, const std::string& reason,
                   EntryId entry);

}  // namespace decisions
