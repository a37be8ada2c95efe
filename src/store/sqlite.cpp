#include "store/sqlite.hpp"

#include <fmt/format.h>

#include "base/ensure.hpp"
#include "store/engine.hpp"
#include "store/journal.hpp"
#include "store/second_file.hpp"

namespace store {

namespace {

constexpr int oldest_safe_sqlite = 3051003;  // older ones can corrupt a WAL when it is reset (sqlite.org, 3.51.3)

std::string filled(std::string_view place) {
    constexpr std::string_view changed = "NEVER CHANGED ", removed = "NEVER REMOVED ";
    const auto trigger = [](std::string_view verb, std::string_view what) {
        const auto [table, condition] = split_condition(what);
        return fmt::format(
            "CREATE TRIGGER {0}_never_{1} BEFORE {1} ON {0} {2}{3} BEGIN SELECT RAISE(ABORT, 'what stands in {0} stays'); END", table, verb,
            condition.empty() ? "" : "WHEN ", condition);
    };
    if (place == "ID") return "INTEGER PRIMARY KEY";
    if (place == "BY KEY") return "WITHOUT ROWID";
    if (place.starts_with(changed)) return trigger("UPDATE", place.substr(changed.size()));
    ensure(place.starts_with(removed), "a place in a migration is known");
    return trigger("DELETE", place.substr(removed.size()));
}

class Sqlite : public Engine {
  public:
    explicit Sqlite(const Database& database) : file_(database.file), key_(database.key_hex) {}

    void open(soci::session& session, Connection::Purpose purpose) override {
        if (sqlite_api::sqlite3_libversion_number() < oldest_safe_sqlite)
            throw DatabaseError(DatabaseError::Kind::other, "This SQLite is too old: 3.51.3 or later is needed.");
        try {
            open_encrypted(session, file_, key_);
            handle_ = handle_of(session);
            session << "PRAGMA busy_timeout = 10000";
            session << "PRAGMA foreign_keys = ON";
            session << "PRAGMA cache_size = -65536";
            session << "PRAGMA temp_store = MEMORY";
            // Otherwise a statement with "LIMIT :most" is prepared anew each time it is bound.
            sqlite_api::sqlite3_db_config(handle_of(session), SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
            if (purpose == Connection::Purpose::write) {
                session << "PRAGMA journal_mode = WAL";
                session << "PRAGMA synchronous = FULL";
                session << "PRAGMA wal_autocheckpoint = 4000";
            } else {
                session << "PRAGMA query_only = ON";
            }
            session << "SELECT count(*) FROM sqlite_master";
            if (purpose == Connection::Purpose::write) expect_whole_journal(session);
        } catch (const soci::soci_error& error) {
            throw DatabaseError(DatabaseError::Kind::other,
                                "The database " + file_ + " cannot be opened with this key, or is damaged (" + error.what() + ").");
        }
    }

    void begin(soci::session& session, Connection::Purpose purpose) override {
        script(session, purpose == Connection::Purpose::write ? "BEGIN IMMEDIATE" : "BEGIN");
    }

    std::vector<Column> columns_of(soci::statement& statement) override {
        std::vector<Column> columns;
        const int count = statement.get_backend()->prepare_for_describe();
        for (int i = 1; i <= count; ++i) {
            soci::data_type type{};
            auto& column = columns.emplace_back();
            statement.get_backend()->describe_column(i, type, column.name);
        }
        return columns;
    }

    DatabaseError::Kind kind_of(const soci::soci_error& error) override {
        const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
        if (!sqlite) return DatabaseError::Kind::other;
        // SOCI tells the short code; the long one is still with the session.
        const int longer = handle_ ? sqlite_api::sqlite3_extended_errcode(handle_) : 0;
        return kind_of((longer & 0xff) == (sqlite->result() & 0xff) ? longer : sqlite->result());
    }

    void check_row() override {
        if (sqlite_api::sqlite3_errcode(handle_) == SQLITE_NOMEM)
            throw DatabaseError(DatabaseError::Kind::other, "there was no memory for a row");
    }

    void script(soci::session& session, const std::string& sql) override {
        char* message = nullptr;
        const int result = sqlite_api::sqlite3_exec(handle_of(session), sql.c_str(), nullptr, nullptr, &message);
        if (result == 0) return;
        const std::string text = message ? message : "unknown error";
        sqlite_api::sqlite3_free(message);
        throw DatabaseError(kind_of(sqlite_api::sqlite3_extended_errcode(handle_of(session))), text + " in: " + sql.substr(0, 200));
    }

    std::string in_dialect(std::string_view sql) override { return with_places_filled(sql, filled); }
    [[nodiscard]] bool streams() const override { return true; }

    std::unique_ptr<SecondFile> second_file(soci::session& session, const std::string& key_hex, std::uint64_t reserve) override {
        return std::make_unique<SecondFile>(session, file_, key_hex, reserve);
    }

  private:
    /// Before anything is written over it.
    void expect_whole_journal(soci::session& session) const {
        int frames = 0, page_bytes = 0;
        sqlite_api::sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_NOOP, &frames, nullptr);
        session << "PRAGMA page_size", soci::into(page_bytes);
        const int passed_over = changes_passed_over(file_ + "-wal", page_bytes, frames);
        if (passed_over < 2) return;
        // Closing would remove the journal, and with it what may yet be read from it.
        sqlite_api::sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        throw DatabaseError(DatabaseError::Kind::storage, "The database " + file_ + " is damaged: its journal holds " +
                                                              std::to_string(passed_over) +
                                                              " changes that cannot be read. Nothing was touched: keep a copy of the "
                                                              "folder, and put the newest backup in its place.");
    }

    static DatabaseError::Kind kind_of(int result) {
        constexpr int fsync_failed = 1034, folder_fsync_failed = 1290, no_memory_for_io = 3082;
        if (result == fsync_failed || result == folder_fsync_failed) return DatabaseError::Kind::unsynced;
        if (result == no_memory_for_io) return DatabaseError::Kind::full;
        switch (result & 0xff) {  // sqlite.org/rescode.html
            case 19: return DatabaseError::Kind::constraint;
            case 7:
            case 13: return DatabaseError::Kind::full;
            case 5:
            case 6: return DatabaseError::Kind::locked;
            case 8:
            case 10:
            case 11:
            case 14:
            case 26: return DatabaseError::Kind::storage;
            default: return DatabaseError::Kind::other;
        }
    }

    std::string file_, key_;
    sqlite_api::sqlite3* handle_ = nullptr;
};

}  // namespace

sqlite_api::sqlite3* handle_of(soci::session& session) { return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_; }

void open_encrypted(soci::session& session, const std::string& file, const std::string& key_hex) {
    session.open(soci::sqlite3, "dbname=\"" + file + "\"");
    session << "PRAGMA cipher = 'chacha20'";
    session << "PRAGMA key = 'raw:" + key_hex + "'";
}

std::unique_ptr<Engine> sqlite_engine(const Database& database) { return std::make_unique<Sqlite>(database); }

}  // namespace store
