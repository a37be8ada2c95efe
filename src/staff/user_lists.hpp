#pragma once
#include <string>
#include <vector>

#include "staff/accounts.hpp"

namespace staff {

enum class Standing { working, left, all };

/// Which of the staff a list shows; what is not set does not narrow it.
struct UserFilter {
    TeamId team;
    std::string role;
    Standing standing = Standing::working;
    std::string words;  ///< in the name or the user name
};

constexpr int users_on_a_page = 50;

struct UserPage {
    std::vector<User> users;
    int number = 1;  ///< counted from 1
    int pages = 1;
    long long count = 0;  ///< on all pages
};
/// By name. A page beyond the last is the last.
UserPage list_users(store::Connection& connection, const UserFilter& filter, int page);

/// People who may lead a team: they work here and may decide.
std::vector<User> possible_leaders(store::Connection& connection);
long long count_of_team(store::Connection& connection, TeamId team);

}  // namespace staff
