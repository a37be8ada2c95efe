#include "care/recording/search_index_postgresql.hpp"

#include <map>

#include "base/text.hpp"
#include "care/recording/search_words.hpp"

namespace recording::postgresql {

const char* const search_tables_sql =
    "CREATE TABLE entry_words (entry_id BIGINT PRIMARY KEY, child_id BIGINT NOT NULL, words tsvector NOT NULL);"
    "CREATE INDEX entry_words_of_child ON entry_words (child_id, entry_id);"
    "CREATE INDEX entry_words_with ON entry_words USING gin (words);";

namespace {

constexpr std::size_t most_places = 16'383;  // PostgreSQL counts the places of words no further (manual, 12.11)
constexpr std::size_t most_places_of_a_word = 255;
constexpr std::size_t longest_word = 255;  // letters; longer ones are no words

std::vector<std::string> words_of(std::string_view text) {
    auto words = folded_words(text);
    for (auto& word : words)
        if (word.size() > longest_word) word.resize(longest_word);
    return words;
}

/// As a tsvector is written: 'school':1,7 'mum':2. Folded words hold letters and digits alone, so nothing in them needs escaping.
std::string vector_of(std::string_view text) {
    std::map<std::string, std::vector<std::size_t>> places;
    std::size_t place = 0;
    for (auto& word : words_of(text)) {
        auto& of_word = places[std::move(word)];
        if (++place <= most_places && of_word.size() < most_places_of_a_word) of_word.push_back(place);
    }
    std::string vector;
    for (const auto& [word, at] : places) {
        vector += (vector.empty() ? "'" : " '") + word + "'";
        for (std::size_t i = 0; i < at.size(); ++i) vector += (i == 0 ? ":" : ",") + std::to_string(at[i]);
    }
    return vector;
}

/// As a tsquery is written. What was typed without a space, such as O'Hara or 2:30, is looked for side by side.
std::string query_of(std::string_view text) {
    std::vector<std::vector<std::string>> typed;
    std::string one;
    const auto end_word = [&] {
        if (auto words = words_of(one); !words.empty()) typed.push_back(std::move(words));
        one.clear();
    };
    for (const char c : text) {
        if (c == '"' || c == ' ' || c == '\n' || c == '\t') end_word();
        else one += c;
    }
    end_word();
    std::string query;
    for (const auto& words : typed) {
        query += query.empty() ? "(" : " & (";
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool may_begin = &words == &typed.back() && i + 1 == words.size() && words[i].size() >= shortest_beginning;
            query += (i > 0 ? " <-> '" : "'") + words[i] + (may_begin ? "':*" : "'");
        }
        query += ")";
    }
    return query;
}

}  // namespace

void index_words(store::Connection& connection, EntryId entry, ChildId child, std::string_view words) {
    connection.run("INSERT INTO entry_words (entry_id, child_id, words) VALUES (:entry, :child, CAST(:words AS tsvector))"
                   " ON CONFLICT (entry_id) DO UPDATE SET child_id = excluded.child_id, words = excluded.words",
                   {{"entry", entry}, {"child", child}, {"words", vector_of(words)}});
}

void forget_words(store::Connection& connection, EntryId entry) {
    connection.run("DELETE FROM entry_words WHERE entry_id = :entry", {{"entry", entry}});
}

std::vector<EntryId> entries_with(store::Connection& connection, std::string_view words, std::span<const ChildId> children, EntryId before,
                                  std::size_t most) {
    const auto query = query_of(words);
    std::vector<EntryId> entries;
    if (query.empty()) return entries;
    std::string list;
    for (const auto child : children) list += (list.empty() ? "" : ",") + to_text(child);
    const std::string among = children.empty() ? "" : " AND child_id = ANY (CAST(:children AS bigint[]))";
    store::Bindings bindings = {{"query", query}, {"before", before}, {"most", most}};
    if (!children.empty()) bindings.emplace_back("children", "{" + list + "}");
    for (const auto& row :
         connection.query("SELECT entry_id AS id FROM entry_words WHERE words @@ CAST(:query AS tsquery) AND entry_id < :before" + among +
                              " ORDER BY entry_id DESC LIMIT :most",
                          bindings))
        entries.push_back(row.id<EntryId>("id"));
    return entries;
}

}  // namespace recording::postgresql
