#include "ledger/checkpoints.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "base/ensure.hpp"
#include "ledger/stored_tree.hpp"

namespace ledger {

namespace {

constexpr std::string_view columns = "SELECT size, root, at, note, verifier_key FROM ledger_checkpoint";

std::optional<Checkpoint> first_of(const store::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return Checkpoint{static_cast<std::uint64_t>(row.number("size")), row.text("root"), row.instant("at"), row.text("note"),
                      row.text("verifier_key")};
}

Hash root_in(std::string_view hex) {
    const auto root = parse_hash(hex);
    ensure(root.has_value(), "a root is stored in hexadecimal digits");
    return *root;
}

bool continues(store::Connection& connection, const Checkpoint& last, const Head& now) {
    if (now.size < last.size) return false;
    const auto proof = StoredTree(connection).consistency(last.size, now.size);
    return verify_consistency(last.size, now.size, proof, root_in(last.root), root_in(now.root));
}

/// The key of another checkpoint than the newest has been replaced. One of none is new: the file of the last key was lost.
bool is_replaced(store::Connection& connection, const Checkpoint& last, const Signer& signer) {
    return last.verifier_key != signer.verifier_key() &&
           !connection
                .query("SELECT size FROM ledger_checkpoint WHERE verifier_key = :key ORDER BY size DESC LIMIT 1",
                       {{"key", signer.verifier_key()}})
                .empty();
}

void expect_to_follow(store::Connection& connection, const std::optional<Checkpoint>& last, const Head& standing, const Signer& signer) {
    if (!last) return;
    if (!continues(connection, *last, standing))
        throw std::runtime_error(
            "The ledger does not continue its last checkpoint: none is signed until 'firsthand verify' is true again.");
    if (is_replaced(connection, *last, signer))
        throw std::runtime_error(
            "Another key has taken the place of this one, which signs no more: put the newer signing key into its file.");
}

std::string text_of(const Head& standing, const Signer& signer) {
    const auto root = root_in(standing.root);
    return fmt::format("{}\n{}\n{}\n", signer.name(), standing.size, to_base64({reinterpret_cast<const char*>(root.data()), root.size()}));
}

/// Whether it is the first of that size.
bool keep(store::Connection& connection, const Checkpoint& made) {
    return connection.run(
               "INSERT INTO ledger_checkpoint (size, root, at, note, verifier_key)"
               " VALUES (:size, :root, :at, :note, :verifier_key) ON CONFLICT (size) DO NOTHING",
               {{"size", made.size}, {"root", made.root}, {"at", made.at}, {"note", made.note}, {"verifier_key", made.verifier_key}}) > 0;
}

}  // namespace

bool make_checkpoint(store::Connection& connection, const Signer& signer, Instant now) {
    const auto standing = head(connection);
    const auto last = newest_checkpoint(connection);
    if (standing.size == (last ? last->size : 0)) return false;
    expect_to_follow(connection, last, standing, signer);
    return keep(connection, {standing.size, standing.root, now, signer.sign(text_of(standing, signer)), signer.verifier_key()});
}

void hand_over(store::Connection& connection, const Signer& present, const Signer& next, Instant now) {
    append(connection, {.at = now, .action = "signing_key_changed", .detail = next.verifier_key()});
    const auto standing = head(connection);
    expect_to_follow(connection, newest_checkpoint(connection), standing, present);
    const auto text = text_of(standing, present) + "successor " + next.verifier_key() + "\n";
    keep(connection, {standing.size, standing.root, now, present.sign(text) + next.signature(text), next.verifier_key()});
}

/// A key's first checkpoint, after another's, is a handover; unless the other key was lost.
std::vector<Checkpoint> handovers(store::Connection& connection) {
    std::vector<Checkpoint> all;
    for (const auto& row : connection.query("SELECT min(size) AS size FROM ledger_checkpoint GROUP BY verifier_key ORDER BY min(size)"
                                            " LIMIT 1000"))
        if (auto first = next_checkpoint(connection, static_cast<std::uint64_t>(row.number("size")) - 1);
            first && first->note.contains("\nsuccessor "))
            all.push_back(std::move(*first));
    return all;
}

std::optional<Checkpoint> newest_checkpoint(store::Connection& connection) {
    return first_of(connection.query(std::string(columns) + " ORDER BY size DESC LIMIT 1"));
}

std::optional<Checkpoint> next_checkpoint(store::Connection& connection, std::uint64_t size) {
    return first_of(connection.query(std::string(columns) + " WHERE size > :size ORDER BY size LIMIT 1", {{"size", size}}));
}

std::vector<Witness> witnesses(store::Connection& connection) {
    std::vector<Witness> all;
    for (const auto& row : connection.query("SELECT address, size, taken_at, failing_since FROM ledger_witness ORDER BY address LIMIT 100"))
        all.push_back({row.text("address"), static_cast<std::uint64_t>(row.number("size")), row.maybe_instant("taken_at"),
                       row.maybe_instant("failing_since")});
    return all;
}

void forget_witnesses_but(store::Connection& connection, const std::vector<std::string>& addresses) {
    for (const auto& witness : witnesses(connection))
        if (std::ranges::find(addresses, witness.address) == addresses.end())
            connection.run("DELETE FROM ledger_witness WHERE address = :address", {{"address", witness.address}});
}

void keep_witness(store::Connection& connection, const Witness& witness) {
    connection.run(
        "INSERT INTO ledger_witness (address, size, taken_at, failing_since)"
        " VALUES (:address, :size, :taken_at, :failing_since) ON CONFLICT (address) DO UPDATE SET"
        " size = excluded.size, taken_at = excluded.taken_at, failing_since = excluded.failing_since",
        {{"address", witness.address}, {"size", witness.size}, {"taken_at", witness.taken_at}, {"failing_since", witness.failing_since}});
}

}  // namespace ledger
