#include "backup/chunks.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace backup {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t piece = 1 << 20;  // bytes

std::string hash_of(const std::string& bytes) {
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    std::array<char, 65> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

/// Under another name first, so that no half of it is ever taken for the whole.
void write_durably(const fs::path& path, const std::string& bytes) {
    const auto unfinished = path.string() + ".part";
    const int file = open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("The backup folder cannot be written: " + unfinished + ".");
    const bool is_written = write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && fsync(file) == 0;
    close(file);
    if (!is_written) throw std::runtime_error("The backup folder cannot be written: it may be full.");
    fs::rename(unfinished, path);
}

}  // namespace

std::string Chunks::path_of(const std::string& hash) const { return folder_ + "/" + hash.substr(0, 2) + "/" + hash; }

std::string Chunks::read(const std::string& hash) const {
    std::ifstream file(path_of(hash), std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

void Chunks::write(const std::string& hash, const std::string& bytes) {
    const auto path = path_of(hash);
    if (fs::exists(path)) return;
    fs::create_directories(fs::path(path).parent_path());
    write_durably(path, bytes);
    if (hash_of(read(hash)) != hash) throw std::runtime_error("What was written to the backup folder did not read back the same.");
    ++written_;
}

std::vector<std::string> Chunks::keep(const std::string& path) {
    std::vector<std::string> hashes;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("The file " + path + " cannot be read.");
    std::string bytes;
    while (file) {
        bytes.resize(piece);
        file.read(bytes.data(), static_cast<std::streamsize>(piece));
        bytes.resize(static_cast<std::size_t>(file.gcount()));
        if (bytes.empty()) break;
        write(hashes.emplace_back(hash_of(bytes)), bytes);
    }
    if (file.bad()) throw std::runtime_error("The file " + path + " cannot be read to its end.");
    return hashes;
}

void Chunks::put_together(const std::vector<std::string>& hashes, const std::string& path) const {
    const auto unfinished = path + ".part";
    const int file = open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("The file " + unfinished + " cannot be made.");
    std::string fault;
    for (const auto& hash : hashes) {
        const auto bytes = read(hash);
        if (hash_of(bytes) != hash) fault = "A piece of the backup is missing or damaged: " + hash + ".";
        else if (::write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) fault = "The disk may be full.";
        if (!fault.empty()) break;
    }
    if (fault.empty() && fsync(file) != 0) fault = "The disk took not all.";
    close(file);
    if (fault.empty()) return fs::rename(unfinished, path);
    fs::remove(unfinished);
    throw std::runtime_error(path + " was not restored. " + fault);
}

std::vector<std::string> Chunks::damaged(const std::vector<std::string>& hashes) const {
    std::vector<std::string> bad;
    for (const auto& hash : std::set<std::string>(hashes.begin(), hashes.end()))
        if (hash_of(read(hash)) != hash) bad.push_back(hash);
    return bad;
}

std::size_t Chunks::remove_all_but(const std::vector<std::string>& hashes) const {
    const std::set<std::string> kept(hashes.begin(), hashes.end());
    std::size_t removed = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_))
        if (entry.is_regular_file() && !kept.contains(entry.path().filename().string())) removed += fs::remove(entry.path()) ? 1 : 0;
    return removed;
}

}  // namespace backup
