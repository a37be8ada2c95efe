#include "world/phrasing.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/ensure.hpp"

namespace world {
namespace {

constexpr std::pair<std::string_view, Slot> slot_names[] = {{"age", Slot::age},
                                                            {"att", Slot::att},
                                                            {"carer", Slot::carer},
                                                            {"cher", Slot::cher},
                                                            {"child", Slot::child},
                                                            {"chim", Slot::chim},
                                                            {"condition", Slot::condition},
                                                            {"cshe", Slot::cshe},
                                                            {"dad", Slot::dad},
                                                            {"day", Slot::day},
                                                            {"doctor", Slot::doctor},
                                                            {"friend", Slot::friend_},
                                                            {"her", Slot::her},
                                                            {"herself", Slot::herself},
                                                            {"him", Slot::him},
                                                            {"hobby", Slot::hobby},
                                                            {"home", Slot::home},
                                                            {"mum", Slot::mum},
                                                            {"nan", Slot::nan},
                                                            {"now", Slot::now},
                                                            {"nurse", Slot::nurse},
                                                            {"other", Slot::other},
                                                            {"pc", Slot::pc},
                                                            {"relative", Slot::relative},
                                                            {"school", Slot::school},
                                                            {"she", Slot::she},
                                                            {"street", Slot::street},
                                                            {"subject", Slot::subject},
                                                            {"teacher", Slot::teacher},
                                                            {"time", Slot::time},
                                                            {"toy", Slot::toy},
                                                            {"worker", Slot::worker}};

Slot slot_named(std::string_view name) {
    const auto* found = std::ranges::lower_bound(slot_names, name, {}, &std::pair<std::string_view, Slot>::first);
    ensure(found != std::end(slot_names) && found->first == name, "a pattern uses only slots that exist");
    return found->second;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }

/// Where the bracket opened just before `from` closes.
std::size_t closing(std::string_view pattern, std::size_t from) {
    int depth = 1;
    for (std::size_t at = from; at < pattern.size(); ++at) {
        if (pattern[at] == '[') ++depth;
        if (pattern[at] == ']' && --depth == 0) return at;
    }
    ensure(false, "every bracket of a pattern closes");
    return pattern.size();
}

std::string_view alternative(std::string_view inside, Random& random) {
    std::array<std::string_view, 12> options;
    std::size_t count = 0;
    std::size_t start = 0;
    int depth = 0;
    for (std::size_t at = 0; at <= inside.size(); ++at) {
        const bool ends = at == inside.size() || (depth == 0 && inside[at] == '|');
        if (ends) {
            ensure(count < options.size(), "a pattern offers at most twelve choices");
            options[count++] = inside.substr(start, at - start);
            start = at + 1;
        } else if (inside[at] == '[') {
            ++depth;
        } else if (inside[at] == ']') {
            --depth;
        }
    }
    return options[random.below(count)];
}

struct Sign {
    std::string_view word;
    int youngest;
};
/// Words that show that a pattern is about one child, and from what age they make sense.
constexpr Sign signs_of_child[] = {{"{child}", 2},   {"{she}", 2}, {"{She}", 2},   {"{her}", 2},    {"{Her}", 2},     {"{him}", 2},
                                   {"{herself}", 2}, {"{toy}", 2}, {"{hobby}", 5}, {"{friend}", 4}, {"{subject}", 6}, {"{school}", 4},
                                   {"{teacher}", 3}, {"{att}", 5}, {"{age}", 2},   {"{mum}", 2},    {"{dad}", 2},     {"{nan}", 0}};
constexpr std::string_view signs_of_siblings[] = {"he children", "brother", "little ones", "the youngest", "bunk bed", "Two toothbrushes"};

std::string_view without_mark(std::string_view pattern, Fit& fit) {
    const std::size_t end = pattern.find('>');
    ensure(end != std::string_view::npos, "the mark of a pattern closes");
    std::string_view mark = pattern.substr(1, end - 1);
    fit.once = mark.starts_with('!');
    if (fit.once) mark.remove_prefix(1);
    int ages[2] = {0, 0};
    int which = 0;
    for (const char letter : mark) {
        if (letter == '-') which = 1;
        else ages[which] = ages[which] * 10 + (letter - '0');
    }
    if (!mark.empty()) {
        fit.youngest = ages[0];
        fit.oldest = ages[1];
    } else {
        fit.oldest = -1;  // to be found from the words
    }
    return pattern.substr(end + 1);
}

Fit look_at(std::string_view pattern) {
    Fit fit;
    fit.words = pattern;
    bool told = false;
    if (pattern.starts_with('<')) {
        fit.words = without_mark(pattern, fit);
        told = fit.oldest >= 0;
        fit.oldest = told ? fit.oldest : 17;
    }
    for (const Sign& sign : signs_of_child)
        if (fit.words.find(sign.word) != std::string_view::npos) {
            fit.names_child = true;
            if (!told) fit.youngest = std::max(fit.youngest, sign.youngest);
        }
    if (!told && fit.words.find("{toy}") != std::string_view::npos) fit.oldest = 10;
    fit.names_child = fit.names_child || told;  // what has an age is about somebody of that age
    fit.needs_hour = fit.words.find("{now}") != std::string_view::npos;
    fit.needs_history = fit.words.find("} months") != std::string_view::npos || fit.words.find("in a row") != std::string_view::npos;
    for (const std::string_view sign : signs_of_siblings) fit.needs_several |= fit.words.find(sign) != std::string_view::npos;
    return fit;
}

}  // namespace

const Fit& fit_of(std::string_view pattern) {
    thread_local std::unordered_map<const void*, Fit> known;  // patterns are literals: their address tells them apart
    const auto found = known.find(pattern.data());
    return found != known.end() ? found->second : known.emplace(pattern.data(), look_at(pattern)).first->second;
}

std::string_view Pen::deal(Lines lines) {
    ensure(!lines.empty(), "there is something to deal");
    Cursor& cursor = cursors_[lines.data()];
    const auto size = static_cast<std::uint16_t>(lines.size());
    if (cursor.step == 0 || cursor.dealt == size) {
        cursor.at = static_cast<std::uint16_t>(random_.below(size));
        do cursor.step = static_cast<std::uint16_t>(1 + random_.below(size));
        while (std::gcd(cursor.step, size) != 1);
        cursor.dealt = 0;
    }
    ++cursor.dealt;
    cursor.at = static_cast<std::uint16_t>((cursor.at + cursor.step) % size);
    return lines[cursor.at];
}

void Pen::add(std::string& out, std::string_view pattern, const Scene& scene) {
    if (!out.empty() && out.back() != '\n' && out.back() != ' ') out += ' ';
    const std::size_t start = out.size();
    write(out, pattern.starts_with('<') ? fit_of(pattern).words : pattern, scene);
    if (start < out.size() && is_lower(out[start])) out[start] = static_cast<char>(out[start] - 'a' + 'A');
    for (std::size_t at = out.find(". ", start); at != std::string::npos && at + 2 < out.size(); at = out.find(". ", at + 2))
        if (is_lower(out[at + 2])) out[at + 2] = static_cast<char>(out[at + 2] - 'a' + 'A');
}

std::string Pen::line(Lines lines, const Scene& scene) {
    std::string out;
    if (!lines.empty()) add(out, lines, scene);
    return out;
}

void Pen::write(std::string& out, std::string_view pattern, const Scene& scene) {
    while (!pattern.empty()) {
        const std::size_t special = pattern.find_first_of("{[");
        out.append(pattern.substr(0, special));
        if (special == std::string_view::npos) return;
        if (pattern[special] == '{') {
            const std::size_t end = pattern.find('}', special);
            ensure(end != std::string_view::npos, "every slot of a pattern closes");
            write_slot(out, pattern.substr(special + 1, end - special - 1), scene);
            pattern.remove_prefix(end + 1);
        } else {
            const std::size_t end = closing(pattern, special + 1);
            write(out, alternative(pattern.substr(special + 1, end - special - 1), random_), scene);
            pattern.remove_prefix(end + 1);
        }
    }
}

void Pen::write_slot(std::string& out, std::string_view name, const Scene& scene) {
    ensure(!name.empty(), "a slot has a name");
    if (is_digit(name.front())) {
        int ends[2] = {0, 0};
        int which = 0;
        for (const char letter : name) {
            if (letter == '-') which = 1;
            else ends[which] = ends[which] * 10 + (letter - '0');
        }
        out += std::to_string(random_.between(ends[0], ends[1]));
        return;
    }
    if (!is_upper(name.front())) {
        out.append(scene[slot_named(name)]);
        return;
    }
    std::array<char, 16> lower{};
    const std::size_t size = name.copy(lower.data(), lower.size());
    lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
    const std::size_t start = out.size();
    out.append(scene[slot_named({lower.data(), size})]);
    if (start < out.size() && is_lower(out[start])) out[start] = static_cast<char>(out[start] - 'a' + 'A');
}

}  // namespace world
