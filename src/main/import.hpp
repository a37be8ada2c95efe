#pragma once
#include <string>

#include "main/authority.hpp"

struct ImportOptions {
    Place place;
    std::string file;
    bool keeps_good = false;  ///< notes only: take the good lines of a file that also has bad ones
    bool is_complete = false, is_sure = false;  ///< staff only: who is missing has left, even where they are many
};

/// Exit status: 0 all came in or was here already, 2 something was left out and is told, 1 nothing of the file was kept.
int import_cin_census(const ImportOptions& options);
int import_case_notes(const ImportOptions& options);
int import_staff_file(const ImportOptions& options);
