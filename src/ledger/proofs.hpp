#pragma once
#include <iosfwd>

#include "ledger/ledger.hpp"

namespace ledger {

/// That the event stands in the ledger, for whoever holds the verifier's key and nothing else: C2SP tlog-proof, with the event's bytes
/// as its extra data and the newest checkpoint. Nothing where no checkpoint covers the event yet.
std::optional<std::string> inclusion_text(store::Connection& connection, std::uint64_t position);

/// That the ledger of one size is the beginning of that of a larger size. Nothing unless from <= to <= the ledger's size.
std::optional<std::string> consistency_text(store::Connection& connection, std::uint64_t from, std::uint64_t to);

/// Every event up to that size, its bytes in base64, one a line.
void export_log(store::Connection& connection, std::uint64_t size, std::ostream& out);

/// An event about one record, as a list of proofs names it.
struct EventLine {
    std::uint64_t position = 0;
    Instant at{};
    std::string action;
};
/// What was done to the record, oldest first; not who looked at it.
std::vector<EventLine> changes_of(store::Connection& connection, ChildId child, std::int64_t subject);

}  // namespace ledger
