#pragma once
#include "html/components/parts.hpp"

namespace html {

/// Words before or after an input, within its frame: "£", "per week".
struct Affix {
    Content text;
    Value classes;
    Attributes attributes;
};

struct InputWrapper {
    Value classes;
    Attributes attributes;
};

/// One line of text.
struct Input {
    Value id;  ///< the name unless given
    Value name;
    Label label;
    Slot<Hint> hint;
    Slot<ErrorMessage> error_message;
    Value value;
    Value type;  ///< "text" unless given
    Value inputmode;
    Value autocomplete;
    Value autocapitalize;
    Value pattern;
    std::optional<bool> spellcheck;
    bool disabled = false;
    Value described_by;
    Slot<Affix> prefix;
    Slot<Affix> suffix;
    FormGroup form_group;
    InputWrapper input_wrapper;
    Value classes;
    Attributes attributes;
};
Html input(const Input& options);

/// Many lines of text.
struct Textarea {
    Value id;  ///< the name unless given
    Value name;
    Label label;
    Slot<Hint> hint;
    Slot<ErrorMessage> error_message;
    Value value;
    int rows = 5;
    Value autocomplete;
    std::optional<bool> spellcheck;
    bool disabled = false;
    Value described_by;
    FormGroup form_group;
    Value classes;
    Attributes attributes;
};
Html textarea(const Textarea& options);

/// A translation by number: "one", "other", with its words.
using Plurals = std::vector<std::pair<std::string, std::string>>;

struct CountMessage {
    Value classes;
};

/// A textarea with a limit and a count of what is left.
struct CharacterCount {
    Value id;  ///< the name unless given
    Value name;
    Label label;
    Slot<Hint> hint;
    Slot<ErrorMessage> error_message;
    Value value;
    int rows = 5;
    Value maxlength;
    Value maxwords;
    Value threshold;   ///< the share of the limit, in per cent, from which the count is shown
    Value count_type;  ///< "words", "characters" or what the script knows
    std::optional<bool> spellcheck;
    FormGroup form_group;
    CountMessage count_message;
    Value classes;
    Attributes attributes;
    Value textarea_description_text;
    Plurals characters_under_limit_text;
    Value characters_at_limit_text;
    Plurals characters_over_limit_text;
    Plurals words_under_limit_text;
    Value words_at_limit_text;
    Plurals words_over_limit_text;
};
Html character_count(const CharacterCount& options);

struct PasswordButton {
    Value classes;
};

/// A password with a button that shows it; the words of the button may be replaced.
struct PasswordInput {
    Value id;  ///< the name unless given
    Value name;
    Label label;
    Slot<Hint> hint;
    Slot<ErrorMessage> error_message;
    Value value;
    Value autocomplete;  ///< "current-password" unless given
    bool disabled = false;
    Value described_by;
    FormGroup form_group;
    Value classes;
    Attributes attributes;
    PasswordButton button;
    Value show_password_text;
    Value hide_password_text;
    Value show_password_aria_label_text;
    Value hide_password_aria_label_text;
    Value password_shown_announcement_text;
    Value password_hidden_announcement_text;
};
Html password_input(const PasswordInput& options);

/// One or several files; with `javascript`, a place to drop them.
struct FileUpload {
    Value id;  ///< the name unless given
    Value name;
    Label label;
    Slot<Hint> hint;
    Slot<ErrorMessage> error_message;
    bool multiple = false;
    bool disabled = false;
    bool javascript = false;
    Value described_by;
    FormGroup form_group;
    Value classes;
    Attributes attributes;
    Value wrapper_classes;
    Attributes wrapper_attributes;
    Value choose_files_button_text;
    Value drop_instruction_text;
    Plurals multiple_files_chosen_text;
    Value no_file_chosen_text;
    Value entered_drop_zone_text;
    Value left_drop_zone_text;
};
Html file_upload(const FileUpload& options);

void write(Writer& out, const Input& options);
void write(Writer& out, const Textarea& options);

}  // namespace html
