#include "staff/leaked_passwords.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <fstream>
#include <stdexcept>

#include "base/policy_file.hpp"

namespace staff {

namespace {

constexpr std::size_t digits = 2 * SHA_DIGEST_LENGTH;

/// As such lists have it. It guards nothing here: what is looked up was leaked, or is forgotten.
std::string sha1_of(const std::string& text) {
    unsigned char hash[SHA_DIGEST_LENGTH];
    ::SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), hash);
    std::string all;
    for (const auto byte : hash) all += fmt::format("{:02X}", byte);
    return all;
}

/// Where a line begins at or after this place.
std::streamoff line_from(std::ifstream& file, std::streamoff place) {
    if (place == 0) return 0;
    std::string passed;
    file.clear();
    file.seekg(place - 1);
    std::getline(file, passed);
    return place + static_cast<std::streamoff>(passed.size());
}

std::ifstream open(const std::filesystem::path& list) {
    std::ifstream file(list, std::ios::binary);
    std::string line;
    if (!std::getline(file, line) || line.size() < digits || line.find_first_not_of("0123456789ABCDEF") < digits)
        throw std::runtime_error("The list of leaked passwords, " + list.string() + ", is not to be read, or does not begin with a hash.");
    return file;
}

}  // namespace

bool is_leaked(const std::string& password, const std::filesystem::path& list) {
    auto file = open(list);
    const auto wanted = sha1_of(password);
    auto first = std::streamoff{0}, end = static_cast<std::streamoff>(std::filesystem::file_size(list));
    while (first < end) {
        const auto middle = first + (end - first) / 2;
        const auto start = line_from(file, middle);
        if (start >= end) {
            end = middle;
            continue;
        }
        std::string line;
        file.clear();
        file.seekg(start);
        std::getline(file, line);
        const auto order = line.compare(0, digits, wanted);
        if (order == 0) return true;
        if (order < 0) first = start + static_cast<std::streamoff>(line.size()) + 1;
        else end = middle;
    }
    return false;
}

std::filesystem::path leaked_passwords() { return policy_file("leaked_passwords.txt"); }

void check_leaked_passwords() { open(leaked_passwords()); }

}  // namespace staff
