#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recording {

// Words that came from, or are about, somebody other than the child are marked where they stand, so that whatever leaves
// the service later stops at them [A2.8]. The mark is part of the text: [[He drinks again | Mrs Khan, neighbour]].

/// A piece of a text: plain, or marked as a third party's with who they are ("" when the writer did not say).
struct Passage {
    std::string_view words;
    bool is_third_party = false;
    std::string_view source = "";
};

/// The text in order, divided at its marks. A mark that is not closed is plain text.
std::vector<Passage> passages_of(std::string_view text);

/// The text as people read it where it is shortened: no marks, and "(third party)" after words that were marked, with who
/// they are where that is known. To be called before anything is cut off, which might cut a mark in two.
std::string without_marks(std::string_view text);

/// What is wrong with the marks, in words for the writer; nothing when each is closed and holds words.
std::optional<std::string> fault_in_marks(std::string_view text);

}  // namespace recording
