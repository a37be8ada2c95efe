#include "store/journal.hpp"

#include <fstream>

namespace store {

namespace {

constexpr int header_bytes = 32, frame_header_bytes = 24;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (const char byte : bytes.substr(at, 4)) number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

/// Two numbers that all frames written since the journal last began anew have in common; the first grows by one each time.
using Salt = std::pair<std::uint32_t, std::uint32_t>;

std::string read_at(std::ifstream& file, std::streamoff at, int bytes) {
    std::string read(static_cast<std::size_t>(bytes), '\0');
    file.seekg(at);
    return file.read(read.data(), bytes) ? read : "";
}

}  // namespace

int changes_passed_over(const std::string& journal, int page_bytes, int frames_taken) {
    std::ifstream file(journal, std::ios::binary);
    const auto header = read_at(file, 0, header_bytes);
    if (header.empty()) return 0;
    Salt present{number_at(header, 16), number_at(header, 20)};
    std::map<Salt, int> changes;
    for (int at = 0;; ++at) {
        const auto frame = read_at(file, header_bytes + std::streamoff{at} * (frame_header_bytes + page_bytes), frame_header_bytes);
        if (frame.empty()) break;
        const Salt salt{number_at(frame, 8), number_at(frame, 12)};
        if (at < frames_taken) present = salt;
        else if (const bool ends_a_change = number_at(frame, 4) != 0; ends_a_change) ++changes[salt];
    }
    if (changes.empty() || frames_taken > 0 || changes.contains(present)) return changes[present];
    // None has the salt of the header. Either the journal had just begun anew, or the header itself is damaged.
    const auto most = std::ranges::max_element(changes, {}, [](const auto& pair) { return pair.second; });
    return most->first.first + 1 == present.first ? 0 : most->second;
}

}  // namespace store
