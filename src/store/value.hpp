#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/dates.hpp"
#include "base/ids.hpp"

namespace store {

/// What a statement binds: nothing, a whole number or a text. Days are stored as 2026-11-23, moments as milliseconds
/// since 1970 in UTC, truth as 0 or 1, an id that is not set as nothing.
class Value {
  public:
    using Stored = std::variant<std::monostate, std::int64_t, std::string>;

    Value() = default;
    Value(std::nullopt_t) {}
    Value(std::integral auto number) : stored_(static_cast<std::int64_t>(number)) {}
    Value(std::string text) : stored_(std::move(text)) {}
    Value(std::string_view text) : stored_(std::string(text)) {}
    Value(const char* text) : stored_(std::string(text)) {}
    Value(Day day) : stored_(iso(day)) {}
    Value(Instant at) : stored_(static_cast<std::int64_t>(at.time_since_epoch().count())) {}
    template <class Tag>
    Value(Id<Tag> id) {
        if (id.is_set()) stored_ = id.value;
    }
    template <class T>
    Value(const std::optional<T>& maybe) {
        if (maybe) stored_ = Value(*maybe).stored_;
    }
    [[nodiscard]] const Stored& stored() const { return stored_; }

  private:
    Stored stored_;
};

/// The text, or nothing where it is empty: an unanswered question is NULL, never "".
inline Value text_or_null(std::string_view text) { return text.empty() ? Value() : Value(text); }

/// The values of a statement's :names.
using Bindings = std::vector<std::pair<std::string_view, Value>>;

/// One row of an answer, its columns read by name.
class Row {
  public:
    using Columns = std::vector<std::string>;
    using Cells = std::vector<std::optional<std::string>>;
    Row(const Columns* columns, Cells cells) : columns_(columns), cells_(std::move(cells)) {}

    /// Throws ProgramError when the statement has no such column.
    [[nodiscard]] bool is_null(std::string_view column) const { return !cell(column); }
    /// "" for NULL.
    [[nodiscard]] std::string text(std::string_view column) const { return cell(column).value_or(""); }
    /// 0 for NULL.
    [[nodiscard]] std::int64_t number(std::string_view column) const;
    [[nodiscard]] bool truth(std::string_view column) const { return number(column) != 0; }
    /// Throws ProgramError for NULL or a text that is no day.
    [[nodiscard]] Day day(std::string_view column) const;
    [[nodiscard]] std::optional<Day> maybe_day(std::string_view column) const;
    [[nodiscard]] Instant instant(std::string_view column) const;
    [[nodiscard]] std::optional<Instant> maybe_instant(std::string_view column) const;
    template <class AnyId>
    [[nodiscard]] AnyId id(std::string_view column) const {
        return AnyId{number(column)};
    }
    /// All of them, in the order of the columns, for a digest.
    [[nodiscard]] const Cells& cells() const { return cells_; }

  private:
    [[nodiscard]] const std::optional<std::string>& cell(std::string_view column) const;
    const Columns* columns_;
    Cells cells_;
    mutable std::size_t likely_ = 0;  ///< the column that is asked for next, as far as that can be guessed
};

/// A whole answer. It owns its column names, which its rows point at.
class Rows {
  public:
    Rows(std::shared_ptr<const Row::Columns> columns, std::vector<Row> rows) : columns_(std::move(columns)), rows_(std::move(rows)) {}
    [[nodiscard]] auto begin() const { return rows_.begin(); }
    [[nodiscard]] auto end() const { return rows_.end(); }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] const Row& front() const { return rows_.front(); }
    [[nodiscard]] const Row& operator[](std::size_t at) const { return rows_[at]; }

  private:
    std::shared_ptr<const Row::Columns> columns_;
    std::vector<Row> rows_;
};

}  // namespace store
