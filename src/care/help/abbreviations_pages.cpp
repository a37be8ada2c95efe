#include <algorithm>
#include <array>

#include "care/help/help.hpp"
#include "html/writer.hpp"

namespace help {

namespace {

/// A letter of any script, a digit, or a sign that binds letters into one abbreviation ("A&E").
constexpr auto letters = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0; byte < table.size(); ++byte)
        table[byte] =
            (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte >= 0x80 || byte == '&';
    return table;
}();
constexpr bool is_of_letters(char c) { return letters[static_cast<unsigned char>(c)]; }

/// Dashes and curly quotation marks, such as that in "the DSL’s letter", begin with these two bytes and are no letters.
constexpr bool is_punctuation(std::string_view text) { return text.front() == '\xE2' && text.starts_with("\xE2\x80"); }
constexpr std::size_t punctuation_bytes = 3;

std::size_t end_of_word(std::string_view text, std::size_t from) {
    while (from < text.size() && is_of_letters(text[from]) && !is_punctuation(text.substr(from))) ++from;
    return from;
}

}  // namespace

html::Html with_abbreviations(const staff::Abbreviations& glossary, std::string_view text) {
    html::Writer shown(text.size() + text.size() / 8 + 64);
    std::vector<const staff::Abbreviation*> explained;
    std::size_t plain_from = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = end_of_word(text, at);
        const auto word = text.substr(at, end - at);
        const auto* found = glossary.find(word);
        if (found && std::ranges::find(explained, found) == explained.end()) {
            explained.push_back(found);
            shown << text.substr(plain_from, at - plain_from) << html::element("abbr", {{"title", found->meaning}}, word);
            plain_from = end;
        }
        at = end > at ? end : at + (is_punctuation(text.substr(at)) ? punctuation_bytes : 1);
    }
    shown << text.substr(plain_from);
    return std::move(shown).finished();
}

}  // namespace help
