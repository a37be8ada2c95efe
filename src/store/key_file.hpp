#pragma once
#include <string>

namespace store {

/// The database's key as 64 hexadecimal digits, from its own file; made from the system's random source on first use when
/// `may_make`. Throws std::runtime_error in plain words when the file is missing, unreadable, open to others, or not a key.
std::string read_or_make_key(const std::string& key_file, bool may_make);

/// Where the key of this data folder is kept unless told otherwise: under the configuration folder of the person who runs
/// the program, never beside the data.
std::string usual_key_file(const std::string& data_folder);

/// Makes a file, and the folder for it, that only its owner reads. Throws std::runtime_error where there is one already.
void write_private(const std::string& path, const std::string& text);
/// What root makes for a program of another user is given to the owner of what lies at `like`; what others make stays theirs.
void give_to_owner(const std::string& path, const std::string& like);
/// The first line of such a file, without spaces around it. Throws std::runtime_error when others may read the file.
std::string read_private_line(const std::string& path);

}  // namespace store
