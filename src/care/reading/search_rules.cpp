#include "base/text.hpp"
#include "care/reading/search.hpp"
#include "care/recording/search_index.hpp"
#include "care/recording/search_words.hpp"

namespace reading {

namespace {

constexpr std::size_t longest_search = 200;

using recording::fold_word;
using recording::runs_of;

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

    /// Whether each of them is a word of this text.
    [[nodiscard]] bool all_stand_in(std::string_view text) const {
        std::vector<bool> found(words_.size());
        for (const auto run : runs_of(text)) {
            const auto plain = fold_word(text.substr(run.begin, run.end - run.begin));
            for (std::size_t i = 0; i < words_.size(); ++i) found[i] = found[i] || meets(plain, i);
        }
        return std::ranges::all_of(found, std::identity{});
    }

  private:
    /// Whether this folded word of a text is the one at that place of the search.
    [[nodiscard]] bool meets(std::string_view plain, std::size_t at) const {
        if (plain == words_[at]) return true;
        return at + 1 == words_.size() && words_[at].size() >= recording::shortest_beginning && plain.starts_with(words_[at]);
    }
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

bool has_all(std::string_view text, std::string_view looked_for) { return Wanted(looked_for).all_stand_in(text); }

std::vector<Piece> excerpt_of(std::string_view text, std::string_view looked_for, std::size_t around) {
    const Wanted wanted(looked_for);
    const auto runs = runs_of(text);
    const auto word = [&](const recording::Run& run) { return text.substr(run.begin, run.end - run.begin); };
    const auto first = std::ranges::find_if(runs, [&](const recording::Run& run) { return wanted.has(word(run)); });
    const auto middle = first == runs.end() ? recording::Run{} : *first;
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

std::vector<FieldProblem> problems_with_search(std::string_view looked_for) {
    if (length_in_characters(looked_for) > longest_search) return {{"words", "Search with 200 characters or fewer"}};
    const auto runs = runs_of(looked_for);
    // One letter stands in nearly every entry; one sign of another script may be a word.
    const bool has_word = std::ranges::any_of(runs, [](const recording::Run& run) { return run.end - run.begin >= 2; });
    return has_word ? std::vector<FieldProblem>{} : std::vector<FieldProblem>{{"words", "Enter a word of two letters or more"}};
}

}  // namespace reading
