#include "staff/passwords.hpp"

#include <sodium.h>
#include <zxcvbn.h>

#include <semaphore>

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "staff/accounts.hpp"
#include "staff/leaked_passwords.hpp"

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

/// [ASVS 6.2.4] In bits: 2^40 guesses at 40 ms each are some 1,400 years of one core.
constexpr double least_to_guess = 40;

/// [ASVS 6.2.11] What somebody who works here thinks of first.
constexpr std::string_view words_of_the_work = " firsthand council children childrens services social worker care team england";

/// How hard it is to guess for somebody with a list of the commonest passwords, words and names, these words before all others, and
/// rows of keys, dates and runs of letters besides.
double bits_to_guess(const std::string& text, const std::vector<std::string>& local_words) {
    std::vector<const char*> words;
    for (const auto& word : local_words) words.push_back(word.c_str());
    words.push_back(nullptr);
    return ZxcvbnMatch(text.c_str(), words.data(), nullptr);
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

std::string in_small_letters(std::string text) {
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
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

std::optional<std::string> why_weak(const std::string& password, std::string_view local_words) {
    const auto composed = cleaned(password);
    const auto length = length_in_characters(composed);
    if (length < shortest_password) return "Enter a password of at least 15 characters. Three or four unrelated words are easy to remember";
    if (length > longest_password) return "Enter a password of at most 128 characters";
    // The lists are in Latin letters, and so is what is held against them.
    const auto text = without_repetition(composed.size() == length ? composed : folded(composed));
    if (bits_to_guess(text, folded_words(std::string(local_words) + std::string(words_of_the_work))) < least_to_guess)
        return "Enter a password that is harder to guess: not a common one, not names of your own or of the service, not a row of keys";
    if (is_leaked(composed, leaked_passwords()) || is_leaked(in_small_letters(composed), leaked_passwords()))
        return "Enter another password: this one is known from a breach of some other service";
    return std::nullopt;
}

}  // namespace staff
