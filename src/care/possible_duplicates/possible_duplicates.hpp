#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/people/people.hpp"

// [A6.13] A person is entered once. Who enters somebody is shown those who may be meant, as far as they may see them; a restricted file,
// and one's own or a relative's record, they may not. So whoever is entered or changed is held against everybody on record, hidden or not,
// and a match is told of to somebody else: never to who entered them, whose answer is the same with and without one [A2.2].

namespace possible_duplicates {

extern const store::Migration migration;

/// It takes a full name, as it is or was, and the birth date, so that a guess finds nothing.
bool is_match(const people::Name& one, const people::Name& other);

/// Keeps every match of a person who was just entered or changed, each pair once. To be called in that transaction.
void note_matches(store::Connection& connection, const people::Person& person, UserId by, Instant now);

/// What looking into it may find.
struct Finding {
    std::string_view code, label;
};
std::span<const Finding> findings();
std::string_view label_of_finding(std::string_view code);

using DuplicateId = Id<struct DuplicateTag>;

/// Two records that may be one person's.
struct Duplicate {
    DuplicateId id;
    PersonId earlier, later;
    std::string name;  ///< on the later record
    std::optional<Day> born_on;
    UserId entered_by;
    std::string entered_by_name;  ///< with the job title
    Instant entered_at{};
    std::string finding, words, settled_by;
    std::optional<Instant> settled_at;
};

enum class Show { open, done };

/// Whose role settles possible duplicates at all: who reviews access, and who records, for the restricted files they are named for.
bool may_settle(const staff::User& person);

constexpr std::size_t duplicates_a_page = 25;
struct DuplicatesPage {
    std::vector<Duplicate> duplicates;  ///< newest first
    bool has_older = false;
};
/// Before this one; not set: the newest. Who reviews access is told of all but those on a record that is hidden from them; others, of those
/// on a restricted file that they are named for.
DuplicatesPage read_duplicates(store::Connection& connection, const staff::User& reader, Day today, Show show, DuplicateId before);
std::optional<Duplicate> find_duplicate(store::Connection& connection, const staff::User& reader, Day today, DuplicateId id);
/// How many are to be settled, counted up to this number.
long long count_open(store::Connection& connection, const staff::User& reader, Day today, long long most);

/// A file on which a person stands: their own, or that of a child they belong to.
struct Place {
    ChildId child;
    std::string child_name, number;
};
/// Those that this reader may know of; not where they stand as an adopter.
std::vector<Place> places_of(store::Connection& connection, PersonId person, const staff::Viewer& reader);
/// Whether their record is hidden from this reader.
bool is_hidden(store::Connection& connection, PersonId person, const staff::Viewer& reader);

/// Problems name the field: finding, words. Problem::stale where somebody has settled it before.
Done settle(store::Connection& connection, const Duplicate& duplicate, std::string_view finding, std::string_view words, UserId by,
            Instant now);

}  // namespace possible_duplicates
