#include "care/corrections/write_ups.hpp"

#include "care/recording/notices.hpp"
#include "ledger/ledger.hpp"

namespace corrections {

Done ask_for_write_up(store::Connection& connection, const recording::Act& act, EntryId id, UserId writer) {
    const auto entry = recording::find_entry(connection, id);
    if (!entry) return std::unexpected(Problem::not_found("There is no such entry."));
    if (auto allowed = may_need_write_up(*entry, recording::kind(entry->kind)); !allowed) return allowed;
    const auto known = find_write_up(connection, id);
    if (known && known->written.is_set()) return std::unexpected(Problem::refused("The detailed write-up is written already."));
    if (known && known->writer == writer) return {};
    const auto able = writers_for(connection, entry->child, act.now);
    const bool is_able = writer == act.actor.id || std::ranges::any_of(able, [&](const auto& user) { return user.id == writer; });
    if (!is_able) return std::unexpected(Problem::invalid("writer", "Select who will write it"));
    connection.run(
        "INSERT INTO write_up_request (entry_id, writer_id, asked_by, asked_at, due_on) VALUES (:entry, :writer, :by, :at, :due_on)"
        " ON CONFLICT (entry_id) DO UPDATE SET writer_id = :writer, asked_by = :by, asked_at = :at",
        {{"entry", id},
         {"writer", writer},
         {"by", act.actor.id},
         {"at", act.now},
         {"due_on", write_up_due_on(entry->happened, act.working_days)}});
    ledger::append(connection, {.at = act.now,
                                .actor = act.actor.id,
                                .action = "write_up.asked",
                                .child = entry->child,
                                .subject = id.value,
                                .detail = "writer " + to_text(writer)});
    if (writer != act.actor.id)
        recording::add_notice(connection, act.store, writer, "write_up_asked", *entry, act.actor.name_and_title(), act.now);
    return {};
}

}  // namespace corrections
