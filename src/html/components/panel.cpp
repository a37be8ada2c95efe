#include "html/components/button.hpp"
#include "html/components/messages.hpp"
#include "html/components/parts.hpp"
#include "html/writer.hpp"

namespace html {
namespace {

void write_action(Writer& out, const PanelAction& action) {
    if (action.href.empty() || action.type.plain() == "button") {
        write(out, Button{.text = action.text.plain(),
                          .type = action.type.or_else("button"),
                          .href = action.href,
                          .classes = joined("govuk-button--inverse", action.classes),
                          .attributes = action.attributes});
        return;
    }
    out << "<a class=\"govuk-link govuk-link--inverse";
    out.further(action.classes) << "\" href=\"" << action.href << "\"" << action.attributes << ">" << action.text << "</a>";
}

void write_actions(Writer& out, const PanelActions& actions) {
    out << "<div class=\"govuk-panel__actions";
    out.further(actions.classes) << "\"" << actions.attributes << ">";
    out.when(!actions.items.empty(), "<div class=\"govuk-button-group\">");
    for (const auto& action : actions.items) {
        write_action(out, action);
        out << " ";
    }
    out.when(!actions.items.empty(), "</div>") << "</div>";
}

}  // namespace

Html panel(const Panel& options) {
    const bool interruption = options.classes.plain().contains("govuk-panel--interruption");
    Writer out;
    out << "<div class=\"govuk-panel";
    out.when(!interruption, " govuk-panel--confirmation").further(options.classes) << "\"" << options.attributes;
    out << "><h" << options.heading_level << " class=\"govuk-panel__title\">" << options.title_text << "</h" << options.heading_level
        << ">";
    if (!options.text.empty()) out << "<div class=\"govuk-panel__body\">" << options.text << "</div>";
    const bool has_actions = !options.actions.items.empty() || !options.actions.classes.empty() || !options.actions.attributes.empty();
    if (interruption && has_actions) write_actions(out, options.actions);
    out << "</div>";
    return std::move(out).finished();
}

}  // namespace html
