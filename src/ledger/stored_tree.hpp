#pragma once
#include <map>

#include "ledger/merkle.hpp"
#include "store/connection.hpp"

namespace ledger {

/// Subtrees of 2^8 leaves and more are kept as they are completed: one row for each 128 events. Smaller ones are computed from their
/// leaves, so that a proof reads two stretches of 256 leaves and some forty rows however long the ledger is.
inline constexpr unsigned lowest_kept_level = 8;

void keep_node(store::Connection& connection, unsigned level, std::uint64_t index, const Hash& hash);

/// The ledger's tree as it is stored, for proofs.
class StoredTree {
  public:
    explicit StoredTree(store::Connection& connection) : connection_(connection) {}
    [[nodiscard]] Proof inclusion(std::uint64_t index, std::uint64_t size);
    [[nodiscard]] Proof consistency(std::uint64_t old_size, std::uint64_t new_size);

  private:
    Hash node(unsigned level, std::uint64_t index);
    const std::vector<Hash>& stretch(std::uint64_t number);

    store::Connection& connection_;
    std::map<std::uint64_t, std::vector<Hash>> stretches_;
};

}  // namespace ledger
