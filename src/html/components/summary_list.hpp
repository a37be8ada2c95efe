#pragma once
#include "html/html.hpp"

namespace html {

class Writer;

/// A link such as "Change", with words for screen readers that say what it changes.
struct SummaryAction {
    Content text;
    Value href;
    Value visually_hidden_text;
    Value classes;
    Attributes attributes;
};

struct SummaryActions {
    std::vector<SummaryAction> items;
    Value classes;
};

struct SummaryCell {
    Content text;
    Value classes;
};

struct SummaryRow {
    SummaryCell key;
    SummaryCell value;
    SummaryActions actions;
    Value classes;
};

struct CardTitle {
    Content text;
    int heading_level = 2;
    Value classes;
};

struct SummaryCard {
    CardTitle title;
    SummaryActions actions;
    Value classes;
    Attributes attributes;
};

/// What is known, each with its name; with `card`, framed under a title.
struct SummaryList {
    std::vector<SummaryRow> rows;
    std::optional<SummaryCard> card;
    Value classes;
    Attributes attributes;
};
Html summary_list(const SummaryList& options);
void write(Writer& out, const SummaryList& options);

}  // namespace html
