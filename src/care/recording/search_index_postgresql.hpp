#pragma once
#include "care/recording/search_index.hpp"

// The index of words where the database is PostgreSQL: what search_index.hpp promises, in its dialect. Included by search_index.cpp
// alone. The words are folded here, so that both databases find the same whatever the server's dictionaries are.

namespace recording::postgresql {

extern const char* const search_tables_sql;

void index_words(store::Connection& connection, EntryId entry, ChildId child, std::string_view words);
void forget_words(store::Connection& connection, EntryId entry);
std::vector<EntryId> entries_with(store::Connection& connection, std::string_view words, std::span<const ChildId> children, EntryId before,
                                  std::size_t most);

}  // namespace recording::postgresql
