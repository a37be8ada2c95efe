#include "backup/seal.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace fs = std::filesystem;

namespace {

/// The public key made for one box alone, with which a sealed box begins. Its nonce is the hash of this key and the receiver's, and its
/// secret is shared between the two (libsodium, "Sealed boxes"): only where this comes twice can a nonce come twice.
using OneTime = std::array<char, 16>;  // half of it: where two differ here they differ

OneTime one_time_key(const std::string& sealed) {
    OneTime key{};
    for (std::size_t at = 0; at < key.size(); ++at) key[at] = static_cast<char>(std::stoi(sealed.substr(2 * at, 2), nullptr, 16));
    return key;
}

/// Few, so that the test is quick; FIRSTHAND_SEALS=10000000 asks for ten million, which take some twenty minutes and 160 MB.
std::size_t wanted() {
    const char* said = std::getenv("FIRSTHAND_SEALS");
    return said == nullptr ? 2'000 : std::stoul(said);
}

}  // namespace

TEST_CASE("no two seals of backups have the same one-time key, and so none the same nonce") {
    const auto folder = fs::temp_directory_path() / ("firsthand_seal_" + std::to_string(getpid()));
    fs::create_directories(folder);
    const auto key_file = (folder / "backup.key").string();
    backup::make_keys(key_file);
    std::vector<OneTime> keys;
    for (const auto number = wanted(); keys.size() < number;)
        keys.push_back(one_time_key(backup::sealed("the same secret", key_file + ".pub")));
    std::ranges::sort(keys);
    CHECK(std::ranges::adjacent_find(keys) == keys.end());
    CHECK(backup::opened(backup::sealed("the same secret", key_file + ".pub"), key_file) == "the same secret");
    fs::remove_all(folder);
}
