#include "main/remove_factor.hpp"

#include <iostream>

#include "main/system_clock.hpp"
#include "staff/second_factor.hpp"
#include "staff/sign_in.hpp"

int remove_factor(const RemoveFactorOptions& options) {
    const auto store = open_authority(options.place, false);
    const auto done = store->write([&](store::Connection& connection) -> Done {
        const auto user = staff::find_user_named(connection, staff::folded_user_name(options.user_name));
        if (!user) return std::unexpected(Problem::not_found("Nobody has this user name."));
        return staff::reset_factor(connection, user->id, UserId{}, system_now());
    });
    if (!done) {
        std::cerr << done.error().text << "\n";
        return 1;
    }
    std::cout << "Removed. At the next sign-in the password is asked for as before, and an app is set up.\n";
    return 0;
}
