#include "base/text.hpp"
#include "care/reading/search.hpp"
#include "care/recording/search_index.hpp"

namespace reading {

namespace {

constexpr std::size_t longest_search = 200;

struct Run {
    std::size_t begin = 0, end = 0;
};

/// How many bytes the mark at this place takes that stands between words; 0 within a word. Letters of every script are
/// words; the punctuation of Latin-1 and of U+2000 to U+206F is not.
std::size_t gap_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return std::isalnum(byte) ? 0 : 1;
    const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
    if (byte == 0xC2 && next >= 0xA0 && next <= 0xBF) return 2;
    if (byte == 0xE2 && (next == 0x80 || next == 0x81)) return std::min<std::size_t>(3, text.size() - at);
    return 0;
}

std::vector<Run> runs_of(std::string_view text) {
    std::vector<Run> runs;
    bool within = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto gap = gap_at(text, at);
        if (gap == 0 && !within) runs.push_back({at, at});
        within = gap == 0;
        at += std::max<std::size_t>(gap, 1);
        if (within) runs.back().end = at;
    }
    return runs;
}

std::string fold_word(std::string_view word) {
    std::string lower;
    for (const char c : word) {
        if (static_cast<unsigned char>(c) >= 0x80) return folded(word);
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return lower;
}

class Wanted {
  public:
    explicit Wanted(std::string_view looked_for) {
        for (const auto run : runs_of(looked_for)) words_.push_back(fold_word(looked_for.substr(run.begin, run.end - run.begin)));
    }
    [[nodiscard]] bool has(std::string_view word) const {
        const auto plain = fold_word(word);
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (meets(plain, i)) return true;
        return false;
    }
    [[nodiscard]] std::size_t count() const { return words_.size(); }
    /// Whether this folded word of a text is the one at that place of the search.
    [[nodiscard]] bool meets(std::string_view plain, std::size_t at) const {
        if (plain == words_[at]) return true;
        return at + 1 == words_.size() && words_[at].size() >= recording::shortest_beginning && plain.starts_with(words_[at]);
    }

  private:
    std::vector<std::string> words_;
};

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The place so many characters before or after, never within a character, and between words where one is near.
std::size_t before(std::string_view text, std::size_t at, std::size_t characters) {
    while (at > 0 && characters > 0)
        if (!continues_character(text[--at])) --characters;
    if (at == 0) return 0;
    const auto space = text.find_first_of(" \n", at);
    return space == std::string_view::npos || space > at + 20 ? at : space + 1;
}
std::size_t after(std::string_view text, std::size_t at, std::size_t characters) {
    while (at < text.size() && (characters > 0 || continues_character(text[at])))
        if (!continues_character(text[at++])) --characters;
    if (at == text.size()) return at;
    const auto space = text.find_last_of(" \n", at);
    return space == std::string_view::npos || space + 20 < at ? at : space;
}

/// On one line: a dot stands where an answer or a paragraph ended.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\n') line += text[at];
        else if (at == 0 || text[at - 1] != '\n') line += " · ";
    }
    return line;
}

}  // namespace

std::vector<Piece> excerpt_of(std::string_view text, std::string_view looked_for, std::size_t around) {
    const Wanted wanted(looked_for);
    const auto runs = runs_of(text);
    const auto word = [&](const Run& run) { return text.substr(run.begin, run.end - run.begin); };
    const auto first = std::ranges::find_if(runs, [&](const Run& run) { return wanted.has(word(run)); });
    const Run middle = first == runs.end() ? Run{} : *first;
    const auto from = std::min(before(text, middle.begin, around), middle.begin);
    const auto until = std::max(after(text, middle.end, first == runs.end() ? 2 * around : around), middle.end);
    std::vector<Piece> pieces;
    auto at = from;
    for (const auto& run : runs) {
        if (run.begin < from || run.end > until || run.begin < middle.begin || !wanted.has(word(run))) continue;
        if (run.begin > at) pieces.push_back({on_one_line(text.substr(at, run.begin - at)), false});
        pieces.push_back({std::string(word(run)), true});
        at = run.end;
    }
    if (until > at) pieces.push_back({on_one_line(text.substr(at, until - at)), false});
    if (from > 0 && !pieces.empty()) pieces.insert(pieces.begin(), {"… ", false});
    if (until < text.size()) pieces.push_back({" …", false});
    return pieces;
}

bool is_plain_search(std::string_view looked_for) {
    return std::ranges::all_of(looked_for, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 && (std::isalnum(byte) || c == ' ' || c == '"');
    });
}

bool holds_all(std::string_view text, std::string_view looked_for) {
    const Wanted wanted(looked_for);
    std::vector<bool> is_met(wanted.count(), false);
    for (const auto& run : runs_of(text)) {
        const auto plain = fold_word(text.substr(run.begin, run.end - run.begin));
        for (std::size_t at = 0; at < is_met.size(); ++at)
            if (wanted.meets(plain, at)) is_met[at] = true;
    }
    return !is_met.empty() && std::ranges::find(is_met, false) == is_met.end();
}

std::vector<FieldProblem> problems_with_search(std::string_view looked_for) {
    if (length_in_characters(looked_for) > longest_search) return {{"words", "Search with 200 characters or fewer"}};
    const auto runs = runs_of(looked_for);
    // One letter stands in nearly every entry; one sign of another script may be a word.
    const bool has_word = std::ranges::any_of(runs, [](const Run& run) { return run.end - run.begin >= 2; });
    return has_word ? std::vector<FieldProblem>{} : std::vector<FieldProblem>{{"words", "Enter a word of two letters or more"}};
}

}  // namespace reading
