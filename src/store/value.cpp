#include "store/value.hpp"

#include <charconv>

#include "base/ensure.hpp"

namespace store {

const std::optional<std::string>& Row::cell(std::string_view column) const {
    // Most readers take the columns in the order in which they stand.
    for (std::size_t looked = 0; looked < columns_->size(); ++looked) {
        const auto at = (likely_ + looked) % columns_->size();
        if ((*columns_)[at] != column) continue;
        likely_ = at + 1;
        return cells_[at];
    }
    throw ProgramError("the statement answers no column " + std::string(column));
}

std::int64_t Row::number(std::string_view column) const {
    const auto& text = cell(column);
    if (!text) return 0;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    ensure(error == std::errc{} && end == text->data() + text->size(), "a number is stored in ", column);
    return value;
}

Day Row::day(std::string_view column) const {
    const auto day = maybe_day(column);
    ensure(day.has_value(), "a day is stored in ", column);
    return *day;
}

std::optional<Day> Row::maybe_day(std::string_view column) const {
    const auto& text = cell(column);
    if (!text) return std::nullopt;
    const auto day = parse_iso_day(*text);
    ensure(day.has_value(), "a day is stored in ", column);
    return day;
}

Instant Row::instant(std::string_view column) const { return Instant{std::chrono::milliseconds{number(column)}}; }

std::optional<Instant> Row::maybe_instant(std::string_view column) const {
    if (is_null(column)) return std::nullopt;
    return instant(column);
}

}  // namespace store
