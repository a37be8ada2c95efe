#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/csv_columns.hpp"

// Who works here, as the staff system writes it each night. The columns are described in docs/how_to/import_staff.md.

namespace staff {

/// One person. An empty field says nothing and changes nothing.
struct StaffLine {
    long line = 0;  ///< of the file
    std::string user_name, name, job_title, team, email_address;
    std::vector<std::string> roles;  ///< codes
    std::optional<Day> reads_until, starts_on;
    std::optional<Day> leaves_on;  ///< the last day at work
    std::optional<Day> absent_from, absent_until;
    std::string absence_kind, covered_by;  ///< a code; a user name
};

struct StaffFile {
    std::vector<StaffLine> lines;      ///< those that can be read
    std::map<long, std::string> faults;  ///< of the others, by line: each with column and cure
    std::vector<std::string> user_names;  ///< of all lines, so that nobody counts as missing for a fault of spelling elsewhere
};
/// The problem is of the file as a whole.
Result<StaffFile> read_staff_file(const std::filesystem::path& file);

}  // namespace staff
