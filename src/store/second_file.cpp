#include "store/second_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "store/connection.hpp"
#include "store/key_file.hpp"
#include "store/sqlite.hpp"

namespace store {

namespace fs = std::filesystem;

namespace {

constexpr int pages_at_once = 256;  // of 4 KiB
constexpr int wait_for_readers = 250, usual_wait = 10'000;  // milliseconds; every change waits so long meanwhile

[[noreturn]] void fail(DatabaseError::Kind kind, const std::string& file, const std::string& why) {
    throw DatabaseError(kind, "The file " + file + " under the new key cannot be made: " + why);
}

void expect_room(const std::string& file, std::uint64_t reserve) {
    std::uint64_t needed = reserve;
    for (const auto* end : {"", "-wal"})
        if (fs::exists(file + end)) needed += fs::file_size(file + end);
    const auto there = fs::space(fs::path(file).parent_path()).available;
    if (there < needed)
        throw std::runtime_error(fmt::format("There is no room for a second file beside {}: {} MB are free, and {} MB are needed.", file,
                                             there >> 20, (needed >> 20) + 1));
}

bool synced(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_well = file >= 0 && fsync(file) == 0;
    if (file >= 0) close(file);
    return is_well;
}

/// So that little is left to be waited for when it is complete.
void begin_to_keep(const std::string& path) {
    const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
    close(file);
}

}  // namespace

std::string second_file_of(const std::string& file) { return file + ".next"; }

struct SecondFile::Inside {
    std::string file, path;
    sqlite_api::sqlite3* original;
    soci::session session;
    sqlite_api::sqlite3_backup* backup = nullptr;

    Inside(soci::session& from, std::string of_file) : file(std::move(of_file)), path(second_file_of(file)), original(handle_of(from)) {}
    ~Inside() {
        end();
        std::error_code error;
        fs::remove(path, error);
    }

    void begin(const std::string& key_hex) {
        fs::remove(path);
        open_encrypted(session, path, key_hex);
        // Whatever stops it in the midst, it is begun anew: no journal of its own is needed.
        session << "PRAGMA journal_mode = OFF";
        session << "PRAGMA synchronous = OFF";
        backup = sqlite_api::sqlite3_backup_init(handle_of(session), "main", original, "main");
        if (!backup) fail(DatabaseError::Kind::other, path, sqlite_api::sqlite3_errmsg(handle_of(session)));
        copy(0);
    }

    void copy(int pages) {
        const int result = sqlite_api::sqlite3_backup_step(backup, pages);
        if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_BUSY || result == SQLITE_LOCKED) return;
        fail(result == SQLITE_FULL ? DatabaseError::Kind::full : DatabaseError::Kind::other, path, sqlite_api::sqlite3_errstr(result));
    }

    [[nodiscard]] bool empty_journal() const {
        sqlite_api::sqlite3_busy_timeout(original, wait_for_readers);
        const int result = sqlite_api::sqlite3_wal_checkpoint_v2(original, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
        sqlite_api::sqlite3_busy_timeout(original, usual_wait);
        if (result != SQLITE_OK && result != SQLITE_BUSY) fail(DatabaseError::Kind::other, path, sqlite_api::sqlite3_errstr(result));
        return result == SQLITE_OK;
    }

    void end() {
        if (backup) sqlite_api::sqlite3_backup_finish(backup);
        backup = nullptr;
        session.close();
    }
};

SecondFile::SecondFile(soci::session& original, std::string file, const std::string& key_hex, std::uint64_t reserve)
    : inside_(std::make_unique<Inside>(original, std::move(file))) {
    expect_room(inside_->file, reserve);
    inside_->begin(key_hex);
}

SecondFile::~SecondFile() = default;

bool SecondFile::copy_some() {
    if (sqlite_api::sqlite3_backup_remaining(inside_->backup) <= pages_at_once) return true;
    inside_->copy(pages_at_once);
    begin_to_keep(inside_->path);
    return false;
}

bool SecondFile::complete() {
    if (!synced(inside_->path)) fail(DatabaseError::Kind::other, inside_->path, "the disk does not keep it");
    give_to_owner(inside_->path, inside_->file);
    fs::permissions(inside_->path, fs::status(inside_->file).permissions());
    if (!inside_->empty_journal()) return false;
    inside_->copy(-1);
    if (sqlite_api::sqlite3_backup_remaining(inside_->backup) > 0) return false;
    inside_->end();
    if (!synced(inside_->path)) fail(DatabaseError::Kind::other, inside_->path, "the disk does not keep it");
    return true;
}

/// The journal is empty: with it or without it, the old file is whole, and so is the new one.
void SecondFile::take_place() {
    const auto& file = inside_->file;
    std::error_code error;
    fs::rename(inside_->path, file, error);
    if (error) fail(DatabaseError::Kind::other, inside_->path, error.message());
    // Not to be shared with those that still read the old file.
    for (const auto* end : {"-wal", "-shm"})
        if (fs::remove(file + end, error); error) fail(DatabaseError::Kind::unsynced, file, error.message());
    if (!synced(fs::path(file).parent_path().string())) fail(DatabaseError::Kind::unsynced, file, "the disk does not keep its name");
}

}  // namespace store
