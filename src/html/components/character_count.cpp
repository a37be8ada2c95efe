#include "html/components/script_words.hpp"
#include "html/writer.hpp"

namespace html {
namespace {

const Value& limit(const CharacterCount& options) { return options.maxwords.or_else(options.maxlength); }

Value count_type(const CharacterCount& options) {
    if (!options.count_type.empty()) return options.count_type;
    return options.maxwords.empty() ? Value() : Value("words");
}

std::string description(const CharacterCount& options) {
    if (limit(options).empty()) return {};
    std::string words = options.textarea_description_text.plain();
    if (words.empty())
        words = count_type(options).plain() == "words" ? "You can enter up to %{count} words" : "You can enter up to %{count} characters";
    constexpr std::string_view mark = "%{count}";
    for (auto at = words.find(mark); at != std::string::npos; at = words.find(mark, at))
        words.replace(at, mark.size(), limit(options).plain());
    return words;
}

Attributes group_attributes(const CharacterCount& options) {
    Attributes all{{"data-module", "govuk-character-count"}};
    const auto add = [&](std::string_view name, const Value& value) {
        if (!value.empty()) all.emplace_back(name, value.plain());
    };
    add("data-maxlength", options.maxlength);
    add("data-maxwords", options.maxwords);
    add("data-threshold", options.threshold);
    add("data-count-type", count_type(options));
    if (limit(options).empty()) add("data-i18n.textarea-description.other", options.textarea_description_text);
    add_script_words(all, "characters-under-limit", options.characters_under_limit_text);
    add_script_words(all, "characters-at-limit", options.characters_at_limit_text);
    add_script_words(all, "characters-over-limit", options.characters_over_limit_text);
    add_script_words(all, "words-under-limit", options.words_under_limit_text);
    add_script_words(all, "words-at-limit", options.words_at_limit_text);
    add_script_words(all, "words-over-limit", options.words_over_limit_text);
    all.insert(all.end(), options.form_group.attributes.begin(), options.form_group.attributes.end());
    return all;
}

}  // namespace

Html character_count(const CharacterCount& options) {
    const auto& id = options.id.or_else(options.name);
    const auto message = hint({.text = description(options),
                               .id = id.plain() + "-info",
                               .classes = joined("govuk-character-count__message", options.count_message.classes)});
    return textarea({.id = id,
                     .name = options.name,
                     .label = options.label,
                     .hint = options.hint,
                     .error_message = options.error_message,
                     .value = options.value,
                     .rows = options.rows,
                     .spellcheck = options.spellcheck,
                     .described_by = id.plain() + "-info",
                     .form_group = {.classes = joined("govuk-character-count", options.form_group.classes),
                                    .attributes = group_attributes(options),
                                    .before_input = options.form_group.before_input,
                                    .after_input = message + options.form_group.after_input.html()},
                     .classes = joined("govuk-js-character-count", options.classes),
                     .attributes = options.attributes});
}

}  // namespace html
