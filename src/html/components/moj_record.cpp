#include "html/components/moj_record.hpp"

#include "html/components/parts.hpp"
#include "html/writer.hpp"

namespace html::moj {
namespace {

void write_item(Writer& out, const TimelineItem& item, int heading_level) {
    out << "<div class=\"moj-timeline__item";
    out.further(item.classes) << "\"" << item.attributes << "><div class=\"moj-timeline__header\"><h" << heading_level
                              << " class=\"moj-timeline__title\">" << item.label << "</h" << heading_level << ">";
    if (!item.byline.empty()) out << "<p class=\"moj-timeline__byline\">by " << item.byline << "</p>";
    out << "</div><p class=\"moj-timeline__date\"><time datetime=\"" << item.datetime.timestamp << "\">" << item.datetime.text
        << "</time></p><div class=\"moj-timeline__description\">" << item.text << "</div></div>";
}

void write_menu(Writer& out, const ButtonMenu& menu) {
    out << "<div class=\"moj-button-menu";
    out.further(menu.classes) << "\" data-module=\"moj-button-menu\"" << menu.attributes;
    out.attribute("data-button-text", menu.button_text).attribute("data-button-classes", menu.button_classes);
    out.attribute("data-align-menu", menu.align_menu) << ">";
    for (auto item : menu.items) {
        item.classes = joined("moj-button-menu__item govuk-button--secondary", item.classes);
        write(out, item);
    }
    out << "</div>";
}

}  // namespace

Html timeline(const Timeline& options) {
    Writer out;
    out << "<div class=\"moj-timeline";
    out.further(options.classes) << "\"" << options.attributes << ">";
    for (const auto& item : options.items) write_item(out, item, options.heading_level);
    out << "</div>";
    return std::move(out).finished();
}

Html badge(const Badge& options) {
    Writer out;
    out << "<span class=\"moj-badge";
    out.further(options.classes) << "\"" << options.attributes << ">" << options.text << "</span>";
    return std::move(out).finished();
}

Html button_menu(const ButtonMenu& options) {
    Writer out;
    write_menu(out, options);
    return std::move(out).finished();
}

Html identity_bar(const IdentityBar& options) {
    Writer out;
    out << "<div class=\"moj-identity-bar";
    out.further(options.classes) << "\"" << options.attributes
                                 << "><div class=\"moj-identity-bar__container\"><div class=\"moj-identity-bar__details\">";
    if (!options.title.empty()) out << "<span class=\"moj-identity-bar__title\">" << options.title << "</span>";
    out << "</div>";
    if (!options.menus.empty()) {
        out << "<div class=\"moj-identity-bar__actions\">";
        for (const auto& menu : options.menus) {
            out << "<div class=\"moj-identity-bar__menu\">";
            write_menu(out, menu);
            out << "</div>";
        }
        out << "</div>";
    }
    out << "</div></div>";
    return std::move(out).finished();
}

Html page_header_actions(const PageHeaderActions& options) {
    const auto& heading = options.heading;
    Writer out;
    out << "<div class=\"moj-page-header-actions";
    out.further(options.classes) << "\"" << options.attributes << "><div class=\"moj-page-header-actions__title\"><h" << heading.level
                                 << " class=\"" << heading.classes << "\">" << heading.text << "</h" << heading.level << "></div>";
    if (!options.items.empty()) {
        out << "<div class=\"moj-page-header-actions__actions\"><div class=\"moj-button-group moj-button-group--inline\">";
        for (const auto& item : options.items) {
            write(out, item);
            out << " ";
        }
        out << "</div></div>";
    }
    out << "</div>";
    return std::move(out).finished();
}

}  // namespace html::moj
