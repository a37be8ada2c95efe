#pragma once
#include "html/html.hpp"

namespace html {

class Writer;

/// A state in a word or two.
struct Tag {
    Content text;
    Value classes;  ///< "govuk-tag--green" and its like
    Attributes attributes;
};
Html tag(const Tag& options);
void write(Writer& out, const Tag& options);

struct InsetText {
    Content text;
    Value id;
    Value classes;
    Attributes attributes;
};
Html inset_text(const InsetText& options);

struct WarningText {
    Content text;
    Value icon_fallback_text;  ///< "Warning" unless given
    Value classes;
    Attributes attributes;
};
Html warning_text(const WarningText& options);

/// One problem, leading to the input it is about.
struct ErrorLink {
    Content text;
    Value href;
    Attributes attributes;
};

/// All problems of a page, above its heading.
struct ErrorSummary {
    Content title_text = "There is a problem";
    Content description_text;
    std::vector<ErrorLink> error_list;
    std::optional<bool> disable_auto_focus;
    Value classes;
    Attributes attributes;
};
Html error_summary(const ErrorSummary& options);

struct NotificationBanner {
    Content text;  ///< words become a heading of the banner; markup stands as it is
    Value type;    ///< "success" for what has just been done
    Content title_text;
    int title_heading_level = 2;
    Value title_id;
    Value role;
    std::optional<bool> disable_auto_focus;
    Value classes;
    Attributes attributes;
};
Html notification_banner(const NotificationBanner& options);

struct PanelAction {
    Value text;
    Value href;
    Value type;
    Value classes;
    Attributes attributes;
};

struct PanelActions {
    std::vector<PanelAction> items;
    Value classes;
    Attributes attributes;
};

/// The end of a journey, or with the class "govuk-panel--interruption" a page that asks to stop and think.
struct Panel {
    Content title_text;
    Content text;
    int heading_level = 1;
    PanelActions actions;  ///< of an interruption
    Value classes;
    Attributes attributes;
};
Html panel(const Panel& options);

}  // namespace html
