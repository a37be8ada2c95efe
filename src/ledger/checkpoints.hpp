#pragma once
#include "ledger/ledger.hpp"
#include "ledger/signed_note.hpp"

namespace ledger {

/// The signed size and root of the ledger at one moment, in the form of C2SP tlog-checkpoint.
struct Checkpoint {
    std::uint64_t size = 0;
    std::string root;          ///< 64 hexadecimal digits
    Instant at{};
    std::string note;          ///< the signed text
    std::string verifier_key;  ///< of whoever signed it, and signs from then on
};

/// Signs how the ledger stands, unless it has not grown since the last one; answers whether. Throws std::runtime_error rather than
/// sign a ledger that does not continue the last checkpoint, or with a key that another has taken the place of.
bool make_checkpoint(store::Connection& connection, const Signer& signer, Instant now);

/// Another key signs from now on: an event says so, and a checkpoint of the ledger with that event names the key, signed by both. Throws
/// std::runtime_error as make_checkpoint() does.
void hand_over(store::Connection& connection, const Signer& present, const Signer& next, Instant now);
/// The checkpoints that name another key, in order.
std::vector<Checkpoint> handovers(store::Connection& connection);

std::optional<Checkpoint> newest_checkpoint(store::Connection& connection);
/// The oldest one larger than that.
std::optional<Checkpoint> next_checkpoint(store::Connection& connection, std::uint64_t size);

/// A place outside this authority's reach where checkpoints are kept, and how far it has come.
struct Witness {
    std::string address;      ///< a file's path, or http://…
    std::uint64_t size = 0;   ///< of the newest checkpoint that it took
    std::optional<Instant> taken_at;
    std::optional<Instant> failing_since;
};
std::vector<Witness> witnesses(store::Connection& connection);
void keep_witness(store::Connection& connection, const Witness& witness);
/// Those that are no longer given anything are no longer shown. One that returns is given every checkpoint.
void forget_witnesses_but(store::Connection& connection, const std::vector<std::string>& addresses);

}  // namespace ledger
