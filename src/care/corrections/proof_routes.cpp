#include "care/corrections/entry_pages.hpp"
#include "http/download.hpp"
#include "ledger/checkpoints.hpp"
#include "ledger/proofs.hpp"

namespace corrections {

namespace {

using recording::entry_path;
using staff::Exchange;

std::string in_words(std::string_view action) {
    constexpr std::pair<std::string_view, std::string_view> all[] = {{"entry.saved", "Saved"},
                                                                     {"entry.changed", "Changed by its author"},
                                                                     {"entry.completed", "Completed and locked"},
                                                                     {"entry.completed_for_leaver", "Completed for an author who left"},
                                                                     {"entry.countersigned", "Countersigned"},
                                                                     {"entry.sent_back", "Sent back by the countersigner"},
                                                                     {"entry.imported", "Taken in from another system"},
                                                                     {"entry.corrected", "Corrected"},
                                                                     {"entry.moved_here", "Moved to this file"},
                                                                     {"entry.moved_away", "Moved to another file"},
                                                                     {"entry.withdrawn", "Withdrawn"},
                                                                     {"correction.asked", "A correction was asked for"},
                                                                     {"correction.refused", "A correction was refused"},
                                                                     {"move.asked", "A move was asked for"},
                                                                     {"move.refused", "A move was refused"},
                                                                     {"headline.changed", "Headline changed"},
                                                                     {"write_up.asked", "A detailed write-up was asked for"},
                                                                     {"write_up.passed", "The write-up was passed on"}};
    for (const auto& [code, words] : all)
        if (code == action) return std::string(words);
    return std::string(action);
}

std::vector<ledger::EventLine> changes_of(store::Connection& connection, const OpenEntry& open) {
    return ledger::changes_of(connection, open.written.entry.child, open.written.entry.id.value);
}

/// `may_copy`: proofs may be downloaded.
html::Html change_table(const std::vector<ledger::EventLine>& changes, EntryId entry, std::uint64_t signed_size, bool may_copy) {
    html::Table table{.head = {{.text = "What was done"}, {.text = "When"}}, .first_cell_is_header = true};
    if (may_copy) table.head.push_back({.text = "Proof"});
    for (const auto& change : changes) {
        const auto position = std::to_string(change.position);
        const auto hidden = html::element("span", {{"class", "govuk-visually-hidden"}}, ": " + in_words(change.action));
        const auto proof = change.position < signed_size
                               ? html::link(html::text("Download the proof") + hidden, entry_path(entry, "/proof/" + position))
                               : html::text("Signed within a minute");
        table.rows.push_back({{.text = in_words(change.action)}, {.text = ::in_words(change.at)}});
        if (may_copy) table.rows.back().push_back({.text = proof});
    }
    return html::table(table);
}

/// The entry's events, each with the proof that a stranger can check without this service.
http::Response get_proofs(const Exchange& exchange) {
    const auto open = open_entry(exchange, exchange.id<EntryId>("entry"), "proof");
    if (!open) return open.error();
    const auto& entry = open->written.entry;
    auto content = heading_about("Proof of this entry", entry);
    content += html::body("Each act on this entry stands in the ledger. Its proof shows that the act was logged as it was and when it was, "
                          "and has not been changed since. It holds numbers and codes, and none of the entry’s words.");
    content += exchange.app.store.read([&](store::Connection& connection) {
        const auto newest = ledger::newest_checkpoint(connection);
        return change_table(changes_of(connection, *open), entry.id, newest ? newest->size : 0,
                            open->child.may(staff::Permission::take_copies));
    });
    content += html::body("Anybody who has the authority’s public key can check a proof with the program firsthand-verify.");
    return files::child_page(exchange, open->child, {.title = "Proof: " + title_of(entry), .tab = "file", .content = content});
}

http::Response get_proof(const Exchange& exchange) {
    const auto open = open_entry(exchange, exchange.id<EntryId>("entry"), "proof");
    if (!open) return open.error();
    const auto proof = exchange.app.store.read([&](store::Connection& connection) -> std::optional<std::string> {
        for (const auto& change : changes_of(connection, *open))
            if (std::to_string(change.position) == exchange.parameters.get("position"))
                return ledger::inclusion_text(connection, change.position);
        return std::nullopt;
    });
    if (!proof)
        return staff::problem_page(exchange,
                                   Problem::not_found("There is no proof of this yet. What was just done is signed within a minute."));
    return http::download("proof.txt", http::text_type, *proof);
}

}  // namespace

void proof_routes(staff::Routes& routes) {
    routes.get("/entries/{entry}/proof", staff::anybody, get_proofs);
    routes.get("/entries/{entry}/proof/{position}", staff::copiers, get_proof);
}

}  // namespace corrections
