#include "html/components/moj_finding.hpp"

#include "html/components/button.hpp"
#include "html/writer.hpp"

namespace html::moj {
namespace {

void write_side_list(Writer& out, const std::vector<NavigationLink>& items) {
    out << "<ul class=\"moj-side-navigation__list\">";
    for (const auto& item : items) {
        out << "<li class=\"moj-side-navigation__item";
        out.when(item.active, " moj-side-navigation__item--active") << "\"" << item.attributes << "><a href=\"" << item.href << "\"";
        out.when(item.active, " aria-current=\"location\"") << ">" << item.text << "</a></li>";
    }
    out << "</ul>";
}

void write_selected(Writer& out, const SelectedFilters& selected) {
    out << "<div class=\"moj-filter__selected\"><div class=\"moj-filter__selected-heading\"><div class=\"moj-filter__heading-title\">"
           "<h2 class=\"govuk-heading-m\">"
        << selected.heading
        << "</h2></div><div class=\"moj-filter__heading-action\"><p><a class=\"govuk-link govuk-link--no-visited-state\" href=\""
        << selected.clear_link.href << "\">" << selected.clear_link.text << "</a></p></div></div>";
    for (const auto& category : selected.categories) {
        out << "<h3 class=\"govuk-heading-s govuk-!-margin-bottom-0\">" << category.heading << "</h3><ul class=\"moj-filter-tags\">";
        for (const auto& tag : category.items) {
            out << "<li><a class=\"moj-filter__tag\" href=\"" << tag.href
                << "\"><span class=\"govuk-visually-hidden\">Remove this filter</span> " << tag.text << "</a></li>";
        }
        out << "</ul>";
    }
    out << "</div>";
}

}  // namespace

Html side_navigation(const SideNavigation& options) {
    Writer out;
    out << "<nav class=\"moj-side-navigation";
    out.further(options.classes) << "\"";
    out.attribute("aria-label", options.label) << options.attributes << ">";
    for (const auto& [heading, items] : options.sections) {
        out << "<h" << heading.heading_level << " class=\"moj-side-navigation__title";
        out.further(heading.classes) << "\"" << heading.attributes << ">" << heading.text << "</h" << heading.heading_level << ">";
        write_side_list(out, items);
    }
    if (options.sections.empty()) write_side_list(out, options.items);
    out << "</nav>";
    return std::move(out).finished();
}

Html sub_navigation(const SubNavigation& options) {
    Writer out;
    out << "<nav class=\"moj-sub-navigation";
    out.further(options.classes) << "\" aria-label=\"" << options.label.or_else("Secondary navigation region") << "\"" << options.attributes
                                 << "><ul class=\"moj-sub-navigation__list\">";
    for (const auto& item : options.items) {
        out << "<li class=\"moj-sub-navigation__item";
        out.further(item.classes) << "\"><a class=\"moj-sub-navigation__link\"";
        out.when(item.active, " aria-current=\"page\"")
            << " href=\"" << item.href << "\"" << item.attributes << ">" << item.text << "</a></li>";
    }
    out << "</ul></nav>";
    return std::move(out).finished();
}

Html filter(const Filter& options) {
    Writer out;
    out << "<div class=\"moj-filter\" data-module=\"moj-filter\"" << options.attributes
        << "><div class=\"moj-filter__header\"><div class=\"moj-filter__header-title\"><h2 class=\"govuk-heading-m\">" << options.heading
        << "</h2></div><div class=\"moj-filter__header-action\"></div></div><div class=\"moj-filter__content\">";
    if (options.selected_filters) write_selected(out, *options.selected_filters);
    out << "<div class=\"moj-filter__options\">";
    write(out, Button{.text = options.submit.text.or_else("Apply filters").plain(), .attributes = options.submit.attributes});
    out << options.options_html << "</div></div></div>";
    return std::move(out).finished();
}

}  // namespace html::moj
