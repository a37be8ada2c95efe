#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "care/unusual_access/unusual_access.hpp"

namespace unusual_access {

namespace {

using staff::Basis;

struct Named {
    std::string_view code, label;
};
constexpr std::array<Named, sign_count> all_signs = {{{"same_home", "Lives at the reader’s own postcode"},
                                                      {"rare_name", "Family has the reader’s surname, which is rare"},
                                                      {"uncommon_name", "Family has the reader’s surname, which is uncommon"},
                                                      {"leavers_child", "The holder of the file has left"},
                                                      {"former_team", "A file of a team the reader used to be in"},
                                                      {"nothing_after_glass", "Broke the glass, and did nothing on the file"},
                                                      {"nothing_done", "Did nothing on the file"},
                                                      {"out_of_hours", "Outside working hours"}}};

constexpr std::array<Finding, 2> all_findings = {{{"explained", "Explained", "green"}, {"follow_up", "To be followed up", "yellow"}}};

/// What the reader is to the family; the others are about the work.
bool is_of_the_person(Sign sign) { return sign == Sign::same_home || sign == Sign::rare_name || sign == Sign::uncommon_name; }

std::optional<Sign> sign_of(const SharedName& name, const Policy& policy) {
    if (name.people < policy.people_needed) return std::nullopt;
    const auto in_10000 = [&](long long limit) { return name.others * 10'000 <= limit * name.people; };
    if (in_10000(policy.rare_in_10000)) return Sign::rare_name;
    return in_10000(policy.uncommon_in_10000) ? std::optional(Sign::uncommon_name) : std::nullopt;
}

}  // namespace

std::string_view code_of(Sign sign) { return all_signs[static_cast<std::size_t>(sign)].code; }
std::string_view label_of(Sign sign) { return all_signs[static_cast<std::size_t>(sign)].label; }

std::string codes_of(const Signs& signs) {
    std::string codes;
    for (const auto sign : signs) codes += (codes.empty() ? "" : ",") + std::string(code_of(sign));
    return codes;
}

Signs signs_in(std::string_view codes) {
    const auto said = split(codes, ',');
    Signs signs;
    for (std::size_t place = 0; place < sign_count; ++place)
        if (std::ranges::find(said, all_signs[place].code) != said.end()) signs.push_back(static_cast<Sign>(place));
    return signs;
}

int Policy::weight(const Signs& signs) const {
    int sum = 0;
    for (const auto sign : signs) sum += weight(sign);
    return sum;
}

bool explains(Basis basis) { return basis == Basis::allocated || basis == Basis::leads_team || basis == Basis::named; }

bool opens_any(Basis basis) {
    return basis == Basis::duty || basis == Basis::support || basis == Basis::audit || basis == Basis::break_glass;
}

bool is_out_of_hours(Instant at, const WorkingDays& calendar, const Policy& policy) {
    const auto minute = london_minute(at);
    const auto day = std::chrono::floor<std::chrono::days>(minute);
    const auto hour = minute - day;
    return !calendar.is_working_day(day) || hour < policy.day_begins || hour >= policy.day_ends;
}

Signs signs_of(const Facts& facts, const Policy& policy) {
    Signs signs;
    if (facts.is_same_home) signs.push_back(Sign::same_home);
    if (facts.shared_name)
        if (const auto sign = sign_of(*facts.shared_name, policy)) signs.push_back(*sign);
    if (facts.has_holder_left) signs.push_back(Sign::leavers_child);
    if (facts.was_in_team) signs.push_back(Sign::former_team);
    if (opens_any(facts.basis) && !facts.has_acted)
        signs.push_back(facts.basis == Basis::break_glass ? Sign::nothing_after_glass : Sign::nothing_done);
    if (facts.is_out_of_hours) signs.push_back(Sign::out_of_hours);
    return signs;
}

Signs to_tell(const Facts& facts, const Policy& policy) {
    auto signs = signs_of(facts, policy);
    if (explains(facts.basis))
        std::erase_if(signs, [&](Sign sign) { return !is_of_the_person(sign) || policy.weight(sign) < policy.tell_at; });
    return policy.weight(signs) >= policy.tell_at ? signs : Signs{};
}

std::span<const Finding> findings() { return all_findings; }

const Finding* find_finding(std::string_view code) {
    const auto found = std::ranges::find(all_findings, code, &Finding::code);
    return found == all_findings.end() ? nullptr : &*found;
}

bool may_judge(const Unusual& unusual, const staff::User& person) {
    return person.id != unusual.user && person.may(staff::Permission::review_access);
}

}  // namespace unusual_access
