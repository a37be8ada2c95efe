#include "store/reserve.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

namespace store {

namespace fs = std::filesystem;

Reserve::Reserve(const std::string& folder, std::uint64_t bytes)
    : folder_(folder), file_((fs::path(folder) / "firsthand.reserve").string()), bytes_(bytes) {
    keep();
}

void Reserve::keep() {
    if (bytes_ == 0) return;
    const int file = open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return;
    is_kept_ = posix_fallocate(file, 0, static_cast<off_t>(bytes_)) == 0;
    close(file);
    if (!is_kept_) give_up();
}

bool Reserve::give_up() {
    std::error_code error;
    const bool was_there = fs::remove(file_, error);
    return std::exchange(is_kept_, false) && was_there;
}

bool Reserve::keep_again() {
    if (is_kept_ || bytes_ == 0) return true;
    std::error_code error;
    const auto space = fs::space(folder_, error);
    if (!error && space.available > bytes_ + bytes_ / 4) keep();
    return is_kept_;
}

}  // namespace store
