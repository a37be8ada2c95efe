#include "care/recording/search_index.hpp"

#include <array>
#include <limits>

#include "base/text.hpp"
#include "care/recording/search_index_postgresql.hpp"
#include "care/recording/search_words.hpp"

namespace recording {

const char* const search_tables_sql =
    "CREATE VIRTUAL TABLE entry_words USING fts5(child, words, content='', contentless_delete=1, "
    "detail=full, tokenize='unicode61 remove_diacritics 2');"
                                      // How much an import gathers before it writes to the index: the less often, the less is merged.
    "INSERT INTO entry_words (entry_words, rank) VALUES ('hashsize', 8388608);"
    "CREATE VIRTUAL TABLE entry_terms USING fts5vocab(entry_words, instance);"
    "CREATE TABLE entry_words_list (child_id BIGINT NOT NULL, entry_id BIGINT NOT NULL, words TEXT NOT NULL,"
    " PRIMARY KEY (child_id, entry_id)) WITHOUT ROWID;";

namespace {

constexpr std::size_t most_endings = 40;

/// In the files of so few children the words of each entry are read through: what that costs grows with these files alone, what the index
/// costs with everybody's (docs/measured).
constexpr std::size_t most_read_through = 60;
constexpr std::array<std::string_view, 8> mark_names = {"mark0", "mark1", "mark2", "mark3", "mark4", "mark5", "mark6", "mark7"};

/// The words of the index that begin so. Of a beginning FTS5 reads every place of all its words before it looks at the child's; of words
/// that are named it reads the places it needs (docs/measured: 196 ms and 4 among 13 million entries). Nothing when they are too many to
/// name, or when the index may fold the beginning as we do not.
std::optional<std::vector<std::string>> words_that_begin(store::Connection& connection, const std::string& typed) {
    std::string beginning;
    for (const char c : typed) {
        if (static_cast<unsigned char>(c) >= 0x80 || !std::isalnum(static_cast<unsigned char>(c))) return std::nullopt;
        beginning += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    std::vector<std::string> words;
    for (auto at = beginning; words.size() < most_endings; at = words.back() + "0") {  // no word holds a sign below 0
        const auto next = connection.query("SELECT term FROM entry_terms WHERE term >= :at LIMIT 1", {{"at", at}});
        if (next.empty() || !next.front().text("term").starts_with(beginning)) return words;
        words.push_back(next.front().text("term"));
    }
    return std::nullopt;
}

/// The words as they were typed, between quotes and spaces. What holds no letter or digit is left out: the index does not know it.
std::vector<std::string> typed_words(std::string_view words) {
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
    return all;
}

/// The last word of a search, which may be the beginning of one. "" when no entry has such a word.
std::string match_of_last(store::Connection& connection, const std::string& word) {
    if (length_in_characters(word) < shortest_beginning) return "words : \"" + word + "\"";
    const auto known = words_that_begin(connection, word);
    if (!known) return "words : \"" + word + "\" *";
    std::string any;
    for (const auto& one : *known) any += (any.empty() ? "\"" : " OR \"") + one + "\"";
    return any.empty() ? "" : "words : (" + any + ")";
}

/// A person's words as an FTS5 query in which nothing they typed can be an operator. "" when no entry can meet it.
std::string match_of(store::Connection& connection, std::string_view words, std::span<const ChildId> children) {
    const auto all = typed_words(words);
    if (all.empty()) return "";
    auto match = match_of_last(connection, all.back());
    if (match.empty()) return "";
    for (std::size_t i = 0; i + 1 < all.size(); ++i) match += " AND words : \"" + all[i] + "\"";
    for (std::size_t i = 0; i < children.size(); ++i) match += (i > 0 ? " OR \"c" : " AND child : (\"c") + to_text(children[i]) + "\"";
    return children.empty() ? match : match + ")";
}

std::vector<EntryId> read_through(store::Connection& connection, const std::vector<std::string>& marks, std::span<const ChildId> children,
                                  EntryId before, std::size_t most) {
    std::string sql = "SELECT entry_id AS id FROM entry_words_list WHERE child_id = :child AND entry_id < :before";
    for (std::size_t i = 0; i < marks.size(); ++i) sql += " AND instr(words, :" + std::string(mark_names.at(i)) + ") > 0";
    sql += " ORDER BY entry_id DESC LIMIT :most";
    std::vector<EntryId> entries;
    for (const auto child : children) {
        store::Bindings bindings = {{"child", child}, {"before", before}, {"most", most}};
        for (std::size_t i = 0; i < marks.size(); ++i) bindings.emplace_back(mark_names.at(i), marks[i]);
        for (const auto& row : connection.query(sql, bindings)) entries.push_back(row.id<EntryId>("id"));
    }
    std::ranges::sort(entries, std::greater{});
    if (entries.size() > most) entries.resize(most);
    return entries;
}

void list_words(store::Connection& connection, EntryId entry, ChildId child, std::string_view words) {
    connection.run("INSERT INTO entry_words_list (child_id, entry_id, words) VALUES (:child, :entry, :words)"
                   " ON CONFLICT (child_id, entry_id) DO UPDATE SET words = excluded.words",
                   {{"child", child}, {"entry", entry}, {"words", word_list(words)}});
}

bool is_postgresql(const store::Connection& connection) { return connection.dialect() == store::Dialect::postgresql; }

}  // namespace

void index_new_words(store::Connection& connection, EntryId entry, ChildId child, std::string_view words) {
    if (is_postgresql(connection)) return postgresql::index_words(connection, entry, child, words);
    list_words(connection, entry, child, words);
    connection.run("INSERT INTO entry_words (rowid, child, words) VALUES (:entry, :child, :words)",
                   {{"entry", entry}, {"child", "c" + to_text(child)}, {"words", words}});
}

void index_words(store::Connection& connection, EntryId entry, ChildId child, std::string_view words) {
    if (is_postgresql(connection)) return postgresql::index_words(connection, entry, child, words);
    list_words(connection, entry, child, words);
    connection.run("INSERT OR REPLACE INTO entry_words (rowid, child, words) VALUES (:entry, :child, :words)",
                   {{"entry", entry}, {"child", "c" + to_text(child)}, {"words", words}});
}

void forget_words(store::Connection& connection, EntryId entry) {
    if (is_postgresql(connection)) return postgresql::forget_words(connection, entry);
    connection.run("DELETE FROM entry_words WHERE rowid = :entry", {{"entry", entry}});
    connection.run("DELETE FROM entry_words_list WHERE child_id = (SELECT child_id FROM entry WHERE id = :entry) AND entry_id = :entry",
                   {{"entry", entry}});
}

std::vector<EntryId> entries_with(store::Connection& connection, std::string_view words, ChildId child, std::size_t most) {
    const std::span<const ChildId> children(&child, child.is_set() ? 1 : 0);
    return entries_with(connection, words, children, EntryId{std::numeric_limits<std::int64_t>::max()}, most);
}

std::vector<EntryId> entries_with(store::Connection& connection, std::string_view words, std::span<const ChildId> children, EntryId before,
                                  std::size_t most) {
    if (is_postgresql(connection)) return postgresql::entries_with(connection, words, children, before, most);
    if (!children.empty() && children.size() <= most_read_through)
        if (const auto marks = marks_of(words); marks && !marks->empty() && marks->size() <= mark_names.size())
            return read_through(connection, *marks, children, before, most);
    const auto match = match_of(connection, words, children);
    std::vector<EntryId> entries;
    if (match.empty()) return entries;
    for (const auto& row : connection.query(
             "SELECT rowid AS id FROM entry_words WHERE entry_words MATCH :match AND rowid < :before ORDER BY rowid DESC LIMIT :most",
             {{"match", match}, {"before", before}, {"most", most}}))
        entries.push_back(row.id<EntryId>("id"));
    return entries;
}

}  // namespace recording
