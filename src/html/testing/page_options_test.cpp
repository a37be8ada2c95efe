// Options of the other components' published fixtures, read into ours.
#include "html/testing/macro_options.hpp"

namespace html {
namespace {

Tag tag_from(const MacroOptions& o) { return {.text = o.content(), .classes = o.value("classes"), .attributes = o.attributes()}; }

Link link_from(const MacroOptions& o) { return {.text = o.content(), .href = o.value("href"), .attributes = o.attributes()}; }

Html error_summary_from(const MacroOptions& o) {
    return error_summary({.title_text = o.content("titleText", "titleHtml"),
                          .description_text = o.content("descriptionText", "descriptionHtml"),
                          .error_list = o.made("errorList",
                                               [](const MacroOptions& item) {
                                                   return ErrorLink{
                                                       .text = item.content(), .href = item.value("href"), .attributes = item.attributes()};
                                               }),
                          .disable_auto_focus = o.maybe("disableAutoFocus"),
                          .classes = o.value("classes"),
                          .attributes = o.attributes()});
}

Html notification_banner_from(const MacroOptions& o) {
    return notification_banner({.text = o.content(),
                                .type = o.value("type"),
                                .title_text = o.content("titleText", "titleHtml"),
                                .title_heading_level = o.number("titleHeadingLevel", 2),
                                .title_id = o.value("titleId"),
                                .role = o.value("role"),
                                .disable_auto_focus = o.maybe("disableAutoFocus"),
                                .classes = o.value("classes"),
                                .attributes = o.attributes()});
}

Html panel_from(const MacroOptions& o) {
    const auto actions = o.at("actions");
    const auto action = [](const MacroOptions& item) {
        return PanelAction{.text = item.value("text"),
                           .href = item.value("href"),
                           .type = item.value("type"),
                           .classes = item.value("classes"),
                           .attributes = item.attributes()};
    };
    return panel(
        {.title_text = o.content("titleText", "titleHtml"),
         .text = o.content(),
         .heading_level = o.number("headingLevel", 1),
         .actions = {.items = actions.made("items", action), .classes = actions.value("classes"), .attributes = actions.attributes()},
         .classes = o.value("classes"),
         .attributes = o.attributes()});
}

Html pagination_from(const MacroOptions& o) {
    const auto page_link = [](const MacroOptions& link) {
        return PageLink{
            .href = link.value("href"), .text = link.content(), .label_text = link.value("labelText"), .attributes = link.attributes()};
    };
    Pagination pages{.previous = page_link(o.at("previous")),
                     .next = page_link(o.at("next")),
                     .landmark_label = o.value("landmarkLabel"),
                     .classes = o.value("classes"),
                     .attributes = o.attributes()};
    for (const auto& item : o.list("items")) {
        if (!item.is_object() || (!item.find("number") && !item.find("ellipsis"))) continue;
        pages.items.push_back({.number = item.value("number"),
                               .href = item.value("href"),
                               .visually_hidden_text = item.value("visuallyHiddenText"),
                               .current = item.has("current"),
                               .ellipsis = item.has("ellipsis"),
                               .attributes = item.attributes()});
    }
    return pagination(pages);
}

SummaryActions actions_from(const MacroOptions& o) {
    return {.items = o.made("items",
                            [](const MacroOptions& item) {
                                return SummaryAction{.text = item.content(),
                                                     .href = item.value("href"),
                                                     .visually_hidden_text = item.value("visuallyHiddenText"),
                                                     .classes = item.value("classes"),
                                                     .attributes = item.attributes()};
                            }),
            .classes = o.value("classes")};
}

Html summary_list_from(const MacroOptions& o) {
    SummaryList list{.rows = o.made("rows",
                                    [](const MacroOptions& row) {
                                        return SummaryRow{
                                            .key = {.text = row.at("key").content(), .classes = row.at("key").value("classes")},
                                            .value = {.text = row.at("value").content(), .classes = row.at("value").value("classes")},
                                            .actions = actions_from(row.at("actions")),
                                            .classes = row.value("classes")};
                                    }),
                     .classes = o.value("classes"),
                     .attributes = o.attributes()};
    if (o.has("card")) {
        const auto card = o.at("card");
        const auto title = card.at("title");
        list.card = SummaryCard{
            .title = {.text = title.content(), .heading_level = title.number("headingLevel", 2), .classes = title.value("classes")},
            .actions = actions_from(card.at("actions")),
            .classes = card.value("classes"),
            .attributes = card.attributes()};
    }
    return summary_list(list);
}

Html tabs_from(const MacroOptions& o) {
    Tabs all{.id = o.value("id"), .id_prefix = o.value("idPrefix"), .classes = o.value("classes"), .attributes = o.attributes()};
    if (o.find("title")) all.title = o.content("title");
    for (const auto& item : o.list("items")) {
        const auto panel = item.at("panel");
        all.items.push_back({.label = item.value("label"),
                             .panel = {.text = panel.content(), .attributes = panel.attributes()},
                             .id = item.value("id"),
                             .attributes = item.attributes()});
    }
    return tabs(all);
}

Html accordion_from(const MacroOptions& o) {
    Accordion all{.id = o.value("id"),
                  .heading_level = o.number("headingLevel", 2),
                  .remember_expanded = o.maybe("rememberExpanded"),
                  .hide_all_sections_text = o.value("hideAllSectionsText"),
                  .hide_section_text = o.value("hideSectionText"),
                  .hide_section_aria_label_text = o.value("hideSectionAriaLabelText"),
                  .show_all_sections_text = o.value("showAllSectionsText"),
                  .show_section_text = o.value("showSectionText"),
                  .show_section_aria_label_text = o.value("showSectionAriaLabelText"),
                  .classes = o.value("classes"),
                  .attributes = o.attributes()};
    for (const auto& item : o.list("items")) {
        all.items.push_back({.heading = item.at("heading").content(),
                             .summary = item.at("summary").content(),
                             .content = item.at("content").content(),
                             .expanded = item.has("expanded")});
    }
    return accordion(all);
}

Html task_list_from(const MacroOptions& o) {
    TaskList all{.id_prefix = o.value("idPrefix"), .classes = o.value("classes"), .attributes = o.attributes()};
    for (const auto& item : o.list("items")) {
        const auto status = item.at("status");
        all.items.push_back({.title = {.text = item.at("title").content(), .classes = item.at("title").value("classes")},
                             .hint = item.at("hint").content(),
                             .status = {.text = status.content(),
                                        .tag = status.has("tag") ? std::optional(tag_from(status.at("tag"))) : std::nullopt,
                                        .classes = status.value("classes")},
                             .href = item.value("href"),
                             .classes = item.value("classes")});
    }
    return task_list(all);
}

Html table_from(const MacroOptions& o) {
    const auto cell = [](const MacroOptions& item) {
        return Cell{.text = item.content(),
                    .format = item.value("format"),
                    .colspan = item.number("colspan", 0),
                    .rowspan = item.number("rowspan", 0),
                    .classes = item.value("classes"),
                    .attributes = item.attributes()};
    };
    Table whole{.caption = o.value("caption"),
                .caption_classes = o.value("captionClasses"),
                .head = o.made("head", cell),
                .first_cell_is_header = o.has("firstCellIsHeader"),
                .stacks = false,
                .classes = o.value("classes"),
                .attributes = o.attributes()};
    for (const auto& row : o.list("rows")) {
        if (!row.truthy()) continue;
        auto& cells = whole.rows.emplace_back();
        for (const auto& item : row.items()) cells.push_back(cell(item));
    }
    return table(whole);
}

Html service_navigation_from(const MacroOptions& o) {
    const auto slots = o.at("slots");
    const auto end = slots.at("end");
    return service_navigation({.service_name = o.value("serviceName"),
                               .service_url = o.value("serviceUrl"),
                               .navigation = o.made("navigation",
                                                    [](const MacroOptions& item) {
                                                        return NavigationItem{.text = item.content(),
                                                                              .href = item.value("href"),
                                                                              .active = item.has("active"),
                                                                              .current = item.has("current"),
                                                                              .attributes = item.attributes()};
                                                    }),
                               .slots = {.start = slots.html("start"),
                                         .end = end.is_object() ? end.html() : slots.html("end"),
                                         .end_inline = end.value("align").plain() == "inline",
                                         .navigation_start = slots.html("navigationStart"),
                                         .navigation_end = slots.html("navigationEnd")},
                               .aria_label = o.value("ariaLabel"),
                               .menu_button_text = o.value("menuButtonText"),
                               .menu_button_label = o.value("menuButtonLabel"),
                               .navigation_id = o.value("navigationId"),
                               .navigation_label = o.value("navigationLabel"),
                               .navigation_classes = o.value("navigationClasses"),
                               .collapse_navigation_on_mobile = o.maybe("collapseNavigationOnMobile"),
                               .classes = o.value("classes"),
                               .attributes = o.attributes()});
}

/// The crown, which is not ours to ship: cut from the published markup.
Html emblem_in(std::string_view published) {
    const auto start = published.find("<svg");
    return MarkupOfFixtures::html(published.substr(start, published.find("</svg>", start) + 6 - start));
}

Html footer_from(const MacroOptions& o, std::string_view published) {
    const auto section = [](const MacroOptions& item) {
        return FooterSection{.title = item.value("title"),
                             .width = item.value("width"),
                             .columns = item.number("columns", 0),
                             .items = item.made("items", link_from)};
    };
    const auto* licence = o.find("contentLicence");
    Footer foot{.navigation = o.made("navigation", section),
                .emblem = emblem_in(published),
                .crown_copyright = CrownCopyright{.has_licence = !licence || !licence->is_null(),
                                                  .content_licence = o.at("contentLicence").content(),
                                                  .copyright = o.at("copyright").content()},
                .container_classes = o.value("containerClasses"),
                .classes = o.value("classes"),
                .attributes = o.attributes()};
    const auto meta = o.at("meta");
    if (o.has("meta"))
        foot.meta = FooterMeta{
            .visually_hidden_title = meta.value("visuallyHiddenTitle"), .items = meta.made("items", link_from), .text = meta.content()};
    return footer(foot);
}

Html header_from(const MacroOptions& o, std::string_view published) {
    return header({.product_name = o.value("productName"),
                   .emblem = emblem_in(published),
                   .homepage_url = o.value("homepageUrl"),
                   .container_classes = o.value("containerClasses"),
                   .classes = o.value("classes"),
                   .attributes = o.attributes()});
}

}  // namespace

std::optional<Html> ours(std::string_view component, const MacroOptions& o, std::string_view published) {
    const auto id = o.value("id");
    const auto classes = o.value("classes");
    const auto attributes = o.attributes();
    if (component == "tag") return tag(tag_from(o));
    if (component == "inset-text") return inset_text({.text = o.content(), .id = id, .classes = classes, .attributes = attributes});
    if (component == "warning-text")
        return warning_text(
            {.text = o.content(), .icon_fallback_text = o.value("iconFallbackText"), .classes = classes, .attributes = attributes});
    if (component == "skip-link")
        return skip_link({.text = o.content(), .href = o.value("href"), .classes = classes, .attributes = attributes});
    if (component == "back-link")
        return back_link({.text = o.content(), .href = o.value("href"), .classes = classes, .attributes = attributes});
    if (component == "phase-banner")
        return phase_banner({.tag = tag_from(o.at("tag")), .text = o.content(), .classes = classes, .attributes = attributes});
    if (component == "breadcrumbs")
        return breadcrumbs({.items = o.made("items", link_from),
                            .collapse_on_mobile = o.has("collapseOnMobile"),
                            .label_text = o.value("labelText"),
                            .classes = classes,
                            .attributes = attributes});
    if (component == "details")
        return details({.summary_text = o.content("summaryText", "summaryHtml"),
                        .text = o.content(),
                        .open = o.has("open"),
                        .id = id,
                        .classes = classes,
                        .attributes = attributes});
    if (component == "generic-header")
        return generic_header({.logo_text = o.content("logoText", "logoHtml"),
                               .url = o.value("url"),
                               .container_classes = o.value("containerClasses"),
                               .classes = classes,
                               .attributes = attributes});
    if (component == "error-summary") return error_summary_from(o);
    if (component == "notification-banner") return notification_banner_from(o);
    if (component == "panel") return panel_from(o);
    if (component == "pagination") return pagination_from(o);
    if (component == "summary-list") return summary_list_from(o);
    if (component == "tabs") return tabs_from(o);
    if (component == "accordion") return accordion_from(o);
    if (component == "task-list") return task_list_from(o);
    if (component == "table") return table_from(o);
    if (component == "service-navigation") return service_navigation_from(o);
    if (component == "header") return header_from(o, published);
    if (component == "footer") return footer_from(o, published);
    return our_form_component(component, o);
}

}  // namespace html
