#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "care/people/people.hpp"

namespace people {

/// Makes every name of the person findable: each folded word with how it sounds.
void index_names(store::Connection& connection, const Person& person);

/// How an English ear hears a folded word, roughly: words that are often mistaken for one another share it.
/// "catherine" and "kathryn", "mohammed" and "muhammad", "lukasz" and "lucas".
std::string sounds_of(std::string_view folded_word);

/// A person found, best first.
struct Found {
    PersonId id;
    std::string name;
    std::string other_names;  ///< former names and aliases, where one of them matched
    std::optional<Day> born_on;
    std::string file_number;  ///< "" for a person without a file
    int score = 0;
};

/// Finds children by name (misspelt, reversed, in another script, former), birth date or number, all in one line of words.
/// At most so many, best first.
std::vector<Found> find_children(store::Connection& connection, std::string_view words, std::size_t most);
/// People who may be the same person as the one about to be made.
std::vector<Found> likely_same(store::Connection& connection, const Name& name, std::optional<Day> born_on);

}  // namespace people
