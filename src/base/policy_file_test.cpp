#include "base/policy_file.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

TEST_CASE("a council's own file stands in for the one beside the program, and only that one") {
    CHECK(policy_file("access.toml").ends_with("/policy/access.toml"));
    const auto folder = std::filesystem::temp_directory_path() / ("firsthand-policy-" + std::to_string(getpid()));
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "access.toml") << "edition = \"our own\"\n";
    take_policy_from(folder);
    CHECK(policy_file("access.toml") == (folder / "access.toml").string());
    CHECK(policy_file("timescales.toml").ends_with("/policy/timescales.toml"));
    std::filesystem::remove_all(folder);
    CHECK_THROWS_WITH(take_policy_from(folder), doctest::Contains("There is no folder"));
}
