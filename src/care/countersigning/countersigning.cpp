#include "care/countersigning/countersigning.hpp"

#include "base/text.hpp"
#include "care/countersigning/countersigning_store.hpp"
#include "care/files/files.hpp"
#include "care/recording/notices.hpp"
#include "ledger/ledger.hpp"

namespace countersigning {

namespace {

/// The entry as it may be answered now; a Problem where it may not.
Result<records::Entry> to_answer(store::Connection& connection, const recording::Act& act, EntryId id, int version_read) {
    auto entry = recording::find_entry(connection, id);
    if (!entry) return std::unexpected(Problem::not_found("There is no such entry."));
    if (auto allowed = may_countersign(connection, *entry, act.actor, act.now); !allowed) return std::unexpected(allowed.error());
    if (entry->version != version_read)
        return std::unexpected(Problem::stale("The entry was corrected since you opened this page. Read it again."));
    return *entry;
}

/// Whether this person has said the same of this version already: the form was sent twice.
bool is_repetition(store::Connection& connection, const recording::Act& act, EntryId entry, const Answer& answer) {
    const auto known = answers_to(connection, entry);
    return !known.empty() && known.back().by == act.actor.id && known.back().version == answer.version &&
           known.back().is_given == answer.is_given;
}

void keep(store::Connection& connection, const recording::Act& act, const records::Entry& entry, const Answer& answer) {
    insert_answer(connection, act.store.next_id(act.now), entry, answer);
    ledger::append(connection, {.at = act.now,
                                .actor = act.actor.id,
                                .action = answer.is_given ? "entry.countersigned" : "entry.sent_back",
                                .child = entry.child,
                                .subject = entry.id.value,
                                .detail = entry.kind + " version " + std::to_string(entry.version),
                                .words = answer.words});
}

Answer answer_of(const recording::Act& act, int version, bool is_given, const std::string& words) {
    return {version, is_given, act.actor.id, act.actor.name, act.now, std::string(trimmed(words))};
}

}  // namespace

Done may_countersign(store::Connection& connection, const records::Entry& entry, const staff::User& actor, Instant now) {
    const auto ground = files::basis_for(connection, actor, entry.child, now, staff::Permission::countersign);
    return may_countersign(entry, actor, ground != staff::Basis::none);
}

Done countersign(store::Connection& connection, const recording::Act& act, EntryId id, int version_read, const std::string& remark) {
    const auto answer = answer_of(act, version_read, true, remark);
    if (is_repetition(connection, act, id, answer)) return {};
    const auto entry = to_answer(connection, act, id, version_read);
    if (!entry) return std::unexpected(entry.error());
    keep(connection, act, *entry, answer);
    recording::end_notices(connection, sent_back_notice, id, act.now);
    return {};
}

Done send_back(store::Connection& connection, const recording::Act& act, EntryId id, int version_read, const std::string& reason) {
    const auto answer = answer_of(act, version_read, false, reason);
    if (is_repetition(connection, act, id, answer)) return {};
    const auto entry = to_answer(connection, act, id, version_read);
    if (!entry) return std::unexpected(entry.error());
    if (answer.words.empty()) return std::unexpected(Problem::invalid("reason", "Enter what the author should correct, and why"));
    keep(connection, act, *entry, answer);
    recording::add_notice(connection, act.store, entry->author, sent_back_notice, *entry, act.actor.name_and_title(), act.now);
    return {};
}

}  // namespace countersigning
