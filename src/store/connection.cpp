#include "store/connection.hpp"

#include <deque>

#include "base/ensure.hpp"
#include "store/engine.hpp"

namespace store {

namespace {

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
    Kept(soci::session& session, Engine& engine, std::string_view sql, const Bindings& bindings)
        : engine_(engine), sql_(sql), statement_(session) {
        for (auto& name : parameter_names(sql)) {
            auto& parameter = parameters_.emplace_back();
            parameter.name = std::move(name);
            parameter.is_number = std::holds_alternative<std::int64_t>(value_of(parameter.name, bindings, parameters_.size() - 1).stored());
            if (parameter.is_number) statement_.exchange(soci::use(parameter.number, parameter.indicator, parameter.name));
            else statement_.exchange(soci::use(parameter.text, parameter.indicator, parameter.name));
        }
        statement_.alloc();
        statement_.prepare(sql_);
        auto columns = std::make_shared<Row::Columns>();
        for (auto& column : engine.columns_of(statement_)) {
            columns->push_back(std::move(column.name));
            auto& cell = cells_.emplace_back();
            cell.is_truth = column.is_truth;
            statement_.exchange(soci::into(cell.text, cell.indicator));
        }
        columns_ = std::move(columns);
        statement_.define_and_bind();
    }

    /// Takes the values, unless one that was a number is a text now, or the other way round: that needs a statement of its own.
    [[nodiscard]] bool bind(const Bindings& bindings) {
        ensure(bindings.size() == parameters_.size(), "every binding has its :name in ", sql_);
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

    template <class Take>
    void each(const Take& take) {
        statement_.execute(false);
        while (statement_.fetch()) {
            engine_.check_row();
            take(row());
        }
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
        bool is_truth = false;
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
            else if (cell.is_truth) cells.emplace_back(cell.text == "t" ? "1" : "0");
            else cells.emplace_back(cell.text);
        }
        return {columns_.get(), std::move(cells)};
    }

    Engine& engine_;
    std::string sql_;
    std::deque<Parameter> parameters_;
    std::deque<Cell> cells_;
    std::shared_ptr<const Row::Columns> columns_;
    soci::statement statement_;
};

}  // namespace

std::string with_places_filled(std::string_view sql, const std::function<std::string(std::string_view)>& fill) {
    std::string out;
    for (std::size_t at = 0; at < sql.size();) {
        const auto opens = sql.find('{', at);
        out += sql.substr(at, opens - at);
        if (opens == std::string_view::npos) break;
        const auto closes = sql.find('}', opens);
        ensure(closes != std::string_view::npos, "braces in a migration are closed");
        out += fill(sql.substr(opens + 1, closes - opens - 1));
        at = closes + 1;
    }
    return out;
}

std::pair<std::string_view, std::string_view> split_condition(std::string_view what) {
    constexpr std::string_view when = " WHEN ";
    const auto at = what.find(when);
    return at == std::string_view::npos ? std::pair(what, std::string_view())
                                        : std::pair(what.substr(0, at), what.substr(at + when.size()));
}

/// Finds a text among strings without making one of it.
struct HashOfText : std::hash<std::string_view> {
    using is_transparent = void;
};

struct Connection::Inside {
    Database database;
    Purpose purpose;
    std::unique_ptr<Engine> engine;
    soci::session session;
    std::unordered_map<std::string, std::unique_ptr<Kept>, HashOfText, std::equal_to<>> kept;
    int cursors = 0;

    Kept& statement(std::string_view sql, const Bindings& bindings) {
        auto found = kept.find(sql);
        if (found == kept.end()) found = kept.emplace(std::string(sql), nullptr).first;
        auto& slot = found->second;
        if (slot && slot->bind(bindings)) return *slot;
        slot = std::make_unique<Kept>(session, *engine, sql, bindings);
        ensure(slot->bind(bindings), "a statement takes the values that it was prepared for");
        return *slot;
    }

    template <class Work>
    auto told_plainly(std::string_view sql, Work work) {
        try {
            return work();
        } catch (const soci::soci_error& error) {
            kept.erase(std::string(sql));
            throw DatabaseError(engine->kind_of(error), std::string(error.what()) + " in: " + std::string(sql.substr(0, 200)));
        }
    }
};

Connection::Connection(const Database& database, Purpose purpose)
    : inside_(std::make_unique<Inside>(database, purpose,
                                       database.dialect() == Dialect::sqlite ? sqlite_engine(database) : postgresql_engine(database))) {
    inside_->engine->open(inside_->session, purpose);
}

/// Statements that are put away would each be told to a server, which may not answer any more.
Connection::~Connection() { hang_up(); }

std::unique_ptr<SecondFile> Connection::second_file(const std::string& key_hex, std::uint64_t reserve) {
    return inside_->engine->second_file(inside_->session, key_hex, reserve);
}

void Connection::hang_up() { inside_->engine->hang_up(inside_->session); }

bool Connection::is_standby() const { return inside_->engine->is_standby(); }

Dialect Connection::dialect() const { return inside_->database.dialect(); }

void Connection::begin() { inside_->engine->begin(inside_->session, inside_->purpose); }
void Connection::commit() { inside_->engine->commit(inside_->session); }
void Connection::roll_back() { inside_->engine->script(inside_->session, "ROLLBACK"); }

long long Connection::run(std::string_view sql, const Bindings& bindings) {
    return inside_->told_plainly(sql, [&] { return inside_->statement(sql, bindings).change(); });
}

Rows Connection::query(std::string_view sql, const Bindings& bindings) {
    return inside_->told_plainly(sql, [&] {
        auto& statement = inside_->statement(sql, bindings);
        std::vector<Row> rows;
        statement.each([&](Row row) { rows.push_back(std::move(row)); });
        return Rows(statement.columns(), std::move(rows));
    });
}

void Connection::for_each(std::string_view sql, const Bindings& bindings, const std::function<void(const Row&)>& take) {
    if (inside_->engine->streams()) {
        inside_->told_plainly(sql, [&] {
            Kept statement(inside_->session, *inside_->engine, sql, bindings);
            ensure(statement.bind(bindings), "a statement takes the values that it was prepared for");
            statement.each(take);
        });
        return;
    }
    // Each in a cursor of its own: what takes the rows may go through others meanwhile.
    const auto cursor = "rows_" + std::to_string(++inside_->cursors);
    inside_->told_plainly(sql, [&] {
        const auto declared = "DECLARE " + cursor + " NO SCROLL CURSOR FOR " + std::string(sql);
        Kept declare(inside_->session, *inside_->engine, declared, bindings);
        ensure(declare.bind(bindings), "a statement takes the values that it was prepared for");
        declare.change();
        Kept fetch(inside_->session, *inside_->engine, "FETCH 1000 FROM " + cursor, {});
        for (bool more = true; more;) {
            more = false;
            fetch.each([&](const Row& row) {
                more = true;
                take(row);
            });
        }
        inside_->engine->script(inside_->session, "CLOSE " + cursor);
    });
}

void Connection::script(std::string_view sql) { inside_->engine->script(inside_->session, inside_->engine->in_dialect(sql)); }

}  // namespace store
