#include "care/corrections/moves.hpp"

#include "base/text.hpp"
#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "care/recording/notices.hpp"
#include "care/recording/withdrawal.hpp"
#include "ledger/ledger.hpp"
#include "staff/absence.hpp"

namespace corrections {

namespace {

Problem not_there() { return Problem::not_found("There is no such request."); }

void log(store::Connection& connection, const recording::Act& act, std::string_view action, const records::Entry& entry,
         const std::string& words, const std::string& content = "") {
    ledger::append(connection, {.at = act.now,
                                .actor = act.actor.id,
                                .action = std::string(action),
                                .child = entry.child,
                                .subject = entry.id.value,
                                .detail = entry.kind,
                                .words = words,
                                .content = content});
}

UserId holder_of(store::Connection& connection, ChildId child) {
    const auto file = files::find_file(connection, child);
    const auto* holder = file ? file->holder() : nullptr;
    return holder ? holder->user : UserId{};
}

/// The holder, who leads the team and is there, the author and who asked, each once, but not whoever acts.
void tell(store::Connection& connection, const recording::Act& act, std::string_view code, const records::Entry& entry,
          const std::vector<UserId>& more) {
    std::set<UserId> told = {holder_of(connection, entry.child)};
    told.insert(more.begin(), more.end());
    for (const auto leader : staff::asked_upward(connection, leaders_for(connection, entry, act.now), london_day(act.now)))
        told.insert(leader);
    for (const auto user : told)
        if (user.is_set() && user != act.actor.id)
            recording::add_notice(connection, act.store, user, code, entry, act.actor.name_and_title(), act.now);
}

/// The same words by the same author, written when they were written, on the file of the child they are about.
records::Entry write_on_right_file(store::Connection& connection, const recording::Act& act, const records::Entry& old, ChildId to,
                                   EntryId about) {
    auto entry = old;
    entry.id = act.store.next<EntryId>(act.now);
    entry.child = to;
    entry.changed_at = act.now;
    entry.version = 1;
    entry.origin = old.id;
    entry.about = about;
    entry.source_key.clear();
    const auto content =
        for_other_child(recording::content_of(connection, old.id, old.version), old.child, to, people::name_of(connection, person_of(to)));
    recording::insert_entry(connection, entry, content, DraftId{});
    return entry;
}

void withdraw(store::Connection& connection, const recording::Act& act, const records::Entry& entry, std::string_view action,
              const std::string& reason) {
    recording::withdraw_entry(connection, entry.id, act.now);
    log(connection, act, action, entry, reason);
}

/// The entry and what was added to it leave the wrong file, marked and still readable there.
void carry_out(store::Connection& connection, const recording::Act& act, const records::Entry& entry, MoveRequest& move) {
    const auto action = move.to.is_set() ? "entry.moved_away" : "entry.withdrawn";
    const auto additions = entries_about(connection, entry.id, recording::Sight::whole());
    withdraw(connection, act, entry, action, move.reason);
    for (const auto& addition : additions)
        if (addition.state != records::State::withdrawn) withdraw(connection, act, addition, action, move.reason);
    tell(connection, act, move.to.is_set() ? "entry_moved_away" : "entry_withdrawn", entry, {entry.author, move.asked_by});
    if (!move.to.is_set()) return;
    const auto made = write_on_right_file(connection, act, entry, move.to, EntryId{});
    move.made = made.id;
    log(connection, act, "entry.moved_here", made, move.reason, recording::words_of(recording::content_of(connection, made.id, 1)));
    for (const auto& addition : additions)
        if (addition.state != records::State::withdrawn)
            log(connection, act, "entry.moved_here", write_on_right_file(connection, act, addition, move.to, made.id), move.reason);
    connection.run("UPDATE write_up_request SET entry_id = :made WHERE entry_id = :entry", {{"made", made.id}, {"entry", entry.id}});
    tell(connection, act, "entry_moved_here", made, {});
}

Done check_asked(store::Connection& connection, const records::Entry& entry, const MoveRequest& asked) {
    if (entry.state == records::State::withdrawn) return std::unexpected(Problem::refused("This entry was withdrawn already."));
    for (const auto& move : moves_of(connection, entry.id))
        if (move.decided.decision == Decision::waiting)
            return std::unexpected(Problem::refused("This was asked for already and waits for a manager."));
    if (asked.to == entry.child)
        return std::unexpected(Problem::invalid("whose", "It stands on this child’s file already. Select another child"));
    if (asked.to.is_set() && !files::find_file(connection, asked.to))
        return std::unexpected(Problem::invalid("whose", "Select whose it is"));
    if (trimmed(asked.reason).empty()) return std::unexpected(Problem::invalid("reason", "Enter what went wrong"));
    return {};
}

}  // namespace

std::vector<UserId> leaders_for(store::Connection& connection, const records::Entry& entry, Instant now) {
    auto leaders = files::record_facts(connection, entry.child, UserId{}, now).leaders_upward;
    const auto author = entry.author.is_set() ? staff::find_user(connection, entry.author) : std::nullopt;
    if (author)
        for (const auto leader : staff::leaders_upward(connection, author->team)) leaders.push_back(leader);
    return leaders;
}

std::vector<TeamId> teams_led_by(store::Connection& connection, const staff::User& user) {
    if (!user.may(staff::Permission::decide)) return {};
    std::vector<TeamId> led;
    const auto teams = staff::all_teams(connection);
    for (const auto& team : teams) {
        const auto leaders = staff::leaders_upward(connection, team.id);
        if (std::ranges::find(leaders, user.id) != leaders.end()) led.push_back(team.id);
    }
    return led;
}

Done ask_to_move(store::Connection& connection, const recording::Act& act, const MoveRequest& asked) {
    if (find_move(connection, asked.id)) return {};
    const auto entry = recording::find_entry(connection, asked.entry);
    if (!entry) return std::unexpected(not_there());
    if (auto fine = check_asked(connection, *entry, asked); !fine) return fine;
    auto move = asked;
    move.asked_by = act.actor.id;
    move.asked_at = act.now;
    insert_move(connection, move);
    log(connection, act, move.to.is_set() ? "move.asked" : "withdrawal.asked", *entry, move.reason);
    const auto leaders = leaders_for(connection, *entry, act.now);
    if (may_agree_to_move(act.actor, leaders)) return decide_move(connection, act, move.id, Decision::agreed, "");
    std::set<UserId> told;
    for (const auto leader : leaders)
        if (leader != act.actor.id && told.insert(leader).second)
            recording::add_notice(connection, act.store, leader, "move_asked", *entry, act.actor.name_and_title(), act.now);
    return {};
}

Done decide_move(store::Connection& connection, const recording::Act& act, RequestId id, Decision decision, const std::string& reason) {
    auto move = find_move(connection, id);
    const auto entry = move ? recording::find_entry(connection, move->entry) : std::nullopt;
    if (!entry) return std::unexpected(not_there());
    if (!may_agree_to_move(act.actor, leaders_for(connection, *entry, act.now)))
        return std::unexpected(Problem::not_permitted("A manager decides this: who leads the author’s team or the child’s."));
    if (move->decided.decision != Decision::waiting) {
        if (move->decided.decision == decision && move->decided.by == act.actor.id) return {};
        return std::unexpected(Problem::stale("This was decided already."));
    }
    if (decision == Decision::refused && trimmed(reason).empty())
        return std::unexpected(Problem::invalid("reason", "Enter why you do not agree"));
    move->decided = {decision, act.actor.id, act.actor.name, act.now, reason};
    if (decision == Decision::agreed) {
        carry_out(connection, act, *entry, *move);
    } else {
        log(connection, act, "move.refused", *entry, reason);
        if (move->asked_by != act.actor.id)
            recording::add_notice(connection, act.store, move->asked_by, "move_refused", *entry, act.actor.name_and_title(), act.now);
    }
    store_decision(connection, *move);
    recording::end_notices(connection, "move_asked", entry->id, act.now);
    return {};
}

}  // namespace corrections
