#pragma once
#include <string>

// The pair of keys that backups are made with. The public one lies where backups are made and can only lock; the private one lies
// elsewhere, with the people who may restore (X25519 sealed boxes of libsodium).

namespace backup {

/// Writes the private key to that file and the public one beside it, under its name and ".pub". Throws std::runtime_error in plain
/// words where either is there already or cannot be written.
void make_keys(const std::string& private_key_file);

/// Locks a secret so that only the private key opens it; as hexadecimal digits. Throws std::runtime_error in plain words.
std::string sealed(const std::string& secret, const std::string& public_key_file);
/// Opens what was sealed. Throws std::runtime_error in plain words when this is not the key it was sealed for.
std::string opened(const std::string& sealed, const std::string& private_key_file);

/// A hash of the text that nobody can make who does not have the secret; as hexadecimal digits.
std::string signed_with(const std::string& secret, const std::string& text);

}  // namespace backup
