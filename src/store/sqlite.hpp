#pragma once
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <string>

namespace store {

/// SQLite's own handle behind the session. Included by this folder's .cpp files alone, as is engine.hpp.
sqlite_api::sqlite3* handle_of(soci::session& session);

/// Opens the file, which is made where there is none, and tells its cipher and key; whether that is the key shows at the first reading.
void open_encrypted(soci::session& session, const std::string& file, const std::string& key_hex);

}  // namespace store
