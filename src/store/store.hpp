#pragma once
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "base/problem.hpp"
#include "store/connection.hpp"

namespace store {

/// One numbered step of the database's shape, in the words of Connection::script. Published steps never change.
struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
    std::string_view sql_of_postgresql = "";  ///< where one text cannot serve both databases
};

struct StoreSettings {
    std::string folder;    ///< holds firsthand.db and its lock
    std::string key_file;  ///< never inside the folder
    int readers = 4;       ///< reading connections
    bool may_make = false; ///< make folder, key and database where there are none
    std::string url = {};  ///< of a PostgreSQL database in place of folder and key, postgresql://…; "" for none
    std::uint64_t reserve = 0;  ///< bytes beside a file that are kept free for note() when the disk is full
    bool read_only = false;  ///< a copy or a replica: nothing in it is changed, not even its shape
};

/// The one database of an authority: a file of ours, or a database on a PostgreSQL server, which several programs may share. One
/// writer thread takes queued changes, runs each in a savepoint and commits them together, durably; only then does write() return.
/// Where a server goes away before it answered a commit, what was not kept is done again, so a command may run more than once. Where
/// no other is there within three seconds, whoever waits is told so by an exception.
/// Readers have their own connections.
class Store {
  public:
    /// Throws std::runtime_error in plain words: another process has the file, the key is missing, SQLite is too old.
    Store(const StoreSettings& settings, const std::vector<Migration>& migrations);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Runs one command. Everything it wrote is durable when this returns a value; nothing is kept when it returns a
    /// Problem or throws.
    template <class Command>
    auto write(Command command) -> std::invoke_result_t<Command, Connection&> {
        return run(std::move(command), false);
    }

    /// Whether write() can be hoped to succeed: not on a copy, and not while the disk is full, or the server that takes changes is not
    /// there or has waited more than three seconds for its standby. Then write() throws at once, and read() may read from a standby.
    [[nodiscard]] bool takes_changes() const;

    /// Whether nothing is ever changed in it.
    [[nodiscard]] bool is_copy() const;
    /// Whether what is read can be told, here or in the daybook.
    [[nodiscard]] bool takes_notes() const;

    /// A small store of this machine's own, with the tables of the ledger and of sessions, for what must be written down even while
    /// this one takes no changes. Set before the first request.
    void keep_daybook(std::unique_ptr<Store> daybook);
    [[nodiscard]] Store* daybook() const;
    /// Whether note() writes in the daybook now.
    [[nodiscard]] bool notes_aside() const;

    /// Runs a command that tells of a session or of something read: as write() does, and also while that is refused for a full disk, from
    /// the reserve; or in the daybook while this store is only read or has no server.
    template <class Command>
    auto note(Command command) -> std::invoke_result_t<Command, Connection&> {
        if (notes_aside()) return daybook()->run(std::move(command), true);
        try {
            return run(command, true);
        } catch (const DatabaseError&) {
            if (!notes_aside()) throw;
        }
        return daybook()->run(std::move(command), true);  // the server went away meanwhile
    }
    /// Reads sessions and uses of break-glass where note() writes them.
    template <class Query>
    auto read_noted(Query query) {
        return notes_in().read(std::move(query));
    }

    /// Reads from one consistent state of the database.
    template <class Query>
    auto read(Query query) {
        Reading reading(*this);
        return query(reading.connection());
    }

    /// Begins to encrypt a file under another key while it is used, if that was asked for (asked_key.hpp) and is not under way yet. The
    /// future is ready when every page is, and the old file is gone; or it throws why it cannot be, and all is as it was.
    std::optional<std::future<void>> begin_asked_key();

    /// A number never given before in this authority, larger than all given before. The time it was given is in it; soon
    /// after a restart that time may be up to a minute ahead, or more where the clock was set back.
    std::int64_t next_id(Instant at);
    template <class AnyId>
    AnyId next(Instant at) {
        return AnyId{next_id(at)};
    }

  private:
    class Reading {
      public:
        explicit Reading(Store& store);
        ~Reading();
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
        Connection& connection() { return *connection_; }

      private:
        void begin();
        void give_back();
        Store& store_;
        std::unique_ptr<Connection> connection_;
        std::uint64_t opened_at_ = 0;
    };
    Store& notes_in();
    template <class Command>
    auto run(Command command, bool is_note) -> std::invoke_result_t<Command, Connection&> {
        std::optional<std::invoke_result_t<Command, Connection&>> answer;
        queue(
            [&](Connection& connection) {
                answer.emplace(command(connection));
                return answer->has_value();
            },
            is_note);
        return std::move(*answer);
    }
    /// Waits until the change is durable, or rethrows what it threw. The change answers whether to keep what it wrote.
    void queue(std::function<bool(Connection&)> change, bool is_note);

    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace store
