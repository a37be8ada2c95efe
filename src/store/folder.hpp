#pragma once
#include <string>

#include "store/store.hpp"

namespace store {

/// Held for as long as the process runs: a second process on the same folder is refused, with std::runtime_error.
class FolderLock {
  public:
    explicit FolderLock(const std::string& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int file_ = -1;
};

/// While it is held by whoever copies the file as it lies, no other is put in its place.
class FileHold {
  public:
    enum class Purpose { copy, replace };
    /// To copy, it waits for who replaces; to replace, it is not held where somebody copies.
    FileHold(const std::string& folder, Purpose purpose);
    ~FileHold();
    FileHold(const FileHold&) = delete;
    FileHold& operator=(const FileHold&) = delete;
    [[nodiscard]] bool is_held() const { return is_held_; }

  private:
    int file_ = -1;
    bool is_held_ = false;
};

/// Whether a process holds this folder.
bool is_in_use(const std::string& folder);

/// Throws std::runtime_error, in plain words, for a key file that lies in the folder of the data.
void expect_key_apart(const std::string& folder, const std::string& key_file);

/// Where the authority is, its folder made and its key read. Throws std::runtime_error in plain words.
Database database_of(const StoreSettings& settings);

}  // namespace store
