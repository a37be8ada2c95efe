#pragma once
#include "html/components/parts.hpp"

namespace html {

struct ItemLabel {
    Value classes;
    Attributes attributes;
};

/// One choice of radios or checkboxes, or with `divider` the word between two groups of them.
struct Choice {
    Content text;
    Value value;
    Slot<Hint> hint;
    std::optional<bool> checked;  ///< unless given, by the value of the question
    Html conditional;             ///< asked only while this choice is made
    Value divider;
    Value id;
    Value name;       ///< checkboxes only: another name than the question's
    Value behaviour;  ///< checkboxes only: "exclusive" unticks all others
    bool disabled = false;
    ItemLabel label;
    Attributes attributes;
};

struct Radios {
    Value name;
    Value id_prefix;  ///< the name unless given; the first choice has it as its id, for links from the error summary
    Fieldset fieldset;
    Slot<Hint> hint;
    Slot<ErrorMessage> error_message;
    std::vector<Choice> items;
    Value value;
    FormGroup form_group;  ///< before_input and after_input stand before and after the choices
    Value classes;
    Attributes attributes;
};
Html radios(const Radios& options);

struct Checkboxes {
    Value name;
    Value id_prefix;  ///< the name unless given
    Fieldset fieldset;
    Slot<Hint> hint;
    Slot<ErrorMessage> error_message;
    std::vector<Choice> items;
    std::vector<std::string> values;
    Value described_by;
    FormGroup form_group;
    Value classes;
    Attributes attributes;
};
Html checkboxes(const Checkboxes& options);

struct Option {
    Value text;
    Value value;  ///< the text unless given
    std::optional<bool> selected;
    bool disabled = false;
    Attributes attributes;
};

struct Select {
    Value id;  ///< the name unless given
    Value name;
    Label label;
    Slot<Hint> hint;
    Slot<ErrorMessage> error_message;
    std::vector<Option> items;
    Value value;
    bool disabled = false;
    Value described_by;
    FormGroup form_group;
    Value classes;
    Attributes attributes;
};
Html select(const Select& options);
/// A list to choose from above what it narrows, with the button that shows it; asks `address` with ?name=value.
Html chooser(std::string_view address, const Select& options);

void write(Writer& out, const Radios& options);
void write(Writer& out, const Checkboxes& options);
void write(Writer& out, const Select& options);

}  // namespace html
