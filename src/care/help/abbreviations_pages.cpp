#include <set>

#include "care/help/help.hpp"

namespace help {

namespace {

/// A letter of any script, a digit, or a sign that binds letters into one abbreviation ("A&E").
bool is_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80 || c == '&'; }

}  // namespace

html::Html with_abbreviations(const staff::Abbreviations& glossary, std::string_view text) {
    html::Html shown;
    std::set<const staff::Abbreviation*> explained;
    std::size_t plain_from = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        while (end < text.size() && is_of_word(text[end])) ++end;
        const auto* found = end > at ? glossary.find(text.substr(at, end - at)) : nullptr;
        if (found && explained.insert(found).second) {
            shown += html::text(text.substr(plain_from, at - plain_from));
            shown += html::element("abbr", {{"title", found->meaning}}, text.substr(at, end - at));
            plain_from = end;
        }
        at = std::max(end, at + 1);
    }
    return shown + html::text(text.substr(plain_from));
}

}  // namespace help
