#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Which words a text holds, as a search compares them.

namespace recording {

/// Where a word of a text stands.
struct Run {
    std::size_t begin = 0, end = 0;
};
/// Letters of every script and digits make words; the punctuation of ASCII, Latin-1 and U+2000 to U+206F stands between them.
std::vector<Run> runs_of(std::string_view text);
/// Without regard to case and accents, as the index folds it.
std::string fold_word(std::string_view word);

/// Each word of a text once, folded, each between two line ends: what holds "\nschool\n" has the word, what holds "\nsch" one that begins
/// so.
std::string word_list(std::string_view text);

/// What a list must hold to meet a search; the last word may be the beginning of one. Nothing for a search in which the index might part or
/// fold words as we do not.
std::optional<std::vector<std::string>> marks_of(std::string_view looked_for);

/// From this many letters on, the last word may be the beginning of one: shorter beginnings would meet nearly every entry.
constexpr std::size_t shortest_beginning = 3;

}  // namespace recording
