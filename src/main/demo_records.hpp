#pragma once
#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "care/recording/recording.hpp"
#include "world/world.hpp"

// The invented world's plain facts as the product's own types.

people::Person to_person(const world::Person& invented, PersonId id);
people::Person to_person(const world::Professional& invented, PersonId id);
/// The codes of relationship_kinds differ in a few words from the world's. "" for one that no file shows.
std::string relationship_code(const world::Relationship& relationship, const world::Family& family);
std::string status_code(world::Status status);

struct DemoPeople {
    std::vector<PersonId> family, professionals;
};
recording::Content to_content(const world::Entry& invented, const world::Family& family, const DemoPeople& people);
recording::Content to_content(const world::KeyEvent& event);
