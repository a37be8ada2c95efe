#include "backup/backup.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ranges>
#include <sstream>
#include <stdexcept>

#include "backup/chunks.hpp"
#include "backup/passing_folder.hpp"
#include "backup/seal.hpp"

namespace backup {

namespace fs = std::filesystem;

namespace {

std::string pieces_in(const std::string& folder) { return folder + "/pieces"; }
std::string lists_in(const std::string& folder) { return folder + "/snapshots"; }

/// Colons are no part of a file's name everywhere.
std::string name_of(std::string made_at) {
    std::ranges::replace(made_at, ':', '-');
    return made_at;
}

void write_list(const std::string& folder, const std::string& name, const Snapshot& snapshot) {
    fs::create_directories(lists_in(folder));
    const auto path = lists_in(folder) + "/" + name, unfinished = path + ".part";
    std::ofstream(unfinished, std::ios::binary) << to_text(snapshot);
    if (to_text(snapshot) != to_text(parse_snapshot((std::ostringstream() << std::ifstream(unfinished, std::ios::binary).rdbuf()).str())))
        throw std::runtime_error("The backup's list could not be written: the folder may be full.");
    fs::rename(unfinished, path);
}

}  // namespace

Made make(const Source& source, const std::string& to, const std::string& public_key_file, const std::string& made_at,
          const std::function<LedgerHead()>& still) {
    Chunks chunks(pieces_in(to));
    Made made{.name = name_of(made_at)};
    auto& snapshot = made.snapshot;
    snapshot.made_at = made_at;
    snapshot.sealed_key = sealed(source.key_hex, public_key_file);
    // While a transaction reads, pages in the file change only to what the log beside it holds too, and the log is not begun anew: the
    // file and then the log, copied in this order, are together a whole state, with whatever was committed meanwhile.
    const auto head = still();
    snapshot.events = head.events;
    snapshot.root = head.root;
    for (const auto* file : {"firsthand.db", "firsthand.db-wal"})
        if (const auto path = source.folder + "/" + file; fs::exists(path)) snapshot.files.push_back({file, chunks.keep(path)});
    snapshot.signature = signed_with(source.key_hex, text_to_sign(snapshot));
    write_list(to, made.name, snapshot);
    for (const auto& file : snapshot.files) made.pieces += file.pieces.size();
    made.new_pieces = chunks.written();
    return made;
}

std::vector<std::string> names(const std::string& folder) {
    std::vector<std::string> found;
    if (fs::exists(lists_in(folder)))
        for (const auto& entry : fs::directory_iterator(lists_in(folder)))
            if (entry.path().extension() != ".part") found.push_back(entry.path().filename().string());
    if (found.empty()) throw std::runtime_error("There is no backup in " + folder + ".");
    std::ranges::sort(found);
    return found;
}

Snapshot find(const std::string& folder, const std::string& name) {
    std::ifstream file(lists_in(folder) + "/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("There is no backup of " + name + " in " + folder + ".");
    return parse_snapshot((std::ostringstream() << file.rdbuf()).str());
}

std::vector<std::string> faults(const std::string& folder, const Snapshot& snapshot) {
    std::vector<std::string> found;
    for (const auto& file : snapshot.files)
        for (const auto& piece : Chunks(pieces_in(folder)).damaged(file.pieces))
            found.push_back("A piece of " + file.name + " is missing or damaged: " + piece);
    return found;
}

std::string restore(const std::string& folder, const Snapshot& snapshot, const std::string& private_key_file, const std::string& to) {
    auto key = opened(snapshot.sealed_key, private_key_file);
    if (signed_with(key, text_to_sign(snapshot)) != snapshot.signature)
        throw std::runtime_error("The backup's list was changed after it was made. Use another.");
    if (fs::exists(to + "/firsthand.db")) throw std::runtime_error("There is an authority in " + to + " already. Name another folder.");
    fs::create_directories(to);
    fs::permissions(to, fs::perms::owner_all);
    // Beside its place until all of it is there: a database without its journal would be an older one, and look whole.
    const PassingFolder beside{to + "/restoring"};
    for (const auto& file : snapshot.files) Chunks(pieces_in(folder)).put_together(file.pieces, beside / file.name);
    for (const auto& file : std::views::reverse(snapshot.files)) fs::rename(beside / file.name, to + "/" + file.name);
    return key;
}

std::size_t keep_newest(const std::string& folder, std::size_t lists) {
    auto all = names(folder);
    while (all.size() > std::max<std::size_t>(lists, 1)) {
        fs::remove(lists_in(folder) + "/" + all.front());
        all.erase(all.begin());
    }
    std::vector<std::string> pieces;
    for (const auto& name : all)
        for (const auto& file : find(folder, name).files) pieces.insert(pieces.end(), file.pieces.begin(), file.pieces.end());
    return Chunks(pieces_in(folder)).remove_all_but(pieces);
}

}  // namespace backup
