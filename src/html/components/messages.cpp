#include "html/components/messages.hpp"

#include "html/writer.hpp"

namespace html {

void write(Writer& out, const Tag& options) {
    out << "<strong class=\"govuk-tag";
    out.further(options.classes) << "\"" << options.attributes << ">" << options.text << "</strong>";
}

Html tag(const Tag& options) { return written(options); }

Html inset_text(const InsetText& options) {
    Writer out;
    out << "<div";
    out.attribute("id", options.id) << " class=\"govuk-inset-text";
    out.further(options.classes) << "\"" << options.attributes << ">" << options.text << "</div>";
    return std::move(out).finished();
}

Html warning_text(const WarningText& options) {
    Writer out;
    out << "<div class=\"govuk-warning-text";
    out.further(options.classes) << "\"" << options.attributes << "><span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span> "
                                 << "<strong class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\">"
                                 << options.icon_fallback_text.or_else("Warning") << "</span> " << options.text << "</strong></div>";
    return std::move(out).finished();
}

Html error_summary(const ErrorSummary& options) {
    Writer out;
    out << "<div class=\"govuk-error-summary";
    out.further(options.classes) << "\"";
    out.attribute_if_given("data-disable-auto-focus", options.disable_auto_focus) << options.attributes;
    // The alert is an element of its own, so that the script's move of focus does not cut its announcement short.
    out << " data-module=\"govuk-error-summary\"><div role=\"alert\"><h2 class=\"govuk-error-summary__title\">" << options.title_text
        << "</h2><div class=\"govuk-error-summary__body\">";
    if (!options.description_text.empty()) out << "<p>" << options.description_text << "</p>";
    if (!options.error_list.empty()) out << "<ul class=\"govuk-list govuk-error-summary__list\">";
    for (const auto& problem : options.error_list) {
        out << "<li>";
        if (!problem.href.empty()) out << "<a href=\"" << problem.href << "\"" << problem.attributes << ">";
        out << problem.text;
        out.when(!problem.href.empty(), "</a>") << "</li>";
    }
    out.when(!options.error_list.empty(), "</ul>") << "</div></div></div>";
    return std::move(out).finished();
}

Html notification_banner(const NotificationBanner& options) {
    const bool success = options.type.plain() == "success";
    const auto title_id = options.title_id.or_else("govuk-notification-banner-title");
    const auto title = !options.title_text.empty() ? options.title_text : Content(success ? "Success" : "Important");
    Writer out;
    out << "<div class=\"govuk-notification-banner";
    out.when(success, " govuk-notification-banner--success").further(options.classes);
    out << "\" role=\"" << options.role.or_else(success ? "alert" : "region") << "\" aria-labelledby=\"" << title_id
        << "\" data-module=\"govuk-notification-banner\"";
    out.attribute_if_given("data-disable-auto-focus", options.disable_auto_focus) << options.attributes;
    out << "><div class=\"govuk-notification-banner__header\"><h" << options.title_heading_level
        << " class=\"govuk-notification-banner__title\" id=\"" << title_id << "\">" << title << "</h" << options.title_heading_level
        << "></div><div class=\"govuk-notification-banner__content\">";
    const bool heading = options.text.is_plain() && !options.text.empty();
    out.when(heading, "<p class=\"govuk-notification-banner__heading\">") << options.text;
    out.when(heading, "</p>");
    out << "</div></div>";
    return std::move(out).finished();
}

}  // namespace html
