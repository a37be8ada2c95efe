#include "care/recording/third_party.hpp"

#include <doctest/doctest.h>

using recording::fault_in_marks;
using recording::passages_of;
using recording::without_marks;

TEST_CASE("[A2.8] words of a third party stand apart from the rest, with who they are") {
    const auto passages = passages_of("Calm visit. [[He drinks again | Mrs Khan, neighbour]] Tea at five.");
    REQUIRE(passages.size() == 3);
    CHECK(passages[0].words == "Calm visit. ");
    CHECK_FALSE(passages[0].is_third_party);
    CHECK(passages[1].words == "He drinks again");
    CHECK(passages[1].source == "Mrs Khan, neighbour");
    CHECK(passages[2].words == " Tea at five.");
    CHECK(passages_of("[[told by phone]]").front().source.empty());
    CHECK(passages_of("").empty());
}

TEST_CASE("[A2.8] a shortened text shows the words of a third party without their marks, and says whose they are") {
    CHECK(without_marks("Calm. [[He drinks again | Mrs Khan, neighbour]] Tea.") ==
          "Calm. He drinks again (third party: Mrs Khan, neighbour) Tea.");
    CHECK(without_marks("[[told by phone]]") == "told by phone (third party)");
    CHECK(without_marks("plain [[not closed") == "plain [[not closed");
    CHECK(without_marks("").empty());
}

TEST_CASE("a mark that is not closed loses no words and is refused with its cure") {
    CHECK(passages_of("half [[a mark").front().words == "half [[a mark");
    for (const auto* text : {"half [[a mark", "[[one [[two]]", "[[ ]]", "[[ | Mrs Khan]]"}) CHECK(fault_in_marks(text));
    for (const auto* text : {"", "plain", "[[told]]", "[[a | b]] and [[c]]", "stray ]] end"}) CHECK_FALSE(fault_in_marks(text));
}
