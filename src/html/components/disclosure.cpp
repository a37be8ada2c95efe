#include "html/components/disclosure.hpp"

#include "html/components/script_words.hpp"
#include "html/writer.hpp"

namespace html {
namespace {

void write_body(Writer& out, const Content& content) {
    const bool paragraph = content.is_plain() && !content.empty();
    out.when(paragraph, "<p class=\"govuk-body\">") << content;
    out.when(paragraph, "</p>");
}

void write_section(Writer& out, const AccordionItem& item, const Accordion& accordion, int number) {
    const auto id = [&](Literal part) { out << " id=\"" << accordion.id << part << number << "\""; };
    out << "<div class=\"govuk-accordion__section";
    out.when(item.expanded, " govuk-accordion__section--expanded");
    out << "\"><div class=\"govuk-accordion__section-header\"><h" << accordion.heading_level
        << " class=\"govuk-accordion__section-heading\"><span class=\"govuk-accordion__section-button\"";
    id("-heading-");
    out << ">" << item.heading << "</span></h" << accordion.heading_level << ">";
    if (!item.summary.empty()) {
        out << "<div class=\"govuk-accordion__section-summary govuk-body\"";
        id("-summary-");
        out << ">" << item.summary << "</div>";
    }
    out << "</div><div";
    id("-content-");
    out << " class=\"govuk-accordion__section-content\">";
    write_body(out, item.content);
    out << "</div></div>";
}

std::string tab_id(const Tabs& tabs, const Tab& tab, int number) {
    return tab.id.empty() ? tabs.id_prefix.plain() + "-" + std::to_string(number) : tab.id.plain();
}

void write_tab(Writer& out, const Tab& tab, const std::string& id, bool selected) {
    out << "<li class=\"govuk-tabs__list-item";
    out.when(selected, " govuk-tabs__list-item--selected");
    out << "\"><a class=\"govuk-tabs__tab\" href=\"#" << id << "\"" << tab.attributes << ">" << tab.label << "</a></li>";
}

void write_panel(Writer& out, const TabPanel& panel, const std::string& id, bool selected) {
    out << "<div class=\"govuk-tabs__panel";
    out.when(!selected, " govuk-tabs__panel--hidden") << "\" id=\"" << id << "\"" << panel.attributes << ">";
    write_body(out, panel.text);
    out << "</div>";
}

}  // namespace

Html details(const Details& options) {
    Writer out;
    out << "<details";
    out.attribute("id", options.id) << " class=\"govuk-details";
    out.further(options.classes) << "\"" << options.attributes;
    out.when(options.open, " open") << "><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">"
                                    << options.summary_text << "</span></summary><div class=\"govuk-details__text\">" << options.text
                                    << "</div></details>";
    return std::move(out).finished();
}

Html accordion(const Accordion& options) {
    Attributes words;
    add_script_words(words, "hide-all-sections", options.hide_all_sections_text);
    add_script_words(words, "hide-section", options.hide_section_text);
    add_script_words(words, "hide-section-aria-label", options.hide_section_aria_label_text);
    add_script_words(words, "show-all-sections", options.show_all_sections_text);
    add_script_words(words, "show-section", options.show_section_text);
    add_script_words(words, "show-section-aria-label", options.show_section_aria_label_text);
    Writer out;
    out << "<div class=\"govuk-accordion";
    out.further(options.classes) << "\" data-module=\"govuk-accordion\" id=\"" << options.id << "\"" << words;
    out.attribute_if_given("data-remember-expanded", options.remember_expanded) << options.attributes << ">";
    int number = 0;
    for (const auto& item : options.items) {
        ++number;
        if (!item.heading.empty()) write_section(out, item, options, number);
    }
    out << "</div>";
    return std::move(out).finished();
}

Html tabs(const Tabs& options) {
    Writer out;
    out << "<div";
    out.attribute("id", options.id) << " class=\"govuk-tabs";
    out.further(options.classes) << "\"" << options.attributes << " data-module=\"govuk-tabs\"><h2 class=\"govuk-tabs__title\">"
                                 << options.title << "</h2>";
    if (!options.items.empty()) {
        int number = 0;
        out << "<ul class=\"govuk-tabs__list\">";
        for (const auto& tab : options.items) {
            ++number;
            if (!tab.label.empty()) write_tab(out, tab, tab_id(options, tab, number), number == 1);
        }
        out << "</ul>";
        number = 0;
        for (const auto& tab : options.items) {
            ++number;
            if (!tab.label.empty()) write_panel(out, tab.panel, tab_id(options, tab, number), number == 1);
        }
    }
    out << "</div>";
    return std::move(out).finished();
}

}  // namespace html
