#include "main/setup.hpp"

#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <iostream>

#include "base/text.hpp"
#include "main/system_clock.hpp"
#include "staff/accounts.hpp"
#include "staff/passwords.hpp"
#include "staff/settings.hpp"
#include "staff/sign_in.hpp"

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

/// What stands in the way before anything is made; every problem at once.
std::vector<std::string> faults_of(const SetupOptions& options, const std::string& password) {
    std::vector<std::string> faults;
    if (trimmed(options.authority_name).empty()) faults.emplace_back("Give the authority's name");
    if (trimmed(options.name).empty()) faults.emplace_back("Give the administrator's full name");
    const auto local_words = options.user_name + " " + options.name + " " + options.authority_name;
    if (const auto weak = staff::why_weak(password, local_words)) faults.push_back(*weak);
    return faults;
}

bool is_set_up(const Place& place) {
    const bool is_file = place.database.empty();
    if (is_file && !std::filesystem::exists(std::filesystem::path(place.folder) / "firsthand.db")) return false;
    return open_authority(place, !is_file)->read([](store::Connection& connection) { return !staff::all_users(connection).empty(); });
}

/// From a terminal twice, unseen; from a pipe one line. Nothing when the two differ.
std::optional<std::string> ask_password(const std::string& user_name) {
    const auto password = read_password("Password of " + user_name + " (at least 15 characters): ");
    if (isatty(STDIN_FILENO) != 0 && read_password("The same password again: ") != password) return std::nullopt;
    return password;
}

int refuse(const std::vector<std::string>& faults) {
    for (const auto& fault : faults) std::cerr << fault << ".\n";
    std::cerr << "Nothing was made.\n";
    return 1;
}

}  // namespace

int set_up(const SetupOptions& options) {
    if (is_set_up(options.place)) {
        std::cerr << "This authority is set up already. Its administrators add people on the Staff page.\n";
        return 1;
    }
    const auto password = ask_password(options.user_name);
    if (!password) return refuse({"The two passwords differ"});
    if (const auto faults = faults_of(options, *password); !faults.empty()) return refuse(faults);
    const auto store = open_authority(options.place, true);
    const auto now = system_now();
    const staff::NewUser administrator{
        staff::folded_user_name(options.user_name), options.name, "System administrator", *password, TeamId{}, {"administrator"}};
    const auto made = store->write([&](store::Connection& connection) -> Result<UserId> {
        staff::set_setting(connection, "authority_name", trimmed(options.authority_name));
        staff::set_setting(connection, "second_factor", "required");
        staff::set_setting(connection, "passkeys", "required");
        return staff::create_user(*store, connection, administrator, UserId{}, now);
    });
    if (!made) {
        std::vector<std::string> faults;
        for (const auto& problem : made.error().fields) faults.push_back(problem.text);
        return refuse(faults);
    }
    std::cout << "Made. Start it with: firsthand serve "
              << (options.place.database.empty() ? "--at " + options.place.folder : "--database " + options.place.database) << "\n";
    return 0;
}
