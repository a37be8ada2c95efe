#pragma once
#include <string>
#include <string_view>
#include <vector>

/// Without white space at either end.
std::string_view trimmed(std::string_view text);
/// Line ends as \n, control characters other than tab and line end removed, Unicode composed (NFC).
/// Bytes that are not UTF-8 become the replacement character.
std::string cleaned(std::string_view text);
/// The text for comparing: case folded, accents removed, other scripts to Latin letters, punctuation to spaces, spaces single.
std::string folded(std::string_view text);
/// The folded words of a text, in order.
std::vector<std::string> folded_words(std::string_view text);
/// How many characters a reader sees (Unicode code points), for limits and counts.
std::size_t length_in_characters(std::string_view text);
/// Split at each separator; empty pieces are kept.
std::vector<std::string_view> split(std::string_view text, char separator);
/// "a, b and c"
std::string listed(const std::vector<std::string>& items, std::string_view last = "and");
/// At most so many characters, cut at a word, with an ellipsis where something was left out.
std::string shortened(std::string_view text, std::size_t characters);
/// "1 child", "2 children"
std::string counted(long long number, std::string_view one, std::string_view many);
/// A title within a sentence: "Names" is "names", "CiN code" stays.
std::string lowered(std::string words);
/// 12,345
std::string with_commas(long long number);
