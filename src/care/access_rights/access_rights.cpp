#include "care/access_rights/access_rights.hpp"

#include <set>

namespace access_rights {

std::vector<staff::User> working_here(store::Connection& connection, const staff::RecordFacts& facts) {
    std::vector<staff::User> workers;
    std::set<UserId> seen;
    for (const auto* group : {&facts.allocated, &facts.leaders_upward})
        for (const auto user : *group)
            if (auto found = staff::find_user(connection, user); found && !found->left_on && seen.insert(user).second)
                workers.push_back(std::move(*found));
    return workers;
}

}  // namespace access_rights
