#include <fmt/format.h>

#include "base/csv_columns.hpp"
#include "base/text.hpp"
#include "care/imported_notes/imported_notes.hpp"

namespace {

std::string take_day(std::string_view field, Day& into) {
    std::optional<Day> day;
    auto wrong = take_csv_day(field, day);
    if (wrong.empty() && !day) return "is empty. Write a date as 2026-11-23 or 23/11/2026";
    if (day) into = *day;
    return wrong;
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

constexpr auto columns = std::to_array<CsvColumn<ImportedNote>>({
    {"child_number", false, [](std::string& field, ImportedNote& note) { return take_csv_text(field, note.child_number, 64); }},
    {"la_child_id", false, [](std::string& field, ImportedNote& note) { return take_csv_text(field, note.la_child_id, 64); }},
    {"happened_on", true, [](std::string& field, ImportedNote& note) { return take_day(field, note.happened_on); }},
    {"happened_time", false, [](std::string& field, ImportedNote& note) { return take_time(field, note.happened_time); }},
    {"written_on", true, [](std::string& field, ImportedNote& note) { return take_day(field, note.written_on); }},
    {"kind", true,
     [](std::string& field, ImportedNote& note) {
         return take_csv_text(field, note.kind, 100, "is empty. Write what the note is, such as home_visit or Case note");
     }},
    {"author_name", true,
     [](std::string& field, ImportedNote& note) {
         return take_csv_text(field, note.author_name, 200, "is empty. Write who wrote the note, or Not known");
     }},
    {"headline", false, [](std::string& field, ImportedNote& note) { return take_csv_text(field, note.headline, 300); }},
    {"seen", false, [](std::string& field, ImportedNote& note) { return take_answer(field, note.seen); }},
    {"seen_alone", false, [](std::string& field, ImportedNote& note) { return take_answer(field, note.seen_alone); }},
    {"text", true,
     [](std::string& field, ImportedNote& note) {
         return take_csv_text(field, note.text, CsvRows::most_in_field, "is empty. A note needs its text");
     }},
    {"source_id", false, [](std::string& field, ImportedNote& note) { return take_csv_text(field, note.source_id, 100); }},
});

/// For each column of the file its place among the known ones.
Result<std::vector<std::size_t>> read_heading(const CsvRow& row) {
    auto places = read_csv_heading(row, std::span<const CsvColumn<ImportedNote>>(columns));
    const bool is_named = places || places.error().kind == Problem::Kind::invalid;  // the names were read, right or not
    const bool says_whose = std::ranges::any_of(row.fields, [](const auto& heading) {
        const auto name = csv_column_name(heading);
        return name == "child_number" || name == "la_child_id";
    });
    if (!is_named || says_whose) return places;
    auto problem = places ? Problem{Problem::Kind::invalid, "The columns, named in the first line, are not right", {}} : places.error();
    problem.fields.push_back({"", "There is neither a column child_number nor la_child_id. One must say whose note it is"});
    return std::unexpected(std::move(problem));
}

Result<ImportedNote> read_note(CsvRow& row, const std::vector<std::size_t>& places) {
    Problems problems;
    ImportedNote note;
    note.line = row.line;
    take_csv_row(row, places, std::span<const CsvColumn<ImportedNote>>(columns), note, problems);
    if (const bool is_whole = fault_of_csv_row(row, places.size()).empty(); is_whole) {
        if (note.child_number.empty() && note.la_child_id.empty()) problems.add("child_number", "is empty. Write whose note it is");
        if (note.seen == false && note.seen_alone == true) problems.add("seen_alone", "says yes where seen says no. Correct one of them");
    }
    if (problems.any()) return std::unexpected(problem_of_csv_line(row.line, problems));
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
