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

/// Where the authority is, its folder made and its key read. Throws std::runtime_error in plain words.
Database database_of(const StoreSettings& settings);

}  // namespace store
