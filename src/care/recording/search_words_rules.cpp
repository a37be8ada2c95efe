#include <algorithm>
#include <unordered_set>

#include "base/text.hpp"
#include "care/recording/search_words.hpp"

namespace recording {

namespace {

/// How many bytes the mark at this place takes that stands between words; 0 within a word. Letters of every script are
/// words; the punctuation of Latin-1 and of U+2000 to U+206F is not.
std::size_t gap_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return std::isalnum(byte) ? 0 : 1;
    const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
    if (byte == 0xC2 && next >= 0xA0 && next <= 0xBF) return 2;
    if (byte == 0xE2 && (next == 0x80 || next == 0x81)) return std::min<std::size_t>(3, text.size() - at);
    return 0;
}

}  // namespace

std::vector<Run> runs_of(std::string_view text) {
    std::vector<Run> runs;
    bool within = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto gap = gap_at(text, at);
        if (gap == 0 && !within) runs.push_back({at, at});
        within = gap == 0;
        at += std::max<std::size_t>(gap, 1);
        if (within) runs.back().end = at;
    }
    return runs;
}

std::string fold_word(std::string_view word) {
    std::string lower;
    for (const char c : word) {
        if (static_cast<unsigned char>(c) >= 0x80) return folded(word);
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return lower;
}

std::string word_list(std::string_view text) {
    std::string list = "\n";
    std::unordered_set<std::string> known;
    for (const auto run : runs_of(text))
        if (const auto [word, is_new] = known.insert(fold_word(text.substr(run.begin, run.end - run.begin))); is_new) list += *word + "\n";
    return list;
}

std::optional<std::vector<std::string>> marks_of(std::string_view looked_for) {
    const bool is_plain = std::ranges::all_of(looked_for, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 && (std::isalnum(byte) || c == ' ' || c == '"');
    });
    if (!is_plain) return std::nullopt;
    std::vector<std::string> marks;
    for (const auto run : runs_of(looked_for)) marks.push_back("\n" + fold_word(looked_for.substr(run.begin, run.end - run.begin)) + "\n");
    if (!marks.empty() && marks.back().size() >= shortest_beginning + 2) marks.back().pop_back();
    return marks;
}

}  // namespace recording
