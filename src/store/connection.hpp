#pragma once
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "store/value.hpp"

namespace store {

class SecondFile;

enum class Dialect { sqlite, postgresql };

/// Which database, and how it is reached: an encrypted file of ours, or a database on a PostgreSQL server.
struct Database {
    std::string file, key_hex;  ///< of SQLite
    std::string url;            ///< of PostgreSQL, postgresql://…; "" where the file is meant
    [[nodiscard]] Dialect dialect() const { return url.empty() ? Dialect::sqlite : Dialect::postgresql; }
};

/// One connection to the database, used by one thread at a time. Statements are prepared once and kept.
/// SOCI is behind it: only the .cpp files of this folder include SOCI.
class Connection {
  public:
    enum class Purpose { write, read };
    /// Throws DatabaseError, in plain words, when the database cannot be opened. Of several servers, one that writes takes that which
    /// takes changes; one that reads does too, or where there is none the one that followed it furthest.
    Connection(const Database& database, Purpose purpose);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Begins a transaction of this connection's purpose. At most one writes at a time, whichever process it is of; one that reads
    /// sees one state of the database until it ends.
    void begin();
    void commit();
    void roll_back();
    /// Lets go of a server at once. It may be called from another thread than the one that waits for an answer, which is told that
    /// the server is lost.
    void hang_up();

    /// Runs a statement; answers how many rows it changed. Throws DatabaseError.
    long long run(std::string_view sql, const Bindings& bindings = {});
    /// Runs a query and answers all its rows; a query that can grow has a LIMIT.
    Rows query(std::string_view sql, const Bindings& bindings = {});
    /// Hands over row by row, for exports that must not be held in memory; within a transaction.
    void for_each(std::string_view sql, const Bindings& bindings, const std::function<void(const Row&)>& take);
    /// Runs several statements without bindings, separated by semicolons, for migrations: {ID} stands for the type of a key that is
    /// an id; {BY KEY} behind a table of short rows keeps them in the order of its key, where the database can; {NEVER CHANGED table} and
    /// {NEVER REMOVED table} for triggers that refuse just that, to whoever asks, or with WHEN and a condition on OLD and NEW only then.
    void script(std::string_view sql);

    /// Begins a copy of the file under another key (store/second_file.hpp), which leaves so many bytes of the disk free.
    std::unique_ptr<SecondFile> second_file(const std::string& key_hex, std::uint64_t reserve);

    /// For what the two databases do not do alike: searching for words.
    [[nodiscard]] Dialect dialect() const;
    /// Whether this reads from a server that follows another, which may have something newer.
    [[nodiscard]] bool is_standby() const;

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// What the database could not do. Nobody can mend it by typing something else.
class DatabaseError : public std::runtime_error {
  public:
    enum class Kind {
        other,
        constraint,
        full,  ///< no room is left, on the disk or in memory
        storage,  ///< the disk cannot be read or written, or what it holds is damaged
        unsynced,  ///< the disk took what was written and then failed to keep it
        locked,
        timeout,  ///< it took longer than a statement may
        lost,  ///< the server is not there, or no longer takes changes; another may take its place
        read_only  ///< a copy that nothing is written to
    };
    DatabaseError(Kind kind, const std::string& text) : std::runtime_error(text), kind_(kind) {}
    [[nodiscard]] Kind kind() const { return kind_; }

  private:
    Kind kind_;
};

}  // namespace store
