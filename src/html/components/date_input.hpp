#pragma once
#include "html/components/parts.hpp"

namespace html {

/// One box of a date.
struct DateItem {
    Value name;
    Value label;  ///< the name with a capital unless given
    Value value;
    Value id;
    Value classes;
    std::optional<bool> error;  ///< which boxes are wrong; all of them while none is named
    Value inputmode;            ///< "numeric" unless given
    Value autocomplete;
    Value pattern;
    Attributes attributes;
};

/// Day, month and year in boxes of their own.
struct DateInput {
    Value id;
    Value name_prefix;  ///< the boxes are then named "prefix-day" …
    Fieldset fieldset;
    Slot<Hint> hint;
    Slot<ErrorMessage> error_message;
    DateItem day{.name = "day", .classes = "govuk-input--width-2"};
    DateItem month{.name = "month", .classes = "govuk-input--width-2"};
    DateItem year{.name = "year", .classes = "govuk-input--width-4"};
    std::vector<DateItem> items;                              ///< instead of day, month and year
    std::vector<std::pair<std::string, std::string>> values;  ///< by the full name of a box
    FormGroup form_group;
    Value classes;
    Attributes attributes;
};
Html date_input(const DateInput& options);
void write(Writer& out, const DateInput& options);

}  // namespace html
