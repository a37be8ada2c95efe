#include "base/postcode.hpp"

namespace {

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string without_signs(std::string_view typed) {
    std::string bare;
    for (const char c : typed) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (is_letter(upper) || is_digit(upper) || static_cast<unsigned char>(c) >= 0x80) bare += upper;
    }
    return bare;
}

/// One or two letters, a digit, perhaps a digit or letter; then a digit and two letters (BS 7666).
bool is_postcode(std::string_view bare) {
    if (bare == "ZZ99" || bare == "GIR0AA") return true;
    if (bare.size() < 5 || bare.size() > 7) return false;
    const auto outward = bare.substr(0, bare.size() - 3), inward = bare.substr(bare.size() - 3);
    if (!is_digit(inward[0]) || !is_letter(inward[1]) || !is_letter(inward[2]) || !is_letter(outward[0])) return false;
    const auto rest = outward.substr(is_letter(outward[1]) ? 2 : 1);
    return (rest.size() == 1 || rest.size() == 2) && is_digit(rest[0]);
}

}  // namespace

std::optional<std::string> as_postcode(std::string_view typed) {
    const auto bare = without_signs(typed);
    if (!is_postcode(bare)) return std::nullopt;
    return bare.size() > 4 ? bare.substr(0, bare.size() - 3) + " " + bare.substr(bare.size() - 3) : bare;
}
