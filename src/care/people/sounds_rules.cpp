#include <algorithm>
#include <array>
#include <cctype>

#include "care/people/find.hpp"

// A phonetic key for the names of an English town: English and Irish, South Asian, Arabic, Polish and Somali spellings. Only
// consonants are kept, and the first vowel when a word begins with one, because vowels are what people get wrong.

namespace people {
namespace {

struct Respelt {
    std::string_view from, to;
};
// Beginnings that are not said as they are written. A longer one stands before a shorter one.
constexpr auto beginnings = std::to_array<Respelt>({
    {"cabd", "abd"},      {"caash", "aish"},   {"casha", "aisha"},  {"cumar", "umar"}, {"cusm", "usm"},       {"ciis", "is"},
    {"cawa", "awa"},      {"caliy", "aliy"},   {"uthm", "usm"},     {"othm", "usm"},   {"siobh", "shiv"},     {"niamh", "niv"},
    {"caoimh", "kiv"},    {"saoirs", "sersh"}, {"aoif", "if"},      {"ciar", "kiar"},  {"cillian", "kilian"}, {"cian", "kian"},
    {"eoghan", "ewan"},   {"eoin", "ewan"},    {"euan", "ewan"},    {"wikt", "vikt"},  {"weron", "veron"},    {"wojc", "vojc"},
    {"wladys", "vladys"}, {"wanda", "vanda"},  {"stewar", "stuar"}, {"lewis", "luis"}, {"xav", "zav"},        {"wr", "r"},
    {"kn", "n"},          {"gn", "n"},         {"ps", "s"},         {"mc", "mac"},     {"wh", "w"},           {"gh", "g"},
    {"geo", "jo"},        {"ge", "je"},        {"gia", "jia"},      {"gi", "ji"},
});
constexpr auto whole_words = std::to_array<Respelt>({{"cali", "ali"}, {"geoff", "jeff"}, {"gill", "jil"}, {"hugh", "hu"}});
constexpr auto endings = std::to_array<Respelt>({{"slaw", "slav"}, {"rzej", "re"}});
// Inside a word, in this order.
constexpr auto insides = std::to_array<Respelt>({
    {"michae", "mikae"}, {"michal", "mikal"}, {"chol", "kol"}, {"achar", "akar"}, {"acher", "aker"}, {"achary", "akary"}, {"chr", "kr"},
    {"chl", "kl"},       {"augh", "o"},       {"ough", "o"},   {"eigh", "e"},     {"ight", "it"},    {"tch", "s"},        {"sch", "s"},
    {"ch", "s"},         {"sh", "s"},         {"cz", "s"},     {"sz", "s"},       {"rz", "r"},       {"zh", "s"},         {"dg", "j"},
    {"dj", "j"},         {"ph", "f"},         {"gh", "g"},     {"ck", "k"},       {"qu", "k"},       {"cj", "s"},         {"tz", "s"},
});

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
bool is_soft(char c) { return c == 'e' || c == 'i' || c == 'y'; }

void respell(std::string& word) {
    for (const auto& whole : whole_words)
        if (word == whole.from) word = whole.to;
    for (const auto& beginning : beginnings)
        if (word.starts_with(beginning.from)) {
            word.replace(0, beginning.from.size(), beginning.to);
            break;
        }
    for (const auto& ending : endings)
        if (word.ends_with(ending.from)) word.replace(word.size() - ending.from.size(), ending.from.size(), ending.to);
    for (const auto& inside : insides)
        for (auto at = word.find(inside.from); at != std::string::npos; at = word.find(inside.from, at + inside.to.size()))
            word.replace(at, inside.from.size(), inside.to);
}

/// A letter among its neighbours; 0 where the word ends.
struct Place {
    char before, letter, after;
    bool is_first;
};

/// x is h in Somali (Maxamed, Faarax, Xasan) and ks in English (Alexander, Maxine).
std::string_view sound_of_x(const Place& place) {
    if (place.is_first) return "h";
    if (place.before == 'a' && (place.after == 'a' || place.after == 'm' || place.after == 'r' || place.after == 'u'))
        return is_vowel(place.after) ? "h" : "";
    if (place.before == 'i' && place.after == 'a') return "h";
    return "ks";
}

std::string_view sound_of(const Place& place, bool has_vowels) {
    switch (place.letter) {
        case 'b': return "b";
        case 'c': return is_soft(place.after) ? "s" : "k";
        case 'd': return place.after == 0 ? "t" : "d";
        case 'f':
        case 'v': return "f";
        case 'g': return "g";
        case 'h': return (place.is_first || !has_vowels || (is_vowel(place.before) && is_vowel(place.after))) ? "h" : "";
        case 'j': return place.after == 0 && !place.is_first ? "" : "j";
        case 'k':
        case 'q': return "k";
        case 'l': return "l";
        case 'm': return "m";
        case 'n': return "n";
        case 'p': return "p";
        case 'r': return "r";
        case 's':
        case 'z': return "s";
        case 't': return "t";
        case 'w': return place.is_first ? "w" : (is_vowel(place.before) && is_vowel(place.after)) ? "f" : "";
        case 'x': return sound_of_x(place);
        case 'y': return place.is_first && is_vowel(place.after) ? "j" : "";
        default: return "";
    }
}

char class_of_first_vowel(char c) { return c == 'a' ? 'a' : (c == 'o' || c == 'u') ? 'o' : 'e'; }

}  // namespace

std::string sounds_of(std::string_view folded_word) {
    std::string word(folded_word);
    std::erase_if(word, [](char c) { return c < 'a' || c > 'z'; });
    if (word.empty()) return "";
    respell(word);
    if (word.size() > 3 && word.ends_with("rax")) word.replace(word.size() - 1, 1, "h");
    const bool has_vowels = std::ranges::any_of(word, is_vowel);
    const bool begins_with_vowel = is_vowel(word.front()) && !(word.front() == 'y' && word.size() > 1 && is_vowel(word[1]));
    std::string key;
    if (begins_with_vowel) key += class_of_first_vowel(word.front());
    for (std::size_t i = 0; i < word.size(); ++i) {
        const Place place{i > 0 ? word[i - 1] : '\0', word[i], i + 1 < word.size() ? word[i + 1] : '\0', i == 0};
        for (const char c : sound_of(place, has_vowels))
            if (key.empty() || key.back() != c || (is_vowel(place.before) && has_vowels)) key += c;
    }
    return key;
}

int letters_apart(std::string_view one, std::string_view other) {
    constexpr int far = 3;
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() - one.size() >= far || other.size() > 60) return far;
    std::array<std::array<int, 62>, 3> rows{};
    for (std::size_t j = 0; j <= one.size(); ++j) rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= other.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= one.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[j - 1] == other[i - 1] ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && one[j - 1] == other[i - 2] && one[j - 2] == other[i - 1];
            if (swapped) row[j] = std::min(row[j], rows[(i + 1) % 3][j - 2] + 1);
        }
    }
    return std::min(far, rows[other.size() % 3][one.size()]);
}

}  // namespace people
