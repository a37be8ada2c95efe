#include "staff/passwords.hpp"

#include <sodium.h>

#include <semaphore>

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "staff/accounts.hpp"

namespace staff {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19 * 1024 * 1024;

/// At most two at a time, so that many sign-ins at once never starve the readers of pages.
std::counting_semaphore<2> turns{2};

class Turn {
  public:
    Turn() { turns.acquire(); }
    ~Turn() { turns.release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
};

const std::string& hash_of_nobody() {
    static const std::string hash = hash_password("no one has this password at all");
    return hash;
}

}  // namespace

std::string hash_password(const std::string& password) {
    ensure(sodium_init() >= 0, "libsodium starts");
    const Turn turn;
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0) throw std::bad_alloc();
    return hash.data();
}

bool is_password(const std::string& password, const std::string& hash) {
    const auto& checked = hash.empty() ? hash_of_nobody() : hash;
    const Turn turn;
    return crypto_pwhash_str_verify(checked.c_str(), password.data(), password.size()) == 0 && !hash.empty();
}

std::optional<std::string> why_weak(const std::string& password, std::string_view user_name, std::string_view name) {
    const auto length = length_in_characters(password);
    if (length < shortest_password) return "Enter a password of at least 15 characters. Three or four unrelated words are easy to remember";
    if (length > longest_password) return "Enter a password of at most 128 characters";
    const auto plain = folded(password);
    const auto words = folded_words(std::string(user_name) + " " + std::string(name) + " firsthand password council children");
    auto rest = plain;
    for (const auto& word : words)
        if (word.size() > 2)
            for (auto at = rest.find(word); at != std::string::npos; at = rest.find(word)) rest.erase(at, word.size());
    std::set<char> different(rest.begin(), rest.end());
    if (different.size() < 5) return "Enter a password that is harder to guess: not your name, not one word or sign repeated";
    return std::nullopt;
}

}  // namespace staff
