#pragma once
#include "html/html.hpp"

namespace html {

/// Words that open to show more.
struct Details {
    Content summary_text;
    Content text;
    bool open = false;
    Value id;
    Value classes;
    Attributes attributes;
};
Html details(const Details& options);

/// A section. One without a heading is left out, and its number too, so that the others keep theirs.
struct AccordionItem {
    Content heading;
    Content summary;
    Content content;  ///< words become a paragraph; markup stands as it is
    bool expanded = false;
};

/// Sections that open one by one; the words of their buttons may be replaced.
struct Accordion {
    Value id;
    std::vector<AccordionItem> items;
    int heading_level = 2;
    std::optional<bool> remember_expanded;
    Value hide_all_sections_text;
    Value hide_section_text;
    Value hide_section_aria_label_text;
    Value show_all_sections_text;
    Value show_section_text;
    Value show_section_aria_label_text;
    Value classes;
    Attributes attributes;
};
Html accordion(const Accordion& options);

struct TabPanel {
    Content text;  ///< words become a paragraph; markup stands as it is
    Attributes attributes;
};

/// One without a label is left out, and its number too.
struct Tab {
    Value label;
    TabPanel panel;
    Value id;  ///< "prefix-1", "prefix-2" … unless given
    Attributes attributes;
};

struct Tabs {
    Content title = "Contents";
    std::vector<Tab> items;
    Value id;
    Value id_prefix;
    Value classes;
    Attributes attributes;
};
Html tabs(const Tabs& options);

}  // namespace html
