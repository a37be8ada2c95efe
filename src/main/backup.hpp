#pragma once
#include <string>

#include "main/authority.hpp"

struct BackupOptions {
    Place place;
    std::string to, public_key;
    std::size_t keep = 0;  ///< how many of the newest are kept; 0 for all
};
/// Keeps a copy of an authority that may be in use, sealed to a public key.
int make_backup(const BackupOptions& options);

struct CheckOptions {
    std::string folder, name;  ///< name "" for the newest
    std::string private_key;   ///< with it the copy is put together in a place of its own and its ledger verified
};
/// Says whether a backup can be relied on. Exit status 0, or 1 when it cannot.
int check_backup(const CheckOptions& options);

struct RestoreOptions {
    std::string from, name, private_key;
    Place to;
};
/// Puts an authority back where there is none.
int restore_backup(const RestoreOptions& options);
