#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "backup/snapshot.hpp"

// Copies of an authority's file while it is in use. A backup folder holds pieces/ and, for each moment, a list in snapshots/.

namespace backup {

struct Source {
    std::string folder, key_hex;
};
/// How far the ledger reaches, and its root.
struct LedgerHead {
    long long events = 0;
    std::string root;
};

struct Made {
    Snapshot snapshot;
    std::string name;        ///< of its list
    std::size_t pieces = 0, new_pieces = 0;
};

/// Keeps the authority as it stands now, without stopping it. `still` holds it still from its call until the end: it opens a
/// transaction that reads, and answers the ledger's head in it.
Made make(const Source& source, const std::string& to, const std::string& public_key_file, const std::string& made_at,
          const std::function<LedgerHead()>& still);

/// The names of the lists, oldest first. Throws std::runtime_error when the folder holds no backup.
std::vector<std::string> names(const std::string& folder);
Snapshot find(const std::string& folder, const std::string& name);

/// What is wrong with it, as far as can be told without a key: pieces that are missing or damaged.
std::vector<std::string> faults(const std::string& folder, const Snapshot& snapshot);

/// Puts the files back into a folder that has none, and answers the database's key. Throws std::runtime_error in plain words.
std::string restore(const std::string& folder, const Snapshot& snapshot, const std::string& private_key_file, const std::string& to);

/// Keeps the newest lists and what they need; answers how many pieces were removed.
std::size_t keep_newest(const std::string& folder, std::size_t lists);

}  // namespace backup
