#include "world/world.hpp"

#include <algorithm>
#include <array>

#include "base/ensure.hpp"
#include "world/family_plan.hpp"

namespace world {

World::World(Settings settings) : settings_(settings) {
    ensure(settings_.children >= 1 && settings_.children <= 300'000, "a world has from 1 to 300,000 children");
    constexpr std::uint8_t sizes[] = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6};  // 2.3 on average
    Random random = Random::for_part(settings_.seed, ~std::uint64_t{0});
    for (std::size_t made = 0; made < settings_.children;) {
        const std::size_t left = settings_.children - made;
        const auto size = static_cast<std::uint8_t>(std::min<std::size_t>(left, random.pick(sizes)));
        sizes_.push_back(size);
        first_child_.push_back(static_cast<std::uint32_t>(made));
        made += size;
    }
    OpenFamilies open{};
    turns_.resize(sizes_.size());
    for (std::size_t index = 0; index < sizes_.size(); ++index) {
        FamilyPlan plan(settings_, authority_, index, first_child_[index], sizes_[index]);
        plan_involvement(plan);
        if (!plan.closed)
            turns_[index] = static_cast<std::uint32_t>(open[static_cast<std::size_t>(team_for(plan, plan.spans.back().status))]++);
    }
    authority_ = make_authority(settings_, open);
}

Family World::family(std::size_t index) const {
    ensure(index < sizes_.size(), "the family is in the world");
    FamilyPlan plan(settings_, authority_, index, first_child_[index], sizes_[index]);
    plan.turn = turns_[index];
    plan_involvement(plan);
    add_people(plan);
    add_files(plan);
    add_entries(plan);
    return std::move(plan.family);
}

std::string_view code(Role role) {
    constexpr std::array<std::string_view, roles> codes = {
        "practitioner",      "team_leader",    "service_manager", "duty",    "business_support",
        "administrator",     "family_support", "head_of_service", "student", "personal_adviser",
        "reviewing_officer", "auditor",        "inspector",       "legal",   "information_governance",
        "complaints"};
    return codes[static_cast<std::size_t>(role)];
}

std::string_view code(Status status) {
    constexpr std::array<std::string_view, 5> codes = {"assessment", "child_in_need", "child_protection_plan", "looked_after", "closed"};
    return codes[static_cast<std::size_t>(status)];
}

std::string_view code(EntryKind kind) {
    constexpr std::array<std::string_view, entry_kinds> codes = {"telephone_call",
                                                                 "letter",
                                                                 "email",
                                                                 "text_message",
                                                                 "video_call",
                                                                 "office_visit",
                                                                 "home_visit",
                                                                 "school_visit",
                                                                 "other_visit",
                                                                 "direct_work",
                                                                 "professionals_meeting",
                                                                 "significant_event",
                                                                 "unplanned_absence",
                                                                 "managers_reading",
                                                                 "not_in",
                                                                 "failed_appointment",
                                                                 "unanswered_call",
                                                                 "missed_deadline",
                                                                 "decision_not_to_act",
                                                                 "worker_unavailable",
                                                                 "key_event"};
    return codes[static_cast<std::size_t>(kind)];
}

std::string_view code(Answer answer) {
    constexpr std::array<std::string_view, 3> codes = {"not_applicable", "yes", "no"};
    return codes[static_cast<std::size_t>(answer)];
}

}  // namespace world
