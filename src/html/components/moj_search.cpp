#include "html/components/button.hpp"
#include "html/components/moj_finding.hpp"
#include "html/writer.hpp"

namespace html::moj {
namespace {

constexpr Literal magnifying_glass =
    "<svg width=\"20\" height=\"20\" viewBox=\"0 0 21 20\" fill=\"none\" aria-hidden=\"true\" focusable=\"false\" "
    "xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M8.90102 14.4683C12.385 14.4683 15.2093 11.644 15.2093 8.16005C15.2093 4.6761 12.385 "
    "1.85181 "
    "8.90102 1.85181C5.41707 1.85181 2.59277 4.6761 2.59277 8.16005C2.59277 11.644 5.41707 14.4683 8.90102 14.4683Z\" "
    "stroke=\"currentColor\" "
    "stroke-width=\"2.22222\"/><path d=\"M13.2349 12.8584L19.5909 19.2144\" stroke=\"currentColor\" stroke-width=\"2.22222\"/></svg> ";

Html search_button(const Search& options, bool with_icon) {
    const auto& own = options.button;
    auto content = own.text;
    if (with_icon) {
        Writer out;
        out << magnifying_glass << "<span class=\"govuk-visually-hidden\">" << (own.text.empty() ? Content("search") : own.text)
            << "</span>";
        content = std::move(out).finished();
    }
    return button({.text = content,
                   .name = own.name,
                   .value = own.value,
                   .id = own.id,
                   .classes = joined(with_icon ? "moj-search__button moj-search__button--icon" : "moj-search__button", own.classes),
                   .attributes = own.attributes});
}

Input search_input(const Search& options) {
    const auto& own = options.input;
    Input box{.id = own.id,
              .name = own.name.or_else("search"),
              .label = options.label,
              .hint = options.hint,
              .error_message = own.error_message,
              .value = own.value,
              .type = own.type.or_else("search"),
              .autocomplete = own.autocomplete,
              .spellcheck = own.spellcheck,
              .input_wrapper = {.classes = "moj-search__input-wrapper"},
              .classes = joined("moj-search__input", own.classes),
              .attributes = own.attributes};
    box.label.classes = joined("moj-search__label", options.label.classes);
    if (options.hint)
        box.hint = Hint{.text = options.hint->text,
                        .classes = joined("moj-search__hint", options.hint->classes),
                        .attributes = options.hint->attributes};
    return box;
}

}  // namespace

Html search(const Search& options) {
    const bool stacked = options.layout.plain() == "stacked";
    const auto the_button = search_button(options, options.icon_button && !stacked);
    auto box = search_input(options);
    if (!stacked) box.form_group.after_input = the_button;
    Writer out;
    out << "<search class=\"moj-search";
    out.when(stacked, " moj-search--stacked").further(options.classes) << "\"" << options.attributes;
    out << "><form action=\"" << options.action << "\" method=\"" << options.method.or_else("get") << "\">";
    if (!options.csrf.value.empty())
        out << "<input type=\"hidden\" name=\"" << options.csrf.name.or_else("_csrf") << "\" value=\"" << options.csrf.value << "\">";
    write(out, box);
    if (stacked) out << the_button;
    out << "</form></search>";
    return std::move(out).finished();
}

}  // namespace html::moj
