#pragma once
#include "html/html.hpp"

namespace html {

class Writer;

/// A button, or with `href` a link that looks like one.
struct Button {
    Content text;
    Value name;
    Value value;
    Value type;  ///< "submit" unless given
    Value href;
    Value id;
    Value classes;
    Attributes attributes;
    bool disabled = false;
    bool is_start_button = false;
    std::optional<bool> prevent_double_click;
};
Html button(const Button& options);
void write(Writer& out, const Button& options);

/// Where a script runs, a button that opens the browser's printing; elsewhere words that say how (assets/print_button.js).
Html print_button();

}  // namespace html
