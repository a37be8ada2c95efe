#pragma once
#include "main/authority.hpp"

/// Reads the whole ledger and says whether it is true; names the first bad position. Exit status 0, or 1 when it is not.
int verify_ledger(const Place& place);
