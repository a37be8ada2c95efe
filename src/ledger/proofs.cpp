#include "ledger/proofs.hpp"

#include <fmt/format.h>

#include <ostream>

#include "ledger/canonical.hpp"
#include "ledger/checkpoints.hpp"
#include "ledger/stored_tree.hpp"

namespace ledger {

namespace {

std::string lines_of(const Proof& proof) {
    std::string lines;
    for (const auto& hash : proof) lines += to_base64({reinterpret_cast<const char*>(hash.data()), hash.size()}) + "\n";
    return lines;
}

}  // namespace

std::optional<std::string> inclusion_text(store::Connection& connection, std::uint64_t position) {
    const auto checkpoint = newest_checkpoint(connection);
    if (!checkpoint || position >= checkpoint->size) return std::nullopt;
    const auto rows = connection.query(fmt::format("SELECT {} FROM ledger_event e WHERE e.position = :position", canonical_columns),
                                       {{"position", position}});
    if (rows.empty()) return std::nullopt;
    return fmt::format("c2sp.org/tlog-proof@v1\nextra {}\nindex {}\n{}\n{}", to_base64(canonical(rows.front())), position,
                       lines_of(StoredTree(connection).inclusion(position, checkpoint->size)), checkpoint->note);
}

std::optional<std::string> consistency_text(store::Connection& connection, std::uint64_t from, std::uint64_t to) {
    if (from > to || to > head(connection).size) return std::nullopt;
    return fmt::format("firsthand consistency proof 1\nfrom {}\nto {}\n{}", from, to,
                       lines_of(StoredTree(connection).consistency(from, to)));
}

void export_log(store::Connection& connection, std::uint64_t size, std::ostream& out) {
    connection.for_each(fmt::format("SELECT {} FROM ledger_event e WHERE e.position < :size ORDER BY e.position", canonical_columns),
                        {{"size", size}}, [&](const store::Row& row) { out << to_base64(canonical(row)) << "\n"; });
}

std::vector<EventLine> changes_of(store::Connection& connection, ChildId child, std::int64_t subject) {
    std::vector<EventLine> all;
    for (const auto& row : connection.query("SELECT position, at, action FROM ledger_event WHERE child = :child AND subject = :subject"
                                            " AND action NOT IN ('opened', 'printed', 'exported', 'glass_broken', 'searched')"
                                            " ORDER BY position LIMIT 200",
                                            {{"child", child}, {"subject", subject}}))
        all.push_back({static_cast<std::uint64_t>(row.number("position")), row.instant("at"), row.text("action")});
    return all;
}

}  // namespace ledger
