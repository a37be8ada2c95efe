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
    expect_key_apart(settings.folder, settings.key_file);
    if (!fs::exists(folder / "firsthand.db") && !settings.may_make)
        throw std::runtime_error("There is no authority in " + folder.string() + ". Make one with 'firsthand setup' or 'firsthand demo'.");
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (error) throw std::runtime_error("The folder " + folder.string() + " cannot be written: " + error.message() + ".");
    return (folder / "firsthand.db").string();
}

int open_lock(const std::string& folder, const char* name) {
    const auto path = (fs::path(folder) / name).string();
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("The folder " + folder + " cannot be written.");
    give_to_owner(path, folder);
    return file;
}

constexpr auto one_process = "firsthand.lock", one_file = "firsthand.file.lock";

}  // namespace

FolderLock::FolderLock(const std::string& folder) : file_(open_lock(folder, one_process)) {
    if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
        close(file_);
        throw std::runtime_error("Another Firsthand process is using " + folder + ". Stop it first: two processes never share one file.");
    }
}

FolderLock::~FolderLock() { close(file_); }

FileHold::FileHold(const std::string& folder, Purpose purpose) : file_(open_lock(folder, one_file)) {
    is_held_ = flock(file_, purpose == Purpose::copy ? LOCK_SH : LOCK_EX | LOCK_NB) == 0;
}

FileHold::~FileHold() { close(file_); }

bool is_in_use(const std::string& folder) {
    const int file = open_lock(folder, one_process);
    const bool is_free = flock(file, LOCK_SH | LOCK_NB) == 0;
    close(file);
    return !is_free;
}

void expect_key_apart(const std::string& folder, const std::string& key_file) {
    const auto key = fs::weakly_canonical(fs::absolute(key_file)).string();
    if (key.starts_with(fs::weakly_canonical(fs::absolute(folder)).string() + "/"))
        throw std::runtime_error(
            "The key file may not lie beside the data: whoever took the one would have both. Choose another place with --key-file.");
}

Database database_of(const StoreSettings& settings) {
    if (!settings.url.empty()) return {.url = settings.url};
    auto file = prepare_folder(settings);
    return {.file = std::move(file), .key_hex = read_or_make_key(settings.key_file, settings.may_make)};
}

}  // namespace store
