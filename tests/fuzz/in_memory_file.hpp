#pragma once
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

/// A file that is nowhere but in memory, for parsers that read files.
class InMemoryFile {
  public:
    explicit InMemoryFile(std::string_view content) : file_(::memfd_create("fuzz", MFD_CLOEXEC)) {
        if (file_ < 0 || ::write(file_, content.data(), content.size()) != static_cast<ssize_t>(content.size())) std::abort();
    }
    ~InMemoryFile() { ::close(file_); }
    InMemoryFile(const InMemoryFile&) = delete;
    InMemoryFile& operator=(const InMemoryFile&) = delete;
    [[nodiscard]] std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(file_); }

  private:
    int file_;
};
