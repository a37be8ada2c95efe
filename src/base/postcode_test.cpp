#include "base/postcode.hpp"

#include <doctest/doctest.h>

TEST_CASE("a postcode is written as the Post Office does, and anything else is none") {
    CHECK(as_postcode("mb14qt") == "MB1 4QT");
    CHECK(as_postcode(" MB12 4QT ") == "MB12 4QT");
    CHECK(as_postcode("w1a-1aa") == "W1A 1AA");
    CHECK(as_postcode("zz993vz") == "ZZ99 3VZ");
    CHECK(as_postcode("ZZ99") == "ZZ99");
    for (const auto* none : {"", "MB1", "MB1 4Q", "1MB 4QT", "MB1 4QTT", "Marlbridge"}) CHECK_FALSE(as_postcode(none));
}
