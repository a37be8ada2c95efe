#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "care/people/find.hpp"

namespace people {
namespace {

using std::chrono::year_month_day;

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// 3, 3rd, 21st
std::optional<int> day_number(std::string_view text) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        if (text.ends_with(ending)) return whole_number(text.substr(0, text.size() - 2));
    return whole_number(text);
}

/// Any beginning of a month's English name of three letters or more.
std::optional<int> month_number(std::string_view word) {
    constexpr std::array<std::string_view, 12> months = {"january", "february", "march",     "april",   "may",      "june",
                                                         "july",    "august",   "september", "october", "november", "december"};
    if (word.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < months.size(); ++i)
        if (months[i].starts_with(word) || (word == "sept" && i == 8)) return static_cast<int>(i) + 1;
    return std::nullopt;
}

/// Two figures are of this century up to 40, then of the last: adults are looked for too.
std::optional<int> year_number(std::string_view text) {
    const auto year = whole_number(text);
    if (!year) return std::nullopt;
    if (text.size() == 2) return *year <= 40 ? 2000 + *year : 1900 + *year;
    return text.size() == 4 && *year >= 1900 && *year <= 2100 ? year : std::nullopt;
}

std::optional<Day> day_of(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
    const year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                              std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional<Day>(Day{date}) : std::nullopt;
}

/// 3/5/2014, 3.5.14, 2014-05-03
std::optional<Day> day_in_figures(std::string_view token) {
    for (const char separator : {'/', '-', '.'}) {
        const auto parts = split(token, separator);
        if (parts.size() != 3) continue;
        if (parts[0].size() == 4) return day_of(year_number(parts[0]), whole_number(parts[1]), whole_number(parts[2]));
        return day_of(year_number(parts[2]), whole_number(parts[1]), whole_number(parts[0]));
    }
    return std::nullopt;
}

/// 3 May 2014, May 3 2014
std::optional<Day> day_in_words(std::string_view first, std::string_view second, std::string_view third) {
    const auto one = folded(first), two = folded(second);
    if (const auto month = month_number(two)) return day_of(year_number(third), month, day_number(one));
    return day_of(year_number(third), month_number(one), day_number(two));
}

bool has_figure(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string_view> tokens_of(std::string_view line) {
    std::vector<std::string_view> tokens;
    while (!line.empty()) {
        const auto end = line.find_first_of(" \t\r\n,;");
        if (const auto token = line.substr(0, end); !token.empty()) tokens.push_back(token);
        if (end == std::string_view::npos) break;
        line.remove_prefix(end + 1);
    }
    return tokens;
}

void add_words(Asked& asked, std::string_view token) {
    for (auto& word : folded_words(token))
        if (std::ranges::find(asked.words, word) == asked.words.end()) asked.words.push_back(std::move(word));
}

/// "el sayed" and "o brien" are one word in many a record.
void join_particles(Asked& asked) {
    constexpr std::size_t longest_particle = 3;
    for (std::size_t i = 1, typed = asked.words.size(); i < typed; ++i)
        if (asked.words[i - 1].size() <= longest_particle) asked.words.push_back(asked.words[i - 1] + asked.words[i]);
}

}  // namespace

std::string bare_number(std::string_view number) {
    std::string bare;
    for (const char c : number) {
        if (c >= 'a' && c <= 'z') bare += static_cast<char>(c - 'a' + 'A');
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) bare += c;
    }
    return bare;
}

Asked asked_by(std::string_view line) {
    constexpr std::size_t most_tokens = 12;
    Asked asked;
    auto tokens = tokens_of(line);
    if (tokens.size() > most_tokens) tokens.resize(most_tokens);
    std::string figures;  // an NHS number is often typed in three pieces
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (const auto day = day_in_figures(tokens[i])) {
            asked.born_on = day;
        } else if (const auto worded = i + 2 < tokens.size() ? day_in_words(tokens[i], tokens[i + 1], tokens[i + 2]) : std::nullopt) {
            asked.born_on = worded;
            i += 2;
        } else if (has_figure(tokens[i])) {
            asked.numbers.push_back(bare_number(tokens[i]));
            if (whole_number(tokens[i])) figures += tokens[i];
        } else {
            add_words(asked, tokens[i]);
        }
    }
    join_particles(asked);
    if (figures.size() > 5 && std::ranges::find(asked.numbers, figures) == asked.numbers.end()) asked.numbers.push_back(figures);
    return asked;
}

}  // namespace people
