#include "care/corrections/leavers.hpp"

#include "base/text.hpp"
#include "care/corrections/moves.hpp"
#include "care/corrections/write_ups.hpp"
#include "care/files/files.hpp"
#include "care/recording/drafts.hpp"
#include "care/recording/notices.hpp"
#include "care/recording/unfinished.hpp"
#include "ledger/ledger.hpp"
#include "staff/absence.hpp"

namespace corrections {

namespace {

bool has_left(store::Connection& connection, UserId user) {
    const auto found = staff::find_user(connection, user);
    return !found || found->left_on;
}

/// Who writes it instead: the case file holder, else who leads the work with the child.
UserId next_writer(store::Connection& connection, ChildId child, Instant now) {
    const auto file = files::find_file(connection, child);
    const auto* holder = file ? file->holder() : nullptr;
    if (holder && !has_left(connection, holder->user)) return holder->user;
    return staff::working_leader(connection, files::record_facts(connection, child, UserId{}, now).leaders_upward, london_day(now));
}

void pass_write_ups(store::Connection& connection, store::Store& store, const staff::User& leaver, UserId by, Instant now) {
    for (const auto& due : due_write_ups(connection, {leaver.id, london_day(now)})) {
        const auto writer = next_writer(connection, due.child, now);
        if (!writer.is_set()) continue;
        pass_write_up(connection, due.entry, writer);
        ledger::append(connection, {.at = now,
                                    .actor = by,
                                    .action = "write_up.passed",
                                    .child = due.child,
                                    .subject = due.entry.value,
                                    .detail = "writer " + to_text(writer)});
        recording::add_notice(connection, store, writer, "write_up_passed", *recording::find_entry(connection, due.entry),
                              leaver.name_and_title(), now);
    }
}

/// The leaders to whom each file they held goes, and those of the team they were in: who is away, and who is asked meanwhile.
std::set<UserId> leaders_to_tell(store::Connection& connection, const staff::User& leaver, Instant now) {
    std::set<UserId> told;
    const auto tell = [&](const std::vector<UserId>& leaders) {
        for (const auto leader : staff::asked_upward(connection, leaders, london_day(now))) told.insert(leader);
    };
    std::set<ChildId> children;
    for (const auto& child : files::children_held(connection, leaver.id)) children.insert(child);
    for (const auto& draft : recording::drafts_of(connection, leaver.id)) children.insert(draft.child);
    for (const auto child : children) tell(files::record_facts(connection, child, UserId{}, now).leaders_upward);
    if (!children.empty() || recording::count_unfinished_of(connection, leaver.id) > 0)
        tell(staff::leaders_upward(connection, leaver.team));
    return told;
}

}  // namespace

Done may_finish_for_leaver(store::Connection& connection, const records::Entry& entry, const staff::User& actor, Instant now) {
    if (entry.state != records::State::saved)
        return std::unexpected(Problem::refused("This entry is completed or withdrawn already: there is nothing left to finish."));
    if (!entry.author.is_set() || !has_left(connection, entry.author))
        return std::unexpected(Problem::not_permitted(entry.author_name + ", who wrote the entry, works here and completes it."));
    if (!may_agree_to_move(actor, leaders_for(connection, entry, now)))
        return std::unexpected(Problem::not_permitted("A manager finishes this: who leads the author’s team or the child’s."));
    return {};
}

Done complete_for_leaver(store::Connection& connection, const recording::Act& act, EntryId id, const std::string& reason) {
    const auto entry = recording::find_entry(connection, id);
    if (!entry) return std::unexpected(Problem::not_found("There is no such entry."));
    if (const auto known = find_completion_for_leaver(connection, id); known && known->by == act.actor.id) return {};  // sent twice
    if (auto allowed = may_finish_for_leaver(connection, *entry, act.actor, act.now); !allowed) return allowed;
    if (entry->kind == recording::management_decision)
        return std::unexpected(Problem::refused("Nobody decides in another’s name. Withdraw this, and record your own decision."));
    if (trimmed(reason).empty()) return std::unexpected(Problem::invalid("reason", "Enter why it is finished without its author"));
    recording::lock_entry(connection, id);
    connection.run("INSERT INTO completion_for_leaver (entry_id, completed_by, at, reason) VALUES (:entry, :by, :at, :reason)",
                   {{"entry", id}, {"by", act.actor.id}, {"at", act.now}, {"reason", reason}});
    ledger::append(connection, {.at = act.now,
                                .actor = act.actor.id,
                                .action = "entry.completed_for_leaver",
                                .child = entry->child,
                                .subject = id.value,
                                .detail = entry->kind + " version " + std::to_string(entry->version),
                                .words = reason});
    return {};
}

Done withdraw_for_leaver(store::Connection& connection, const recording::Act& act, RequestId request, EntryId id,
                         const std::string& reason) {
    const auto entry = recording::find_entry(connection, id);
    if (!entry) return std::unexpected(Problem::not_found("There is no such entry."));
    if (find_move(connection, request)) return {};  // sent twice
    if (auto allowed = may_finish_for_leaver(connection, *entry, act.actor, act.now); !allowed) return allowed;
    if (trimmed(reason).empty()) return std::unexpected(Problem::invalid("reason", "Enter why it is finished without its author"));
    return ask_to_move(connection, act, {.id = request, .entry = id, .to = {}, .reason = reason});
}

void hand_over(store::Connection& connection, store::Store& store, UserId id, UserId by, Instant now) {
    const auto leaver = staff::find_user(connection, id);
    if (!leaver) return;
    for (const auto leader : leaders_to_tell(connection, *leaver, now))
        recording::tell_of_leaver(connection, store, leader, leaver->name_and_title(), now);
    pass_write_ups(connection, store, *leaver, by, now);
}

}  // namespace corrections
