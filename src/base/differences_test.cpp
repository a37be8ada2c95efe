#include "base/differences.hpp"

#include <doctest/doctest.h>

using enum TextPiece::In;

namespace {

std::string side(const std::vector<TextPiece>& pieces, TextPiece::In without) {
    std::string text;
    for (const auto& piece : pieces)
        if (piece.in != without) text += piece.text;
    return text;
}

}  // namespace

TEST_CASE("a word that was replaced is shown out and in, and the words around it once") {
    CHECK(differences("He was seen alone today.", "He was not seen today.") ==
          std::vector<TextPiece>{{both, "He was "}, {after, "not "}, {both, "seen "}, {before, "alone "}, {both, "today."}});
}

TEST_CASE("equal texts have no differences, and an empty one is all in or all out") {
    CHECK(differences("The same", "The same") == std::vector<TextPiece>{{both, "The same"}});
    CHECK(differences("", "New words") == std::vector<TextPiece>{{after, "New words"}});
    CHECK(differences("Old words", "") == std::vector<TextPiece>{{before, "Old words"}});
    CHECK(differences("", "").empty());
}

TEST_CASE("both texts can be read out of the differences, line ends and all") {
    const std::string old_text = "One two\n\nthree four  five", new_text = "One 2\nthree five six\n";
    const auto pieces = differences(old_text, new_text);
    CHECK(side(pieces, after) == old_text);
    CHECK(side(pieces, before) == new_text);
}

TEST_CASE("very long texts that share little are shown as a whole, not compared for minutes") {
    std::string old_text, new_text;
    for (int i = 0; i < 30'000; ++i) {
        old_text += "a" + std::to_string(i) + " ";
        new_text += "b" + std::to_string(i) + " ";
    }
    const auto pieces = differences(old_text, new_text);
    CHECK(side(pieces, after) == old_text);
    CHECK(side(pieces, before) == new_text);
}
