#include "html/components/summary_list.hpp"

#include "html/writer.hpp"

#include <algorithm>

namespace html {
namespace {

void write_action(Writer& out, const SummaryAction& action, const Content& card_title) {
    out << "<a class=\"govuk-link";
    out.further(action.classes) << "\" href=\"" << action.href << "\"" << action.attributes << ">" << action.text;
    if (!action.visually_hidden_text.empty() || !card_title.empty()) {
        out << "<span class=\"govuk-visually-hidden\">";
        if (!action.visually_hidden_text.empty()) out << " " << action.visually_hidden_text;
        if (!card_title.empty()) out << " (" << card_title << ")";
        out << "</span>";
    }
    out << "</a>";
}

/// One action stands alone; several are a list.
struct ActionsLook {
    Literal list, list_end, item;
};
constexpr ActionsLook card_look{
    .list = "",
    .list_end = "",
    .item = "<li class=\"govuk-summary-card__action\">",
};
constexpr ActionsLook row_look{
    .list = "<ul class=\"govuk-summary-list__actions-list\">",
    .list_end = "</ul>",
    .item = "<li class=\"govuk-summary-list__actions-list-item\">",
};

void write_actions(Writer& out, const SummaryActions& actions, const Content& card_title, const ActionsLook& look) {
    if (actions.items.size() == 1) return write_action(out, actions.items.front(), card_title);
    out << look.list;
    for (const auto& action : actions.items) {
        out << look.item;
        write_action(out, action, card_title);
        out << "</li>";
    }
    out << look.list_end;
}

void write_row(Writer& out, const SummaryRow& row, bool any_has_actions, const Content& card_title) {
    const bool has_actions = !row.actions.items.empty();
    out << "<div class=\"govuk-summary-list__row";
    out.when(any_has_actions && !has_actions, " govuk-summary-list__row--no-actions").further(row.classes);
    out << "\"><dt class=\"govuk-summary-list__key";
    out.further(row.key.classes) << "\">" << row.key.text << "</dt><dd class=\"govuk-summary-list__value";
    out.further(row.value.classes) << "\">" << row.value.text << "</dd>";
    if (has_actions) {
        out << "<dd class=\"govuk-summary-list__actions";
        out.further(row.actions.classes) << "\">";
        write_actions(out, row.actions, card_title, row_look);
        out << "</dd>";
    }
    out << "</div>";
}

void write_list(Writer& out, const SummaryList& options) {
    const bool any_has_actions = std::ranges::any_of(options.rows, [](const auto& row) { return !row.actions.items.empty(); });
    const auto card_title = options.card ? options.card->title.text : Content();
    out << "<dl class=\"govuk-summary-list";
    out.further(options.classes) << "\"" << options.attributes << ">";
    for (const auto& row : options.rows) write_row(out, row, any_has_actions, card_title);
    out << "</dl>";
}

void write_card_head(Writer& out, const SummaryCard& card) {
    out << "<div class=\"govuk-summary-card__title-wrapper\">";
    if (!card.title.text.empty()) {
        out << "<h" << card.title.heading_level << " class=\"govuk-summary-card__title";
        out.further(card.title.classes) << "\">" << card.title.text << "</h" << card.title.heading_level << ">";
    }
    const bool several = card.actions.items.size() > 1;
    if (!card.actions.items.empty()) {
        out << (several ? Literal("<ul class=\"govuk-summary-card__actions") : Literal("<div class=\"govuk-summary-card__actions"));
        out.further(card.actions.classes) << "\">";
        write_actions(out, card.actions, card.title.text, card_look);
        out << (several ? Literal("</ul>") : Literal("</div>"));
    }
    out << "</div>";
}

}  // namespace

void write(Writer& out, const SummaryList& options) {
    if (!options.card) return write_list(out, options);
    out << "<div class=\"govuk-summary-card";
    out.further(options.card->classes) << "\"" << options.card->attributes << ">";
    write_card_head(out, *options.card);
    out << "<div class=\"govuk-summary-card__content\">";
    write_list(out, options);
    out << "</div></div>";
}

Html summary_list(const SummaryList& options) { return written(options); }

}  // namespace html
