#include "care/recording/commands.hpp"

#include "care/decisions/decisions.hpp"
#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "care/recording/drafts.hpp"
#include "care/recording/notices.hpp"
#include "ledger/ledger.hpp"

namespace recording {

namespace {

/// [C2.6] asked when somebody the record is about needs an interpreter.
bool needs_interpreter(store::Connection& connection, ChildId child, const Content& content) {
    const auto needs = [&](PersonId person) {
        return !connection.query("SELECT 1 AS found FROM person WHERE id = :id AND interpreter = 'yes'", {{"id", person}}).empty();
    };
    return needs(person_of(child)) || std::ranges::any_of(content.participants, [&](const auto& participant) {
               return participant.person.is_set() && needs(participant.person);
           });
}

std::string committed_words(const Content& content) { return iso(content.happened.day()) + "\n" + words_of(content); }

void log(store::Connection& connection, const Act& act, std::string_view action, const records::Entry& entry, const Content& content) {
    ledger::append(connection, {.at = act.now,
                                .actor = act.actor.id,
                                .action = std::string(action),
                                .child = entry.child,
                                .subject = entry.id.value,
                                .detail = entry.kind + " version " + std::to_string(entry.version),
                                .content = committed_words(content)});
}

/// The author's own word that it is complete; of a student's it waits from now on for somebody who stands beside it.
void complete(records::Entry& entry, const staff::User& author) {
    entry.state = records::State::completed;
    if (author.is_countersigned()) entry.countersignature.state = records::Countersignature::State::waiting;
}

records::Entry new_entry(const Act& act, const Writing& writing, ChildId child, Finish finish) {
    records::Entry entry;
    entry.id = act.store.next<EntryId>(act.now);
    entry.child = child;
    entry.kind = writing.kind;
    entry.written_at = entry.changed_at = act.now;
    entry.author = act.actor.id;
    entry.author_name = act.actor.name;
    entry.about = writing.about;
    entry.complementary = writing.complementary;
    if (finish == Finish::complete) complete(entry, act.actor);
    return entry;
}

/// `entry`: where and when it was written, and what kind it is.
std::vector<FieldProblem> problems_of_part(store::Connection& connection, const Act& act, const records::Entry& entry,
                                           const Content& content, Finish finish, bool is_one_of_several) {
    const auto& its_kind = kind(entry.kind);
    auto problems = impossible(content, act.now);
    if (finish == Finish::save) std::ranges::move(nothing_written(its_kind, content), std::back_inserter(problems));
    if (finish == Finish::save || !problems.empty()) return problems;
    const auto late = records::lateness(content.happened, entry.written_at, act.working_days, its_kind.working_days_allowed);
    return missing_to_complete(its_kind, content, late,
                               {needs_interpreter(connection, entry.child, content),
                                is_on_anothers_case(connection, entry.child, act.actor.id, entry.complementary),
                                decisions::why_not(connection, act.actor, entry.child, content.observation.decision_kind, act.now)},
                               is_one_of_several || its_kind.asks_seen ? entry.child : ChildId{});
}

}  // namespace

bool is_on_anothers_case(store::Connection& connection, ChildId child, UserId writer, ComplementaryFileId complementary) {
    if (complementary.is_set()) return false;
    const auto workers =
        connection.query("SELECT user_id FROM allocation WHERE child_id = :child AND until_on IS NULL", {{"child", child}});
    return !workers.empty() && std::ranges::none_of(workers, [&](const auto& row) { return row.template id<UserId>("user_id") == writer; });
}

std::vector<FieldProblem> problems_with(store::Connection& connection, const Act& act, const Writing& writing, Finish finish) {
    std::vector<FieldProblem> problems;
    for (const auto& [child, content] : writing.parts) {
        const records::Entry entry{.child = child, .kind = writing.kind, .written_at = act.now, .complementary = writing.complementary};
        for (auto& problem : problems_of_part(connection, act, entry, content, finish, writing.parts.size() > 1))
            if (std::ranges::find(problems, problem) == problems.end()) problems.push_back(std::move(problem));
    }
    return problems;
}

Result<std::vector<EntryId>> record(store::Connection& connection, const Act& act, const Writing& writing, Finish finish) {
    if (auto already = entries_of_draft(connection, writing.draft); !already.empty()) return already;
    if (auto problems = problems_with(connection, act, writing, finish); !problems.empty())
        return std::unexpected(Problem::invalid(std::move(problems)));
    std::vector<EntryId> written;
    for (const auto& [child, content] : writing.parts) {
        auto entry = new_entry(act, writing, child, finish);
        if (!written.empty()) entry.origin = written.front();
        insert_entry(connection, entry, content, writing.draft);
        log(connection, act, finish == Finish::complete ? "entry.completed" : "entry.saved", entry, content);
        tell_holder(connection, act.store, entry, act.actor, act.now);
        written.push_back(entry.id);
    }
    end_draft(connection, writing.draft, act.actor.id);
    return written;
}

Done change(store::Connection& connection, const Act& act, EntryId id, int version_read, const Content& content, Finish finish) {
    auto entry = find_entry(connection, id);
    if (!entry) return std::unexpected(Problem::not_found("There is no such entry."));
    const bool is_repetition =
        entry->author == act.actor.id && entry->version == version_read + 1 && content_of(connection, id, entry->version) == content;
    if (is_repetition) return {};
    if (auto allowed = records::may_change(*entry, act.actor.id); !allowed) return allowed;
    if (entry->version != version_read)
        return std::unexpected(
            Problem::stale("This entry was changed in another window since you opened it. What you typed is kept as a draft."));
    auto problems = problems_of_part(connection, act, *entry, content, finish, false);
    if (!problems.empty()) return std::unexpected(Problem::invalid(std::move(problems)));
    if (finish == Finish::complete) complete(*entry, act.actor);
    entry->version += 1;
    entry->changed_at = act.now;
    insert_version(connection, *entry, content, act.actor.id);
    log(connection, act, finish == Finish::complete ? "entry.completed" : "entry.changed", *entry, content);
    return {};
}

std::vector<FieldProblem> newly_missing(store::Connection& connection, const Act& act, const records::Entry& entry, const Content& before,
                                        const Content& after) {
    const auto& its_kind = kind(entry.kind);
    const auto missing = [&](const Content& content) {
        const auto late = records::lateness(content.happened, entry.written_at, act.working_days, its_kind.working_days_allowed);
        return missing_to_complete(
            its_kind, content, late,
            {.needs_interpreter = needs_interpreter(connection, entry.child, content),
             .cannot_decide = decisions::why_not(connection, act.actor, entry.child, content.observation.decision_kind, act.now)},
            ChildId{});
    };
    auto problems = missing(after);
    const auto known = missing(before);
    std::erase_if(problems, [&](const auto& problem) { return std::ranges::find(known, problem) != known.end(); });
    return problems;
}

}  // namespace recording
