#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "care/people/people.hpp"

namespace people {

/// Makes every name of the person findable: each folded word with how it sounds.
void index_names(store::Connection& connection, const Person& person);

/// How an English ear hears a folded word, roughly: words that are often mistaken for one another share it.
/// "catherine" and "kathryn", "mohammed" and "muhammad", "lukasz" and "lucas". "" for a word without letters.
std::string sounds_of(std::string_view folded_word);
/// How many letters must be put in, left out, changed or swapped to make one word of the other; counted up to three.
int letters_apart(std::string_view one, std::string_view other);

/// What one line of words asks for.
struct Asked {
    std::vector<std::string> words;  ///< folded, also with short particles joined to the next: "el sayed" asks for "elsayed" too
    std::optional<Day> born_on;
    std::vector<std::string> numbers;  ///< each as numbers are compared: letters and digits only
};
/// Dates are read in any usual form (3/5/2014, 2014-05-03, 3 May 2014, May 3 2014), the day before the month.
Asked asked_by(std::string_view line);
/// A number as it is compared: capital letters and digits only. "943 476 5919" is "9434765919".
std::string bare_number(std::string_view number);

/// A person found, best first.
struct Found {
    PersonId id;
    std::string name;
    std::string other_names;  ///< former names and aliases, where one of them matched
    std::optional<Day> born_on;
    std::string file_number;  ///< "" for a person without a file
    std::string status;       ///< code of files::statuses; "" without a file
    std::string holder;       ///< who holds the file now; "" for nobody
    int score = 0;
    bool is_hidden = false;   ///< from whoever looks; none of these is answered
};

/// Finds children by name (misspelt, reversed, in another script, former), birth date or number, all in one line of words.
/// At most so many, best first; never one that is hidden from whoever looks [A2.2].
std::vector<Found> find_children(store::Connection& connection, const staff::Viewer& viewer, std::string_view words, std::size_t most);
/// Finds anybody, child or adult, in the same way.
std::vector<Found> find_people(store::Connection& connection, const staff::Viewer& viewer, std::string_view words, std::size_t most);
/// People who may be the same person as the one about to be made.
std::vector<Found> likely_same(store::Connection& connection, const staff::Viewer& viewer, const Name& name, std::optional<Day> born_on);

}  // namespace people
