#include "base/policy_file.hpp"

#include <filesystem>
#include <stdexcept>

#include "base/program_folder.hpp"

namespace {

std::filesystem::path own_folder;  // empty: none

}  // namespace

std::string policy_file(std::string_view name) {
    const auto own = own_folder / name;
    return !own_folder.empty() && std::filesystem::exists(own) ? own.string() : program_folder() + "/policy/" + std::string(name);
}

void take_policy_from(const std::string& folder) {
    if (!std::filesystem::is_directory(folder)) throw std::runtime_error("There is no folder \"" + folder + "\" to take policy from.");
    own_folder = folder;
}
