#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/problem.hpp"

// Comma-separated values as RFC 4180 has them: fields may stand in quotation marks, with commas, line ends and doubled marks inside.
// UTF-8, with or without its mark; lines end in CR LF, LF or CR.

struct CsvRow {
    long line = 0;  ///< where it begins
    std::vector<std::string> fields;
    std::string fault;  ///< what is wrong with its quotation marks; empty when nothing is
};

/// Reads a file row by row in fixed memory.
class CsvRows {
  public:
    static constexpr std::size_t most_in_field = 1'000'000, most_in_row = 4'000'000;  // bytes
    static constexpr std::size_t most_fields = 1'000;

    static Result<CsvRows> open(const std::filesystem::path& file);
    /// Fills the next row; false at the end. Rows without anything in them are passed over. A problem means that nothing after it can
    /// be read: a mark never closed, a field or row without end, bytes that are not UTF-8.
    Result<bool> next(CsvRow& row);
    [[nodiscard]] std::uintmax_t bytes_read() const { return read_ - (end_ - at_); }
    [[nodiscard]] std::uintmax_t size() const { return size_; }

  private:
    enum class After { field, row, file };
    CsvRows(std::ifstream in, std::uintmax_t size);
    bool has_more();
    std::string_view ahead() const { return {buffer_.data() + at_, end_ - at_}; }
    Done read_row(CsvRow& row);
    Done read_quoted(std::string& field, CsvRow& row);
    Done read_plain(std::string& field, CsvRow& row);
    Done append(std::string& field, std::string_view piece, const CsvRow& row);
    After pass_separator();
    Done check_encoding(const CsvRow& row) const;

    std::ifstream in_;
    std::string buffer_;
    std::size_t at_ = 0, end_ = 0, row_bytes_ = 0;
    std::uintmax_t read_ = 0, size_ = 0;
    long line_ = 1;
};
