#pragma once
#include <chrono>

#include "care/recording/recording.hpp"
#include "staff/need_to_know.hpp"

namespace reading {

/// A piece of an entry's words, some of them looked for.
struct Piece {
    std::string text;
    bool is_match = false;
};
/// The words around the first one that was looked for, so many characters either side, cut at words. Compared without
/// regard to case and accents, as the index does.
std::vector<Piece> excerpt_of(std::string_view text, std::string_view looked_for, std::size_t around = 120);
/// Whether all that was looked for stands in the text, as the index reckons it.
bool has_all(std::string_view text, std::string_view looked_for);
/// What is wrong with the words of a search; empty when nothing is.
std::vector<FieldProblem> problems_with_search(std::string_view looked_for);

struct Found {
    records::Entry entry;
    std::string child_name;
    staff::Basis basis = staff::Basis::none;
    std::vector<Piece> excerpt;
    recording::Sight sight;  ///< for whom it is read
};
struct SearchResult {
    std::vector<Found> found;  ///< newest first
    bool has_more = false;     ///< or may have: time ran out
};
constexpr std::size_t most_found = 50;
using Deadline = std::chrono::steady_clock::time_point;
constexpr std::chrono::milliseconds search_time{200};

/// What is withheld from the reader is neither found nor counted.
SearchResult search_child(store::Connection& connection, ChildId child, const recording::Sight& sight, std::string_view looked_for);
/// On the files of every child whom this person may read without breaking the glass. Others' entries are neither shown nor
/// counted. Looks no further than the deadline.
SearchResult search_all(store::Connection& connection, const staff::User& reader, std::string_view looked_for, Instant now,
                        Deadline deadline);

}  // namespace reading
