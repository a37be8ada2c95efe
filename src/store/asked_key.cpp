#include "store/asked_key.hpp"

#include <sodium.h>

#include <filesystem>
#include <stdexcept>

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "store/key_file.hpp"

namespace store {

namespace fs = std::filesystem;

namespace {

using Bytes = std::basic_string<unsigned char>;

std::string file_of(const std::string& folder) { return (fs::path(folder) / "firsthand.key.next").string(); }

/// "" for what is no hexadecimal.
Bytes from_hex(const std::string& hex) {
    Bytes bytes(hex.size() / 2, 0);
    std::size_t length = 0;
    const int result = sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length, nullptr);
    return result == 0 && length * 2 == hex.size() ? bytes : Bytes();
}

std::string to_hex(const Bytes& bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    hex.pop_back();
    return hex;
}

}  // namespace

void ask_for_key(const std::string& folder, const std::string& present_key, const std::string& next_key) {
    const auto present = from_hex(present_key), next = from_hex(next_key);
    ensure(present.size() == crypto_secretbox_KEYBYTES && next.size() == crypto_secretbox_KEYBYTES, "a key has 64 hexadecimal digits");
    Bytes nonce(crypto_secretbox_NONCEBYTES, 0), box(next.size() + crypto_secretbox_MACBYTES, 0);
    randombytes_buf(nonce.data(), nonce.size());
    crypto_secretbox_easy(box.data(), next.data(), next.size(), nonce.data(), present.data());
    forget_asked_key(folder);
    write_private(file_of(folder), to_hex(nonce + box) + "\n");
    give_to_owner(file_of(folder), folder);
}

bool is_key_asked(const std::string& folder) { return fs::exists(file_of(folder)); }

std::optional<std::string> asked_key(const std::string& folder, const std::string& present_key) {
    if (!is_key_asked(folder)) return std::nullopt;
    const auto line = read_private_line(file_of(folder));
    if (line.empty()) throw std::runtime_error("The file " + file_of(folder) + " cannot be read.");
    const auto sealed = from_hex(line), present = from_hex(present_key);
    Bytes next(crypto_secretbox_KEYBYTES, 0);
    if (sealed.size() != crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + next.size()) return std::nullopt;
    if (crypto_secretbox_open_easy(next.data(), sealed.data() + crypto_secretbox_NONCEBYTES, sealed.size() - crypto_secretbox_NONCEBYTES,
                                   sealed.data(), present.data()) != 0)
        return std::nullopt;
    return to_hex(next);
}

void forget_asked_key(const std::string& folder) {
    std::error_code error;
    fs::remove(file_of(folder), error);
}

}  // namespace store
