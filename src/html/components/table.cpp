#include "html/components/table.hpp"

#include "html/writer.hpp"

namespace html {
namespace {

void write_rest(Writer& out, const Cell& cell, Literal end) {
    if (cell.colspan > 0) out << " colspan=\"" << cell.colspan << "\"";
    if (cell.rowspan > 0) out << " rowspan=\"" << cell.rowspan << "\"";
    out << cell.attributes << ">" << cell.text << end;
}

void write_head(Writer& out, const std::vector<Cell>& head) {
    out << "<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">";
    for (const auto& cell : head) {
        out << "<th scope=\"col\" class=\"govuk-table__header";
        if (!cell.format.empty()) out << " govuk-table__header--" << cell.format;
        out.further(cell.classes) << "\"";
        write_rest(out, cell, "</th>");
    }
    out << "</tr></thead>";
}

/// The column's name for a stylesheet; words alone, which are escaped already.
void write_label(Writer& out, const Table& table, std::size_t column) {
    if (!table.stacks || column >= table.head.size() || !table.head[column].text.is_plain()) return;
    out << " data-label=\"" << table.head[column].text << "\"";
}

void write_row(Writer& out, const Table& table, const Row& row) {
    out << "<tr class=\"govuk-table__row\">";
    for (std::size_t column = 0; column < row.size(); ++column) {
        const auto& cell = row[column];
        if (table.first_cell_is_header && column == 0) {
            out << "<th scope=\"row\" class=\"govuk-table__header";
            out.further(cell.classes) << "\"";
            write_rest(out, cell, "</th>");
            continue;
        }
        out << "<td class=\"govuk-table__cell";
        if (!cell.format.empty()) out << " govuk-table__cell--" << cell.format;
        out.further(cell.classes) << "\"";
        write_label(out, table, column);
        write_rest(out, cell, "</td>");
    }
    out << "</tr>";
}

}  // namespace

void write(Writer& out, const Table& options) {
    out << "<table class=\"govuk-table";
    out.when(options.stacks, " app-stacks").further(options.classes) << "\"" << options.attributes << ">";
    if (!options.caption.empty()) {
        out << "<caption class=\"govuk-table__caption";
        out.further(options.caption_classes) << "\">" << options.caption << "</caption>";
    }
    if (!options.head.empty()) write_head(out, options.head);
    out << "<tbody class=\"govuk-table__body\">";
    for (const auto& row : options.rows) write_row(out, options, row);
    out << "</tbody></table>";
}

Html table(const Table& options) { return written(options); }

}  // namespace html
