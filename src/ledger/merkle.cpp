#include "ledger/merkle.hpp"

#include <openssl/evp.h>

#include <bit>

#include "base/ensure.hpp"

namespace {

/// One reusable SHA-256 for each thread: fetching the algorithm anew would cost more than the hashing.
class Sha256 {
  public:
    Sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free), algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free) {
        ensure(context_ && algorithm_, "OpenSSL has SHA-256");
    }
    Hash of(std::initializer_list<Bytes> pieces) {
        Hash out;
        bool done = EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1;
        for (const auto piece : pieces) done = done && EVP_DigestUpdate(context_.get(), piece.data(), piece.size()) == 1;
        done = done && EVP_DigestFinal_ex(context_.get(), out.data(), nullptr) == 1;
        ensure(done, "OpenSSL can hash");
        return out;
    }

  private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm_;
};

Hash sha256(std::initializer_list<Bytes> pieces) {
    thread_local Sha256 hasher;
    return hasher.of(pieces);
}

constexpr std::uint8_t leaf_mark = 0, node_mark = 1;

/// The largest power of two below a number of leaves: where RFC 6962 parts a tree in two.
std::uint64_t left_part(std::uint64_t leaves) { return std::bit_floor(leaves - 1); }

/// The root over `count` leaves from `first` on, where both fall where RFC 6962 parts the whole tree.
Hash subtree(std::uint64_t first, std::uint64_t count, const NodeAt& node_at) {
    if (std::has_single_bit(count)) return node_at(static_cast<unsigned>(std::countr_zero(count)), first / count);
    const auto left = left_part(count);
    return node_hash(subtree(first, left, node_at), subtree(first + left, count - left, node_at));
}

NodeAt nodes_of(std::span<const Hash> leaves) {
    return [leaves](unsigned level, std::uint64_t index) {
        const std::size_t count = std::size_t{1} << level;
        return root_of(leaves.subspan(index * count, count));
    };
}

/// Folds a proof from a leaf upwards: first the hashes where the way may turn left or right, then those only on its left.
struct Fold {
    std::uint64_t at;    // position within the level
    std::uint64_t last;  // last position of the level
    /// Whether the next hash stands on the left; climbs to the level where it is needed.
    bool next_is_left() {
        const bool left = (at & 1) != 0 || at == last;
        if (left)
            while ((at & 1) == 0 && at != 0) climb();
        climb();
        return left;
    }
    void climb() { at >>= 1, last >>= 1; }
};

bool verify_growth(std::uint64_t old_size, std::uint64_t new_size, std::span<const Hash> proof, const Hash& old_root,
                   const Hash& new_root) {
    Fold fold{old_size - 1, new_size - 1};
    while ((fold.at & 1) != 0) fold.climb();
    // A complete old tree is itself the first hash: the proof leaves it out.
    const bool starts_at_old_root = std::has_single_bit(old_size);
    if (!starts_at_old_root && proof.empty()) return false;
    const Hash start = starts_at_old_root ? old_root : proof.front();
    Hash old_side = start, new_side = start;
    for (const auto& hash : starts_at_old_root ? proof : proof.subspan(1)) {
        if (fold.last == 0) return false;  // too long
        if (fold.next_is_left()) {
            old_side = node_hash(hash, old_side);
            new_side = node_hash(hash, new_side);
        } else {
            new_side = node_hash(new_side, hash);
        }
    }
    return fold.last == 0 && old_side == old_root && new_side == new_root;
}

}  // namespace

Hash leaf_hash(Bytes leaf) { return sha256({Bytes{&leaf_mark, 1}, leaf}); }
Hash leaf_hash(std::string_view leaf) { return leaf_hash(Bytes{reinterpret_cast<const std::uint8_t*>(leaf.data()), leaf.size()}); }
Hash node_hash(Bytes left, Bytes right) { return sha256({Bytes{&node_mark, 1}, left, right}); }
Hash empty_root() { return sha256({}); }

Hash root_of(std::span<const Hash> leaves) {
    Frontier frontier;
    for (const auto& leaf : leaves) frontier.append(leaf);
    return frontier.root();
}

std::string to_hex(const Hash& hash) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(hash.size() * 2);
    for (const auto byte : hash) out += {digits[byte >> 4], digits[byte & 15]};
    return out;
}

std::optional<Hash> parse_hash(std::string_view hex) {
    Hash out{};
    if (hex.size() != out.size() * 2) return std::nullopt;
    for (std::size_t i = 0; i < hex.size(); ++i) {
        const char c = hex[i];
        int digit = 0;
        if (c >= '0' && c <= '9') digit = c - '0';
        else if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
        else return std::nullopt;
        out[i / 2] = static_cast<std::uint8_t>(out[i / 2] << 4 | digit);
    }
    return out;
}

void Frontier::append(const Hash& leaf, const NodeSink& on_complete) {
    Hash hash = leaf;
    unsigned level = 0;
    if (on_complete) on_complete(0, size_, hash);
    for (auto rest = size_; (rest & 1) != 0; rest >>= 1) {
        hash = node_hash(peaks_.back(), hash);
        peaks_.pop_back();
        if (on_complete) on_complete(++level, rest >> 1, hash);
    }
    peaks_.push_back(hash);
    ++size_;
}

Hash Frontier::root() const {
    if (peaks_.empty()) return empty_root();
    Hash hash = peaks_.back();
    for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) hash = node_hash(*peak, hash);
    return hash;
}

std::vector<std::uint8_t> Frontier::to_bytes() const {
    std::vector<std::uint8_t> out;
    for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(size_ >> shift));
    for (const auto& peak : peaks_) out.insert(out.end(), peak.begin(), peak.end());
    return out;
}

std::optional<Frontier> Frontier::from_bytes(Bytes bytes) {
    if (bytes.size() < 8) return std::nullopt;
    Frontier frontier;
    for (const auto byte : bytes.first(8)) frontier.size_ = frontier.size_ << 8 | byte;
    auto rest = bytes.subspan(8);
    if (rest.size() != static_cast<std::size_t>(std::popcount(frontier.size_)) * Hash{}.size()) return std::nullopt;
    for (; !rest.empty(); rest = rest.subspan(Hash{}.size()))
        std::ranges::copy(rest.first(Hash{}.size()), frontier.peaks_.emplace_back().begin());
    return frontier;
}

Proof inclusion_proof(std::uint64_t index, std::uint64_t size, const NodeAt& node_at) {
    ensure(index < size, "the leaf is inside the tree");
    Proof proof;
    for (std::uint64_t first = 0; size > 1;) {
        const auto left = left_part(size);
        if (index < first + left) {
            proof.push_back(subtree(first + left, size - left, node_at));
            size = left;
        } else {
            proof.push_back(subtree(first, left, node_at));
            first += left;
            size -= left;
        }
    }
    std::ranges::reverse(proof);
    return proof;
}

Proof inclusion_proof(std::uint64_t index, std::span<const Hash> leaves) { return inclusion_proof(index, leaves.size(), nodes_of(leaves)); }

Proof consistency_proof(std::uint64_t old_size, std::uint64_t new_size, const NodeAt& node_at) {
    ensure(old_size <= new_size, "the old tree is no larger than the new one");
    Proof proof;
    if (old_size == 0 || old_size == new_size) return proof;
    std::uint64_t first = 0, old_rest = old_size, rest = new_size;
    while (old_rest != rest) {
        const auto left = left_part(rest);
        if (old_rest <= left) {
            proof.push_back(subtree(first + left, rest - left, node_at));
            rest = left;
        } else {
            proof.push_back(subtree(first, left, node_at));
            first += left;
            old_rest -= left;
            rest -= left;
        }
    }
    if (first != 0) proof.push_back(subtree(first, rest, node_at));
    std::ranges::reverse(proof);
    return proof;
}

Proof consistency_proof(std::uint64_t old_size, std::span<const Hash> leaves) {
    return consistency_proof(old_size, leaves.size(), nodes_of(leaves));
}

bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof, const Hash& root) {
    if (index >= size) return false;
    Fold fold{index, size - 1};
    Hash hash = leaf;
    for (const auto& beside : proof) {
        if (fold.last == 0) return false;  // too long
        hash = fold.next_is_left() ? node_hash(beside, hash) : node_hash(hash, beside);
    }
    return fold.last == 0 && hash == root;
}

bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, std::span<const Hash> proof, const Hash& old_root,
                        const Hash& new_root) {
    if (old_size > new_size) return false;
    if (old_size == 0) return proof.empty() && old_root == empty_root() && (new_size != 0 || new_root == old_root);
    if (old_size == new_size) return proof.empty() && old_root == new_root;
    return verify_growth(old_size, new_size, proof, old_root, new_root);
}
