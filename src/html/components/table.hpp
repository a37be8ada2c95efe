#pragma once
#include "html/html.hpp"

namespace html {

class Writer;

/// A cell of a table; a row of two is `{{.text = "Amina"}, {.text = "3 May 2026"}}`.
struct Cell {
    Content text;
    Value format;  ///< "numeric" sets the cell to the right
    int colspan = 0;
    int rowspan = 0;
    Value classes;
    Attributes attributes;
};
using Row = std::vector<Cell>;

struct Table {
    Value caption;
    Value caption_classes;
    std::vector<Cell> head;
    std::vector<Row> rows;
    bool first_cell_is_header = false;
    bool stacks = true;  ///< on a phone rows are blocks and each cell names its column
    Value classes;
    Attributes attributes;
};
Html table(const Table& options);
void write(Writer& out, const Table& options);

}  // namespace html
