#include "care/recording/search_index.hpp"

#include <limits>

#include "base/text.hpp"
#include "care/recording/search_index_postgresql.hpp"

namespace recording {

const char* const search_tables_sql = "CREATE VIRTUAL TABLE entry_words USING fts5(child, words, content='', contentless_delete=1, "
                                      "detail=full, tokenize='unicode61 remove_diacritics 2');"
                                      // How much an import gathers before it writes to the index: the less often, the less is merged.
                                      "INSERT INTO entry_words (entry_words, rank) VALUES ('hashsize', 8388608);";

namespace {

/// A person's words as an FTS5 query in which nothing they typed can be an operator. What holds no letter or digit is left
/// out: the index does not know it.
std::string match_of(std::string_view words, std::span<const ChildId> children) {
    std::string match;
    std::string word;
    std::vector<std::string> all;
    const auto end_word = [&] {
        if (!folded(word).empty()) all.push_back(std::move(word));
        word.clear();
    };
    for (const char c : words) {
        if (c == '"' || c == ' ' || c == '\n' || c == '\t') end_word();
        else word += c;
    }
    end_word();
    if (all.empty()) return "";
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool may_begin = i + 1 == all.size() && length_in_characters(all[i]) >= shortest_beginning;
        match += (i > 0 ? " AND " : "") + ("words : \"" + all[i] + "\"") + (may_begin ? " *" : "");
    }
    for (std::size_t i = 0; i < children.size(); ++i) match += (i > 0 ? " OR \"c" : " AND child : (\"c") + to_text(children[i]) + "\"";
    return children.empty() ? match : match + ")";
}

bool is_postgresql(const store::Connection& connection) { return connection.dialect() == store::Dialect::postgresql; }

}  // namespace

void index_new_words(store::Connection& connection, EntryId entry, ChildId child, std::string_view words) {
    if (is_postgresql(connection)) return postgresql::index_words(connection, entry, child, words);
    connection.run("INSERT INTO entry_words (rowid, child, words) VALUES (:entry, :child, :words)",
                   {{"entry", entry}, {"child", "c" + to_text(child)}, {"words", words}});
}

void index_words(store::Connection& connection, EntryId entry, ChildId child, std::string_view words) {
    if (is_postgresql(connection)) return postgresql::index_words(connection, entry, child, words);
    connection.run("INSERT OR REPLACE INTO entry_words (rowid, child, words) VALUES (:entry, :child, :words)",
                   {{"entry", entry}, {"child", "c" + to_text(child)}, {"words", words}});
}

void forget_words(store::Connection& connection, EntryId entry) {
    if (is_postgresql(connection)) return postgresql::forget_words(connection, entry);
    connection.run("DELETE FROM entry_words WHERE rowid = :entry", {{"entry", entry}});
}

std::vector<EntryId> entries_with(store::Connection& connection, std::string_view words, ChildId child, std::size_t most) {
    const std::span<const ChildId> children(&child, child.is_set() ? 1 : 0);
    return entries_with(connection, words, children, EntryId{std::numeric_limits<std::int64_t>::max()}, most);
}

std::vector<EntryId> entries_with(store::Connection& connection, std::string_view words, std::span<const ChildId> children, EntryId before,
                                  std::size_t most) {
    if (is_postgresql(connection)) return postgresql::entries_with(connection, words, children, before, most);
    const auto match = match_of(words, children);
    std::vector<EntryId> entries;
    if (match.empty()) return entries;
    for (const auto& row : connection.query(
             "SELECT rowid AS id FROM entry_words WHERE entry_words MATCH :match AND rowid < :before ORDER BY rowid DESC LIMIT :most",
             {{"match", match}, {"before", before}, {"most", most}}))
        entries.push_back(row.id<EntryId>("id"));
    return entries;
}

}  // namespace recording
