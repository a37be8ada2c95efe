#pragma once
#include <string>
#include <vector>

namespace backup {

/// One file of an authority as a backup holds it.
struct KeptFile {
    std::string name;  ///< firsthand.db, firsthand.db-wal
    std::vector<std::string> pieces;
};

/// What stood in the authority at one moment.
struct Snapshot {
    std::string made_at;        ///< 2026-11-23T09:00:00.000Z
    std::string sealed_key;     ///< the database's key, for the private key alone
    long long events = 0;       ///< of the ledger: how many, and their root
    std::string root;
    std::vector<KeptFile> files;
    std::string signature;      ///< made with the database's key over all of this
};

/// The text that is kept, one fact a line. Without its last line it is what is signed.
std::string to_text(const Snapshot& snapshot);
std::string text_to_sign(const Snapshot& snapshot);
/// Throws std::runtime_error in plain words.
Snapshot parse_snapshot(const std::string& text);

}  // namespace backup
