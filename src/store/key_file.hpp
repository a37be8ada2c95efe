#pragma once
#include <string>

namespace store {

/// The database's key as 64 hexadecimal digits, from its own file; made from the system's random source on first use when
/// `may_make`. Throws std::runtime_error in plain words when the file is missing, unreadable, open to others, or not a key.
std::string read_or_make_key(const std::string& key_file, bool may_make);

/// Where the key of this data folder is kept unless told otherwise: under the configuration folder of the person who runs
/// the program, never beside the data.
std::string usual_key_file(const std::string& data_folder);

}  // namespace store
