#pragma once
#include <soci/soci.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/ensure.hpp"
#include "store/connection.hpp"
#include "store/second_file.hpp"

namespace store {

/// What SQLite and PostgreSQL do each in their own way, for one connection. Included by this folder's .cpp files alone.
class Engine {
  public:
    struct Column {
        std::string name;
        bool is_truth = false;  ///< told as "t" and "f"
    };
    virtual ~Engine() = default;
    /// Opens and prepares the session, or throws DatabaseError in plain words.
    virtual void open(soci::session& session, Connection::Purpose purpose) = 0;
    virtual void begin(soci::session& session, Connection::Purpose purpose) = 0;
    /// Of a statement that was prepared and not yet run.
    virtual std::vector<Column> columns_of(soci::statement& statement) = 0;
    virtual DatabaseError::Kind kind_of(const soci::soci_error& error) = 0;
    /// Throws DatabaseError where the row just handed over may lack something: SOCI takes a text for which there was no memory as "".
    virtual void check_row() {}
    /// Several statements at once, as they are written.
    virtual void script(soci::session& session, const std::string& sql) = 0;
    /// The SQL that the places in braces of a migration stand for.
    virtual std::string in_dialect(std::string_view sql) = 0;
    /// Throws DatabaseError, lost, where the database does not say that all who must keep it do.
    virtual void commit(soci::session& session) { script(session, "COMMIT"); }
    /// Lets go of the server at once: whoever waits for its answer, on whatever thread, is told that it is lost.
    virtual void hang_up(soci::session& /*session*/) {}
    /// Whether the open session is with a server that follows another and takes no changes.
    [[nodiscard]] virtual bool is_standby() const { return false; }
    /// Whether a query hands over its rows as they come, rather than all at once.
    [[nodiscard]] virtual bool streams() const = 0;
    virtual std::unique_ptr<SecondFile> second_file(soci::session& /*session*/, const std::string& /*key_hex*/, std::uint64_t /*reserve*/) {
        throw ProgramError("a server's files are its own");
    }
};

std::unique_ptr<Engine> sqlite_engine(const Database& database);
std::unique_ptr<Engine> postgresql_engine(const Database& database);

/// Puts something in the place of each {NAME …}, which is handed over without its braces: "ID", "NEVER CHANGED observation".
std::string with_places_filled(std::string_view sql, const std::function<std::string(std::string_view place)>& fill);

/// The table of a NEVER CHANGED place, and what stands behind its WHEN: in which case the change is refused, "" for always.
std::pair<std::string_view, std::string_view> split_condition(std::string_view what);

}  // namespace store
