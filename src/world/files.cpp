#include <algorithm>

#include "world/entry_writer.hpp"

namespace world {

TeamKind team_for(const FamilyPlan& plan, Status status) {
    if (status == Status::assessment) return TeamKind::assessment;
    if (status == Status::looked_after) return TeamKind::looked_after;
    return plan.story == &disability_story ? TeamKind::disabled_children : TeamKind::safeguarding;
}

namespace {

struct Place {
    std::size_t team = 0;
    const Post* post = nullptr;
};
/// Every post of the teams of that kind.
std::vector<Place> places(const Authority& authority, TeamKind kind, std::vector<Post> Team::* posts) {
    std::vector<Place> found;
    for (std::size_t at = 0; at < authority.teams.size(); ++at)
        if (authority.teams[at].kind == kind)
            for (const Post& post : authority.teams[at].*posts) found.push_back({at, &post});
    return found;
}

/// Why the next worker of a post took over from the one before.
std::string why_left(const Worker& before, Random& random) {
    constexpr std::string_view why[] = {" left the council", " moved to another authority", " retired from practice",
                                        " went to the fostering service"};
    return before.name + std::string(random.pick(why));
}

/// Who held the post from one day to another, without gap.
void add_holders(FamilyPlan& plan, const Post& post, Day from, Day until, std::string reason, std::vector<Holding>& holders) {
    const Authority& authority = plan.authority;
    for (Day at = from; at < until;) {
        const std::size_t worker = authority.in_post(post, at);
        const Day next = std::min(until, authority.workers[worker].until.value_or(until));
        if (holders.empty() || holders.back().worker != worker) holders.push_back({worker, at, next, std::move(reason)});
        else holders.back().until = next;
        reason = why_left(authority.workers[worker], plan.random);
        at = next;
    }
}

std::string_view why_passed_on(TeamKind kind) {
    if (kind == TeamKind::looked_after) return "Came into care: passed to the team for children looked after";
    if (kind == TeamKind::disabled_children) return "Assessment finished: passed to the team for disabled children";
    return "Assessment finished: passed to the team that works with the family from now on";
}

struct Course {
    std::vector<Holding> holders;
    std::size_t team = 0;
    TeamKind kind = TeamKind::assessment;
};

Course family_course(FamilyPlan& plan) {
    Course course;
    const Post* post = nullptr;
    const TeamKind last = team_for(plan, plan.spans.back().status);
    for (const StatusSpan& span : plan.spans) {
        const TeamKind wanted = team_for(plan, span.status);
        std::string reason;
        if (post == nullptr || course.kind != wanted) {
            reason = post == nullptr ? "Allocated after the referral" : why_passed_on(wanted);
            const auto all = places(plan.authority, wanted, &Team::posts);
            const bool by_turns = !plan.closed && wanted == last;
            const Place& place = all[by_turns ? plan.turn % all.size() : plan.random.below(all.size())];
            course.kind = wanted;
            course.team = place.team;
            post = place.post;
        }
        add_holders(plan, *post, span.from, span.until.value_or(plan.settings.today), std::move(reason), course.holders);
    }
    return course;
}

/// A family support worker of the same kind of team beside the holder.
void add_co_worker(FamilyPlan& plan, const Course& course, ChildFile& file) {
    const auto all = places(plan.authority, course.kind, &Team::support);
    if (all.empty() || file.holders.empty() || (plan.closed ? plan.family.index % 5 != 0 : plan.turn % 2 != 0)) return;
    const std::size_t worker = plan.authority.in_post(*all[plan.turn / 2 % all.size()].post, plan.end());
    const Day from = std::max(file.opened_on, plan.authority.workers[worker].from);
    if (from < file.closed_on.value_or(plan.settings.today))
        file.co_workers.push_back({worker, from, file.closed_on, "Practical help for the family"});
}

/// Every event is put on the file by who held it then; what was before by who held it first. No headline stands there twice.
void finish_events(const FamilyPlan& plan, ChildFile& file) {
    for (std::size_t at = 1; at < file.holders.size(); ++at) {
        const Holding& holding = file.holders[at];
        const Worker& worker = plan.authority.workers[holding.worker];
        file.events.push_back({holding.from, "worker", "New social worker, " + worker.name, holding.reason});
    }
    std::ranges::stable_sort(file.events, {}, &KeyEvent::on);
    std::set<std::string> headlines;
    std::erase_if(file.events, [&](const KeyEvent& event) { return !headlines.insert(event.headline).second; });
    for (KeyEvent& event : file.events) {
        event.author = file.holders.front().worker;
        for (const Holding& holding : file.holders)
            if (holding.from <= event.on) event.author = holding.worker;
    }
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
            add(span.from, "placement",
                std::string(child) +
                    (plan.key_worker ? " came to live at " + std::string(plan.home) + ", a children's home" : " came into foster care"),
                "Placement plan");
    }
    if (plan.story == &domestic_abuse_story || plan.story == &neglect_story)
        add(plus(file.opened_on, -2), "police", "Police call-out to the home", "Police report, " + police.title + " " + police.name);
    if (file.closed_on) add(*file.closed_on, "closure", "File closed", "Closure record");
}

/// The first week of September after the fourth birthday.
Day school_starts(Day born) {
    const std::chrono::year_month_day date(born);
    const auto year = date.year() + std::chrono::years{date.month() >= std::chrono::September ? 5 : 4};
    Day day{std::chrono::local_days{year / std::chrono::September / 4}};
    while (!is_school_day(day)) day = plus(day, 1);
    return day;
}

void add_life_events(const FamilyPlan& plan, ChildFile& file, const ChildPlan& child) {
    const Person& person = plan.family.people[file.person];
    if (!person.born_on) return;
    const std::string name(child.home[Slot::child]);
    file.events.push_back(
        {*person.born_on, "birth", name + " was born", plan.is_unaccompanied() ? "Stated by " + name : "Maternity record"});
    const Day started = school_starts(*person.born_on);
    if (started < plan.settings.today && !plan.is_unaccompanied())
        file.events.push_back({started, "education", name + " started school", "School record"});
    for (std::size_t at = 1; at < person.addresses.size(); ++at)
        if (person.addresses[at].from < plan.settings.today && plan.status_on(person.addresses[at].from) != Status::looked_after)
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
        file.holders.push_back(
            {holding.worker, holding.from, until == end && !file.closed_on ? std::nullopt : std::optional(until), holding.reason});
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
    const bool need_missing = plan.random.percent(12);
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
        add_co_worker(plan, course, file);
        add_hazards(plan, file);
        add_life_events(plan, file, child);
        add_status_events(plan, file, child.home[Slot::child]);
        finish_events(plan, file);
        plan.family.children.push_back(std::move(file));
    }
}

}  // namespace world
