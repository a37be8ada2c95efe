#pragma once
#include "html/components/text_inputs.hpp"

#include <utility>

namespace html {

/// Words that a component's script shows, as `data-i18n.key` attributes; a plural has one for each number it knows.
inline void add_script_words(Attributes& attributes, std::string_view key, const Value& words) {
    if (!words.empty()) attributes.emplace_back("data-i18n." + std::string(key), words.plain());
}
inline void add_script_words(Attributes& attributes, std::string_view key, const Plurals& words) {
    for (const auto& [plural, message] : words) attributes.emplace_back("data-i18n." + std::string(key) + "." + plural, message);
}

}  // namespace html
