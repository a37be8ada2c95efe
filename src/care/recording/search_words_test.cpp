#include <doctest/doctest.h>

#include "care/recording/search_words.hpp"

using namespace recording;

namespace {

bool meets(std::string_view text, std::string_view looked_for) {
    const auto list = word_list(text);
    const auto marks = marks_of(looked_for);
    REQUIRE(marks);
    return std::ranges::all_of(*marks, [&](const auto& mark) { return list.contains(mark); });
}

}  // namespace

TEST_CASE("a text has each of its words once, whatever their case, accents and punctuation") {
    CHECK(word_list("Mum said: “School, school!” – Rosé’s") == "\nmum\nsaid\nschool\nrose\ns\n");
    CHECK(word_list("") == "\n");
}

TEST_CASE("a text meets a search that has its words in any order, the last one begun") {
    CHECK(meets("A bruise on the left arm", "arm bruise"));
    CHECK(meets("A bruise on the left arm", "left brui"));
    CHECK(meets("A bruise on the left arm", "\"Bruise\" ARM"));
    CHECK_FALSE(meets("A bruise on the left arm", "brui left"));
    CHECK_FALSE(meets("A bruise on the left arm", "bruise leg"));
    CHECK_FALSE(meets("A bruise on the left arm", "le"));
    CHECK_FALSE(meets("attic atom", "at"));
}

TEST_CASE("a search with marks or letters that the index may part or fold otherwise has no list of words") {
    for (const char* words : {"O'Hara", "bruise - arm", "Rosé", "дома"}) CHECK_FALSE_MESSAGE(marks_of(words), words);
}
