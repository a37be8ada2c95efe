#include <set>

#include "care/help/help.hpp"

namespace help {

namespace {

/// A letter of any script, a digit, or a sign that binds letters into one abbreviation ("A&E").
constexpr bool is_of_letters(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 || c == '&';
}

/// Dashes and curly quotation marks, such as that in "the DSL’s letter", begin with these two bytes and are no letters.
constexpr bool is_punctuation(std::string_view text) { return text.front() == '\xE2' && text.starts_with("\xE2\x80"); }
constexpr std::size_t punctuation_bytes = 3;

std::size_t end_of_word(std::string_view text, std::size_t from) {
    while (from < text.size() && is_of_letters(text[from]) && !is_punctuation(text.substr(from))) ++from;
    return from;
}

}  // namespace

html::Html with_abbreviations(const staff::Abbreviations& glossary, std::string_view text) {
    html::Html shown;
    std::set<const staff::Abbreviation*> explained;
    std::size_t plain_from = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = end_of_word(text, at);
        const auto* found = end > at ? glossary.find(text.substr(at, end - at)) : nullptr;
        if (found && explained.insert(found).second) {
            shown += html::text(text.substr(plain_from, at - plain_from));
            shown += html::element("abbr", {{"title", found->meaning}}, text.substr(at, end - at));
            plain_from = end;
        }
        at = end > at ? end : at + (is_punctuation(text.substr(at)) ? punctuation_bytes : 1);
    }
    return shown + html::text(text.substr(plain_from));
}

}  // namespace help
