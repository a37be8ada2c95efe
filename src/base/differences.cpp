#include "base/differences.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace {

constexpr std::size_t most_words = 2'000;  // a table of 4 million numbers at the very most

using Words = std::vector<std::string_view>;
using WordSpan = std::span<const std::string_view>;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Words, each with the white space behind it, so that joining them gives the text again.
Words words_with_spaces(std::string_view text) {
    Words words;
    std::size_t begin = 0;
    for (std::size_t at = 1; at <= text.size(); ++at) {
        const bool begins_word = at < text.size() && is_space(text[at - 1]) && !is_space(text[at]);
        if (at < text.size() && !begins_word) continue;
        words.push_back(text.substr(begin, at - begin));
        begin = at;
    }
    return words;
}

class Pieces {
  public:
    void add(TextPiece::In in, WordSpan words) {
        for (const auto word : words) {
            if (pieces_.empty() || pieces_.back().in != in) pieces_.push_back({in, ""});
            pieces_.back().text += word;
        }
    }
    std::vector<TextPiece> take() { return std::move(pieces_); }

  private:
    std::vector<TextPiece> pieces_;
};

/// How long the longest common run of words is from each pair of places to the ends.
class CommonLengths {
  public:
    CommonLengths(WordSpan before, WordSpan after) : columns_(after.size() + 1), lengths_((before.size() + 1) * columns_) {
        for (std::size_t i = before.size(); i-- > 0;)
            for (std::size_t j = after.size(); j-- > 0;)
                lengths_[i * columns_ + j] =
                    before[i] == after[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    }
    [[nodiscard]] std::uint16_t at(std::size_t i, std::size_t j) const { return lengths_[i * columns_ + j]; }

  private:
    std::size_t columns_;
    std::vector<std::uint16_t> lengths_;
};

void add_middle(Pieces& pieces, WordSpan before, WordSpan after) {
    if (before.size() > most_words || after.size() > most_words) {
        pieces.add(TextPiece::In::before, before);
        pieces.add(TextPiece::In::after, after);
        return;
    }
    const CommonLengths common(before, after);
    std::size_t i = 0, j = 0;
    while (i < before.size() || j < after.size()) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) {
            pieces.add(TextPiece::In::both, before.subspan(i++, 1));
            ++j;
        } else if (j == after.size() || (i < before.size() && common.at(i + 1, j) >= common.at(i, j + 1))) {
            pieces.add(TextPiece::In::before, before.subspan(i++, 1));
        } else {
            pieces.add(TextPiece::In::after, after.subspan(j++, 1));
        }
    }
}

}  // namespace

std::vector<TextPiece> differences(std::string_view before_text, std::string_view after_text) {
    const auto before_words = words_with_spaces(before_text), after_words = words_with_spaces(after_text);
    WordSpan before = before_words, after = after_words;
    const auto [until_before, until_after] = std::ranges::mismatch(before, after);
    const auto same_at_start = static_cast<std::size_t>(until_before - before.begin());
    Pieces pieces;
    pieces.add(TextPiece::In::both, before.first(same_at_start));
    before = before.subspan(same_at_start);
    after = after.subspan(same_at_start);
    std::size_t same_at_end = 0;
    while (same_at_end < std::min(before.size(), after.size()) &&
           before[before.size() - 1 - same_at_end] == after[after.size() - 1 - same_at_end])
        ++same_at_end;
    add_middle(pieces, before.first(before.size() - same_at_end), after.first(after.size() - same_at_end));
    pieces.add(TextPiece::In::both, before.last(same_at_end));
    return pieces.take();
}
