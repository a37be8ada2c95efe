#include "store/folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "store/key_file.hpp"

namespace store {

namespace fs = std::filesystem;

namespace {

std::string prepare_folder(const StoreSettings& settings) {
    const fs::path folder = fs::weakly_canonical(fs::absolute(settings.folder));
    const fs::path key = fs::weakly_canonical(fs::absolute(settings.key_file));
    if (key.string().starts_with(folder.string() + "/"))
        throw std::runtime_error(
            "The key file may not lie beside the data: whoever took the one would have both. Choose another place with --key-file.");
    if (!fs::exists(folder / "firsthand.db") && !settings.may_make)
        throw std::runtime_error("There is no authority in " + folder.string() + ". Make one with 'firsthand setup' or 'firsthand demo'.");
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (error) throw std::runtime_error("The folder " + folder.string() + " cannot be written: " + error.message() + ".");
    return (folder / "firsthand.db").string();
}

}  // namespace

FolderLock::FolderLock(const std::string& folder) {
    const auto path = (fs::path(folder) / "firsthand.lock").string();
    file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) throw std::runtime_error("The folder " + folder + " cannot be written.");
    if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
        close(file_);
        throw std::runtime_error("Another Firsthand process is using " + folder + ". Stop it first: two processes never share one file.");
    }
}

FolderLock::~FolderLock() { close(file_); }

Database database_of(const StoreSettings& settings) {
    if (!settings.url.empty()) return {.url = settings.url};
    auto file = prepare_folder(settings);
    return {.file = std::move(file), .key_hex = read_or_make_key(settings.key_file, settings.may_make)};
}

}  // namespace store
