#include "base/text.hpp"

#include <doctest/doctest.h>

TEST_CASE("names fold to the same letters whatever the accents, case or script") {
    CHECK(folded("Łukasz Wójcik") == "lukasz wojcik");
    CHECK(folded("O'Brien-SMITH") == "obrien smith");
    CHECK(folded("Zoë") == "zoe");
    CHECK_FALSE(folded("فاطمة").empty());
    CHECK_FALSE(folded("Дмитрий").empty());
    CHECK(folded("Дмитрий") == "dmitrij");
}

TEST_CASE("typed text keeps its lines and loses what no reader can see") {
    CHECK(cleaned("one\r\ntwo\rthree\x01") == "one\ntwo\nthree");
    CHECK(cleaned("e\xCC\x81") == "é");
    CHECK(cleaned(std::string_view("a\0b", 3)) == "ab");
}

TEST_CASE("long text is cut at a word") {
    CHECK(shortened("Mum said she would ring the school", 20) == "Mum said she would…");
    CHECK(shortened("short", 20) == "short");
}

TEST_CASE("numbers and lists read as English") {
    CHECK(counted(1, "child", "children") == "1 child");
    CHECK(counted(12345, "child", "children") == "12,345 children");
    CHECK(listed({"Amina", "Yusuf", "Sara"}) == "Amina, Yusuf and Sara");
}
