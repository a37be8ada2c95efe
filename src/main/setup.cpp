#include "main/setup.hpp"

#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <iostream>

#include "staff/accounts.hpp"
#include "staff/settings.hpp"

namespace {

std::string read_password(const std::string& prompt) {
    std::cerr << prompt << std::flush;
    termios before{};
    const bool is_terminal = tcgetattr(STDIN_FILENO, &before) == 0;
    if (is_terminal) {
        auto silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string password;
    std::getline(std::cin, password);
    if (is_terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        std::cerr << "\n";
    }
    return password;
}

}  // namespace

int set_up(const SetupOptions& options) {
    const auto store = open_authority(options.place, true);
    const auto has_users = store->read([](store::Connection& connection) { return !staff::all_users(connection).empty(); });
    if (has_users) {
        std::cerr << "This authority is set up already. Its administrators add people on the Staff page.\n";
        return 1;
    }
    const auto password = read_password("Password of " + options.user_name + " (at least 15 characters): ");
    if (isatty(STDIN_FILENO) && read_password("The same password again: ") != password) {
        std::cerr << "The two passwords differ. Nothing was made.\n";
        return 1;
    }
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto made = store->write([&](store::Connection& connection) -> Result<UserId> {
        staff::set_setting(connection, "authority_name", options.authority_name);
        return staff::create_user(*store, connection, {options.user_name, options.name, "System administrator", password, TeamId{}, {"administrator"}}, UserId{}, now);
    });
    if (!made) {
        for (const auto& problem : made.error().fields) std::cerr << problem.text << ".\n";
        return 1;
    }
    std::cout << "Made. Start it with: firsthand serve --at " << options.place.folder << "\n";
    return 0;
}
