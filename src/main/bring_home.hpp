#pragma once
#include "main/authority.hpp"

struct BringHomeOptions {
    Place place;
    std::string daybook, daybook_key_file;
};

/// Enters what a copy's daybook has noted into the record's ledger. Answers the exit status.
int bring_daybook_home(const BringHomeOptions& options);
