#pragma once
#include <optional>
#include <string>

// How a command asks the program that holds a folder to encrypt it under another key: by a file in that folder, in which the other key
// is sealed under the present one (XSalsa20-Poly1305 of libsodium). Who has the folder alone can neither read it nor make one.

namespace store {

/// Keys are 64 hexadecimal digits. What was asked before is asked no more. Throws std::runtime_error in plain words.
void ask_for_key(const std::string& folder, const std::string& present_key, const std::string& next_key);
bool is_key_asked(const std::string& folder);
/// The key that is asked for; nothing where none is, or where it was asked of another present key: that has been done.
/// Throws std::runtime_error where what is asked cannot be read.
std::optional<std::string> asked_key(const std::string& folder, const std::string& present_key);
/// Where that cannot be removed it is passed over as one that has been done.
void forget_asked_key(const std::string& folder);

}  // namespace store
