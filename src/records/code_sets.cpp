#include "records/code_sets.hpp"

#include <algorithm>
#include <cstdint>

namespace records {

namespace {

/// Remainders 0 to 22. I, O and S are left out: they look like digits.
constexpr std::string_view check_letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

struct Range {
    int first, last;
};
/// Local authority numbers that a UPN may carry, past ones included. Source: DfE CIN census rule 1530's list.
constexpr auto upn_authorities = std::to_array<Range>({
    {1, 5},     {201, 213}, {301, 320}, {330, 336}, {340, 344}, {350, 359}, {370, 373}, {380, 384}, {390, 394},
    {420, 420}, {660, 681}, {701, 708}, {800, 803}, {805, 808}, {810, 813}, {815, 816}, {820, 823}, {825, 826},
    {830, 831}, {835, 841}, {845, 846}, {850, 852}, {855, 857}, {860, 861}, {865, 896}, {908, 909}, {916, 916},
    {919, 919}, {921, 921}, {925, 926}, {928, 929}, {931, 931}, {933, 933}, {935, 938}, {940, 943},
});

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

const Code* find_code(CodeSet set, std::string_view code) {
    const auto found = std::ranges::find(set, code, &Code::code);
    return found == set.end() ? nullptr : &*found;
}

bool is_code(CodeSet set, std::string_view code) { return find_code(set, code) != nullptr; }

std::string_view label_of(CodeSet set, std::string_view code) {
    const auto* found = find_code(set, code);
    return found == nullptr ? code : found->label;
}

std::optional<std::string_view> sex_of_gender_code(std::string_view code) {
    if (code == "1") return "M";
    if (code == "2") return "F";
    if (code == "0" || code == "9") return "U";
    return std::nullopt;
}

std::string factor_in_words(std::string_view code) {
    const auto* factor = find_code(assessment_factors, code);
    if (factor == nullptr) return std::string(code);
    // 1A to 6C and 8B to 8F say only who or how: their heading says what.
    const bool needs_heading = code.size() == 2 && std::string_view("1234568").contains(code[0]) && !is_digit(code[1]);
    std::string label(factor->label);
    if (!needs_heading) return label;
    label[0] = static_cast<char>(label[0] - 'A' + 'a');
    return std::string(factor->group) + ": " + label;
}

std::optional<char> upn_check_letter(std::string_view after_letter) {
    if (after_letter.size() != 12) return std::nullopt;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < after_letter.size(); ++i) {
        const char c = after_letter[i];
        std::size_t worth = 0;
        if (is_digit(c)) worth = static_cast<std::size_t>(c - '0');
        else if (const auto letter = check_letters.find(c); i == 11 && letter != std::string_view::npos) worth = letter;
        else return std::nullopt;
        sum += worth * (i + 2);
    }
    return check_letters[sum % check_letters.size()];
}

std::optional<std::string> upn_fault(std::string_view upn) {
    if (upn.size() != 13) return "has " + std::to_string(upn.size()) + " characters, not 13";
    const auto letter = upn_check_letter(upn.substr(1));
    if (!letter) return "is not a letter, eleven digits and a digit or letter";
    const int authority = (upn[1] - '0') * 100 + (upn[2] - '0') * 10 + (upn[3] - '0');
    if (std::ranges::none_of(upn_authorities, [&](Range range) { return authority >= range.first && authority <= range.last; }))
        return "names the local authority " + std::string(upn.substr(1, 3)) + ", which there is not";
    if (upn[0] != *letter) return std::string("begins with ") + upn[0] + " where its digits ask for " + *letter;
    return std::nullopt;
}

}  // namespace records
