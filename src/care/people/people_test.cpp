#include "care/people/people.hpp"

#include <doctest/doctest.h>

#include "care/files/files.hpp"

using namespace std::chrono;

namespace {

people::Person complete() {
    people::Person child;
    child.names = {{people::NameKind::current, "Aisha", "Khan"}};
    child.born_on = Day{2014y / May / 3};
    child.sex = "F";
    child.ethnicity = "APKN";
    child.first_language = "Urdu";
    child.interpreter = "no";
    child.disabilities = {"NONE"};
    child.addresses = {{1, "14 Tannery Lane, Marlbridge", "MB1 2AB", Day{2020y / January / 1}, std::nullopt}};
    return child;
}

files::ChildFile coded() {
    files::ChildFile file;
    file.need_code = "N1";
    return file;
}

}  // namespace

TEST_CASE("[A6.3] a file with every essential misses nothing, and each one left out is named") {
    CHECK(people::missing_essentials(complete(), coded()).empty());
    CHECK(people::missing_essentials(complete(), {}) == std::vector<std::string>{"CiN code"});
    auto child = complete();
    child.born_on.reset();
    CHECK(people::missing_essentials(child, coded()) == std::vector<std::string>{"birth date"});
    child = complete();
    child.ethnicity = child.first_language = "";
    CHECK(people::missing_essentials(child, coded()) == std::vector<std::string>{"ethnicity", "first language"});
    child = complete();
    child.addresses.front().until = Day{2026y / January / 1};
    CHECK(people::missing_essentials(child, coded()) == std::vector<std::string>{"address"});
}

TEST_CASE("[A6.3] not yet obtained is an answer for ethnicity, and nobody asks an unborn child for theirs") {
    auto child = complete();
    child.ethnicity = "NOBT";
    CHECK(people::missing_essentials(child, coded()).empty());
    people::Person unborn;
    unborn.expected_on = Day{2027y / February / 1};
    CHECK(people::missing_essentials(unborn, coded()).empty());
}

TEST_CASE("every relationship reads back from the other side") {
    for (const auto& kind : people::relationship_kinds()) {
        CAPTURE(kind.code);
        const auto inverse = people::inverse_of_relationship(kind.code);
        CHECK(people::label_of_relationship(inverse) != inverse);
    }
    CHECK(people::inverse_of_relationship("mother") == "child");
    CHECK(people::inverse_of_relationship("sibling") == "sibling");
}
