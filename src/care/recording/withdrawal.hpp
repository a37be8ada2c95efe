#pragma once
#include "care/recording/recording.hpp"

namespace recording {

/// Marks an entry as withdrawn. Its words, versions and author stay, on its own page; it is locked for good and no search
/// finds it.
void withdraw_entry(store::Connection& connection, EntryId entry, Instant now);

}  // namespace recording
