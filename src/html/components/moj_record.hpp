#pragma once
#include "html/components/button.hpp"

/// Components of the MOJ pattern library that show a record, with its macros' option names.
namespace html::moj {

/// When something happened, for machines and in words.
struct Moment {
    Value timestamp;
    Content text;
};

struct TimelineItem {
    Content label;
    Content text;
    Moment datetime;
    Content byline;  ///< follows the word "by"
    Value classes;
    Attributes attributes;
};

struct Timeline {
    std::vector<TimelineItem> items;
    int heading_level = 2;
    Value classes;
    Attributes attributes;
};
Html timeline(const Timeline& options);

struct Badge {
    Content text;
    Value classes;
    Attributes attributes;
};
Html badge(const Badge& options);

/// A button that opens a list of buttons; without script they simply stand beside each other.
struct ButtonMenu {
    std::vector<Button> items;
    Value button_text;     ///< `button.text` of the macro
    Value button_classes;  ///< `button.classes` of the macro
    Value align_menu;
    Value classes;
    Attributes attributes;
};
Html button_menu(const ButtonMenu& options);

/// Who the page is about.
struct IdentityBar {
    Content title;
    std::vector<ButtonMenu> menus;
    Value classes;
    Attributes attributes;
};
Html identity_bar(const IdentityBar& options);

struct ActionsHeading {
    Content text;
    int level = 1;
    Value classes = "govuk-heading-xl";
};

struct PageHeaderActions {
    ActionsHeading heading;
    std::vector<Button> items;
    Value classes;
    Attributes attributes;
};
Html page_header_actions(const PageHeaderActions& options);

/// A message across the page. `type` is "success", "warning", "information" or none.
struct Banner {
    Content text;
    Value type;
    Value icon_fallback_text;  ///< the type unless given
    Value classes;
    Attributes attributes;
};
Html banner(const Banner& options);

/// A message with a title. `variant` is "success", "warning", "error" or "information", the last unless given.
struct Alert {
    Value title;
    Content text;
    Value variant;
    bool show_title_as_heading = false;
    Value heading_tag;  ///< "h2" unless "h3" or "h4"
    bool dismissible = false;
    Value dismiss_text;  ///< "Dismiss" unless given
    bool disable_auto_focus = false;
    Value focus_on_dismiss_selector;
    Value role;  ///< "region" unless given
    Value classes;
    Attributes attributes;
};
Html alert(const Alert& options);

}  // namespace html::moj
