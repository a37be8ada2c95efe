#include "ledger/stored_tree.hpp"

#include "base/ensure.hpp"

namespace ledger {

namespace {

Hash hash_in(const store::Row& row, std::string_view column) {
    const auto hash = parse_hash(row.text(column));
    ensure(hash.has_value(), "a hash of the ledger is stored in hexadecimal digits");
    return *hash;
}

}  // namespace

void keep_node(store::Connection& connection, unsigned level, std::uint64_t index, const Hash& hash) {
    if (level < lowest_kept_level) return;
    connection.run("INSERT INTO ledger_node (level, place, hash) VALUES (:level, :place, :hash)",
                   {{"level", level}, {"place", index}, {"hash", to_hex(hash)}});
}

Proof StoredTree::inclusion(std::uint64_t index, std::uint64_t size) {
    return inclusion_proof(index, size, [this](unsigned level, std::uint64_t at) { return node(level, at); });
}

Proof StoredTree::consistency(std::uint64_t old_size, std::uint64_t new_size) {
    return consistency_proof(old_size, new_size, [this](unsigned level, std::uint64_t at) { return node(level, at); });
}

Hash StoredTree::node(unsigned level, std::uint64_t index) {
    if (level < lowest_kept_level) {
        const auto above = lowest_kept_level - level;
        const auto& leaves = stretch(index >> above);
        const auto count = std::size_t{1} << level;
        const auto first = static_cast<std::size_t>(index & ((std::uint64_t{1} << above) - 1)) * count;
        ensure(first + count <= leaves.size(), "the leaves of a subtree are stored");
        return root_of(std::span(leaves).subspan(first, count));
    }
    const auto rows =
        connection_.query("SELECT hash FROM ledger_node WHERE level = :level AND place = :place", {{"level", level}, {"place", index}});
    ensure(rows.size() == 1, "a complete subtree of the ledger is stored");
    return hash_in(rows.front(), "hash");
}

const std::vector<Hash>& StoredTree::stretch(std::uint64_t number) {
    const auto [found, is_new] = stretches_.try_emplace(number);
    if (!is_new) return found->second;
    const auto first = number << lowest_kept_level;
    const auto next = first + (1U << lowest_kept_level);
    for (const auto& row :
         connection_.query("SELECT leaf FROM ledger_event WHERE position >= :first AND position < :next ORDER BY position LIMIT 256",
                           {{"first", first}, {"next", next}}))
        found->second.push_back(hash_in(row, "leaf"));
    return found->second;
}

}  // namespace ledger
