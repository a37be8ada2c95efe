#include "html/components/navigation.hpp"

#include "html/components/parts.hpp"
#include "html/writer.hpp"

namespace html {

Html breadcrumbs(const Breadcrumbs& options) {
    Writer out;
    out << "<nav class=\"govuk-breadcrumbs";
    out.further(options.classes).when(options.collapse_on_mobile, " govuk-breadcrumbs--collapse-on-mobile") << "\"" << options.attributes;
    out << " aria-label=\"" << options.label_text.or_else("Breadcrumb") << "\"><ol class=\"govuk-breadcrumbs__list\">";
    for (const auto& item : options.items) {
        if (item.href.empty()) {
            out << "<li class=\"govuk-breadcrumbs__list-item\" aria-current=\"page\">" << item.text << "</li>";
        } else {
            out << "<li class=\"govuk-breadcrumbs__list-item\"><a class=\"govuk-breadcrumbs__link\" href=\"" << item.href << "\""
                << item.attributes << ">" << item.text << "</a></li>";
        }
    }
    out << "</ol></nav>";
    return std::move(out).finished();
}

Html back_link(const BackLink& options) {
    Writer out;
    out << "<a href=\"" << options.href.or_else("#") << "\" class=\"govuk-back-link";
    out.further(options.classes) << "\"" << options.attributes << ">";
    if (options.text.empty()) {
        out << "Back";
    } else {
        out << options.text;
    }
    out << "</a>";
    return std::move(out).finished();
}

void write(Writer& out, const SkipLink& options) {
    out << "<a href=\"" << options.href.or_else("#content") << "\" class=\"govuk-skip-link";
    out.further(options.classes) << "\"" << options.attributes << " data-module=\"govuk-skip-link\">" << options.text << "</a>";
}

Html skip_link(const SkipLink& options) { return written(options); }

void write(Writer& out, const PhaseBanner& options) {
    out << "<div class=\"govuk-phase-banner govuk-width-container";
    out.further(options.classes) << "\"" << options.attributes << "><p class=\"govuk-phase-banner__content\">";
    write(out, Tag{.text = options.tag.text, .classes = joined("govuk-phase-banner__content__tag", options.tag.classes)});
    out << " <span class=\"govuk-phase-banner__text\">" << options.text << "</span></p></div>";
}

Html phase_banner(const PhaseBanner& options) { return written(options); }

}  // namespace html
