#pragma once
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "store/value.hpp"

namespace store {

/// One connection to the database, used by one thread at a time. Statements are prepared once and kept.
/// SOCI is behind it: only connection.cpp includes SOCI.
class Connection {
  public:
    enum class Purpose { write, read };
    /// Throws DatabaseError, in plain words, when the file cannot be opened with this key.
    Connection(const std::string& path, const std::string& key_hex, Purpose purpose);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Runs a statement; answers how many rows it changed. Throws DatabaseError.
    long long run(std::string_view sql, const Bindings& bindings = {});
    /// Runs a query and answers all its rows; a query that can grow has a LIMIT.
    Rows query(std::string_view sql, const Bindings& bindings = {});
    /// Hands over row by row, for exports that must not be held in memory.
    void for_each(std::string_view sql, const Bindings& bindings, const std::function<void(const Row&)>& take);
    /// Runs several statements without bindings, separated by semicolons, for migrations.
    void script(std::string_view sql);

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// What the database could not do. Nobody can mend it by typing something else.
class DatabaseError : public std::runtime_error {
  public:
    enum class Kind { other, constraint, full, locked };
    DatabaseError(Kind kind, const std::string& text) : std::runtime_error(text), kind_(kind) {}
    [[nodiscard]] Kind kind() const { return kind_; }

  private:
    Kind kind_;
};

}  // namespace store
