#pragma once
#include <optional>
#include <string>

#include "care/files/files.hpp"
#include "care/people/people.hpp"

namespace people {

/// What a change of details is about and who makes it.
struct Change {
    ChildId child;      ///< on whose file it is made
    PersonId person;    ///< whose details
    std::string card;
    std::string content;  ///< all that was sent, for the ledger's commitment
    UserId by;
    std::string basis;
    Instant at{};
};

/// Writes what is known, and the check [A6.2] if there was one, with one event. `file` only where the person is the child.
Done save_details(store::Connection& connection, const Person& person, const std::optional<files::ChildFile>& file,
                  const std::optional<Check>& check, const Change& change);
/// Whether the person is the child, or belongs to the child's family or professionals, now or earlier.
bool belongs_to(store::Connection& connection, ChildId child, PersonId person);

}  // namespace people
