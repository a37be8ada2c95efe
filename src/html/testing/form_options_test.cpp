// Options of the form components' published fixtures, read into ours.
#include "html/testing/macro_options.hpp"

namespace html {

Label label_from(const MacroOptions& o) {
    return {.text = o.content(),
            .for_id = o.value("for"),
            .is_page_heading = o.has("isPageHeading"),
            .classes = o.value("classes"),
            .attributes = o.attributes()};
}

Slot<Hint> hint_from(const MacroOptions& o) {
    return Hint{.text = o.content(), .id = o.value("id"), .classes = o.value("classes"), .attributes = o.attributes()};
}

Slot<ErrorMessage> error_from(const MacroOptions& o) {
    ErrorMessage error{.text = o.content(), .id = o.value("id"), .classes = o.value("classes"), .attributes = o.attributes()};
    if (o.find("visuallyHiddenText")) error.visually_hidden_text = o.value("visuallyHiddenText");
    return error;
}

Button button_from(const MacroOptions& o) {
    return {.text = o.content(),
            .name = o.value("name"),
            .value = o.value("value"),
            .type = o.value("type"),
            .href = o.value("href"),
            .id = o.value("id"),
            .classes = o.value("classes"),
            .attributes = o.attributes(),
            .disabled = o.has("disabled"),
            .is_start_button = o.has("isStartButton"),
            .prevent_double_click = o.maybe("preventDoubleClick")};
}

namespace {

Fieldset fieldset_from(const MacroOptions& o) {
    const auto legend = o.at("legend");
    return {.legend = {.text = legend.content(), .is_page_heading = legend.has("isPageHeading"), .classes = legend.value("classes")},
            .described_by = o.value("describedBy"),
            .classes = o.value("classes"),
            .role = o.value("role"),
            .attributes = o.attributes(),
            .html = o.html()};
}

FormGroup group_from(const MacroOptions& o) {
    const auto before = o.has("beforeInput") ? o.at("beforeInput") : o.at("beforeInputs");
    const auto after = o.has("afterInput") ? o.at("afterInput") : o.at("afterInputs");
    return {.classes = o.value("classes"), .attributes = o.attributes(), .before_input = before.content(), .after_input = after.content()};
}

Slot<Affix> affix_from(const MacroOptions& o) {
    return Affix{.text = o.content(), .classes = o.value("classes"), .attributes = o.attributes()};
}

/// What all questions have in common.
template <typename Question>
Question question_from(const MacroOptions& o) {
    Question question{};
    question.name = o.value("name");
    question.hint = hint_from(o.at("hint"));
    question.error_message = error_from(o.at("errorMessage"));
    question.form_group = group_from(o.at("formGroup"));
    question.classes = o.value("classes");
    question.attributes = o.attributes();
    if constexpr (requires { question.id; }) question.id = o.value("id");
    if constexpr (requires { question.label; }) question.label = label_from(o.at("label"));
    if constexpr (requires { question.described_by; }) question.described_by = o.value("describedBy");
    if constexpr (requires { question.disabled; }) question.disabled = o.has("disabled");
    if constexpr (requires { question.spellcheck; }) question.spellcheck = o.maybe("spellcheck");
    if constexpr (requires { question.autocomplete; }) question.autocomplete = o.value("autocomplete");
    if constexpr (requires { question.rows; }) question.rows = o.number("rows", 5);
    if constexpr (requires { question.value; }) question.value = o.value("value");
    if constexpr (requires { question.fieldset; }) question.fieldset = fieldset_from(o.at("fieldset"));
    if constexpr (requires { question.id_prefix; }) question.id_prefix = o.value("idPrefix");
    return question;
}

Html input_from(const MacroOptions& o) {
    auto question = question_from<Input>(o);
    question.type = o.value("type");
    question.inputmode = o.value("inputmode");
    question.autocapitalize = o.value("autocapitalize");
    question.pattern = o.value("pattern");
    question.prefix = affix_from(o.at("prefix"));
    question.suffix = affix_from(o.at("suffix"));
    question.input_wrapper = {.classes = o.at("inputWrapper").value("classes"), .attributes = o.at("inputWrapper").attributes()};
    return input(question);
}

Html character_count_from(const MacroOptions& o) {
    auto question = question_from<CharacterCount>(o);
    question.maxlength = o.value("maxlength");
    question.maxwords = o.value("maxwords");
    question.threshold = o.value("threshold");
    question.count_type = o.value("countType");
    question.count_message.classes = o.at("countMessage").value("classes");
    question.textarea_description_text = o.value("textareaDescriptionText");
    question.characters_under_limit_text = o.plurals("charactersUnderLimitText");
    question.characters_at_limit_text = o.value("charactersAtLimitText");
    question.characters_over_limit_text = o.plurals("charactersOverLimitText");
    question.words_under_limit_text = o.plurals("wordsUnderLimitText");
    question.words_at_limit_text = o.value("wordsAtLimitText");
    question.words_over_limit_text = o.plurals("wordsOverLimitText");
    return character_count(question);
}

Html password_from(const MacroOptions& o) {
    auto question = question_from<PasswordInput>(o);
    question.button.classes = o.at("button").value("classes");
    question.show_password_text = o.value("showPasswordText");
    question.hide_password_text = o.value("hidePasswordText");
    question.show_password_aria_label_text = o.value("showPasswordAriaLabelText");
    question.hide_password_aria_label_text = o.value("hidePasswordAriaLabelText");
    question.password_shown_announcement_text = o.value("passwordShownAnnouncementText");
    question.password_hidden_announcement_text = o.value("passwordHiddenAnnouncementText");
    return password_input(question);
}

Html file_upload_from(const MacroOptions& o) {
    auto question = question_from<FileUpload>(o);
    question.multiple = o.has("multiple");
    question.javascript = o.has("javascript");
    question.wrapper_classes = o.value("wrapperClasses");
    question.wrapper_attributes = o.attributes("wrapperAttributes");
    question.choose_files_button_text = o.value("chooseFilesButtonText");
    question.drop_instruction_text = o.value("dropInstructionText");
    question.multiple_files_chosen_text = o.plurals("multipleFilesChosenText");
    question.no_file_chosen_text = o.value("noFileChosenText");
    question.entered_drop_zone_text = o.value("enteredDropZoneText");
    question.left_drop_zone_text = o.value("leftDropZoneText");
    return file_upload(question);
}

std::vector<Choice> choices_from(const MacroOptions& o) {
    std::vector<Choice> choices;
    const auto prefix = o.value("idPrefix").or_else(o.value("name")).plain();
    int number = 0;
    for (const auto& item : o.list("items")) {
        ++number;  // the macro counts items that are nothing, too
        if (!item.truthy()) continue;
        const auto id = number == 1 ? prefix : prefix + "-" + std::to_string(number);
        choices.push_back({.text = item.content(),
                           .value = item.value("value"),
                           .hint = hint_from(item.at("hint")),
                           .checked = item.maybe("checked"),
                           .conditional = item.at("conditional").html(),
                           .divider = item.value("divider"),
                           .id = item.value("id").or_else(id),
                           .name = item.value("name"),
                           .behaviour = item.value("behaviour"),
                           .disabled = item.has("disabled"),
                           .label = {.classes = item.at("label").value("classes"), .attributes = item.at("label").attributes()},
                           .attributes = item.attributes()});
    }
    return choices;
}

Html radios_from(const MacroOptions& o) {
    auto question = question_from<Radios>(o);
    question.items = choices_from(o);
    return radios(question);
}

Html checkboxes_from(const MacroOptions& o) {
    auto question = question_from<Checkboxes>(o);
    question.items = choices_from(o);
    question.values = o.strings("values");
    return checkboxes(question);
}

Html select_from(const MacroOptions& o) {
    auto question = question_from<Select>(o);
    question.items = o.made("items", [](const MacroOptions& item) {
        return Option{.text = item.value("text"),
                      .value = item.value("value"),
                      .selected = item.maybe("selected"),
                      .disabled = item.has("disabled"),
                      .attributes = item.attributes()};
    });
    return select(question);
}

DateItem date_item_from(const MacroOptions& item) {
    return {.name = item.value("name"),
            .label = item.value("label"),
            .value = item.value("value"),
            .id = item.value("id"),
            .classes = item.value("classes"),
            .error = item.maybe("error"),
            .inputmode = item.value("inputmode"),
            .autocomplete = item.value("autocomplete"),
            .pattern = item.value("pattern"),
            .attributes = item.attributes()};
}

Html date_input_from(const MacroOptions& o) {
    DateInput date{.id = o.value("id"),
                   .name_prefix = o.value("namePrefix"),
                   .fieldset = fieldset_from(o.at("fieldset")),
                   .hint = hint_from(o.at("hint")),
                   .error_message = error_from(o.at("errorMessage")),
                   .items = o.made("items", date_item_from),
                   .form_group = group_from(o.at("formGroup")),
                   .classes = o.value("classes"),
                   .attributes = o.attributes()};
    for (const auto& [name, value] : o.object("values")) date.values.emplace_back(name, MacroOptions::plain(value));
    std::vector<DateItem> present;
    for (const auto& [name, item] : {std::pair{"day", &date.day}, {"month", &date.month}, {"year", &date.year}}) {
        if (!o.find(name)) item->value = o.at("values").value(name);
        if (o.has(name)) *item = date_item_from(o.at(name));
        if (!o.find(name) || o.has(name)) present.push_back(*item);
    }
    if (present.size() < 3 && date.items.empty()) date.items = present;
    return date_input(date);
}

}  // namespace

std::optional<Html> our_form_component(std::string_view component, const MacroOptions& o) {
    if (component == "label") return label(label_from(o));
    if (component == "hint") return hint(*hint_from(o));
    if (component == "error-message") return error_message(*error_from(o));
    if (component == "fieldset") return fieldset(fieldset_from(o));
    if (component == "button") return button(button_from(o));
    if (component == "input") return input_from(o);
    if (component == "textarea") return textarea(question_from<Textarea>(o));
    if (component == "character-count") return character_count_from(o);
    if (component == "password-input") return password_from(o);
    if (component == "file-upload") return file_upload_from(o);
    if (component == "radios") return radios_from(o);
    if (component == "checkboxes") return checkboxes_from(o);
    if (component == "select") return select_from(o);
    if (component == "date-input") return date_input_from(o);
    return std::nullopt;
}

}  // namespace html
