#pragma once
#include <filesystem>
#include <string>

namespace staff {

/// [ASVS 6.2.12] Whether the password is in a list of those known from breaches: a file of SHA-1 hashes in capitals, one a line, in their
/// order, each perhaps with a colon and a number after it, as Have I Been Pwned gives its own out. However long the file is, some forty
/// places of it are looked at. Throws std::runtime_error, in plain words, where it cannot be read.
bool is_leaked(const std::string& password, const std::filesystem::path& list);
/// The list in use: policy/leaked_passwords.txt, or the council's own of that name.
std::filesystem::path leaked_passwords();
/// Throws as is_leaked does where the list in use is none.
void check_leaked_passwords();

}  // namespace staff
