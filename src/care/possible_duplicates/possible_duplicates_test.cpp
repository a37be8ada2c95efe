#include "care/possible_duplicates/possible_duplicates.hpp"

#include <doctest/doctest.h>

using namespace possible_duplicates;

namespace {

people::Name name(const char* given, const char* family) { return {people::NameKind::current, given, family}; }

}  // namespace

TEST_CASE("[A2.2] only a full name matches, however its capitals, accents and hyphens are written, so that a guess finds nothing") {
    CHECK(is_match(name("Zara", "El-Amin"), name("Zara", "El-Amin")));
    CHECK(is_match(name("zara", "el amin"), name("Zara", "El-Amin")));
    CHECK(is_match(name("Zoe", "Quill"), name("Zoë", "Quill")));
    CHECK_FALSE(is_match(name("Sara", "El-Amin"), name("Zara", "El-Amin")));
    CHECK_FALSE(is_match(name("", "El-Amin"), name("", "El-Amin")));
    CHECK_FALSE(is_match(name("Zara", " "), name("Zara", "")));
    CHECK_FALSE(is_match(name("Zara", "Amin"), name("Zara", "El-Amin")));
}
