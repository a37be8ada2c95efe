#pragma once
#include "care/recording/recording.hpp"

namespace recording {

/// Marks an entry as withdrawn. Its words, versions and author stay; it is locked for good.
void withdraw_entry(store::Connection& connection, EntryId entry, Instant now);

}  // namespace recording
