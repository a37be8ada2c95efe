#pragma once
#include <span>

#include "base/csv_rows.hpp"
#include "base/dates.hpp"

// What the readers of other systems' CSV files have in common: the line that names the columns, and how a field is read. Whatever is wrong
// is told by line, column and cure.

/// One column that a file may have. `take` puts a field into the record; its answer is what is wrong with it, or "".
template <class Record>
struct CsvColumn {
    std::string_view name;
    bool is_needed;
    std::string (*take)(std::string& field, Record& record);
};

struct CsvColumnName {
    std::string_view name;
    bool is_needed;
};

/// "Happened On" is taken for happened_on.
std::string csv_column_name(std::string_view heading);
/// For each column of the file its place among the known ones. The problem names every wrong column and the nearest right one.
Result<std::vector<std::size_t>> read_csv_heading(const CsvRow& row, std::span<const CsvColumnName> known);
template <class Record>
Result<std::vector<std::size_t>> read_csv_heading(const CsvRow& row, std::span<const CsvColumn<Record>> columns) {
    std::vector<CsvColumnName> known;
    for (const auto& column : columns) known.push_back({column.name, column.is_needed});
    return read_csv_heading(row, std::span<const CsvColumnName>(known));
}

/// What keeps the fields of a line from being told apart; "" when nothing does.
std::string fault_of_csv_row(const CsvRow& row, std::size_t columns);
/// Puts each field of the line into the record, with every problem on the way.
template <class Record>
void take_csv_row(CsvRow& row, const std::vector<std::size_t>& places, std::span<const CsvColumn<Record>> columns, Record& record,
                  Problems& problems) {
    if (auto fault = fault_of_csv_row(row, places.size()); !fault.empty()) return problems.add("", std::move(fault));
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& column = columns[places[i]];
        if (auto wrong = column.take(row.fields[i], record); !wrong.empty()) problems.add(std::string(column.name), std::move(wrong));
    }
}

/// Cleaned and trimmed; `missing` is what to say where nothing stands there.
std::string take_csv_text(std::string& field, std::string& into, std::size_t most_characters, std::string_view missing = "");
/// 2026-11-23, or 23/11/2026 as older systems write it; an empty field is no day.
std::string take_csv_day(std::string_view field, std::optional<Day>& into);

/// The problems of one line, each with its column.
Problem problem_of_csv_line(long line, const Problems& problems);
/// "line 43: happened_on “2026-13-01” is not a date. Write it as 2026-11-23 or 23/11/2026; text is empty. A note needs its text"
std::string in_words_of_line(const Problem& problem);
