#pragma once
#include <string_view>

#include "staff/app.hpp"

// Guidance in place [R.1] [0.1], and what abbreviations mean [A6.12].

namespace help {

/// The text, escaped, with each known abbreviation marked where it first stands: its meaning shows on hover and in print.
/// Whole words only, as written in the glossary or with a plural s. For text that is shown inline or in a pre-wrap element.
html::Html with_abbreviations(const staff::Abbreviations& glossary, std::string_view text);
inline html::Html with_abbreviations(const staff::Exchange& exchange, std::string_view text) {
    return with_abbreviations(exchange.app.abbreviations, text);
}

void help_routes(staff::Routes& routes);
/// What every service must say of itself, to whoever asks: how accessible it is, and what it keeps about people.
void statement_routes(staff::Routes& routes);

}  // namespace help
