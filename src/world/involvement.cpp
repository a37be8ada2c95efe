#include <algorithm>

#include "world/family_plan.hpp"

namespace world {
namespace {

enum class Depth { assessment, in_need, protection, looked_after };

const Story* pick_story(FamilyPlan& plan) {
    struct Share {
        const Story* story;
        int percent;
    };
    const Share shares[] = {{&neglect_story, 20},    {&domestic_abuse_story, 22}, {&mental_health_story, 12},
                            {&substance_story, 12},  {&disability_story, 10},     {&exploitation_story, 8},
                            {&young_carer_story, 5}, {&pre_birth_story, 6},       {&kinship_story, 5}};
    if (plan.children == 1 && plan.random.percent(6)) return &unaccompanied_story;
    int left = plan.random.between(0, 99);
    for (const Share& share : shares)
        if ((left -= share.percent) < 0) return share.story;
    return &neglect_story;
}

Depth pick_depth(FamilyPlan& plan) {
    if (plan.is_unaccompanied()) return Depth::looked_after;
    const int roll = plan.random.between(0, 99);
    const bool milder = plan.story == &disability_story || plan.story == &young_carer_story || plan.story == &kinship_story;
    if (milder) return roll < 30 ? Depth::assessment : Depth::in_need;
    if (plan.story == &pre_birth_story) return roll < 50 ? Depth::in_need : Depth::protection;
    if (roll < 40) return Depth::assessment;
    if (roll < 74) return Depth::in_need;
    return roll < 91 ? Depth::protection : Depth::looked_after;
}

/// The stages with their lengths in days, as if nothing ended early.
std::vector<std::pair<Status, int>> stages(FamilyPlan& plan, Depth depth) {
    Random& random = plan.random;
    std::vector<std::pair<Status, int>> made = {{Status::assessment, plan.is_unaccompanied() ? 3 : random.between(18, 60)}};
    if (depth == Depth::assessment) return made;
    if (depth == Depth::in_need) made.emplace_back(Status::child_in_need, random.between(90, 400));
    if (depth == Depth::protection) {
        made.emplace_back(Status::child_protection_plan, random.between(190, 640));
        made.emplace_back(Status::child_in_need, random.between(60, 180));
    }
    if (depth == Depth::looked_after) {
        if (!plan.is_unaccompanied()) made.emplace_back(Status::child_protection_plan, random.between(120, 400));
        const int longest = random.percent(25) ? 2400 : 1000;
        made.emplace_back(Status::looked_after, random.between(250, longest));
    }
    return made;
}

void tell_phases(FamilyPlan& plan) {
    Day at = plan.opened;
    Phase phase = plan.random.percent(75) ? Phase::worse : Phase::same;
    while (at < plan.end()) {
        plan.phases.emplace_back(at, phase);
        at = plus(at, plan.random.between(35, 170));
        const int roll = plan.random.between(0, 99);
        if (phase == Phase::worse) phase = roll < 70 ? Phase::same : Phase::better;
        else if (phase == Phase::same) phase = roll < 60 ? Phase::better : Phase::worse;
        else phase = roll < 55 ? Phase::better : (roll < 85 ? Phase::same : Phase::worse);
    }
    if (plan.closed) plan.phases.emplace_back(std::max(plan.opened, plus(*plan.closed, -45)), Phase::better);
    std::ranges::stable_sort(plan.phases, {}, &std::pair<Day, Phase>::first);
}

}  // namespace

Phase FamilyPlan::phase_on(Day day) const {
    Phase found = phases.front().second;
    for (const auto& [from, phase] : phases)
        if (from <= day) found = phase;
    return found;
}

Status FamilyPlan::status_on(Day day) const {
    Status found = Status::assessment;
    for (const StatusSpan& span : spans)
        if (span.from <= day) found = span.status;
    return found;
}

void plan_involvement(FamilyPlan& plan) {
    Random& random = plan.random;
    plan.story = pick_story(plan);
    const Story* after_birth[] = {&substance_story, &mental_health_story, &neglect_story};
    plan.later = plan.story == &pre_birth_story ? random.pick(after_birth) : plan.story;
    plan.family.story = plan.story->code;
    plan.culture = plan.is_unaccompanied() ? &culture_of_unaccompanied(random) : &any_culture(random);
    plan.other_culture = random.percent(8) && !plan.is_unaccompanied() ? &any_culture(random) : plan.culture;

    const auto planned = stages(plan, pick_depth(plan));
    int total = 0;
    for (const auto& [status, days] : planned) total += days;
    const bool open = random.percent(40);
    if (open) {
        plan.opened = plus(plan.settings.today, -std::max(4, total * random.between(10, 97) / 100));
    } else {
        plan.closed = plus(plan.settings.today, -random.between(14, 2300));
        plan.opened = plus(*plan.closed, -total);
    }
    Day from = plan.opened;
    for (const auto& [status, days] : planned) {
        if (from >= plan.settings.today) break;
        const Day until = plus(from, days);
        plan.spans.push_back({status, from, until < plan.settings.today ? std::optional(until) : std::nullopt});
        from = until;
    }
    tell_phases(plan);
}

}  // namespace world
