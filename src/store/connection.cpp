#include "store/connection.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <deque>

#include "base/ensure.hpp"

namespace store {

namespace {

constexpr int oldest_safe_sqlite = 3051003;  // older ones can corrupt a WAL when it is reset (sqlite.org, 3.51.3)

DatabaseError to_error(const std::exception& error, std::string_view sql) {
    auto kind = DatabaseError::Kind::other;
    if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
        switch (sqlite->result() & 0xff) {
            case 19: kind = DatabaseError::Kind::constraint; break;
            case 13: kind = DatabaseError::Kind::full; break;
            case 5:
            case 6: kind = DatabaseError::Kind::locked; break;
            default: break;
        }
    }
    return DatabaseError(kind, std::string(error.what()) + " in: " + std::string(sql.substr(0, 200)));
}

/// The :names of a statement, each once, in order of appearance. Quoted text is passed over.
std::vector<std::string> parameter_names(std::string_view sql) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (sql[i] == '\'') {
            i = sql.find('\'', i + 1);
            ensure(i != std::string_view::npos, "quotes in SQL are closed");
        } else if (sql[i] == ':' && i + 1 < sql.size() && std::isalpha(static_cast<unsigned char>(sql[i + 1]))) {
            auto end = i + 1;
            while (end < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[end])) || sql[end] == '_')) ++end;
            auto name = std::string(sql.substr(i + 1, end - i - 1));
            if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
            i = end - 1;
        }
    }
    return names;
}

/// A statement prepared once. Its buffers stay where they are, because SOCI keeps pointers to them.
class Kept {
  public:
    Kept(soci::session& session, std::string_view sql, const Bindings& bindings) : sql_(sql), statement_(session) {
        for (auto& name : parameter_names(sql)) {
            auto& parameter = parameters_.emplace_back();
            parameter.name = std::move(name);
            parameter.is_number = std::holds_alternative<std::int64_t>(value_of(parameter.name, bindings, parameters_.size() - 1).stored());
            if (parameter.is_number) statement_.exchange(soci::use(parameter.number, parameter.indicator, parameter.name));
            else statement_.exchange(soci::use(parameter.text, parameter.indicator, parameter.name));
        }
        statement_.alloc();
        statement_.prepare(sql_);
        const int count = statement_.get_backend()->prepare_for_describe();
        auto columns = std::make_shared<Row::Columns>();
        for (int i = 1; i <= count; ++i) {
            soci::data_type type{};
            std::string name;
            statement_.get_backend()->describe_column(i, type, name);
            columns->push_back(std::move(name));
            auto& cell = cells_.emplace_back();
            statement_.exchange(soci::into(cell.text, cell.indicator));
        }
        columns_ = std::move(columns);
        statement_.define_and_bind();
    }

    /// Takes the values, unless one that was a number is a text now, or the other way round: that needs a statement of its own.
    [[nodiscard]] bool bind(const Bindings& bindings) {
        ensure(bindings.size() == parameters_.size(), "every binding has its :name in " + sql_);
        for (std::size_t i = 0; i < parameters_.size(); ++i) {
            auto& parameter = parameters_[i];
            const auto& stored = value_of(parameter.name, bindings, i).stored();
            const auto* number = std::get_if<std::int64_t>(&stored);
            const auto* text = std::get_if<std::string>(&stored);
            if ((number && !parameter.is_number) || (text && parameter.is_number)) return false;
            parameter.indicator = number || text ? soci::i_ok : soci::i_null;
            if (number) parameter.number = *number;
            if (text) parameter.text = *text;
        }
        return true;
    }

    long long change() {
        statement_.execute(true);
        return statement_.get_affected_rows();
    }

    void each(const std::function<void(const Row&)>& take) {
        statement_.execute(false);
        while (statement_.fetch()) take(row());
    }

    [[nodiscard]] const std::shared_ptr<const Row::Columns>& columns() const { return columns_; }

  private:
    struct Parameter {
        std::string name;
        bool is_number = false;
        long long number = 0;
        std::string text;
        soci::indicator indicator = soci::i_null;
    };
    struct Cell {
        std::string text;
        soci::indicator indicator = soci::i_null;
    };

    /// Looks at that place first: most callers name their values in the order of the statement.
    [[nodiscard]] const Value& value_of(std::string_view name, const Bindings& bindings, std::size_t likely) const {
        if (likely < bindings.size() && bindings[likely].first == name) return bindings[likely].second;
        for (const auto& [bound, value] : bindings)
            if (bound == name) return value;
        throw ProgramError("nothing is bound to :" + std::string(name) + " in " + sql_);
    }

    [[nodiscard]] Row row() const {
        Row::Cells cells;
        cells.reserve(cells_.size());
        for (const auto& cell : cells_) {
            if (cell.indicator == soci::i_null) cells.emplace_back(std::nullopt);
            else cells.emplace_back(cell.text);
        }
        return {columns_.get(), std::move(cells)};
    }

    std::string sql_;
    std::deque<Parameter> parameters_;
    std::deque<Cell> cells_;
    std::shared_ptr<const Row::Columns> columns_;
    soci::statement statement_;
};

}  // namespace

struct Connection::Inside {
    soci::session session;
    std::unordered_map<std::string, std::unique_ptr<Kept>> kept;

    Kept& statement(std::string_view sql, const Bindings& bindings) {
        auto& slot = kept[std::string(sql)];
        if (slot && slot->bind(bindings)) return *slot;
        slot = std::make_unique<Kept>(session, sql, bindings);
        ensure(slot->bind(bindings), "a statement takes the values that it was prepared for");
        return *slot;
    }
};

Connection::Connection(const std::string& path, const std::string& key_hex, Purpose purpose) : inside_(std::make_unique<Inside>()) {
    if (sqlite_api::sqlite3_libversion_number() < oldest_safe_sqlite)
        throw DatabaseError(DatabaseError::Kind::other, "This SQLite is too old: 3.51.3 or later is needed.");
    try {
        inside_->session.open(soci::sqlite3, "dbname=\"" + path + "\"");
        auto& session = inside_->session;
        session << "PRAGMA cipher = 'chacha20'";
        session << "PRAGMA key = 'raw:" + key_hex + "'";
        session << "PRAGMA busy_timeout = 10000";
        session << "PRAGMA foreign_keys = ON";
        session << "PRAGMA cache_size = -65536";
        session << "PRAGMA temp_store = MEMORY";
        // Otherwise a statement with "LIMIT :most" is prepared anew each time it is bound.
        auto* sqlite = static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
        sqlite_api::sqlite3_db_config(sqlite, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
        if (purpose == Purpose::write) {
            session << "PRAGMA journal_mode = WAL";
            session << "PRAGMA synchronous = FULL";
            session << "PRAGMA wal_autocheckpoint = 4000";
        } else {
            session << "PRAGMA query_only = ON";
        }
        session << "SELECT count(*) FROM sqlite_master";
    } catch (const soci::soci_error& error) {
        throw DatabaseError(DatabaseError::Kind::other,
                            "The database " + path + " cannot be opened with this key, or is damaged (" + error.what() + ").");
    }
}

Connection::~Connection() = default;

long long Connection::run(std::string_view sql, const Bindings& bindings) {
    try {
        return inside_->statement(sql, bindings).change();
    } catch (const soci::soci_error& error) {
        inside_->kept.erase(std::string(sql));
        throw to_error(error, sql);
    }
}

Rows Connection::query(std::string_view sql, const Bindings& bindings) {
    try {
        auto& statement = inside_->statement(sql, bindings);
        std::vector<Row> rows;
        statement.each([&](const Row& row) { rows.push_back(row); });
        return {statement.columns(), std::move(rows)};
    } catch (const soci::soci_error& error) {
        inside_->kept.erase(std::string(sql));
        throw to_error(error, sql);
    }
}

void Connection::for_each(std::string_view sql, const Bindings& bindings, const std::function<void(const Row&)>& take) {
    try {
        Kept statement(inside_->session, sql, bindings);
        ensure(statement.bind(bindings), "a statement takes the values that it was prepared for");
        statement.each(take);
    } catch (const soci::soci_error& error) {
        throw to_error(error, sql);
    }
}

void Connection::script(std::string_view sql) {
    auto* sqlite = static_cast<soci::sqlite3_session_backend*>(inside_->session.get_backend())->conn_;
    char* message = nullptr;
    if (sqlite_api::sqlite3_exec(sqlite, std::string(sql).c_str(), nullptr, nullptr, &message) != 0) {
        const std::string text = message ? message : "unknown error";
        sqlite_api::sqlite3_free(message);
        throw DatabaseError(DatabaseError::Kind::other, text + " in: " + std::string(sql.substr(0, 200)));
    }
}

}  // namespace store
