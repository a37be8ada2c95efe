#include "html/components/navigation.hpp"
#include "html/writer.hpp"

namespace html {
namespace {

void write_service_name(Writer& out, const ServiceNavigation& options) {
    if (options.service_name.empty()) return;
    out << "<span class=\"govuk-service-navigation__service-name\">";
    if (options.service_url.empty()) {
        out << "<span class=\"govuk-service-navigation__text\">" << options.service_name << "</span>";
    } else {
        out << "<a href=\"" << options.service_url << "\" class=\"govuk-service-navigation__link\">" << options.service_name << "</a>";
    }
    out << "</span>";
}

void write_words(Writer& out, const NavigationItem& item) {
    // Strong, so that the active item still differs when a reader overrides colours and styles.
    const bool marked = item.active || item.current;
    out.when(marked, "<strong class=\"govuk-service-navigation__active-fallback\">") << item.text;
    out.when(marked, "</strong>");
}

void write_item(Writer& out, const NavigationItem& item) {
    const auto write_current = [&] {
        out.when(item.current, " aria-current=\"page\"").when(item.active && !item.current, " aria-current=\"true\"");
    };
    out << "<li class=\"govuk-service-navigation__item";
    out.when(item.active || item.current, " govuk-service-navigation__item--active") << "\">";
    if (!item.href.empty()) {
        out << "<a class=\"govuk-service-navigation__link\" href=\"" << item.href << "\"";
        write_current();
        out << item.attributes << ">";
        write_words(out, item);
        out << "</a>";
    } else if (!item.text.empty()) {
        out << "<span class=\"govuk-service-navigation__text\"";
        write_current();
        out << ">";
        write_words(out, item);
        out << "</span>";
    }
    out << "</li>";
}

void write_navigation(Writer& out, const ServiceNavigation& options) {
    const auto& slots = options.slots;
    if (options.navigation.empty() && slots.navigation_start.empty() && slots.navigation_end.empty()) return;
    const auto menu = options.menu_button_text.or_else("Menu");
    const auto id = options.navigation_id.or_else("navigation");
    out << "<nav aria-label=\"" << options.navigation_label.or_else(menu) << "\" class=\"govuk-service-navigation__wrapper";
    out.further(options.navigation_classes) << "\">";
    if (options.collapse_navigation_on_mobile.value_or(options.navigation.size() > 1)) {
        out << "<button type=\"button\" class=\"govuk-service-navigation__toggle govuk-js-service-navigation-toggle\" aria-controls=\""
            << id << "\"";
        if (options.menu_button_label.plain() != menu.plain()) out.attribute("aria-label", options.menu_button_label);
        out << " hidden aria-hidden=\"true\">" << menu << "</button>";
    }
    out << "<ul class=\"govuk-service-navigation__list\" id=\"" << id << "\">" << slots.navigation_start;
    for (const auto& item : options.navigation) write_item(out, item);
    out << slots.navigation_end << "</ul></nav>";
}

}  // namespace

void write(Writer& out, const ServiceNavigation& options) {
    // With a name or further content it is a landmark of its own; otherwise the navigation within is one.
    const bool landmark = !options.service_name.empty() || !options.slots.start.empty() || !options.slots.end.empty();
    if (landmark) {
        out << "<section aria-label=\"" << (options.aria_label.given() ? options.aria_label : Value("Service information")) << "\"";
    } else {
        out << "<div";
    }
    out << " class=\"govuk-service-navigation";
    out.further(options.classes) << "\" data-module=\"govuk-service-navigation\"" << options.attributes
                                 << "><div class=\"govuk-width-container";
    out.when(options.slots.end_inline, " govuk-service-navigation__inlining-container") << "\">" << options.slots.start;
    out << "<div class=\"govuk-service-navigation__container\">";
    write_service_name(out, options);
    write_navigation(out, options);
    out << "</div>" << options.slots.end << "</div>";
    out << (landmark ? Literal("</section>") : Literal("</div>"));
}

Html service_navigation(const ServiceNavigation& options) { return written(options); }

}  // namespace html
