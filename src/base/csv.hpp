#pragma once
#include <string>
#include <string_view>
#include <vector>

/// How a file begins that spreadsheets read as UTF-8.
inline const std::string csv_start = "\xEF\xBB\xBF";
/// One line of a CSV file (RFC 4180). What a spreadsheet would take for a formula stands behind an apostrophe (ASVS 1.2.10).
std::string csv_line(const std::vector<std::string>& cells);
