#include "backup/seal.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "base/text.hpp"

namespace backup {

namespace {

using Bytes = std::vector<unsigned char>;

std::string to_hex(const Bytes& bytes) {
    std::string out(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), bytes.data(), bytes.size());
    out.pop_back();
    return out;
}

Bytes from_hex(const std::string& hex) {
    Bytes bytes(hex.size() / 2);
    std::size_t length = 0;
    if (sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length, nullptr) != 0 || length * 2 != hex.size())
        return {};
    return bytes;
}

void write_new(const std::string& path, const Bytes& key, mode_t mode) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (file < 0) throw std::runtime_error("The key file " + path + " is there already or cannot be made.");
    const auto text = to_hex(key) + "\n";
    const bool is_written = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
    close(file);
    if (!is_written) throw std::runtime_error("The key file " + path + " cannot be written.");
}

Bytes read_key(const std::string& path, std::size_t length) {
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line)) throw std::runtime_error("The key file " + path + " is missing or cannot be read.");
    auto key = from_hex(std::string(trimmed(line)));
    if (key.size() != length) throw std::runtime_error("The file " + path + " holds no key of a backup.");
    return key;
}

}  // namespace

void make_keys(const std::string& private_key_file) {
    Bytes open_key(crypto_box_PUBLICKEYBYTES), secret_key(crypto_box_SECRETKEYBYTES);
    crypto_box_keypair(open_key.data(), secret_key.data());
    write_new(private_key_file, secret_key, 0600);
    write_new(private_key_file + ".pub", open_key, 0644);
}

std::string sealed(const std::string& secret, const std::string& public_key_file) {
    const auto key = read_key(public_key_file, crypto_box_PUBLICKEYBYTES);
    Bytes box(crypto_box_SEALBYTES + secret.size());
    crypto_box_seal(box.data(), reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), key.data());
    return to_hex(box);
}

std::string opened(const std::string& sealed, const std::string& private_key_file) {
    const auto secret_key = read_key(private_key_file, crypto_box_SECRETKEYBYTES);
    Bytes open_key(crypto_box_PUBLICKEYBYTES);
    crypto_scalarmult_base(open_key.data(), secret_key.data());
    const auto box = from_hex(sealed);
    if (box.size() < crypto_box_SEALBYTES) throw std::runtime_error("The backup's sealed key is damaged.");
    std::string secret(box.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(reinterpret_cast<unsigned char*>(secret.data()), box.data(), box.size(), open_key.data(), secret_key.data()) !=
        0)
        throw std::runtime_error("The private key " + private_key_file + " is not the one this backup was made for.");
    return secret;
}

std::string signed_with(const std::string& secret, const std::string& text) {
    Bytes hash(crypto_generichash_BYTES);
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       reinterpret_cast<const unsigned char*>(secret.data()), secret.size());
    return to_hex(hash);
}

}  // namespace backup
