#include "care/recording/search_index.hpp"

#include "base/text.hpp"

namespace recording {

const char* const search_tables_sql = "CREATE VIRTUAL TABLE entry_words USING fts5(child, words, content='', contentless_delete=1, detail=full, tokenize='unicode61 remove_diacritics 2')";

namespace {

/// A person's words as an FTS5 query in which nothing they typed can be an operator.
std::string match_of(std::string_view words, ChildId child) {
    std::string match;
    std::string word;
    std::vector<std::string> all;
    const auto end_word = [&] {
        if (!word.empty()) all.push_back(std::move(word));
        word.clear();
    };
    for (const char c : words) {
        if (c == '"' || c == ' ' || c == '\n' || c == '\t')
            end_word();
        else
            word += c;
    }
    end_word();
    if (all.empty()) return "";
    for (std::size_t i = 0; i < all.size(); ++i) match += (i > 0 ? " AND " : "") + ("words : \"" + all[i] + "\"") + (i + 1 == all.size() ? " *" : "");
    if (child.is_set()) match += " AND child : \"c" + to_text(child) + "\"";
    return match;
}

}  // namespace

void index_words(store::Connection& connection, EntryId entry, ChildId child, std::string_view words) {
    connection.run("INSERT OR REPLACE INTO entry_words (rowid, child, words) VALUES (:entry, :child, :words)",
                   {{"entry", entry}, {"child", "c" + to_text(child)}, {"words", words}});
}

std::vector<EntryId> entries_with(store::Connection& connection, std::string_view words, ChildId child, std::size_t most) {
    const auto match = match_of(words, child);
    std::vector<EntryId> entries;
    if (match.empty()) return entries;
    for (const auto& row : connection.query("SELECT rowid AS id FROM entry_words WHERE entry_words MATCH :match ORDER BY rowid DESC LIMIT :most", {{"match", match}, {"most", most}}))
        entries.push_back(row.id<EntryId>("id"));
    return entries;
}

}  // namespace recording
