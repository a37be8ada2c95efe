#pragma once
#include <filesystem>

namespace backup {

/// A folder that goes, with whatever is in it, when this does.
class PassingFolder {
  public:
    explicit PassingFolder(std::filesystem::path path) : path_(std::move(path)) { std::filesystem::create_directories(path_); }
    ~PassingFolder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

}  // namespace backup
