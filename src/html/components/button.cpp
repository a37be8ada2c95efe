#include "html/components/button.hpp"

#include "html/writer.hpp"

namespace html {
namespace {

constexpr Literal start_icon =
    "<svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" height=\"19\" viewBox=\"0 0 33 40\" "
    "aria-hidden=\"true\" focusable=\"false\"><path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/></svg>";

void write_common(Writer& out, const Button& options) {
    out << " class=\"govuk-button";
    out.further(options.classes).when(options.is_start_button, " govuk-button--start") << "\" data-module=\"govuk-button\"";
    out << options.attributes;
    // A start button is a flex box, which would take the white space out from between several elements.
    const bool framed = options.is_start_button && !options.text.is_plain();
    out.attribute("id", options.id) << ">";
    out.when(framed, "<span>") << options.text;
    out.when(framed, "</span>").when(options.is_start_button, start_icon);
}

}  // namespace

void write(Writer& out, const Button& options) {
    if (!options.href.empty()) {
        out << "<a href=\"" << options.href << "\" role=\"button\" draggable=\"false\"";
        write_common(out, options);
        out << "</a>";
        return;
    }
    out << "<button type=\"" << options.type.or_else("submit") << "\"";
    out.attribute("value", options.value).attribute("name", options.name);
    out.when(options.disabled, " disabled aria-disabled=\"true\"")
        .attribute_if_given("data-prevent-double-click", options.prevent_double_click);
    write_common(out, options);
    out << "</button>";
}

Html button(const Button& options) { return written(options); }

Html print_button() {
    return element("span", {{"data-print"}, {"hidden"}},
                   button({.text = "Print this page", .type = "button", .classes = "govuk-!-margin-bottom-0"})) +
           element("span", {{"class", "govuk-body govuk-!-margin-bottom-0"}, {"data-print-advice"}},
                   "Print this page with your browser: hold Ctrl and press P.");
}

}  // namespace html
