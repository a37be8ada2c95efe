#include "html/components/frame.hpp"

#include "html/writer.hpp"

namespace html {
namespace {

constexpr Literal licence_logo = "<svg aria-hidden=\"true\" focusable=\"false\" class=\"govuk-footer__licence-logo\" "
                                 "xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 483.2 "
                                 "195.7\" height=\"17\" width=\"41\"><path fill=\"currentColor\" d=\"M421.5 142.8V.1l-50.7 "
                                 "32.3v161.1h112.4v-50.7zm-122.3-9.6A47.12 47.12 0 0 1 "
                                 "221 97.8c0-26 21.1-47.1 47.1-47.1 16.7 0 31.4 8.7 39.7 21.8l42.7-27.2A97.63 97.63 0 0 0 268.1 0c-36.5 "
                                 "0-68.3 20.1-85.1 49.7A98 98 0 0 0 97.8 "
                                 "0C43.9 0 0 43.9 0 97.8s43.9 97.8 97.8 97.8c36.5 0 68.3-20.1 85.1-49.7a97.76 97.76 0 0 0 149.6 25.4l19.4 "
                                 "22.2h3v-87.8h-80l24.3 27.5zM97.8 "
                                 "145c-26 0-47.1-21.1-47.1-47.1s21.1-47.1 47.1-47.1 47.2 21 47.2 47S123.8 145 97.8 145\"/></svg>";

void write_links(Writer& out, const std::vector<Link>& links, Literal item) {
    for (const auto& link : links) {
        out << item << "<a class=\"govuk-footer__link\" href=\"" << link.href << "\"" << link.attributes << ">" << link.text << "</a></li>";
    }
}

void write_section(Writer& out, const FooterSection& section) {
    out << "<div class=\"govuk-footer__section govuk-grid-column-" << section.width.or_else("full")
        << "\"><h2 class=\"govuk-footer__heading govuk-heading-m\">" << section.title << "</h2>";
    if (!section.items.empty()) {
        out << "<ul class=\"govuk-footer__list";
        if (section.columns > 0) out << " govuk-footer__list--columns-" << section.columns;
        out << "\">";
        write_links(out, section.items, "<li class=\"govuk-footer__list-item\">");
        out << "</ul>";
    }
    out << "</div>";
}

void write_meta(Writer& out, const FooterMeta& meta) {
    out << "<h2 class=\"govuk-visually-hidden\">" << meta.visually_hidden_title.or_else("Support links") << "</h2>";
    if (!meta.items.empty()) {
        out << "<ul class=\"govuk-footer__inline-list\">";
        write_links(out, meta.items, "<li class=\"govuk-footer__inline-list-item\">");
        out << "</ul>";
    }
    if (!meta.text.empty()) out << "<div class=\"govuk-footer__meta-custom\">" << meta.text << "</div>";
}

void write_licence(Writer& out, const CrownCopyright& crown) {
    if (!crown.has_licence) return;
    out << licence_logo << " <span class=\"govuk-footer__licence-description\">";
    if (crown.content_licence.empty()) {
        out << "All content is available under the <a class=\"govuk-footer__link\" "
               "href=\"https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\" rel=\"license\">Open Government "
               "Licence "
               "v3.0</a>, except where otherwise stated";
    } else {
        out << crown.content_licence;
    }
    out << "</span>";
}

void write_copyright(Writer& out, const CrownCopyright& crown) {
    out << "<div class=\"govuk-footer__meta-item\"><a class=\"govuk-footer__link govuk-footer__copyright-logo\" "
           "href=\"https://www.nationalarchives.gov.uk/information-management/re-using-public-sector-information/"
           "uk-government-licensing-framework/crown-copyright/\">";
    if (crown.copyright.empty()) {
        out << "© Crown copyright";
    } else {
        out << crown.copyright;
    }
    out << "</a></div>";
}

}  // namespace

Html header(const Header& options) {
    Writer out;
    out << "<div class=\"govuk-header";
    out.further(options.classes) << "\"" << options.attributes << "><div class=\"govuk-header__container "
                                 << options.container_classes.or_else("govuk-width-container")
                                 << "\"><div class=\"govuk-header__logo\"><a href=\"" << options.homepage_url.or_else("//gov.uk")
                                 << "\" class=\"govuk-header__homepage-link\">" << options.emblem;
    if (!options.product_name.empty()) out << " <span class=\"govuk-header__product-name\">" << options.product_name << "</span>";
    out << "</a></div></div></div>";
    return std::move(out).finished();
}

void write(Writer& out, const GenericHeader& options) {
    out << "<div class=\"govuk-generic-header";
    out.further(options.classes) << "\"" << options.attributes << "><div class=\"govuk-generic-header__container "
                                 << options.container_classes.or_else("govuk-width-container")
                                 << "\"><div class=\"govuk-generic-header__logo\"><a href=\"" << options.url.or_else("/")
                                 << "\" class=\"govuk-generic-header__homepage-link\">" << options.logo_text << "</a></div></div></div>";
}

Html generic_header(const GenericHeader& options) { return written(options); }

void write(Writer& out, const Footer& options) {
    out << "<div class=\"govuk-footer";
    out.further(options.classes) << "\"" << options.attributes << "><div class=\"govuk-width-container";
    out.further(options.container_classes) << "\">" << options.emblem;
    if (!options.navigation.empty()) {
        out << "<div class=\"govuk-footer__navigation\">";
        for (const auto& section : options.navigation) write_section(out, section);
        out << "</div><hr class=\"govuk-footer__section-break\">";
    }
    out << "<div class=\"govuk-footer__meta\"><div class=\"govuk-footer__meta-item govuk-footer__meta-item--grow\">";
    if (options.meta) write_meta(out, *options.meta);
    if (options.crown_copyright) write_licence(out, *options.crown_copyright);
    out << "</div>";
    if (options.crown_copyright) write_copyright(out, *options.crown_copyright);
    out << "</div></div></div>";
}

Html footer(const Footer& options) { return written(options); }

}  // namespace html
