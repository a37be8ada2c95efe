#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "staff/account_changes.hpp"

// Joiners, movers and leavers, from the file that the staff system writes each night.

namespace staff {

struct StaffImportOptions {
    bool is_complete = false;  ///< whoever is not in the file has left
    bool is_sure = false;      ///< also where that is more than a tenth of all who work here
};

struct StaffImport {
    bool is_kept = true;  ///< false: something was wrong, and nothing of the file was taken
    long joined = 0, changed = 0, left = 0, away = 0;
    long waiting = 0;     ///< people who have not begun yet
    long as_they_were = 0;
    std::vector<std::string> faults;  ///< by line, each with its cure
    std::vector<std::string> told;    ///< what somebody should know or do
};

/// Takes the whole file, or where a line is wrong nothing of it. The same file again changes nothing. Each change is an event of the
/// ledger, and so is the file. The problem is of the file as a whole. Either outcome is kept for the page of administrators.
Result<StaffImport> import_staff(store::Store& store, const std::filesystem::path& file, const StaffImportOptions& options,
                                 const HandOver& hand_over, Instant now);
std::string in_words(const StaffImport& done);

/// One file that was read, as administrators see it.
struct StaffFileReading {
    Instant at{};
    std::string file_name;
    bool is_kept = true;
    std::string words;
};
/// Newest first.
std::vector<StaffFileReading> staff_file_readings(store::Connection& connection, std::size_t most);

}  // namespace staff
