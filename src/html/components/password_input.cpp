#include "html/components/button.hpp"
#include "html/components/script_words.hpp"

namespace html {
namespace {

Attributes group_attributes(const PasswordInput& options) {
    Attributes all{{"data-module", "govuk-password-input"}};
    add_script_words(all, "show-password", options.show_password_text);
    add_script_words(all, "hide-password", options.hide_password_text);
    add_script_words(all, "show-password-aria-label", options.show_password_aria_label_text);
    add_script_words(all, "hide-password-aria-label", options.hide_password_aria_label_text);
    add_script_words(all, "password-shown-announcement", options.password_shown_announcement_text);
    add_script_words(all, "password-hidden-announcement", options.password_hidden_announcement_text);
    all.insert(all.end(), options.form_group.attributes.begin(), options.form_group.attributes.end());
    return all;
}

/// Hidden until the script that makes it work shows it.
Html show_button(const PasswordInput& options, const Value& id) {
    return button(
        {.text = options.show_password_text.or_else("Show").plain(),
         .type = "button",
         .classes = joined("govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle", options.button.classes),
         .attributes = {{"aria-controls", id.plain()},
                        {"aria-label", options.show_password_aria_label_text.or_else("Show password").plain()},
                        {"hidden"}}});
}

}  // namespace

Html password_input(const PasswordInput& options) {
    const auto& id = options.id.or_else(options.name);
    return input({.id = id,
                  .name = options.name,
                  .label = options.label,
                  .hint = options.hint,
                  .error_message = options.error_message,
                  .value = options.value,
                  .type = "password",
                  .autocomplete = options.autocomplete.or_else("current-password"),
                  .autocapitalize = "none",
                  .spellcheck = false,
                  .disabled = options.disabled,
                  .described_by = options.described_by,
                  .form_group = {.classes = joined("govuk-password-input", options.form_group.classes),
                                 .attributes = group_attributes(options),
                                 .before_input = options.form_group.before_input,
                                 .after_input = show_button(options, id) + options.form_group.after_input.html()},
                  .input_wrapper = {.classes = "govuk-password-input__wrapper"},
                  .classes = joined("govuk-password-input__input govuk-js-password-input-input", options.classes),
                  .attributes = options.attributes});
}

}  // namespace html
