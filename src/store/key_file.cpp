#include "store/key_file.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/text.hpp"

namespace store {

namespace fs = std::filesystem;

namespace {

std::string random_hex() {
    std::array<unsigned char, 32> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw std::runtime_error("The system gave no random numbers for a new key.");
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const auto byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

}  // namespace

void write_private(const std::string& path, const std::string& text) {
    if (const auto parent = fs::path(path).parent_path(); !parent.empty()) fs::create_directories(parent);
    const auto unfinished = path + ".part";
    const int file = open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("The key file " + path + " cannot be made.");
    const bool written = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
    close(file);
    // Whole when it is there, and never over another.
    const bool is_there = written && link(unfinished.c_str(), path.c_str()) == 0;
    unlink(unfinished.c_str());
    if (!is_there) throw std::runtime_error("The key file " + path + " is there already or cannot be written.");
}

void give_to_owner(const std::string& path, const std::string& like) {
    struct stat status{};
    if (geteuid() != 0) return;
    if (stat(like.c_str(), &status) != 0 || chown(path.c_str(), status.st_uid, status.st_gid) != 0)
        throw std::runtime_error("The file " + path + " cannot be given to the owner of " + like + ".");
}

std::string read_private_line(const std::string& path) {
    struct stat status{};
    // What systemd hands over is readable by nobody else, but may say so by a list of access that shows as the group's right.
    const char* handed_over = std::getenv("CREDENTIALS_DIRECTORY");
    const bool is_handed_over = handed_over && path.starts_with(std::string(handed_over) + "/");
    if (stat(path.c_str(), &status) == 0 && (status.st_mode & (is_handed_over ? 007 : 077)) != 0)
        throw std::runtime_error("The key file " + path + " can be read by others. Allow only its owner: chmod 600.");
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return std::string(trimmed(line));
}

std::string read_or_make_key(const std::string& key_file, bool may_make) {
    if (!fs::exists(key_file)) {
        if (!may_make)
            throw std::runtime_error("The key file " + key_file +
                                     " is missing. Without it the record stays locked: put it back, or name it with --key-file.");
        write_private(key_file, random_hex() + "\n");
    }
    const auto key = read_private_line(key_file);
    if (key.size() != 64 || key.find_first_not_of("0123456789abcdef") != std::string::npos)
        throw std::runtime_error("The key file " + key_file + " holds no key: 64 hexadecimal digits are needed.");
    return key;
}

std::string usual_key_file(const std::string& data_folder) {
    const char* configured = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    const fs::path folder = configured && *configured ? fs::path(configured) : fs::path(home && *home ? home : "/etc") / ".config";
    auto name = fs::weakly_canonical(fs::absolute(data_folder)).string();
    std::ranges::replace(name, '/', '-');
    return (folder / "firsthand" / ("key" + name)).string();
}

}  // namespace store
