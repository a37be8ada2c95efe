#pragma once
#include "html/components/text_inputs.hpp"

/// Components of the MOJ pattern library that lead to things, with its macros' option names.
namespace html::moj {

struct NavigationLink {
    Content text;
    Value href;
    bool active = false;
    Value classes;  ///< of sub navigation only
    Attributes attributes;
};

struct SideHeading {
    Content text;
    int heading_level = 4;
    Value classes;
    Attributes attributes;
};

struct SideSection {
    SideHeading heading;
    std::vector<NavigationLink> items;
};

/// Links beside the page, in one list or in sections.
struct SideNavigation {
    Value label;
    std::vector<NavigationLink> items;
    std::vector<SideSection> sections;
    Value classes;
    Attributes attributes;
};
Html side_navigation(const SideNavigation& options);

/// Links to the parts of one record.
struct SubNavigation {
    Value label;  ///< "Secondary navigation region" unless given
    std::vector<NavigationLink> items;
    Value classes;
    Attributes attributes;
};
Html sub_navigation(const SubNavigation& options);

struct FilterTag {
    Value text;
    Value href;
};

struct FilterCategory {
    Content heading;
    std::vector<FilterTag> items;
};

struct SelectedFilters {
    Content heading;
    FilterTag clear_link;
    std::vector<FilterCategory> categories;
};

struct FilterSubmit {
    Value text;  ///< "Apply filters" unless given
    Attributes attributes;
};

/// What a list is narrowed by. The whole stands within the caller's form.
struct Filter {
    Content heading;
    std::optional<SelectedFilters> selected_filters;
    FilterSubmit submit;
    Html options_html;
    Attributes attributes;
};
Html filter(const Filter& options);

struct SearchCsrf {
    Value name;  ///< "_csrf" unless given
    Value value;
};

struct SearchButton {
    Content text;
    Value id;
    Value name;
    Value value;
    Value classes;
    Attributes attributes;
};

struct SearchInput {
    Value id;
    Value name;  ///< "search" unless given
    Value value;
    Value type;  ///< "search" unless given
    Slot<ErrorMessage> error_message;
    Value autocomplete;
    std::optional<bool> spellcheck;
    Value classes;
    Attributes attributes;
};

/// A box to search with, and its button.
struct Search {
    Value action;
    Value method;  ///< "get" unless given
    SearchCsrf csrf;
    Label label;
    Slot<Hint> hint;
    SearchInput input;
    SearchButton button;
    bool icon_button = false;  ///< a magnifying glass instead of words
    Value layout;              ///< "stacked" sets the button below the box
    Value classes;
    Attributes attributes;
};
Html search(const Search& options);

}  // namespace html::moj
