#pragma once
#include "care/reading/file_filter.hpp"
#include "care/reading/file_list.hpp"

namespace reading {

/// A headline of the chronology [A6.33]: a significant entry or a key event.
struct Line {
    records::Entry entry;
    bool is_reworded = false;  ///< the headline is no longer the one its author wrote
};

constexpr std::size_t most_lines = 2000;
/// In date order, oldest first unless the filter says newest. What was withdrawn is not in it.
std::vector<Line> chronology_of(store::Connection& connection, ChildId child, const recording::Sight& sight, const FileFilter& filter);
Query chronology_query(ChildId child, const FileFilter& filter);

/// [C3.1] When the newest thing in the chronology happened; nothing when it is empty.
std::optional<Day> newest_headline(store::Connection& connection, ChildId child);

/// "4 years", "about 4 years" where the day is not known, "before birth"; "" where the birth date is not known.
std::string age_at(const std::optional<Day>& born_on, const records::Happened& happened);
/// "Home visit", or for what came from elsewhere "Key event (CIN census 2025)".
std::string kind_and_source(const records::Entry& entry);
/// The author, of a student's entry with who countersigned it; "Not recorded" where only the source is known, which kind_and_source says
/// already.
std::string writer_of(const records::Entry& entry);

/// The chronology as CSV, with the mark by which spreadsheets know UTF-8.
std::string to_csv(const std::vector<Line>& lines, const std::optional<Day>& born_on);

/// Lines of several children side by side: what happened at the same time stands in one row.
struct Together {
    records::Happened happened;
    std::vector<std::vector<const Line*>> of_child;  ///< one for each child, in the order given
};
std::vector<Together> side_by_side(const std::vector<std::vector<Line>>& chronologies, bool newest_first);

/// A headline before it was reworded.
struct HeadlineChange {
    Instant at{};
    std::string by;
    std::string before, after;
};
std::vector<HeadlineChange> headline_changes(store::Connection& connection, EntryId entry);
/// What is wrong with a headline; empty when nothing is.
std::vector<FieldProblem> problems_with_headline(const records::Entry& entry, std::string_view headline);
/// Rewords the chronology's headline. The observation, which is locked, keeps the words of its author.
Done change_headline(store::Connection& connection, EntryId entry, std::string_view read_before, std::string_view headline, UserId by,
                     Instant now);
/// After a correction of the entry [4.12], which has given it the headline of its further version: the chronology goes on
/// saying what it was reworded to, unless the headline itself was corrected; then its history says what stood there before.
void keep_headline(store::Connection& connection, const records::Entry& before, const recording::Content& corrected,
                   bool headline_is_corrected, UserId by, Instant now);

}  // namespace reading
