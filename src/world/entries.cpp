#include <algorithm>

#include "world/entry_writer.hpp"

namespace world {

using std::chrono::minutes;

namespace {

struct Share {
    EntryKind kind;
    int weight;
};
using enum EntryKind;
constexpr Share shares[] = {{telephone_call, 230},
                            {letter, 45},
                            {email, 90},
                            {text_message, 60},
                            {video_call, 20},
                            {office_visit, 30},
                            {home_visit, 220},
                            {school_visit, 60},
                            {other_visit, 20},
                            {direct_work, 60},
                            {professionals_meeting, 60},
                            {key_event, 16},
                            {unplanned_absence, 12},
                            {managers_reading, 22},
                            {not_in, 25},
                            {failed_appointment, 18},
                            {unanswered_call, 36},
                            {missed_deadline, 10},
                            {decision_not_to_act, 10},
                            {worker_unavailable, 14}};
constexpr int all_shares = 1058;

/// Kinds that are about one child alone.
bool is_of_one_child(EntryKind kind) {
    return kind == unplanned_absence || kind == direct_work || kind == school_visit || kind == other_visit || kind == video_call ||
           kind == failed_appointment;
}

/// Kinds whose hour is known.
bool has_hour(EntryKind kind) {
    return kind != letter && kind != email && kind != managers_reading && kind != missed_deadline && kind != decision_not_to_act &&
           kind != worker_unavailable && kind != key_event && kind != unplanned_absence;
}

bool is_in(std::chrono::month_day day, std::chrono::month_day first, std::chrono::month_day last) {
    return first <= last ? first <= day && day <= last : first <= day || day <= last;
}

}  // namespace

bool is_office_day(Day day) {
    const std::chrono::weekday weekday(day);
    const std::chrono::year_month_day date(day);
    using namespace std::chrono_literals;
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
           !is_in(date.month() / date.day(), std::chrono::December / 25d, std::chrono::December / 26d) &&
           date.month() / date.day() != std::chrono::January / 1d;
}

bool is_school_day(Day day) {
    using namespace std::chrono_literals;
    const std::chrono::year_month_day date(day);
    const auto of_year = date.month() / date.day();
    return is_office_day(day) && !is_in(of_year, std::chrono::July / 23d, std::chrono::September / 3d) &&
           !is_in(of_year, std::chrono::December / 20d, std::chrono::January / 4d);
}

Day office_day_from(Day day) {
    while (!is_office_day(day)) day = plus(day, 1);
    return day;
}

EntryWriter::EntryWriter(FamilyPlan& plan)
    : plan_(plan), random_(plan.random), pen_(plan.random), beats_(plan.children + 1), told_(plan.children + 1), heard_(general_lines()) {
    for (std::size_t child = 0; child < plan_.children; ++child)
        for (const KeyEvent& event : plan_.family.children[child].events) told_[child].headlines.insert(event.headline);
}

void EntryWriter::write() {
    const int intensity = random_.between(40, 160);
    Day day = plan_.opened;
    while (day < plan_.end()) {
        day_ = day;
        tell_occasion();
        const int wait = wait_minutes(intensity);
        day = plus(day, (leftover_ + wait) / 1440);
        leftover_ = (leftover_ + wait) % 1440;
    }
    for (ChildFile& file : plan_.family.children)
        std::ranges::stable_sort(file.entries, [](const Entry& one, const Entry& two) {
            return std::pair(one.happened_on, one.happened_at.value_or(minutes{0})) <
                   std::pair(two.happened_on, two.happened_at.value_or(minutes{0}));
        });
}

/// Until the next occasion: exponential-like, by how much is going on and how many children each occasion is written on.
int EntryWriter::wait_minutes(int intensity) {
    constexpr int monthly[] = {9, 5, 8, 5, 5};
    const int rate = monthly[static_cast<std::size_t>(plan_.status_on(day_))];
    const int children = static_cast<int>(plan_.children);
    const int mean = 30 * 1440 * 100 / (rate * intensity) * (children + 1) / (2 * children);
    return random_.between(mean / 8, mean) + (random_.percent(50) ? random_.between(0, mean) : mean / 3);
}

EntryKind EntryWriter::pick_kind() {
    int left = random_.between(0, all_shares - 1);
    for (const Share& share : shares)
        if ((left -= share.weight) < 0) return share.kind;
    return telephone_call;
}

void EntryWriter::tell_occasion() {
    const bool quiet_day = !is_office_day(day_);
    if (quiet_day && random_.percent(90)) day_ = office_day_from(day_);
    std::vector<std::size_t> open;
    for (std::size_t child = 0; child < plan_.children; ++child) {
        const ChildFile& file = plan_.family.children[child];
        if (file.opened_on <= day_ && day_ < file.closed_on.value_or(plan_.settings.today)) open.push_back(child);
    }
    if (open.empty()) return;
    phase_ = plan_.phase_on(day_);
    away_ = plan_.status_on(day_) == Status::looked_after;
    const std::size_t one = random_.pick(open);
    const EntryKind kind = fitting(is_office_day(day_) ? pick_kind() : (random_.percent(60) ? text_message : unanswered_call), one);
    const bool shared = kind == home_visit || kind == not_in || kind == key_event || (!is_of_one_child(kind) && random_.percent(25));
    if (shared && open.size() > 1) {
        std::erase(open, one);
        open.insert(open.begin(), one);
        tell_on(std::move(open), kind);
    } else {
        tell_on({one}, kind);
    }
}

int EntryWriter::age(std::size_t child) const { return plan_.plans[child].born > day_ ? -1 : age_on(plan_.plans[child].born, day_); }

std::size_t EntryWriter::band(std::size_t child) const {
    const int years = age(child);
    return years < 2 ? 0 : (years < 5 ? 1 : (years < 11 ? 2 : 3));
}

EntryKind EntryWriter::fitting(EntryKind kind, std::size_t child) {
    const int years = age(child);
    if (years < 2 && (kind == direct_work || kind == other_visit || kind == school_visit || kind == email || kind == video_call))
        return home_visit;
    if (years < 4 && (kind == unplanned_absence || kind == school_visit || kind == video_call)) return telephone_call;
    if (kind == school_visit && !is_school_day(day_)) return home_visit;
    if (kind == unplanned_absence && !is_school_day(day_)) return telephone_call;
    if (years < 8 && kind == office_visit) return telephone_call;
    if (kind == unplanned_absence && in_residence() && random_.percent(60)) return significant_event;
    if (kind == key_event && in_residence()) return significant_event;
    return kind;
}

void EntryWriter::tell_on(std::vector<std::size_t> children, EntryKind kind) {
    Entry common;
    common.kind = kind;
    common.happened_on = day_;
    if (kind == key_event || kind == significant_event) {
        if (!choose_happening(common, children)) common.kind = children.size() > 1 ? home_visit : telephone_call;
    }
    choose_time(common);
    choose_author(common, children.front());
    if (common.headline.empty()) compose_common(common, children);
    if (common.seen_and_said.empty() && common.kind == telephone_call) {  // nothing was left to say for all: one child's call
        children.resize(1);
        compose_call(common, children.front(), About::either);
    }
    if (children.size() > 1) common.occasion = (static_cast<std::uint64_t>(plan_.family.index + 1) << 16) | ++occasions_;
    const bool completed = days_between(day_, plan_.settings.today) < 4 ? random_.percent(55) : random_.percent(98);
    for (const std::size_t child : children) {
        Entry entry = common;
        entry.completed = completed;
        compose_for(entry, child, children.size() > 1);
        if (!entry.headline.empty()) told_[child].headlines.insert(entry.headline);
        plan_.family.children[child].entries.push_back(std::move(entry));
    }
}

void EntryWriter::choose_time(Entry& entry) {
    if (has_hour(entry.kind))
        entry.happened_at =
            minutes{random_.between(entry.kind == school_visit ? 9 * 12 : 8 * 12 + 3, entry.kind == school_visit ? 15 * 12 : 18 * 12) * 5};
    now_.clear();
    told_at_ = static_cast<int>(entry.happened_at.value_or(minutes{1440}).count());
    if (!entry.happened_at) return;
    const int of_day = static_cast<int>(entry.happened_at->count());
    const int hour = (of_day / 60 + 11) % 12 + 1;
    now_ =
        std::to_string(hour) + (of_day % 60 == 0 ? "" : "." + std::to_string(100 + of_day % 60).substr(1)) + (of_day < 720 ? "am" : "pm");
}

void EntryWriter::choose_author(Entry& entry, std::size_t child) {
    const ChildFile& file = plan_.family.children[child];
    std::size_t author = file.holders.back().worker;
    for (const Holding& holding : file.holders)
        if (holding.from <= day_ && day_ < holding.until.value_or(plan_.settings.today)) author = holding.worker;
    const Team& team = plan_.authority.teams[plan_.authority.workers[author].team];
    if (entry.kind == managers_reading) author = plan_.authority.in_post(team.leaders, day_);
    const bool by_duty = (entry.kind == unanswered_call && random_.percent(30)) || (entry.kind == telephone_call && random_.percent(7));
    if (by_duty)
        for (const Team& other : plan_.authority.teams)
            if (other.kind == TeamKind::front_door) author = plan_.authority.in_post(random_.pick(other.posts), day_);
    // Leaders take a call now and then, and find little time to write it up.
    if (entry.kind == telephone_call && random_.percent(6))
        author = plan_.authority.in_post(plan_.authority.teams[plan_.authority.workers[author].team].leaders, day_);
    if (entry.kind == direct_work && !file.co_workers.empty() && random_.percent(50))
        for (const Holding& holding : file.co_workers)
            if (holding.from <= day_ && day_ < holding.until.value_or(plan_.settings.today)) author = holding.worker;
    entry.author = author;
    worker_ = plan_.authority.workers[author].name;
    const bool is_leader = plan_.authority.workers[author].role == Role::team_leader && entry.kind != managers_reading;
    const int roll = is_leader && random_.percent(15) ? 970 : random_.between(0, 999);
    int lag = roll < 620 ? 0 : (roll < 840 ? 1 : (roll < 945 ? 2 : 3));
    if (roll >= 965) lag = random_.between(10, 24);
    if (roll >= 994) lag = random_.between(40, 120);
    Day written = plus(day_, lag);
    if (lag > 0) written = office_day_from(written);
    if (written >= plan_.settings.today || !plan_.authority.workers[author].works_on(written)) {
        written = day_;
        lag = 0;
    }
    if (lag >= 8) entry.late_reason = pen_.line(heard_.late_reason, scene(child));
    const int earliest = lag > 0 ? 8 * 60 : static_cast<int>(entry.happened_at.value_or(minutes{9 * 60}).count()) + 5;
    entry.written_at = LocalMinute(written) + minutes{std::min(1430, earliest + random_.between(1, lag > 0 ? 570 : 290))};
}

/// A happening that no file of these has yet. The first child is the one it is about.
bool EntryWriter::choose_happening(Entry& entry, std::vector<std::size_t>& children) {
    const auto& happenings = story(children.front()).happenings;
    const std::size_t start = random_.below(happenings.size());
    for (std::size_t tried = 0; tried < happenings.size(); ++tried) {
        const Happening& happening = happenings[(start + tried) % happenings.size()];
        const Fit& headline = fit_of(happening.headline);
        const bool names_child = headline.names_child || fit_of(happening.account).names_child;
        if (entry.kind == significant_event && !in_residence()) continue;
        if (names_child && (age(children.front()) < std::max(headline.youngest, 2) || age(children.front()) > headline.oldest)) continue;
        if (fit_of(happening.account).needs_several && plan_.children < 2) continue;
        if (headline.words.starts_with("First anniversary") && days_between(plan_.opened, day_) < 300) continue;
        std::string written;
        write(written, happening.headline, children.front());
        const auto has_it = [&](std::size_t child) { return told_[child].headlines.contains(written); };
        if (std::ranges::any_of(children, has_it)) continue;
        if (names_child && happening.others.empty()) children.resize(1);
        entry.kind = entry.kind == significant_event ? significant_event : happening.kind;
        entry.headline = std::move(written);
        entry.significant = true;
        happening_ = &happening;
        return true;
    }
    return false;
}

void add_entries(FamilyPlan& plan) { EntryWriter(plan).write(); }

}  // namespace world
