#pragma once
#include <string>

#include "main/authority.hpp"

struct CopyOptions {
    Place from, to;  ///< `to` holds nothing yet
};

/// Puts a whole authority into another database, of either kind, in one transaction: every row as it is, the index of words made anew.
/// Then each table is counted and hashed on both sides and the ledger verified. Exit status 0, or 1 when anything differs; then the
/// copy is not to be used, and the original is untouched.
int copy_authority(const CopyOptions& options);
