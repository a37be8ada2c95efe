#include "main/demo_desks.hpp"

#include "base/ensure.hpp"
#include "care/corrections/moves.hpp"
#include "care/corrections/write_ups.hpp"
#include "care/decisions/decisions.hpp"
#include "care/files/files.hpp"
#include "care/recording/drafts.hpp"

using namespace std::chrono_literals;

namespace {

constexpr std::size_t desks_of_practitioners = 3;
constexpr std::size_t desks_of_leaders = 2;
constexpr std::chrono::days lately{75};
constexpr std::size_t most_papers = 60;

Day working_day_before(Day today) {
    auto day = today - std::chrono::days{1};
    while (std::chrono::weekday(day) == std::chrono::Saturday || std::chrono::weekday(day) == std::chrono::Sunday)
        day -= std::chrono::days{1};
    return day;
}

void keep_newest(auto& papers) {
    std::ranges::stable_sort(papers, {}, [](const auto& paper) { return paper.happened.at; });
    if (papers.size() > most_papers) papers.erase(papers.begin(), papers.end() - most_papers);
}

/// Takes the newest paper off the pile.
auto take(auto& papers) {
    ensure(!papers.empty(), "the pile has a paper");
    auto paper = papers.back();
    papers.pop_back();
    return paper;
}

void expect_done(const Done& done) {
    if (done) return;
    auto why = done.error().text;
    for (const auto& problem : done.error().fields) why += " " + problem.text;
    ensure(false, "the demo does what people may do:", why);
}

}  // namespace

DemoDesks::DemoDesks(store::Store& store, const world::World& world, const std::vector<UserId>& users, Day today, Digest& digest)
    : store_(store), world_(world), users_(users), today_(today), digest_(digest),
      at_(london_instant(LocalMinute{working_day_before(today)} + 17h + 2min)) {
    add_desks(world::Role::practitioner, desks_of_practitioners);
    add_desks(world::Role::team_leader, desks_of_leaders);
}

void DemoDesks::add_desks(world::Role role, std::size_t most) {
    const auto& workers = world_.authority().workers;
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < workers.size(); ++at)
        if (workers[at].role == role && !workers[at].until) found.push_back(at);
    std::ranges::stable_sort(found, {}, [&](std::size_t at) { return workers[at].name; });
    if (found.size() > most) found.resize(most);
    for (const auto worker : found) {
        desks_.emplace_back();
        desks_.back().worker = worker;
    }
}

bool DemoDesks::is_left_unfinished(const world::Entry& invented) {
    if (invented.occasion != 0 || invented.kind == world::EntryKind::managers_reading || invented.happened_on < today_ - lately)
        return false;
    for (auto& desk : desks_)
        if (desk.worker == invented.author && desk.unfinished < 2) {
            ++desk.unfinished;
            return true;
        }
    return false;
}

void DemoDesks::note_child(ChildId child, const world::ChildFile& file) {
    if (file.closed_on) return;
    for (auto& desk : desks_) {
        const bool leads = world_.authority().teams[file.team].leader == desk.worker;
        const bool works =
            std::ranges::any_of(file.holders, [&](const auto& held) { return !held.until && held.worker == desk.worker; }) ||
            std::ranges::any_of(file.co_workers, [&](const auto& held) { return !held.until && held.worker == desk.worker; });
        if ((leads || works) && desk.children.size() < most_papers) desk.children.push_back(child);
    }
}

void DemoDesks::note_entry(const world::ChildFile& file, const world::Entry& invented, const records::Entry& entry) {
    if (entry.state != records::State::completed || !recording::kind(entry.kind).is_contact) return;
    const Paper paper{entry.id, entry.child,
                      invented.happened_at ? records::happened_at(invented.happened_on, *invented.happened_at)
                                           : records::happened_on(invented.happened_on),
                      !invented.late_reason.empty()};
    const auto& authority = world_.authority();
    const auto& author = authority.workers[invented.author];
    for (auto& desk : desks_) {
        const auto team = authority.workers[desk.worker].team;
        const bool leads = authority.teams[team].leader == desk.worker;
        auto* pile = desk.worker == invented.author                                                           ? &desk.papers
                     : leads && author.until && !file.closed_on && (file.team == team || author.team == team) ? &desk.orphaned
                     : leads && author.team == team && !author.until && !file.closed_on                       ? &desk.of_team
                                                                                                              : nullptr;
        if (pile == nullptr) continue;
        pile->push_back(paper);
        if (pile->size() > 4 * most_papers) keep_newest(*pile);
    }
}

std::size_t DemoDesks::colleague_of(std::size_t worker) const {
    const auto& workers = world_.authority().workers;
    std::size_t found = worker;
    for (std::size_t at = 0; at < workers.size(); ++at) {
        if (at == worker || workers[at].until || workers[at].role != world::Role::practitioner) continue;
        found = at;
        if (workers[at].team == workers[worker].team) break;
    }
    return found;
}

void DemoDesks::leave_drafts(store::Connection& connection, const Desk& desk) {
    if (desk.children.empty()) return;
    const auto at = london_instant(LocalMinute{today_} - 8h);
    const std::pair<const char*, const char*> begun[] = {
        {"telephone_call", "School rang to say that the meeting is moved to Thursday and that"},
        {"home_visit", "Seen at home with both adults. The bedroom has a new bed; still no curtain, and"},
        {"jotter", "Ring the clinic before ten. Ask about the swimming badge. Who has the spare key?"}};
    std::size_t number = 0;
    for (const auto& [kind, words] : begun) {
        // Practice with the jotter begins on the first children of the list: the full one lies with the last.
        const auto listed = files::children_of_worker(connection, users_[desk.worker], {users_[desk.worker], today_});
        const auto child =
            kind == recording::jotter_kind && !listed.empty() ? listed.back().child : desk.children[number++ % desk.children.size()];
        if (kind == recording::jotter_kind && recording::find_jotter(connection, child, users_[desk.worker])) continue;
        recording::Draft draft{store_.next<DraftId>(at), users_[desk.worker], child, kind, EntryId{}, {}, 0, at, DraftId{}};
        Pairs typed = {{kind == recording::jotter_kind ? "words" : "key_issues", words}};
        draft.form = Fields(std::move(typed));
        recording::save_draft(connection, store_, draft, 0, at);
        digest_.add(words);
    }
}

void DemoDesks::ask_correction(store::Connection& connection, const WorkingDays& calendar, const Paper& paper, std::size_t by) {
    const auto actor = staff::find_user(connection, users_[by]);
    corrections::CorrectionRequest request;
    const auto now = next_moment();
    request.id = store_.next<RequestId>(now);
    request.entry = paper.entry;
    request.field = corrections::happened_field;
    // What an entry says already is no correction.
    const bool was_five_past_ten = paper.happened.at == LocalMinute{paper.happened.day()} + 10h + 5min;
    request.proposed = iso(paper.happened.day()) + (was_five_past_ten ? "T14:20" : "T10:05");
    request.proposed_reason = recording::find_written(connection, paper.entry)->content.observation.late_reason;
    request.reason = std::string("I was there too, and it was ") + (was_five_past_ten ? "twenty past two" : "five past ten") +
                     ": my diary and the text message of that day agree.";
    expect_done(corrections::ask_for_correction(connection, {store_, *actor, now, calendar}, request));
    digest_.add(request.id.value);
}

RequestId DemoDesks::ask_move(store::Connection& connection, const WorkingDays& calendar, const Paper& paper, std::size_t by, ChildId to,
                              const std::string& reason) {
    const auto actor = staff::find_user(connection, users_[by]);
    corrections::MoveRequest request;
    const auto now = next_moment();
    request.id = store_.next<RequestId>(now);
    request.entry = paper.entry;
    request.to = to;
    request.reason = reason;
    expect_done(corrections::ask_to_move(connection, {store_, *actor, now, calendar}, request));
    digest_.add(request.id.value);
    return request.id;
}

void DemoDesks::fill(store::Connection& connection, const WorkingDays& calendar, Desk& desk) {
    for (auto* pile : {&desk.papers, &desk.orphaned, &desk.of_team}) keep_newest(*pile);
    leave_drafts(connection, desk);
    const auto& authority = world_.authority();
    const auto team = authority.workers[desk.worker].team;
    const auto leader = authority.teams[team].leader;
    const auto lead = staff::find_user(connection, users_[leader]);
    if (!desk.papers.empty()) {
        const auto asked = corrections::ask_for_write_up(connection, {store_, *lead, next_moment(), calendar}, desk.papers.back().entry,
                                                         users_[desk.worker]);
        if (asked) digest_.add(desk.papers.back().entry.value);
        desk.papers.pop_back();
    }
    if (desk.papers.size() > 3) {
        ask_correction(connection, calendar, take(desk.papers), colleague_of(desk.worker));
        const auto wrong = take(desk.papers);
        const auto request = ask_move(connection, calendar, wrong, desk.worker, ChildId{},
                                      "Written twice: the same call stands on this file once already, with more in it.");
        if (leader != desk.worker)
            expect_done(
                corrections::decide_move(connection, {store_, *lead, next_moment(), calendar}, request, corrections::Decision::agreed, ""));
    }
    if (leader != desk.worker && !desk.papers.empty()) {
        const auto paper = take(desk.papers);
        const auto other = std::ranges::find_if(desk.children, [&](ChildId child) { return child != paper.child; });
        if (other != desk.children.end())
            ask_move(connection, calendar, paper, desk.worker, *other,
                     "I had the wrong file open when I wrote this; it is about another child.");
    }
    if (!desk.orphaned.empty()) ask_correction(connection, calendar, take(desk.orphaned), colleague_of(desk.worker));
    if (!desk.of_team.empty())
        ask_move(connection, calendar, take(desk.of_team), colleague_of(desk.worker), ChildId{},
                 "This belongs to a family with the same surname, who are not known to us. It should not stand here.");
}

void DemoDesks::let_student_write(store::Connection& connection, const WorkingDays& calendar, const Desk& desk) {
    const auto& workers = world_.authority().workers;
    const auto found = std::ranges::find_if(workers, [](const auto& one) { return one.role == world::Role::student && !one.until; });
    if (found == workers.end()) return;
    const auto student = staff::find_user(connection, users_[static_cast<std::size_t>(found - workers.begin())]);
    const auto child = desk.children.back();
    const auto day = working_day_before(today_), since = day - std::chrono::days{30};
    files::insert_allocation(connection, child, student->id, false, since, std::nullopt);
    recording::Content content;
    content.happened = records::happened_on(day);
    content.observation.key_issues = "The school office says that a place at the breakfast club is free from Monday.";
    content.observation.interpreter = "not_needed";
    content.participants = {{PersonId{}, "Mrs Hall", "School office"}};
    content.no_actions = true;
    const auto now = next_moment();
    const auto written =
        recording::record(connection, {store_, *student, now, calendar},
                          {"telephone_call", store_.next<DraftId>(now), {{child, content}}, {}}, recording::Finish::complete);
    expect_done(written ? Done{} : std::unexpected(written.error()));
    digest_.add(written->front().value);
}

void DemoDesks::ask_for_decision(store::Connection& connection, const WorkingDays& calendar, const Desk& desk) {
    const auto actor = staff::find_user(connection, users_[desk.worker]);
    recording::Content content;
    content.observation.decision_kind = "fewer_visits";
    content.observation.key_issues = "The last four visits found the children well, and the school sees them each day.";
    content.observation.decision = "A visit every six weeks in place of every four, until the next review.";
    const auto now = next_moment();
    const auto asked =
        decisions::ask(connection, {store_, *actor, now, calendar},
                       {std::string(recording::management_decision), store_.next<DraftId>(now), {{desk.children.back(), content}}, {}});
    expect_done(asked ? Done{} : std::unexpected(asked.error()));
    digest_.add(asked->value);
}

void DemoDesks::fill(store::Connection& connection, const WorkingDays& calendar) {
    for (auto& desk : desks_) fill(connection, calendar, desk);
    const auto desk = std::ranges::find_if(desks_, [&](const Desk& one) {
        return world_.authority().workers[one.worker].role == world::Role::practitioner && !one.children.empty();
    });
    if (desk == desks_.end()) return;
    let_student_write(connection, calendar, *desk);
    ask_for_decision(connection, calendar, *desk);
}
