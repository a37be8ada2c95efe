#pragma once
#include <optional>
#include <string>

#include "records/entry.hpp"

namespace store {
class Connection;
struct Migration;
}  // namespace store
namespace staff {
class Routes;
}

// Reading: the file in date order [A6.17], its chronology [A6.33], copies of both [4.9], words found in it, the manager's
// reading [4.11], and who has looked [1.14].

namespace reading {

extern const store::Migration migration;

void reading_routes(staff::Routes& routes);

/// [4.11] The newest time a manager said that they have read the file.
struct LastReading {
    EntryId entry;
    records::Happened happened;
    std::string name;     ///< of the manager, as it stood then
    std::string purpose;  ///< in words: "Supervision"
};
std::optional<LastReading> last_reading(store::Connection& connection, ChildId child);
/// "Last read by a manager: 3 Nov 2026 by Bobby Rigby, supervision.", or that nobody has recorded it.
std::string in_words(const std::optional<LastReading>& reading);

}  // namespace reading
