#pragma once
#include <span>
#include <string>
#include <string_view>

#include "world/random.hpp"

namespace world {

struct NameForm {
    std::string_view latin;
    std::string_view script;  ///< in its own letters; empty where that is the Latin form
};
using NameForms = std::span<const NameForm>;

/// A community of the town: what its people are called, speak and believe, and how often.
struct Culture {
    std::string_view code;
    std::string_view ethnicity;  ///< CIN census code
    int weight;                  ///< share of families, in tenths of a percent
    std::string_view language;   ///< ISO 639-1
    std::string_view language_in_words;
    std::string_view script;  ///< ISO 15924 of NameForm::script
    std::string_view religion;
    int religion_percent;
    int interpreter_percent;
    NameForms girls;
    NameForms boys;
    NameForms surnames;
};

std::span<const Culture> cultures();
/// A culture by weight, without those that only young people alone come from.
const Culture& any_culture(Random& random);
const Culture& culture_of_unaccompanied(Random& random);
/// amina.yusuf: lower case ASCII of the two names.
std::string user_name_of(std::string_view given, std::string_view family);

}  // namespace world
