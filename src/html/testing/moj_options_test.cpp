// Options of the MOJ templates' samples, read into ours.
#include "html/testing/macro_options.hpp"

namespace html {
namespace {

moj::NavigationLink navigation_link_from(const MacroOptions& o) {
    return {.text = o.content(),
            .href = o.value("href"),
            .active = o.has("active"),
            .classes = o.value("classes"),
            .attributes = o.attributes()};
}

moj::ButtonMenu menu_from(const MacroOptions& o) {
    return {.items = o.made("items", button_from),
            .button_text = o.at("button").value("text"),
            .button_classes = o.at("button").value("classes"),
            .align_menu = o.value("alignMenu"),
            .classes = o.value("classes"),
            .attributes = o.attributes()};
}

Html timeline_from(const MacroOptions& o) {
    const auto item = [](const MacroOptions& entry) {
        return moj::TimelineItem{.label = entry.at("label").content(),
                                 .text = entry.content(),
                                 .datetime = {.timestamp = entry.at("datetime").value("timestamp"), .text = entry.at("datetime").content()},
                                 .byline = entry.at("byline").content(),
                                 .classes = entry.value("classes"),
                                 .attributes = entry.attributes()};
    };
    return moj::timeline({.items = o.made("items", item),
                          .heading_level = o.number("headingLevel", 2),
                          .classes = o.value("classes"),
                          .attributes = o.attributes()});
}

Html side_navigation_from(const MacroOptions& o) {
    const auto section = [](const MacroOptions& part) {
        const auto heading = part.at("heading");
        return moj::SideSection{.heading = {.text = heading.content(),
                                            .heading_level = heading.number("headingLevel", 4),
                                            .classes = heading.value("classes"),
                                            .attributes = heading.attributes()},
                                .items = part.made("items", navigation_link_from)};
    };
    return moj::side_navigation({.label = o.value("label"),
                                 .items = o.made("items", navigation_link_from),
                                 .sections = o.made("sections", section),
                                 .classes = o.value("classes"),
                                 .attributes = o.attributes()});
}

Html page_header_actions_from(const MacroOptions& o) {
    const auto heading = o.at("heading");
    moj::PageHeaderActions head{.heading = {.text = heading.content(), .level = heading.number("level", 1)},
                                .items = o.made("items", button_from),
                                .classes = o.value("classes"),
                                .attributes = o.attributes()};
    if (heading.has("classes")) head.heading.classes = heading.value("classes");
    return moj::page_header_actions(head);
}

Html alert_from(const MacroOptions& o) {
    return moj::alert({.title = o.value("title"),
                       .text = o.content(),
                       .variant = o.value("variant"),
                       .show_title_as_heading = o.has("showTitleAsHeading"),
                       .heading_tag = o.value("headingTag"),
                       .dismissible = o.has("dismissible"),
                       .dismiss_text = o.value("dismissText"),
                       .disable_auto_focus = o.has("disableAutoFocus"),
                       .focus_on_dismiss_selector = o.value("focusOnDismissSelector"),
                       .role = o.value("role"),
                       .classes = o.value("classes"),
                       .attributes = o.attributes()});
}

Html search_from(const MacroOptions& o) {
    const auto input = o.at("input");
    const auto button = o.at("button");
    return moj::search({.action = o.value("action"),
                        .method = o.value("method"),
                        .csrf = {.name = o.at("csrf").value("name"), .value = o.at("csrf").value("value")},
                        .label = label_from(o.at("label")),
                        .hint = hint_from(o.at("hint")),
                        .input = {.id = input.value("id"),
                                  .name = input.value("name"),
                                  .value = input.value("value"),
                                  .type = input.value("type"),
                                  .error_message = error_from(input.at("errorMessage")),
                                  .autocomplete = input.value("autocomplete"),
                                  .spellcheck = input.maybe("spellcheck"),
                                  .classes = input.value("classes"),
                                  .attributes = input.attributes()},
                        .button = {.text = button.content(),
                                   .id = button.value("id"),
                                   .name = button.value("name"),
                                   .value = button.value("value"),
                                   .classes = button.value("classes"),
                                   .attributes = button.attributes()},
                        .icon_button = o.has("iconButton"),
                        .layout = o.value("layout"),
                        .classes = o.value("classes"),
                        .attributes = o.attributes()});
}

Html filter_from(const MacroOptions& o) {
    moj::Filter filter{.heading = o.at("heading").content(),
                       .submit = {.text = o.at("submit").value("text"), .attributes = o.at("submit").attributes()},
                       .options_html = o.html("optionsHtml"),
                       .attributes = o.attributes()};
    const auto tag = [](const MacroOptions& item) { return moj::FilterTag{.text = item.value("text"), .href = item.value("href")}; };
    const auto category = [&](const MacroOptions& item) {
        return moj::FilterCategory{.heading = item.at("heading").content(), .items = item.made("items", tag)};
    };
    const auto selected = o.at("selectedFilters");
    if (o.has("selectedFilters"))
        filter.selected_filters = moj::SelectedFilters{.heading = selected.at("heading").content(),
                                                       .clear_link = tag(selected.at("clearLink")),
                                                       .categories = selected.made("categories", category)};
    return moj::filter(filter);
}

}  // namespace

std::optional<Html> ours_of_moj(std::string_view component, const MacroOptions& o) {
    const auto classes = o.value("classes");
    const auto attributes = o.attributes();
    if (component == "timeline") return timeline_from(o);
    if (component == "badge") return moj::badge({.text = o.content(), .classes = classes, .attributes = attributes});
    if (component == "button-menu") return moj::button_menu(menu_from(o));
    if (component == "identity-bar")
        return moj::identity_bar(
            {.title = o.at("title").content(), .menus = o.made("menus", menu_from), .classes = classes, .attributes = attributes});
    if (component == "side-navigation") return side_navigation_from(o);
    if (component == "sub-navigation")
        return moj::sub_navigation(
            {.label = o.value("label"), .items = o.made("items", navigation_link_from), .classes = classes, .attributes = attributes});
    if (component == "page-header-actions") return page_header_actions_from(o);
    if (component == "banner")
        return moj::banner({.text = o.content(),
                            .type = o.value("type"),
                            .icon_fallback_text = o.value("iconFallbackText"),
                            .classes = classes,
                            .attributes = attributes});
    if (component == "alert") return alert_from(o);
    if (component == "search") return search_from(o);
    if (component == "filter") return filter_from(o);
    return std::nullopt;
}

}  // namespace html
