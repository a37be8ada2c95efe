#pragma once
#include <string>
#include <string_view>
#include <vector>

/// A run of words that both texts have, or only one of them.
struct TextPiece {
    enum class In { both, before, after } in = In::both;
    std::string text;
    bool operator==(const TextPiece&) const = default;
};

/// What was taken out and what was put in between two texts, word by word, line ends kept. Texts that differ in more than
/// about 2,000 words are given as one taken out and one put in.
std::vector<TextPiece> differences(std::string_view before, std::string_view after);
