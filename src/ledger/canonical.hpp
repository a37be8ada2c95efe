#pragma once
#include "ledger/ledger.hpp"

namespace ledger {

/// An event's bytes, of which its leaf is the hash; the same for ever. Names and values of codes and numbers, one a line, in a fixed
/// order; empty ones are left out.
std::string canonical(std::uint64_t position, const Event& event, std::string_view commitment);
/// The same of what is stored: a row with canonical_columns of ledger_event, called e.
std::string canonical(const store::Row& row);
inline constexpr std::string_view canonical_columns =
    "e.position, e.at, e.actor, e.action, e.child, e.subject, e.basis, e.detail, e.commitment";

}  // namespace ledger
