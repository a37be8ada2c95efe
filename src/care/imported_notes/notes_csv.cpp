#include <fmt/format.h>

#include "base/text.hpp"
#include "care/imported_notes/csv_rows.hpp"
#include "care/imported_notes/imported_notes.hpp"

using namespace std::chrono_literals;

namespace {

/// Puts one field into the note; the answer is what is wrong with it, or "".
using Take = std::string (*)(std::string& field, ImportedNote& note);

struct Column {
    std::string_view name;
    bool is_needed;
    Take take;
};

std::string take_text(std::string& field, std::string& into, std::size_t most_characters, std::string_view missing = "") {
    into = cleaned(trimmed(field));
    if (into.empty()) return std::string(missing);
    if (into.size() <= most_characters || length_in_characters(into) <= most_characters) return {};
    return fmt::format("has more than {} characters. Shorten it", with_commas(static_cast<long long>(most_characters)));
}

/// 2026-11-23, or 23/11/2026 as older systems write it.
std::optional<Day> read_day(std::string_view text) {
    auto day = parse_iso_day(text);
    if (!day && text.size() == 10 && text[2] == '/' && text[5] == '/')
        day = parse_iso_day(fmt::format("{}-{}-{}", text.substr(6), text.substr(3, 2), text.substr(0, 2)));
    return day && *day >= Day{1900y / 1 / 1} && *day < Day{2100y / 1 / 1} ? day : std::nullopt;
}

std::string take_day(std::string_view field, Day& into) {
    const auto text = trimmed(field);
    if (text.empty()) return "is empty. Write a date as 2026-11-23 or 23/11/2026";
    const auto day = read_day(text);
    if (!day) return fmt::format("“{}” is not a date. Write it as 2026-11-23 or 23/11/2026", shortened(text, 40));
    into = *day;
    return {};
}

std::string take_answer(std::string_view field, std::optional<bool>& into) {
    const auto answer = folded(trimmed(field));
    if (answer.empty()) return {};
    if (answer == "yes" || answer == "y" || answer == "true" || answer == "1") into = true;
    else if (answer == "no" || answer == "n" || answer == "false" || answer == "0") into = false;
    else return fmt::format("“{}” is neither yes nor no. Leave it empty if it is not known", shortened(trimmed(field), 40));
    return {};
}

std::string take_time(std::string_view field, std::optional<MinuteOfDay>& into) {
    const auto text = trimmed(field);
    if (text.empty()) return {};
    into = parse_time(text);
    // 14:05:00, as databases write it.
    if (!into && text.size() == 8 && text[5] == ':') into = parse_time(text.substr(0, 5));
    return into ? "" : fmt::format("“{}” is not a time of day. Write it as 14:05, or leave it empty", shortened(text, 40));
}

constexpr auto columns = std::to_array<Column>({
    {"child_number", false, [](std::string& field, ImportedNote& note) { return take_text(field, note.child_number, 64); }},
    {"la_child_id", false, [](std::string& field, ImportedNote& note) { return take_text(field, note.la_child_id, 64); }},
    {"happened_on", true, [](std::string& field, ImportedNote& note) { return take_day(field, note.happened_on); }},
    {"happened_time", false, [](std::string& field, ImportedNote& note) { return take_time(field, note.happened_time); }},
    {"written_on", true, [](std::string& field, ImportedNote& note) { return take_day(field, note.written_on); }},
    {"kind", true,
     [](std::string& field, ImportedNote& note) {
         return take_text(field, note.kind, 100, "is empty. Write what the note is, such as home_visit or Case note");
     }},
    {"author_name", true,
     [](std::string& field, ImportedNote& note) {
         return take_text(field, note.author_name, 200, "is empty. Write who wrote the note, or Not known");
     }},
    {"headline", false, [](std::string& field, ImportedNote& note) { return take_text(field, note.headline, 300); }},
    {"seen", false, [](std::string& field, ImportedNote& note) { return take_answer(field, note.seen); }},
    {"seen_alone", false, [](std::string& field, ImportedNote& note) { return take_answer(field, note.seen_alone); }},
    {"text", true,
     [](std::string& field, ImportedNote& note) {
         return take_text(field, note.text, CsvRows::most_in_field, "is empty. A note needs its text");
     }},
    {"source_id", false, [](std::string& field, ImportedNote& note) { return take_text(field, note.source_id, 100); }},
});

std::size_t place_of(std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(columns, name, &Column::name) - columns.begin());
}

/// "Happened On" is taken for happened_on.
std::string column_name(std::string_view heading) {
    auto name = folded(heading);
    std::ranges::replace(name, ' ', '_');
    return name;
}

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
std::string_view nearest(std::string_view name, const std::vector<std::string>& present) {
    std::string_view best;
    std::size_t least = std::string_view::npos;
    for (const auto& column : columns) {
        if (std::ranges::find(present, column.name) != present.end()) continue;
        auto steps = distance(name, column.name);
        if (column.name.starts_with(name) || name.starts_with(column.name)) steps = 0;
        if (steps <= std::max(name.size(), column.name.size()) / 2 && steps < least) least = steps, best = column.name;
    }
    return best;
}

void check_wrong_column(std::string_view heading, const std::vector<std::string>& names, Problems& problems) {
    const auto shown = shortened(trimmed(heading), 60);
    if (shown.empty()) return problems.add("", "A column has no name. Name it, or remove it");
    const auto likely = nearest(column_name(heading), names);
    if (likely.empty()) problems.add("", fmt::format("“{}” is not a column that can be imported. Remove it", shown));
    else problems.add("", fmt::format("“{}” is not a column that can be imported. Did you mean {}?", shown, likely));
}

/// For each column of the file its place among the known ones.
Result<std::vector<std::size_t>> read_heading(const CsvRow& row) {
    if (row.fields.size() == 1)
        for (const auto& [separator, words] : {std::pair{';', "semicolons"}, std::pair{'\t', "tabs"}, std::pair{'|', "bars"}})
            if (row.fields[0].contains(separator))
                return std::unexpected(Problem::refused(fmt::format("The columns are separated by {}. Save the file with commas", words)));
    Problems problems;
    if (!row.fault.empty()) problems.add("", "In the column names, " + row.fault);
    std::vector<std::string> names;
    for (const auto& heading : row.fields) names.push_back(column_name(heading));
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto place = place_of(names[i]);
        if (place == columns.size()) check_wrong_column(row.fields[i], names, problems);
        else if (std::ranges::find(places, place) != places.end())
            problems.add("", fmt::format("There are two columns named {}. Remove one", names[i]));
        places.push_back(place);
    }
    const auto lacks = [&](std::string_view name) { return std::ranges::find(names, name) == names.end(); };
    for (const auto& column : columns)
        if (column.is_needed && lacks(column.name)) problems.add("", fmt::format("There is no column {}", column.name));
    if (lacks("child_number") && lacks("la_child_id"))
        problems.add("", "There is neither a column child_number nor la_child_id. One must say whose note it is");
    if (!problems.any()) return places;
    auto problem = problems.as_problem();
    problem.text = "The columns, named in the first line, are not right";
    return std::unexpected(std::move(problem));
}

Problem problem_of_line(long line, const Problems& problems) {
    auto problem = problems.as_problem();
    problem.text = fmt::format("line {}", line);
    return problem;
}

Result<ImportedNote> read_note(CsvRow& row, const std::vector<std::size_t>& places) {
    Problems problems;
    if (!row.fault.empty()) problems.add("", row.fault);
    else if (row.fields.size() != places.size())
        problems.add("",
                     fmt::format("there {} where the first line has {}. A field with a comma in it needs quotation marks",
                                 row.fields.size() == 1 ? "is 1 field" : fmt::format("are {} fields", row.fields.size()), places.size()));
    if (problems.any()) return std::unexpected(problem_of_line(row.line, problems));
    ImportedNote note;
    note.line = row.line;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& column = columns[places[i]];
        if (auto wrong = column.take(row.fields[i], note); !wrong.empty()) problems.add(std::string(column.name), std::move(wrong));
    }
    if (note.child_number.empty() && note.la_child_id.empty()) problems.add("child_number", "is empty. Write whose note it is");
    if (note.seen == false && note.seen_alone == true) problems.add("seen_alone", "says yes where seen says no. Correct one of them");
    if (problems.any()) return std::unexpected(problem_of_line(row.line, problems));
    return note;
}

}  // namespace

NotesFile::NotesFile() = default;
NotesFile::NotesFile(NotesFile&&) noexcept = default;
NotesFile& NotesFile::operator=(NotesFile&&) noexcept = default;
NotesFile::~NotesFile() = default;

Result<NotesFile> NotesFile::open(const std::filesystem::path& file) {
    auto rows = CsvRows::open(file);
    if (!rows) return std::unexpected(rows.error());
    NotesFile notes;
    notes.rows_ = std::make_unique<CsvRows>(*std::move(rows));
    notes.row_ = std::make_unique<CsvRow>();
    const auto found = notes.rows_->next(*notes.row_);
    if (!found) return std::unexpected(found.error());
    if (!*found) return std::unexpected(Problem::refused("The file has nothing but empty lines"));
    auto places = read_heading(*notes.row_);
    if (!places) return std::unexpected(places.error());
    notes.columns_ = *std::move(places);
    return notes;
}

std::optional<Result<ImportedNote>> NotesFile::next() {
    if (is_broken_) return std::nullopt;
    const auto found = rows_->next(*row_);
    if (!found) {
        is_broken_ = true;
        return std::unexpected(found.error());
    }
    if (!*found) return std::nullopt;
    return read_note(*row_, columns_);
}

std::uintmax_t NotesFile::bytes_read() const { return rows_->bytes_read(); }
std::uintmax_t NotesFile::size() const { return rows_->size(); }

std::string in_words_of_line(const Problem& problem) {
    std::vector<std::string> parts;
    for (const auto& field : problem.fields) parts.push_back(field.field.empty() ? field.text : field.field + " " + field.text);
    std::string out = problem.text;
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? ": " : "; ") + parts[i];
    return out;
}
