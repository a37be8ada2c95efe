#include "html/components/table.hpp"

#include "html/writer.hpp"

namespace html {
namespace {

void write_rest(Writer& out, const Cell& cell, Literal end) {
    out.further(cell.classes) << "\"";
    if (cell.colspan > 0) out << " colspan=\"" << cell.colspan << "\"";
    if (cell.rowspan > 0) out << " rowspan=\"" << cell.rowspan << "\"";
    out << cell.attributes << ">" << cell.text << end;
}

void write_head(Writer& out, const std::vector<Cell>& head) {
    out << "<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">";
    for (const auto& cell : head) {
        out << "<th scope=\"col\" class=\"govuk-table__header";
        if (!cell.format.empty()) out << " govuk-table__header--" << cell.format;
        write_rest(out, cell, "</th>");
    }
    out << "</tr></thead>";
}

void write_row(Writer& out, const Row& row, bool first_is_header) {
    out << "<tr class=\"govuk-table__row\">";
    for (const auto& cell : row) {
        if (first_is_header && &cell == &row.front()) {
            out << "<th scope=\"row\" class=\"govuk-table__header";
            write_rest(out, cell, "</th>");
            continue;
        }
        out << "<td class=\"govuk-table__cell";
        if (!cell.format.empty()) out << " govuk-table__cell--" << cell.format;
        write_rest(out, cell, "</td>");
    }
    out << "</tr>";
}

}  // namespace

void write(Writer& out, const Table& options) {
    out << "<table class=\"govuk-table";
    out.further(options.classes) << "\"" << options.attributes << ">";
    if (!options.caption.empty()) {
        out << "<caption class=\"govuk-table__caption";
        out.further(options.caption_classes) << "\">" << options.caption << "</caption>";
    }
    if (!options.head.empty()) write_head(out, options.head);
    out << "<tbody class=\"govuk-table__body\">";
    for (const auto& row : options.rows) write_row(out, row, options.first_cell_is_header);
    out << "</tbody></table>";
}

Html table(const Table& options) { return written(options); }

}  // namespace html
