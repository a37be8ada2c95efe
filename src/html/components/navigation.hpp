#pragma once
#include "html/components/messages.hpp"

namespace html {

/// Words, and where they lead; without `href` the words alone.
struct Link {
    Content text;
    Value href;
    Attributes attributes;
};

struct Breadcrumbs {
    std::vector<Link> items;
    bool collapse_on_mobile = false;
    Value label_text;  ///< "Breadcrumb" unless given
    Value classes;
    Attributes attributes;
};
Html breadcrumbs(const Breadcrumbs& options);

struct BackLink {
    Content text;  ///< "Back" unless given
    Value href;
    Value classes;
    Attributes attributes;
};
Html back_link(const BackLink& options);

struct SkipLink {
    Content text;
    Value href;  ///< "#content" unless given
    Value classes;
    Attributes attributes;
};
Html skip_link(const SkipLink& options);
void write(Writer& out, const SkipLink& options);

struct PhaseBanner {
    Tag tag;
    Content text;
    Value classes;
    Attributes attributes;
};
Html phase_banner(const PhaseBanner& options);
void write(Writer& out, const PhaseBanner& options);

/// The page before or after.
struct PageLink {
    Value href;
    Content text;      ///< "Previous page" or "Next page" unless given
    Value label_text;  ///< what that page is about
    Attributes attributes;
};

struct PageNumber {
    Value number;
    Value href;
    Value visually_hidden_text;  ///< "Page 3" unless given
    bool current = false;
    bool ellipsis = false;
    Attributes attributes;
};

struct Pagination {
    PageLink previous;
    PageLink next;
    std::vector<PageNumber> items;
    Value landmark_label;  ///< "Pagination" unless given
    Value classes;
    Attributes attributes;
};
Html pagination(const Pagination& options);

struct NavigationItem {
    Content text;
    Value href;
    bool active = false;   ///< the part of the service in which the page lies
    bool current = false;  ///< the page itself
    Attributes attributes;
};

/// Markup put at fixed places of the service navigation.
struct NavigationSlots {
    Html start;
    Html end;
    bool end_inline = false;  ///< on the line of the navigation; `align: 'inline'` in the macro
    Html navigation_start;
    Html navigation_end;
};

struct ServiceNavigation {
    Value service_name;
    Value service_url;
    std::vector<NavigationItem> navigation;
    NavigationSlots slots;
    Value aria_label;        ///< "Service information" unless given
    Value menu_button_text;  ///< "Menu" unless given
    Value menu_button_label;
    Value navigation_id;     ///< "navigation" unless given
    Value navigation_label;
    Value navigation_classes;
    std::optional<bool> collapse_navigation_on_mobile;  ///< unless given, when there is more than one item
    Value classes;
    Attributes attributes;
};
Html service_navigation(const ServiceNavigation& options);
void write(Writer& out, const ServiceNavigation& options);

}  // namespace html
