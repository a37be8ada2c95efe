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

/// Of no password that anybody has: checked in place of an unknown user's, so that the answer takes as long. Made with the
/// passes and memory above.
const std::string hash_of_nobody = "$argon2id$v=19$m=19456,t=2,p=1$YaUpeaOa39zZItGfUW5a/A$s+6DNrNy02fuJKObgledh+C7pUZ9Cem0KisI6Ol7YUE";

/// What people type without thinking: rows of the keyboard, the alphabet, digits.
constexpr std::string_view runs[] = {"abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
constexpr std::size_t shortest_run = 4;

/// How many characters from `at` on go along a row.
std::size_t run_at(std::string_view text, std::size_t at) {
    std::size_t longest = 0;
    for (const auto row : runs) {
        const auto begin = row.find(text[at]);
        if (begin == std::string_view::npos) continue;
        std::size_t length = 1;
        while (at + length < text.size() && begin + length < row.size() && text[at + length] == row[begin + length]) ++length;
        longest = std::max(longest, length);
    }
    return longest;
}

std::string without_runs(std::string_view text) {
    std::string rest;
    for (std::size_t at = 0; at < text.size();) {
        const auto length = run_at(text, at);
        if (length < shortest_run) rest += text[at];
        at += length < shortest_run ? 1 : length;
    }
    return rest;
}

std::string without_words(std::string text, const std::vector<std::string>& words) {
    for (const auto& word : words) {
        if (word.size() < 3) continue;
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) text.erase(at, word.size());
    }
    return text;
}

/// "tigertigertiger": nothing but the same again.
std::string without_repetition(const std::string& text) {
    for (std::size_t length = 1; length <= text.size() / 2; ++length) {
        bool repeats = true;
        for (std::size_t at = length; repeats && at < text.size(); ++at) repeats = text[at] == text[at - length];
        if (repeats) return text.substr(0, length);
    }
    return text;
}

}  // namespace

std::string hash_password(const std::string& password) {
    ensure(sodium_init() >= 0, "libsodium starts");
    const auto composed = cleaned(password);
    const Turn turn;
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), composed.data(), composed.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return hash.data();
}

bool is_password(const std::string& password, const std::string& hash) {
    ensure(sodium_init() >= 0, "libsodium starts");
    const auto& checked = hash.empty() ? hash_of_nobody : hash;
    const auto composed = cleaned(password);
    const Turn turn;
    return crypto_pwhash_str_verify(checked.c_str(), composed.data(), composed.size()) == 0 && !hash.empty();
}

bool is_hashed_weakly(const std::string& hash) { return crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory) != 0; }

std::optional<std::string> why_weak(const std::string& password, std::string_view user_name, std::string_view name) {
    const auto length = length_in_characters(cleaned(password));
    if (length < shortest_password) return "Enter a password of at least 15 characters. Three or four unrelated words are easy to remember";
    if (length > longest_password) return "Enter a password of at most 128 characters";
    const auto guessed = folded_words(std::string(user_name) + " " + std::string(name) +
                                      " firsthand password council children social worker welcome letmein admin administrator england");
    auto rest = without_words(folded(password), guessed);
    rest = without_repetition(without_runs(rest));
    std::erase(rest, ' ');
    std::ranges::copy_if(password, std::back_inserter(rest), [](char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; });
    if (rest.size() < 8 || std::set<char>(rest.begin(), rest.end()).size() < 5)
        return "Enter a password that is harder to guess: not your name, not one word or sign repeated, not a row of keys";
    return std::nullopt;
}

}  // namespace staff
