#pragma once
#include <string>

#include "store/store.hpp"

namespace staff {

/// A daybook holds who signed in and who opened what on one machine while the record took no changes: a small encrypted file with a
/// ledger of its own, which bring_home() enters into the record's. Makes it, and its key file, where there is none. Throws
/// std::runtime_error in plain words.
std::unique_ptr<store::Store> open_daybook(const std::string& folder, const std::string& key_file);

/// Enters into the record's ledger what the daybook has told since the last time, each event with the time and the person it had then.
/// May be repeated: what came home once does not come again. Answers how many events came; std::runtime_error for a daybook whose
/// ledger is not what it was when written.
long long bring_home(store::Store& record, store::Store& daybook, Instant now);

extern const store::Migration daybook_migration;

}  // namespace staff
