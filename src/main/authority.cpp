#include "main/authority.hpp"

#include <filesystem>

#include "ledger/merkle.hpp"
#include "main/capabilities.hpp"
#include "staff/daybook.hpp"
#include "store/key_file.hpp"

std::unique_ptr<store::Store> open_authority(const Place& place, bool may_make) {
    store::StoreSettings settings{.folder = place.folder,
                                  .key_file = place.key_file.empty() && place.database.empty() ? store::usual_key_file(place.folder)
                                                                                               : place.key_file,
                                  .readers = place.readers,
                                  .may_make = may_make,
                                  .url = place.database,
                                  .reserve = static_cast<std::uint64_t>(place.reserve_megabytes) * 1024 * 1024,
                                  .read_only = place.read_only};
    return std::make_unique<store::Store>(std::move(settings), migrations());
}

std::unique_ptr<store::Store> open_daybook_at(const std::string& folder, const std::string& key_file) {
    return staff::open_daybook(folder, key_file.empty() ? store::usual_key_file(folder) : key_file);
}

std::string signing_key_file_of(const Place& place, const std::string& given) {
    namespace fs = std::filesystem;
    if (given.empty()) {
        // A server's address is long and its form free: the file is named by its hash.
        const auto data = place.database.empty() ? place.folder : "/postgresql-" + to_hex(leaf_hash(place.database)).substr(0, 16);
        return (place.key_file.empty() ? store::usual_key_file(data) : place.key_file) + ".signing";
    }
    const auto key = fs::weakly_canonical(fs::absolute(given)).string();
    if (place.database.empty() && key.starts_with(fs::weakly_canonical(fs::absolute(place.folder)).string() + "/"))
        throw std::runtime_error("The signing key may not lie beside the data. Choose another place with --signing-key-file.");
    return given;
}
