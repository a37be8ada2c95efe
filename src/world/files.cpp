#include <algorithm>

#include "world/family_plan.hpp"

namespace world {
namespace {

TeamKind team_for(const FamilyPlan& plan, Status status) {
    if (status == Status::assessment) return TeamKind::assessment;
    if (status == Status::looked_after) return TeamKind::looked_after;
    return plan.story == &disability_story ? TeamKind::disabled_children : TeamKind::safeguarding;
}

std::size_t any_team(FamilyPlan& plan, TeamKind kind) {
    std::vector<std::size_t> fitting;
    for (std::size_t at = 0; at < plan.authority.teams.size(); ++at)
        if (plan.authority.teams[at].kind == kind) fitting.push_back(at);
    return plan.random.pick(fitting);
}

/// Who held the post from one day to another, without gap.
void add_holders(const Authority& authority, const Post& post, Day from, Day until, std::vector<Holding>& holders) {
    for (Day at = from; at < until;) {
        const std::size_t worker = authority.in_post(post, at);
        const Day next = std::min(until, authority.workers[worker].until.value_or(until));
        holders.push_back({worker, at, next});
        at = next;
    }
}

struct Course {
    std::vector<Holding> holders;
    std::size_t team = 0;
};

Course family_course(FamilyPlan& plan) {
    Course course;
    std::optional<TeamKind> kind;
    std::size_t post = 0;
    for (const StatusSpan& span : plan.spans) {
        const TeamKind wanted = team_for(plan, span.status);
        if (kind != wanted) {
            kind = wanted;
            course.team = any_team(plan, wanted);
            post = plan.random.below(plan.authority.teams[course.team].posts.size());
        }
        add_holders(plan.authority, plan.authority.teams[course.team].posts[post], span.from, span.until.value_or(plan.settings.today),
                    course.holders);
    }
    std::vector<Holding> merged;
    for (const Holding& holding : course.holders)
        if (!merged.empty() && merged.back().worker == holding.worker) merged.back().until = holding.until;
        else merged.push_back(holding);
    course.holders = std::move(merged);
    return course;
}

void add_status_events(const FamilyPlan& plan, ChildFile& file, std::string_view child) {
    const auto add = [&](Day on, std::string_view kind, std::string headline, std::string_view source) {
        if (on < plan.settings.today) file.events.push_back({on, std::string(kind), std::move(headline), std::string(source)});
    };
    const Professional& police = plan.family.professionals[plan.police];
    add(file.opened_on, "referral", "Referral: " + std::string(plan.story->why), "Referral form");
    for (std::size_t at = 0; at < file.statuses.size(); ++at) {
        const StatusSpan& span = file.statuses[at];
        const bool first = at == 0;
        if (span.status == Status::child_protection_plan)
            add(span.from, "plan_start", "Initial conference: child protection plan made", "Conference record");
        if (span.status == Status::child_protection_plan && span.until && at + 1 < file.statuses.size())
            add(*span.until, "plan_end", "Review conference: child protection plan ended", "Conference record");
        if (span.status == Status::child_in_need && !first && span.until != span.from)
            add(span.from, "assessment", std::string(child) + " has a child in need plan", "Assessment, authorised");
        if (span.status == Status::looked_after)
            add(span.from, "placement", std::string(child) + " came into foster care", "Placement plan");
    }
    if (plan.story == &domestic_abuse_story || plan.story == &neglect_story)
        add(plus(file.opened_on, -2), "police", "Police call-out to the home", "Police report, " + police.title + " " + police.name);
    if (file.closed_on) add(*file.closed_on, "closure", "File closed", "Closure record");
}

void add_life_events(const FamilyPlan& plan, ChildFile& file, const ChildPlan& child) {
    const Person& person = plan.family.people[file.person];
    if (!person.born_on) return;
    const std::string name(child.home[Slot::child]);
    file.events.push_back(
        {*person.born_on, "birth", name + " was born", plan.is_unaccompanied() ? "Stated by " + name : "Maternity record"});
    const Day fifth = plus(*person.born_on, 365 * 5 - 120);
    if (fifth < plan.settings.today && !plan.is_unaccompanied())
        file.events.push_back({fifth, "education", name + " started school", "School record"});
    for (std::size_t at = 1; at < person.addresses.size(); ++at)
        if (person.addresses[at].from < plan.settings.today)
            file.events.push_back({person.addresses[at].from, "move", "Moved to another home in Marlbridge", "Told by the carer"});
    for (const Person& adult : plan.family.people)
        if (adult.died_on) file.events.push_back({*adult.died_on, "death", name + "'s mother died", "Death certificate seen"});
}

void clip(const FamilyPlan& plan, const Course& course, ChildFile& file) {
    const Day end = file.closed_on.value_or(plan.settings.today);
    for (const StatusSpan& span : plan.spans) {
        StatusSpan own = span;
        own.from = std::max(own.from, file.opened_on);
        const Day until = std::min(own.until.value_or(end), end);
        if (own.from >= until) continue;
        own.until = until == plan.settings.today && !file.closed_on ? std::nullopt : std::optional(until);
        file.statuses.push_back(own);
    }
    if (file.closed_on) file.statuses.push_back({Status::closed, *file.closed_on, {}});
    file.status = file.statuses.back().status;
    for (const Holding& holding : course.holders) {
        const Day until = std::min(*holding.until, end);
        if (holding.from >= until) continue;
        file.holders.push_back({holding.worker, holding.from, until == end && !file.closed_on ? std::nullopt : std::optional(until)});
    }
}

void add_hazards(FamilyPlan& plan, ChildFile& file) {
    const auto add = [&](std::string_view kind, std::string text) {
        file.hazards.push_back({std::string(kind), std::move(text), plus(file.opened_on, 3)});
    };
    if (plus(file.opened_on, 3) >= plan.settings.today) return;
    const ChildPlan& child = plan.plans[file.person - plan.first_person];
    const std::string other(child.home[Slot::other]);
    if (plan.story == &domestic_abuse_story) {
        add("marac", "Discussed at MARAC. Nothing by post to the home address.");
        if (plan.family.index % 2 == 0) add("risk_to_worker", "Visit in pairs if " + other + " may be present.");
        if (plan.family.index % 5 == 0) add("do_not_disclose", "The address is not to be told to " + other + ".");
    }
    if (plan.story == &substance_story && plan.family.index % 2 == 0)
        add("home_environment", "Needles have been found in the bathroom. Look before you sit.");
    if (plan.story == &neglect_story && plan.family.index % 4 == 0)
        add("home_environment", "Large dog, not used to visitors. Ring first so that it is shut in the yard.");
    if (plan.story == &exploitation_story)
        add("extra_familial_harm", "Adults outside the family who may be exploiting this young person. Do not meet at the retail park.");
}

}  // namespace

void add_files(FamilyPlan& plan) {
    const Course course = family_course(plan);
    const bool need_missing = plan.random.percent(6);
    for (std::size_t number = 0; number < plan.children; ++number) {
        ChildFile file;
        const ChildPlan& child = plan.plans[number];
        file.person = plan.first_person + number;
        file.case_number = std::to_string(400'000 + plan.first_child + number);
        file.opened_on = plan.opened;
        file.closed_on = plan.closed;
        const Day grown = plus(child.born, 365 * 18 + 4);
        if (grown < plan.end()) file.closed_on = std::max(grown, plus(file.opened_on, 5));
        if (!need_missing || number > 0) file.primary_need = plan.story->primary_need;
        file.team = course.team;
        clip(plan, course, file);
        if (plan.random.percent(18)) {
            const Team& team = plan.authority.teams[file.team];
            const std::size_t worker = plan.authority.in_post(plan.random.pick(team.posts), plan.end());
            const Day from = std::max(file.opened_on, plan.authority.workers[worker].from);
            if (worker != file.holders.back().worker && from < file.closed_on.value_or(plan.settings.today))
                file.co_workers.push_back({worker, from, file.closed_on});
        }
        add_hazards(plan, file);
        add_life_events(plan, file, child);
        add_status_events(plan, file, child.home[Slot::child]);
        std::ranges::stable_sort(file.events, {}, &KeyEvent::on);
        plan.family.children.push_back(std::move(file));
    }
}

}  // namespace world
