#pragma once
#include <string>
#include <vector>

#include "staff/accounts.hpp"
#include "staff/timescales.hpp"

// What the first page of managers and administrators counts; the lists themselves belong to the capabilities they tell of.

namespace front {

/// How a team stands, for whoever leads it or a service above it.
struct TeamStanding {
    TeamId id;
    std::string name;
    std::string leader;          ///< with whether they are away; "" for nobody, or for somebody who left
    long long open = 0;          ///< open files
    long long unallocated = 0;   ///< of these: nobody holds them [3.2]
    long long unread = 0;        ///< no manager has read them for too long [4.11]
    long long of_leavers = 0;    ///< the holder has left [4.2]
};
/// The teams that this person leads, and those below them, by name.
std::vector<TeamStanding> teams_led(store::Connection& connection, UserId leader, Day today, const staff::Timescales& timescales);

/// [4.2] An open file whose holder has left, until it has another.
struct LeftFile {
    ChildId child;
    std::string child_name, holder;
    Day left_on{};
};
/// Of the teams that this person leads and those below them, and of those who left from them; the longest left first.
std::vector<LeftFile> files_of_leavers(store::Connection& connection, const staff::Viewer& leader, std::size_t most);

/// What an administrator has to put right. No child stands in it.
struct Housekeeping {
    std::optional<Instant> staff_file_refused_at;  ///< where the newest file of the staff system was not taken
    bool has_dead_emails = false;  ///< some email was given up
    std::vector<staff::User> with_first_password;  ///< who have not chosen a password of their own, at most 20
    std::vector<staff::Team> without_leader;       ///< nobody leads them, or somebody who left
    std::vector<std::pair<staff::User, long long>> leavers_with_files;  ///< how many open files each still holds, at most 20
};
Housekeeping housekeeping(store::Connection& connection);

}  // namespace front
