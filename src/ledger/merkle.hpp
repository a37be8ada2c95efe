#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The tree of hashes that makes the ledger tamper-evident. Source: RFC 6962 section 2.1 and RFC 9162 section 2.1, with SHA-256.
// Positions and sizes count leaves from 0.

using Hash = std::array<std::uint8_t, 32>;
using Bytes = std::span<const std::uint8_t>;

/// The hash of a leaf: SHA-256 over a zero byte and the leaf's bytes.
Hash leaf_hash(Bytes leaf);
Hash leaf_hash(std::string_view leaf);
/// The hash of a node: SHA-256 over a one byte and the hashes of its two children.
Hash node_hash(Bytes left, Bytes right);
/// The root of a tree without leaves: SHA-256 over nothing.
Hash empty_root();
/// The root of the tree over these leaf hashes.
Hash root_of(std::span<const Hash> leaves);

/// Sixty-four lower-case digits.
std::string to_hex(const Hash& hash);
/// Reads sixty-four hexadecimal digits of either case; nothing if it is anything else.
std::optional<Hash> parse_hash(std::string_view hex);

/// Told of each complete subtree as it comes into being: 2^level leaves, the index-th of its level. Level 0 is the leaf.
using NodeSink = std::function<void(unsigned level, std::uint64_t index, const Hash& hash)>;
/// Answers with the hash of a complete subtree, as a NodeSink was told of it.
using NodeAt = std::function<Hash(unsigned level, std::uint64_t index)>;

/// The right edge of a growing tree: enough to append to it and to know its root, in at most 64 hashes.
class Frontier {
  public:
    void append(const Hash& leaf, const NodeSink& on_complete = {});
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] Hash root() const;
    /// Eight bytes of size, most significant first, then the complete subtrees' hashes from left to right.
    [[nodiscard]] std::vector<std::uint8_t> to_bytes() const;
    /// Nothing if the length does not fit the size.
    static std::optional<Frontier> from_bytes(Bytes bytes);

  private:
    std::uint64_t size_ = 0;
    std::vector<Hash> peaks_;  // one for each bit set in size_, largest subtree first
};

using Proof = std::vector<Hash>;

/// Shows that the leaf at this position belongs to the tree of this size. Throws ProgramError unless index < size.
Proof inclusion_proof(std::uint64_t index, std::uint64_t size, const NodeAt& node_at);
Proof inclusion_proof(std::uint64_t index, std::span<const Hash> leaves);
/// Shows that the tree of old_size is the beginning of the tree of new_size. Empty when either nothing was there before or nothing
/// was added. Throws ProgramError when old_size > new_size.
Proof consistency_proof(std::uint64_t old_size, std::uint64_t new_size, const NodeAt& node_at);
Proof consistency_proof(std::uint64_t old_size, std::span<const Hash> leaves);

/// Whether the proof shows that. A proof too short or too long is refused, as is a position outside the tree.
bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof, const Hash& root);
/// Whether the proof shows that the old tree is the beginning of the new one. A proof too short or too long is refused.
/// Every tree continues the empty one: that needs no proof, and a proof given for it is refused.
bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, std::span<const Hash> proof, const Hash& old_root,
                        const Hash& new_root);
