#include "ledger/merkle.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/ensure.hpp"

namespace json = boost::json;

namespace {

std::vector<Hash> some_leaves(std::size_t count) {
    std::vector<Hash> leaves;
    for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_hash("event " + std::to_string(i)));
    return leaves;
}

/// RFC 6962's definition, word for word and slow, to hold the quick one against.
Hash root_by_definition(std::span<const Hash> leaves) {
    if (leaves.empty()) return empty_root();
    if (leaves.size() == 1) return leaves.front();
    std::size_t k = 1;
    while (k * 2 < leaves.size()) k *= 2;
    return node_hash(root_by_definition(leaves.first(k)), root_by_definition(leaves.subspan(k)));
}

Hash flipped(Hash hash) {
    hash[17] ^= 1;
    return hash;
}

/// Every way of spoiling a proof that a forger might try: each hash changed, one left out, one repeated, one added at either end.
std::vector<Proof> spoilt(const Proof& proof) {
    std::vector<Proof> all;
    for (std::size_t i = 0; i < proof.size(); ++i) {
        const auto at = static_cast<std::ptrdiff_t>(i);
        all.push_back(proof), all.back()[i] = flipped(proof[i]);
        all.push_back(proof), all.back().erase(all.back().begin() + at);
        all.push_back(proof), all.back().insert(all.back().begin() + at, proof[i]);
    }
    all.push_back(proof), all.back().push_back(Hash{});
    all.push_back(Proof(1)), all.back().insert(all.back().end(), proof.begin(), proof.end());
    return all;
}

std::string bytes_from(std::string_view hex) {
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return out;
}
Bytes as_bytes(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

std::string text_of(const json::value& value) { return std::string(value.as_string()); }
Hash hash_of(const json::value& value) {
    const auto hash = parse_hash(text_of(value));
    REQUIRE(hash);
    return *hash;
}
Proof proof_of(const json::value& value) {
    Proof proof;
    for (const auto& hash : value.as_array()) proof.push_back(hash_of(hash));
    return proof;
}

/// The published vectors, or nothing (said aloud) where they are not beside this checkout.
std::optional<json::object> published_vectors() {
    const char* shared = std::getenv("FIRSTHAND_SHARED");
    const auto path = std::string(shared != nullptr ? shared : FIRSTHAND_SOURCE "/../shared") + "/reference/data/merkle_vectors.json";
    std::ifstream file(path);
    if (!file) {
        std::cout << "SAID ALOUD: reference/data/merkle_vectors.json is absent, published Merkle vectors not run\n";
        return std::nullopt;
    }
    std::ostringstream text;
    text << file.rdbuf();
    return json::parse(text.str()).as_object();
}

}  // namespace

TEST_CASE("a tree's root is what RFC 6962 defines, at every size") {
    const auto leaves = some_leaves(70);
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
        const auto part = std::span(leaves).first(size);
        CHECK(root_of(part) == root_by_definition(part));
    }
    CHECK(to_hex(empty_root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a leaf never has the hash of a node over the same bytes") {
    const auto left = leaf_hash("a"), right = leaf_hash("b");
    std::vector<std::uint8_t> both(left.begin(), left.end());
    both.insert(both.end(), right.begin(), right.end());
    CHECK(leaf_hash(both) != node_hash(left, right));
}

TEST_CASE("a frontier stored after every leaf and read back grows as if it had never been stored") {
    const auto leaves = some_leaves(40);
    Frontier kept;
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
        auto again = Frontier::from_bytes(kept.to_bytes());
        REQUIRE(again);
        CHECK(again->size() == size);
        CHECK(again->root() == root_of(std::span(leaves).first(size)));
        if (size < leaves.size()) again->append(leaves[size]), kept = *again;
    }
}

TEST_CASE("a stored frontier of the wrong length is refused") {
    Frontier frontier;
    for (const auto& leaf : some_leaves(5)) frontier.append(leaf);
    auto bytes = frontier.to_bytes();
    CHECK(Frontier::from_bytes(bytes));
    bytes.push_back(0);
    CHECK_FALSE(Frontier::from_bytes(bytes));
    bytes.pop_back();
    bytes.pop_back();
    CHECK_FALSE(Frontier::from_bytes(bytes));
    CHECK_FALSE(Frontier::from_bytes(std::vector<std::uint8_t>(7)));
    CHECK_FALSE(Frontier::from_bytes({}));
}

TEST_CASE("a frontier tells of every complete subtree once, with its hash") {
    const auto leaves = some_leaves(21);
    std::map<std::pair<unsigned, std::uint64_t>, Hash> nodes;
    Frontier frontier;
    for (const auto& leaf : leaves)
        frontier.append(leaf,
                        [&](unsigned level, std::uint64_t index, const Hash& hash) { CHECK(nodes.insert({{level, index}, hash}).second); });
    CHECK(nodes.size() == 21 + 10 + 5 + 2 + 1);
    for (const auto& [place, hash] : nodes) {
        const auto count = std::size_t{1} << place.first;
        CHECK(hash == root_by_definition(std::span(leaves).subspan(place.second * count, count)));
    }
    const NodeAt kept = [&](unsigned level, std::uint64_t index) { return nodes.at({level, index}); };
    CHECK(inclusion_proof(13, 21, kept) == inclusion_proof(13, leaves));
    CHECK(consistency_proof(13, 21, kept) == consistency_proof(13, leaves));
}

TEST_CASE("every leaf of every small tree can be shown to be in it, and no spoilt proof shows it") {
    const auto leaves = some_leaves(20);
    for (std::size_t size = 1; size <= leaves.size(); ++size) {
        const auto part = std::span(leaves).first(size);
        const auto root = root_of(part);
        for (std::size_t index = 0; index < size; ++index) {
            const auto proof = inclusion_proof(index, part);
            CHECK(verify_inclusion(leaves[index], index, size, proof, root));
            for (const auto& bad : spoilt(proof)) CHECK_FALSE(verify_inclusion(leaves[index], index, size, bad, root));
            CHECK_FALSE(verify_inclusion(flipped(leaves[index]), index, size, proof, root));
            CHECK_FALSE(verify_inclusion(leaves[index], index, size, proof, flipped(root)));
            for (std::size_t other = 0; other < size; ++other)
                CHECK(verify_inclusion(leaves[index], other, size, proof, root) == (other == index));
            CHECK_FALSE(verify_inclusion(leaves[index], size, size, proof, root));
        }
    }
    CHECK_FALSE(verify_inclusion(leaves[0], 0, 0, {}, empty_root()));
}

TEST_CASE("every small tree can be shown to continue every smaller one, and no spoilt proof shows it") {
    const auto leaves = some_leaves(20);
    for (std::size_t larger = 1; larger <= leaves.size(); ++larger) {
        const auto part = std::span(leaves).first(larger);
        const auto root = root_of(part);
        for (std::size_t smaller = 0; smaller <= larger; ++smaller) {
            const auto old_root = root_of(part.first(smaller));
            const auto proof = consistency_proof(smaller, part);
            CHECK(verify_consistency(smaller, larger, proof, old_root, root));
            for (const auto& bad : spoilt(proof)) CHECK_FALSE(verify_consistency(smaller, larger, bad, old_root, root));
            CHECK_FALSE(verify_consistency(smaller, larger, proof, flipped(old_root), root));
            if (smaller > 0) CHECK_FALSE(verify_consistency(smaller, larger, proof, old_root, flipped(root)));
            if (smaller != larger) CHECK_FALSE(verify_consistency(larger, smaller, proof, root, old_root));
        }
    }
}

TEST_CASE("a proof is asked of the tree only where one can be given") {
    const auto leaves = some_leaves(3);
    CHECK_THROWS_AS(inclusion_proof(3, leaves), ProgramError);
    CHECK_THROWS_AS(consistency_proof(4, leaves), ProgramError);
}

TEST_CASE("enormous positions neither overflow nor run on") {
    constexpr auto most = ~std::uint64_t{0};
    CHECK_FALSE(verify_inclusion({}, most - 1, most, {}, {}));
    CHECK_FALSE(verify_inclusion({}, most, most, {}, {}));
    CHECK_FALSE(verify_consistency(most - 1, most, {}, {}, {}));
    CHECK_FALSE(verify_inclusion({}, 0, most, Proof(200), {}));
}

TEST_CASE("a hash is written and read as sixty-four digits and nothing else") {
    const auto hash = leaf_hash("x");
    CHECK(parse_hash(to_hex(hash)) == hash);
    auto upper = to_hex(hash);
    std::ranges::transform(upper, upper.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
    CHECK(parse_hash(upper) == hash);
    CHECK_FALSE(parse_hash(upper.substr(1)));
    CHECK_FALSE(parse_hash(upper + "00"));
    upper[63] = 'g';
    CHECK_FALSE(parse_hash(upper));
}

TEST_CASE("the published hashes, nodes and roots come out") {
    const auto vectors = published_vectors();
    if (!vectors) return;
    for (const auto& vector : vectors->at("hasher").as_array()) {
        const auto& item = vector.as_object();
        const auto op = text_of(item.at("op"));
        const auto piece = [&](const char* name) { return bytes_from(text_of(item.at(name))); };
        const auto out = op == "empty"  ? empty_root()
                         : op == "leaf" ? leaf_hash(piece("data"))
                                        : node_hash(as_bytes(piece("left")), as_bytes(piece("right")));
        CHECK(out == hash_of(item.at("out")));
    }
    std::vector<Hash> leaves;
    for (const auto& leaf : vectors->at("leaf_inputs").as_array()) leaves.push_back(leaf_hash(bytes_from(text_of(leaf))));
    const auto& levels = vectors->at("node_hashes_by_level").as_array();
    std::size_t seen = 0;
    Frontier frontier;
    const auto& roots = vectors->at("roots_by_tree_size").as_array();
    REQUIRE(roots.size() == leaves.size() + 1);
    CHECK(frontier.root() == hash_of(roots[0]));
    for (const auto& leaf : leaves) {
        frontier.append(leaf, [&](unsigned level, std::uint64_t index, const Hash& hash) {
            CHECK(hash == hash_of(levels.at(level).as_array().at(index)));
            ++seen;
        });
        CHECK(frontier.root() == hash_of(roots[frontier.size()]));
    }
    CHECK(seen == 15);
}

TEST_CASE("the published proofs are made, accepted, and refused once spoilt") {
    const auto vectors = published_vectors();
    if (!vectors) return;
    std::vector<Hash> leaves;
    for (const auto& leaf : vectors->at("leaf_inputs").as_array()) leaves.push_back(leaf_hash(bytes_from(text_of(leaf))));
    const auto number = [](const json::value& value) { return value.to_number<std::uint64_t>(); };
    for (const auto& vector : vectors->at("published_inclusion").as_array()) {
        const auto& item = vector.as_object();
        const auto index = number(item.at("leaf_index")), size = number(item.at("tree_size"));
        const auto leaf = hash_of(item.at("leaf_hash")), root = hash_of(item.at("root"));
        const auto proof = proof_of(item.at("proof"));
        CHECK(inclusion_proof(index, std::span(leaves).first(size)) == proof);
        CHECK(verify_inclusion(leaf, index, size, proof, root));
        for (const auto& bad : spoilt(proof)) CHECK_FALSE(verify_inclusion(leaf, index, size, bad, root));
    }
    for (const auto& vector : vectors->at("published_consistency").as_array()) {
        const auto& item = vector.as_object();
        const auto smaller = number(item.at("size1")), larger = number(item.at("size2"));
        const auto old_root = hash_of(item.at("root1")), root = hash_of(item.at("root2"));
        const auto proof = proof_of(item.at("proof"));
        CHECK(consistency_proof(smaller, std::span(leaves).first(larger)) == proof);
        CHECK(verify_consistency(smaller, larger, proof, old_root, root));
        for (const auto& bad : spoilt(proof)) CHECK_FALSE(verify_consistency(smaller, larger, bad, old_root, root));
    }
}
