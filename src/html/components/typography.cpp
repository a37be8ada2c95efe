#include "html/components/typography.hpp"

namespace html {

Html heading(const Content& words) { return element("h1", {{"class", "govuk-heading-l"}}, words.html()); }
Html subheading(const Content& words) { return element("h2", {{"class", "govuk-heading-m"}}, words.html()); }
Html body(const Content& words) { return element("p", {{"class", "govuk-body"}}, words.html()); }
Html link(const Content& words, std::string_view href) { return element("a", {{"class", "govuk-link"}, {"href", href}}, words.html()); }

Html telephone(std::string_view number) {
    std::string dialled;
    for (const char c : number)
        if ((c >= '0' && c <= '9') || (c == '+' && dialled.empty())) dialled += c;
    // Of "+44 (0)1632" the bracketed 0 must not be dialled: whoever calls decides.
    if (dialled.size() < 3 || number.find("(0)") != std::string_view::npos) return text(number);
    return link(number, "tel:" + dialled);
}

Html hidden(std::string_view name, std::string_view value) {
    return element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Html hidden(const Pairs& pairs) {
    Html all;
    for (const auto& [name, value] : pairs) all += hidden(name, value);
    return all;
}

Html in_any_direction(std::string_view words) { return element("span", {{"dir", "auto"}}, words); }

Html narrow(const Html& content) {
    return element("div", {{"class", "govuk-grid-row"}}, element("div", {{"class", "govuk-grid-column-two-thirds"}}, content));
}

Html scrollable(std::string_view label, const Html& content) {
    return element("div", {{"class", "app-scrollable"}, {"role", "region"}, {"aria-label", label}, {"tabindex", "0"}}, content);
}

}  // namespace html
