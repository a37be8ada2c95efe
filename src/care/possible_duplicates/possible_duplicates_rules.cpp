#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "care/possible_duplicates/possible_duplicates.hpp"

namespace possible_duplicates {

namespace {

constexpr std::array<Finding, 2> all_findings = {{{"same", "The same person"}, {"different", "Different people"}}};

}  // namespace

std::span<const Finding> findings() { return all_findings; }

std::string_view label_of_finding(std::string_view code) {
    const auto found = std::ranges::find(all_findings, code, &Finding::code);
    return found == all_findings.end() ? code : found->label;
}

bool is_match(const people::Name& one, const people::Name& other) {
    if (trimmed(one.given).empty() || trimmed(one.family).empty()) return false;
    return folded_words(one.full()) == folded_words(other.full());
}

bool may_settle(const staff::User& person) { return person.may(staff::Permission::review_access) || person.may(staff::Permission::record); }

}  // namespace possible_duplicates
