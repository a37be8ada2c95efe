#include "base/csv_columns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

using namespace std::chrono_literals;

namespace {

/// How many letters must be added, left out or changed to make one word of the other (Levenshtein).
std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
    for (std::size_t i = 0; i < one.size(); ++i) {
        auto diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < other.size(); ++j) {
            const auto changed = diagonal + (one[i] == other[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, changed});
        }
    }
    return row.back();
}

/// The column most like the name, among those that the file does not have: at most half of it other, or one begins with the other.
std::string_view nearest(std::string_view name, const std::vector<std::string>& present, std::span<const CsvColumnName> known) {
    std::string_view best;
    std::size_t least = std::string_view::npos;
    for (const auto& column : known) {
        if (std::ranges::find(present, column.name) != present.end()) continue;
        auto steps = distance(name, column.name);
        if (column.name.starts_with(name) || name.starts_with(column.name)) steps = 0;
        if (steps <= std::max(name.size(), column.name.size()) / 2 && steps < least) least = steps, best = column.name;
    }
    return best;
}

void check_wrong_column(std::string_view heading, const std::vector<std::string>& names, std::span<const CsvColumnName> known,
                        Problems& problems) {
    const auto shown = shortened(trimmed(heading), 60);
    if (shown.empty()) return problems.add("", "A column has no name. Name it, or remove it");
    const auto likely = nearest(csv_column_name(heading), names, known);
    if (likely.empty()) problems.add("", fmt::format("“{}” is not a column that can be imported. Remove it", shown));
    else problems.add("", fmt::format("“{}” is not a column that can be imported. Did you mean {}?", shown, likely));
}

std::optional<Problem> other_separator(const CsvRow& row) {
    if (row.fields.size() != 1) return std::nullopt;
    for (const auto& [separator, words] : {std::pair{';', "semicolons"}, std::pair{'\t', "tabs"}, std::pair{'|', "bars"}})
        if (row.fields[0].contains(separator))
            return Problem::refused(fmt::format("The columns are separated by {}. Save the file with commas", words));
    return std::nullopt;
}

}  // namespace

std::string csv_column_name(std::string_view heading) {
    auto name = folded(heading);
    std::ranges::replace(name, ' ', '_');
    return name;
}

Result<std::vector<std::size_t>> read_csv_heading(const CsvRow& row, std::span<const CsvColumnName> known) {
    if (auto problem = other_separator(row)) return std::unexpected(*std::move(problem));
    Problems problems;
    if (!row.fault.empty()) problems.add("", "In the column names, " + row.fault);
    std::vector<std::string> names;
    for (const auto& heading : row.fields) names.push_back(csv_column_name(heading));
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto place = static_cast<std::size_t>(std::ranges::find(known, names[i], &CsvColumnName::name) - known.begin());
        if (place == known.size()) check_wrong_column(row.fields[i], names, known, problems);
        else if (std::ranges::find(places, place) != places.end())
            problems.add("", fmt::format("There are two columns named {}. Remove one", names[i]));
        places.push_back(place);
    }
    for (const auto& column : known)
        if (column.is_needed && std::ranges::find(names, column.name) == names.end())
            problems.add("", fmt::format("There is no column {}", column.name));
    if (!problems.any()) return places;
    auto problem = problems.as_problem();
    problem.text = "The columns, named in the first line, are not right";
    return std::unexpected(std::move(problem));
}

std::string fault_of_csv_row(const CsvRow& row, std::size_t columns) {
    if (!row.fault.empty() || row.fields.size() == columns) return row.fault;
    return fmt::format("there {} where the first line has {}. A field with a comma in it needs quotation marks",
                       row.fields.size() == 1 ? "is 1 field" : fmt::format("are {} fields", row.fields.size()), columns);
}

std::string take_csv_text(std::string& field, std::string& into, std::size_t most_characters, std::string_view missing) {
    into = cleaned(trimmed(field));
    if (into.empty()) return std::string(missing);
    if (into.size() <= most_characters || length_in_characters(into) <= most_characters) return {};
    return fmt::format("has more than {} characters. Shorten it", with_commas(static_cast<long long>(most_characters)));
}

std::string take_csv_day(std::string_view field, std::optional<Day>& into) {
    const auto text = trimmed(field);
    if (text.empty()) return {};
    into = parse_iso_day(text);
    if (!into && text.size() == 10 && text[2] == '/' && text[5] == '/')
        into = parse_iso_day(fmt::format("{}-{}-{}", text.substr(6), text.substr(3, 2), text.substr(0, 2)));
    if (into && *into >= Day{1900y / 1 / 1} && *into < Day{2100y / 1 / 1}) return {};
    into.reset();
    return fmt::format("“{}” is not a date. Write it as 2026-11-23 or 23/11/2026", shortened(text, 40));
}

Problem problem_of_csv_line(long line, const Problems& problems) {
    auto problem = problems.as_problem();
    problem.text = fmt::format("line {}", line);
    return problem;
}

std::string in_words_of_line(const Problem& problem) {
    std::vector<std::string> parts;
    for (const auto& field : problem.fields) parts.push_back(field.field.empty() ? field.text : field.field + " " + field.text);
    std::string out = problem.text;
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? ": " : "; ") + parts[i];
    return out;
}
