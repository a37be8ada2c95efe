#include "main/demo_life.hpp"

#include "care/glass_reviews/glass_reviews.hpp"
#include "care/recording/drafts.hpp"
#include "care/recording/notices.hpp"
#include "ledger/ledger.hpp"
#include "staff/accounts.hpp"
#include "staff/break_glass.hpp"
#include "staff/excessive_access.hpp"

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::days told_for{10};
constexpr unsigned days_back = 20;
constexpr std::chrono::days reviewed_after{5};

constexpr std::array<const char*, 4> reasons = {
    "Covering for a colleague who is ill: the school rang about who may fetch the child today.",
    "The police asked for our checks on this family before a strategy discussion this afternoon.",
    "Asked to stand in at a meeting about this child tomorrow, and I need to know what has been agreed.",
    "Called by the hospital ward: the child was brought in, and nobody of the team could be reached.",
};
constexpr std::array<const char*, 4> jottings = {
    "Ring school after 3. Ask about Tuesdays. Mum’s new number??",
    "Said “it’s louder at the weekend”. Find out what is louder. Write up!",
    "Dates for the review: 8th or 10th, not mornings. Tell nan.",
    "Shoes too small again. Ask about the uniform grant before Friday.",
};
constexpr std::array<const char*, 3> beginnings = {
    "Mum rang to say that the visit on Thursday cannot be kept because",
    "School say attendance is better this month, but that in the mornings",
    "Health visitor called back. The clinic appointment was kept, and she is",
};

std::string day_of(Day day, int part) {
    const std::chrono::year_month_day date{day};
    if (part == 0) return std::to_string(static_cast<unsigned>(date.day()));
    return part == 1 ? std::to_string(static_cast<unsigned>(date.month())) : std::to_string(static_cast<int>(date.year()));
}

const world::Holding* holder_now(const world::ChildFile& file) {
    for (const auto& holding : file.holders)
        if (!holding.until) return &holding;
    return nullptr;
}

}  // namespace

/// Numbers that look like chance and are the same for the same child (SplitMix64, Steele, Lea and Flood 2014).
class DemoLife::Chance {
  public:
    explicit Chance(ChildId child, Day today) : state_(static_cast<std::uint64_t>(child.value)), today_(today) {}
    unsigned below(unsigned limit) {
        state_ += 0x9e3779b97f4a7c15;
        auto mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return static_cast<unsigned>((mixed ^ (mixed >> 31)) % limit);
    }
    bool one_in(unsigned times) { return below(times) == 0; }
    /// A moment of a weekday's work in the last weeks, before today.
    Instant working_moment() {
        auto day = today_ - std::chrono::days{1 + below(days_back)};
        const std::chrono::weekday weekday{day};
        if (weekday == std::chrono::Saturday) day -= std::chrono::days{1};
        if (weekday == std::chrono::Sunday) day -= std::chrono::days{2};
        return london_instant(LocalMinute{day} + 8h + 30min + std::chrono::minutes{below(510)});
    }

  private:
    std::uint64_t state_;
    Day today_;
};

DemoLife::DemoLife(store::Store& store, const world::World& world, const std::vector<UserId>& users, Day today, Digest& digest)
    : store_(store), world_(world), users_(users), today_(today), digest_(digest) {
    const auto& workers = world.authority().workers;
    for (std::size_t i = 0; i < workers.size(); ++i) {
        if (workers[i].until) continue;
        if (workers[i].role == world::Role::duty) duty_.push_back(i);
        if (workers[i].role == world::Role::practitioner) practitioners_.push_back(i);
        if (workers[i].role == world::Role::business_support) support_.push_back(i);
        if (workers[i].role == world::Role::auditor) auditors_.push_back(i);
    }
}

void DemoLife::open(const world::Worker& worker, Opening opening) {
    if (worker.works_on(london_day(opening.at))) openings_.push_back(opening);
}

void DemoLife::open_as_holder(Chance& chance, ChildId child, const world::Holding& holding) {
    const auto& worker = world_.authority().workers[holding.worker];
    const auto user = users_[holding.worker];
    for (auto sittings = 1 + chance.below(3); sittings > 0; --sittings) {
        const auto at = chance.working_moment();
        const auto then = at + std::chrono::seconds{40 + chance.below(200)};
        const bool reads_on = chance.one_in(2);
        if (london_day(at) < holding.from) continue;
        open(worker, {at, child, user, "allocated", "front_page"});
        if (reads_on) open(worker, {then, child, user, "allocated", "file"});
    }
}

void DemoLife::open_as_leader(Chance& chance, ChildId child, const world::ChildFile& file) {
    if (!chance.one_in(3)) return;
    const auto leader = world_.authority().teams[file.team].leader;
    const auto at = chance.working_moment();
    open(world_.authority().workers[leader], {at, child, users_[leader], "leads_team", "front_page"});
    open(world_.authority().workers[leader], {at + 55s, child, users_[leader], "leads_team", "chronology"});
}

/// Duty, and now and then somebody who had to break the glass. The first open file always has such a reader.
void DemoLife::open_as_others(Chance& chance, ChildId child, const world::ChildFile& file) {
    const auto& workers = world_.authority().workers;
    if (!duty_.empty() && chance.one_in(8)) {
        const auto duty = duty_[chance.below(static_cast<unsigned>(duty_.size()))];
        open(workers[duty], {chance.working_moment(), child, users_[duty], "duty", "front_page"});
    }
    if (practitioners_.empty() || (has_broken_glass_ && !chance.one_in(30))) return;
    const auto other = practitioners_[chance.below(static_cast<unsigned>(practitioners_.size()))];
    const auto at = chance.working_moment();
    const auto* reason = reasons[chance.below(reasons.size())];
    const bool has_been_on_it = std::ranges::any_of(file.holders, [&](const auto& holding) { return holding.worker == other; }) ||
                                std::ranges::any_of(file.co_workers, [&](const auto& holding) { return holding.worker == other; });
    if (has_been_on_it || workers[other].team == file.team || !workers[other].works_on(london_day(at))) return;
    has_broken_glass_ = true;
    openings_.push_back({at, child, users_[other], "break_glass", "front_page", reason});
    openings_.push_back({at + 70s, child, users_[other], "break_glass", "file"});
}

/// Business support, auditors, and duty in the evening: they read much and write nothing.
void DemoLife::open_beside(Chance& chance, ChildId child) {
    const auto open_by = [&](const std::vector<std::size_t>& group, unsigned one_in, Instant at, std::string_view basis) {
        if (group.empty() || !chance.one_in(one_in)) return;
        const auto worker = group[chance.below(static_cast<unsigned>(group.size()))];
        open(world_.authority().workers[worker], {at, child, users_[worker], basis, "front_page"});
    };
    open_by(support_, 4, chance.working_moment(), "support");
    open_by(auditors_, 20, chance.working_moment(), "audit");
    const auto evening = london_instant(LocalMinute{london_day(chance.working_moment())} + 20h + std::chrono::minutes{chance.below(150)});
    open_by(duty_, 25, evening, "duty");
}

void DemoLife::leave_draft(store::Connection& connection, Chance& chance, ChildId child, UserId holder) {
    const bool is_jotter = chance.one_in(2);
    const auto happened = today_ - std::chrono::days{1 + chance.below(3)};
    const auto at = london_instant(LocalMinute{today_} - 9h + std::chrono::minutes{chance.below(120)});
    recording::Draft draft{store_.next<DraftId>(at),
                           holder,
                           child,
                           is_jotter ? std::string(recording::jotter_kind) : "telephone_call",
                           EntryId{},
                           {},
                           0,
                           at,
                           DraftId{}};
    const std::string words = is_jotter ? jottings[chance.below(jottings.size())] : beginnings[chance.below(beginnings.size())];
    Pairs typed = {{"words", words}};
    if (!is_jotter)
        typed = {{"happened-day", day_of(happened, 0)},
                 {"happened-month", day_of(happened, 1)},
                 {"happened-year", day_of(happened, 2)},
                 {"key_issues", words}};
    draft.form = Fields(std::move(typed));
    recording::save_draft(connection, store_, draft, 0, at);
    digest_.add(words);
}

void DemoLife::live_with(store::Connection& connection, ChildId child, const world::ChildFile& file) {
    const auto* holding = holder_now(file);
    if (file.closed_on || holding == nullptr) return;
    Chance chance(child, today_);
    open_as_holder(chance, child, *holding);
    open_as_leader(chance, child, file);
    open_as_others(chance, child, file);
    if (chance.one_in(6)) leave_draft(connection, chance, child, users_[holding->worker]);
    open_beside(chance, child);
}

void DemoLife::tell_holder(store::Connection& connection, const world::ChildFile& file, const world::Entry& invented,
                           const records::Entry& entry) {
    const auto written_on = std::chrono::floor<std::chrono::days>(invented.written_at);
    const auto* holding = holder_now(file);
    if (file.closed_on || holding == nullptr || holding->worker == invented.author || written_on < holding->from ||
        written_on < today_ - told_for)
        return;
    const auto& author = world_.authority().workers[invented.author];
    staff::User user;
    user.name = author.name;
    user.job_title = author.title;
    recording::add_notice(connection, store_, users_[holding->worker], "recorded_by_other", entry, user.name_and_title(), entry.written_at);
    digest_.add(entry.id.value);
}

/// Managers have reviewed what is older than a few days.
void DemoLife::break_glass(store::Connection& connection, const Opening& opening) {
    const auto at = opening.at - 5s;
    const auto glass = staff::broken_at(at, store_.next<staff::GlassId>(at), opening.user, opening.child, opening.reason);
    staff::break_glass(connection, glass);
    const auto& head = world_.authority().services.front();
    const auto director = staff::find_user(connection, users_[head.manager]);
    if (london_day(at) > today_ - reviewed_after || !director) return;
    const auto use = glass_reviews::find_use(connection, *director, glass.id, today_);
    if (!use) return;
    const auto reviewer = use->leaders.empty() ? std::nullopt : staff::find_user(connection, use->leaders.front());
    const bool is_friday = std::chrono::weekday{london_day(at)} == std::chrono::Friday;
    if (reviewer) (void)glass_reviews::review(connection, *use, "justified", "", *reviewer, at + (is_friday ? 68h : 20h));
}

bool DemoLife::write_openings(store::Connection& connection, std::size_t most) {
    if (written_ == 0) std::ranges::stable_sort(openings_, {}, &Opening::at);
    const auto end = std::min(openings_.size(), written_ + most);
    for (; written_ < end; ++written_) {
        const auto& opening = openings_[written_];
        if (opening.reason != nullptr) break_glass(connection, opening);
        (void)staff::count_opening(connection, {opening.user, opening.child, opening.basis == "allocated"}, staff::AccessLimits{},
                                   store_.next_id(opening.at), opening.at);
        ledger::append(connection, {.at = opening.at,
                                    .actor = opening.user,
                                    .action = "opened",
                                    .child = opening.child,
                                    .basis = std::string(opening.basis),
                                    .detail = std::string(opening.page)});
        digest_.add(opening.at.time_since_epoch().count());
        digest_.add(opening.user.value);
        digest_.add(opening.page);
    }
    return written_ < openings_.size();
}
