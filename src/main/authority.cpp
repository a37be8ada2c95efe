#include "main/authority.hpp"

#include <filesystem>

#include "main/capabilities.hpp"
#include "store/key_file.hpp"

std::unique_ptr<store::Store> open_authority(const Place& place, bool may_make) {
    store::StoreSettings settings{.folder = place.folder,
                                  .key_file = place.key_file.empty() && place.database.empty() ? store::usual_key_file(place.folder)
                                                                                               : place.key_file,
                                  .readers = place.readers,
                                  .may_make = may_make,
                                  .url = place.database};
    return std::make_unique<store::Store>(std::move(settings), migrations());
}

std::string program_folder() { return std::filesystem::canonical("/proc/self/exe").parent_path().string(); }
