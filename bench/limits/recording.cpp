// Linked into the program, makes firsthand_recording of it: the same program, which writes each SQL statement it runs, with its
// values, into the file that FIRSTHAND_STATEMENTS names, one line of JSON each. What is replayed is what was really asked.
#include <sqlite3.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>

namespace {

namespace json = boost::json;

class Recording {
  public:
    void write(sqlite3* database, std::string_view sql, std::string_view with_values) {
        const std::scoped_lock hold(mutex_);
        if (sql == "BEGIN IMMEDIATE") writers_.insert(database);
        file_ << json::serialize(json::object{{"thread", std::hash<std::thread::id>{}(std::this_thread::get_id()) >> 1},
                                              {"writes", writers_.contains(database)},
                                              {"sql", sql},
                                              {"values", values(sql, with_values)}})
              << '\n'
              << std::flush;
    }

  private:
    static std::size_t end_of_literal(std::string_view text, std::size_t at) {
        if (text[at] != '\'') return std::min(text.find_first_not_of("-+.0123456789abcdefABCDEFNULx", at), text.size());
        while (true) {
            at = text.find('\'', at + 1);
            if (at + 1 >= text.size() || text[at + 1] != '\'') return at + 1;
            ++at;
        }
    }

    static json::value value_of(std::string_view literal) {
        if (literal == "NULL") return nullptr;
        if (literal.front() != '\'') return std::strtoll(std::string(literal).c_str(), nullptr, 10);
        std::string text;
        for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
            text += literal[i];
            if (literal[i] == '\'') ++i;
        }
        return json::string(text);
    }

    /// SQLite tells the text with its values filled in: where the two differ, a value stands.
    static json::object values(std::string_view sql, std::string_view filled) {
        json::object found;
        for (std::size_t i = 0, j = 0; i < sql.size(); ++i, ++j) {
            if (sql[i] == '\'') {
                const auto length = end_of_literal(sql, i) - i;
                i += length - 1;
                j += length - 1;
            } else if (sql[i] == ':' && std::isalpha(static_cast<unsigned char>(sql[i + 1]))) {
                auto end = i + 1;
                while (end < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[end])) || sql[end] == '_')) ++end;
                const auto literal = end_of_literal(filled, j);
                found[sql.substr(i, end - i)] = value_of(filled.substr(j, literal - j));
                i = end - 1;
                j = literal - 1;
            }
        }
        return found;
    }

    std::mutex mutex_;
    std::ofstream file_{std::getenv("FIRSTHAND_STATEMENTS"), std::ios::app};
    std::set<sqlite3*> writers_;
};

int note(unsigned, void* database, void* statement, void* sql) {
    static Recording recording;
    const std::string_view text = static_cast<const char*>(sql);
    // Triggers, and what the search index asks of its own tables, run again by themselves.
    if (text.starts_with("--") || (text.contains("entry_words_") && !text.contains("entry_words_list")) || text.starts_with("PRAGMA"))
        return 0;
    char* filled = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
    if (filled) recording.write(static_cast<sqlite3*>(database), text, filled);
    sqlite3_free(filled);
    return 0;
}

int listen(sqlite3* database, char**, const void*) { return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, note, database); }

// SQLite calls it for each connection that is opened.
const bool is_listening = std::getenv("FIRSTHAND_STATEMENTS") && sqlite3_auto_extension(reinterpret_cast<void (*)()>(listen)) == SQLITE_OK;

}  // namespace
