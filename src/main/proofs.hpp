#pragma once
#include <cstdint>
#include <optional>

#include "main/authority.hpp"

struct ProofOptions {
    Place place;
    std::optional<std::uint64_t> event;     ///< a position
    std::optional<std::uint64_t> from, to;  ///< two sizes
    std::string file;
};

/// Each answers the exit status: 0, or 1 where there is nothing to show, which is said.
int print_proof(const ProofOptions& options);
int print_checkpoint(const ProofOptions& options);
int print_handovers(const ProofOptions& options);
int export_ledger(const ProofOptions& options);
