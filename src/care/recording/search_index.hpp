#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "store/store.hpp"

namespace recording {

/// The SQL of the index of words, in SQLite's dialect. The child's id stands in it as a word, so that a search within one
/// child never meets another's. Beside it each entry's words stand by child, for searches in few files.
extern const char* const search_tables_sql;

/// Puts the words of an entry that was never in the index into it; an eighth quicker than replacing what may be there.
void index_new_words(store::Connection& connection, EntryId entry, ChildId child, std::string_view words);
/// Puts the words of an entry's present version into the index, in place of those of the version before.
void index_words(store::Connection& connection, EntryId entry, ChildId child, std::string_view words);

/// Takes an entry out of the index; it is no longer found.
void forget_words(store::Connection& connection, EntryId entry);

/// Entries that hold all these words (the last one may be the beginning of a word), newest first, at most so many.
/// `child` not set: of every child.
std::vector<EntryId> entries_with(store::Connection& connection, std::string_view words, ChildId child, std::size_t most);
/// The same among several children, from the newest written before `before` on. No children: among all of them.
std::vector<EntryId> entries_with(store::Connection& connection, std::string_view words, std::span<const ChildId> children, EntryId before,
                                  std::size_t most);
}  // namespace recording
