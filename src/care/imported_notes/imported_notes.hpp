#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/csv_columns.hpp"
#include "base/dates.hpp"
#include "base/problem.hpp"

// Case notes from an older system. The file's columns are described in docs/how_to/import_notes.md.

struct ImportedNote {
    long line = 0;             ///< of the file, where the note begins
    std::string child_number;  ///< of a child here; or empty
    std::string la_child_id;   ///< of a child as the older system and the census number it; or empty, but not both
    Day happened_on;
    std::optional<MinuteOfDay> happened_time;
    Day written_on;
    std::string kind;  ///< a kind's code, or the older system's own word, kept as the type
    std::string author_name;
    std::string headline;
    std::optional<bool> seen, seen_alone;  ///< nothing: the file does not say
    std::string text;
    std::string source_id;  ///< the older system's own number for the note; two notes of one number are one
};

/// Reads notes one by one, in fixed memory.
class NotesFile {
  public:
    /// Opens the file and checks its columns. The problem names every wrong column and the nearest right one.
    static Result<NotesFile> open(const std::filesystem::path& file);
    NotesFile(NotesFile&&) noexcept;
    NotesFile& operator=(NotesFile&&) noexcept;
    ~NotesFile();

    /// The next note, or what is wrong with it: a problem with the line in its text and each column with its cure in its fields.
    /// Nothing at the end.
    std::optional<Result<ImportedNote>> next();
    /// Whether the last problem was the file's and not the note's: nothing after it could be read. Nothing may be kept then.
    [[nodiscard]] bool is_broken() const { return is_broken_; }

    /// For a progress bar.
    [[nodiscard]] std::uintmax_t bytes_read() const;
    [[nodiscard]] std::uintmax_t size() const;

  private:
    NotesFile();
    std::unique_ptr<CsvRows> rows_;
    std::unique_ptr<CsvRow> row_;
    std::vector<std::size_t> columns_;  // for each column of the file, its place in the list of known columns
    bool is_broken_ = false;
};
