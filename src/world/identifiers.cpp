#include "base/ensure.hpp"
#include "world/family_plan.hpp"

namespace world {

char pupil_check_letter(std::string_view twelve_digits) {
    ensure(twelve_digits.size() == 12, "a pupil number has twelve digits after its letter");
    constexpr std::string_view letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
    std::size_t sum = 0;
    for (std::size_t at = 0; at < twelve_digits.size(); ++at) sum += static_cast<std::size_t>(twelve_digits[at] - '0') * (at + 2);
    return letters[sum % letters.size()];
}

std::string pupil_number(std::size_t number, int year_of_entry) {
    const std::string school = std::to_string(1000 + number % 9000);
    const std::string year = std::to_string(100 + year_of_entry % 100).substr(1);
    const std::string serial = std::to_string(1000 + number / 9000).substr(1);
    const std::string digits = "001" + school + year + serial;
    return pupil_check_letter(digits) + digits;
}

std::string test_nhs_number(std::size_t number) {
    for (std::size_t candidate = number * 3;; ++candidate) {
        const std::string digits = "999" + std::to_string(1'000'000 + candidate).substr(1);
        std::size_t sum = 0;
        for (std::size_t at = 0; at < digits.size(); ++at) sum += static_cast<std::size_t>(digits[at] - '0') * (10 - at);
        const std::size_t check = 11 - sum % 11;
        if (check != 10) return digits + std::to_string(check % 11);
    }
}

}  // namespace world
