#include "main/backup.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "backup/backup.hpp"
#include "backup/passing_folder.hpp"
#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "main/system_clock.hpp"
#include "store/folder.hpp"
#include "store/key_file.hpp"

namespace {

namespace fs = std::filesystem;

std::string key_file_of(const Place& place) { return place.key_file.empty() ? store::usual_key_file(place.folder) : place.key_file; }

std::string name_or_newest(const std::string& folder, const std::string& name) {
    return name.empty() ? backup::names(folder).back() : name;
}

/// Opens what was restored and compares it with what the backup's list says of it. Throws std::runtime_error in plain words.
void expect_true(const Place& place, const backup::Snapshot& snapshot) {
    const auto store = open_authority(place, false);
    store->read([&](store::Connection& connection) {
        if (const auto fault = ledger::verify(connection))
            throw std::runtime_error(fmt::format("The ledger in this backup is not true at position {}. {}", fault->position, fault->text));
        const auto head = ledger::head(connection);
        if (static_cast<long long>(head.size) < snapshot.events ||
            (static_cast<long long>(head.size) == snapshot.events && head.root != snapshot.root))
            throw std::runtime_error("This backup holds less than its list says.");
        std::cout << fmt::format("The ledger is true: {}.\n", counted(static_cast<long long>(head.size), "event", "events"));
        return 0;
    });
}

void write_key(const std::string& path, const std::string& key) {
    if (fs::exists(path)) throw std::runtime_error("The key file " + path + " is there already. Name another with --key-file.");
    if (const auto parent = fs::path(path).parent_path(); !parent.empty()) fs::create_directories(parent);
    { std::ofstream made(path); }
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    std::ofstream(path) << key << "\n";
}

void restore_to(const std::string& folder, const backup::Snapshot& snapshot, const std::string& private_key, const Place& to) {
    write_key(key_file_of(to), backup::restore(folder, snapshot, private_key, to.folder));
    expect_true(to, snapshot);
}

}  // namespace

int make_backup(const BackupOptions& options) {
    const auto folder = fs::weakly_canonical(options.place.folder).string();
    if (!fs::exists(folder + "/firsthand.db")) throw std::runtime_error("There is no authority in " + folder + ".");
    const store::FileHold held(folder, store::FileHold::Purpose::copy);
    const auto key = store::read_or_make_key(key_file_of(options.place), false);
    store::Connection reader({.file = folder + "/firsthand.db", .key_hex = key}, store::Connection::Purpose::read);
    const auto now = system_now();
    const auto made = backup::make({folder, key}, options.to, options.public_key, iso(now), [&] {
        reader.begin();
        const auto head = ledger::head(reader);
        return backup::LedgerHead{static_cast<long long>(head.size), head.root};
    });
    reader.commit();
    std::cout << fmt::format("Backup {}: {} MB, {} MB of them new, {} events. Every new piece was read back.\n", made.name, made.pieces,
                             made.new_pieces, with_commas(made.snapshot.events));
    if (options.keep > 0) backup::keep_newest(options.to, options.keep);
    return 0;
}

int check_backup(const CheckOptions& options) {
    const auto name = name_or_newest(options.folder, options.name);
    const auto snapshot = backup::find(options.folder, name);
    const auto faults = backup::faults(options.folder, snapshot);
    for (const auto& fault : faults) std::cerr << fault << "\n";
    if (!faults.empty()) return 1;
    if (!options.private_key.empty()) {
        const backup::PassingFolder passing{fs::temp_directory_path() / ("firsthand_check_" + std::to_string(getpid()))};
        restore_to(options.folder, snapshot, options.private_key, {.folder = passing / "data", .key_file = passing / "key"});
    }
    std::cout << fmt::format("Backup {} is whole{}.\n", name, options.private_key.empty() ? "" : " and was restored on trial");
    return 0;
}

int restore_backup(const RestoreOptions& options) {
    const auto snapshot = backup::find(options.from, name_or_newest(options.from, options.name));
    restore_to(options.from, snapshot, options.private_key, options.to);
    std::cout << fmt::format("Restored as it stood at {}. Start it with: firsthand serve --at {} --key-file {}\n", snapshot.made_at,
                             options.to.folder, key_file_of(options.to));
    return 0;
}
