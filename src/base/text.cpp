#include "base/text.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "base/ensure.hpp"

namespace {

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
    ensure(U_SUCCESS(status), "ICU has its normalisation data");
    return *normalizer;
}

std::unique_ptr<icu::Transliterator> make_folder() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    ensure(U_SUCCESS(status), "ICU has its transliteration data");
    return made;
}

bool is_plain_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string to_latin(std::string_view text) {
    if (is_plain_ascii(text)) return std::string(text);
    thread_local const auto folder = make_folder();
    auto unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    folder->transliterate(unicode);
    std::string out;
    unicode.toUTF8String(out);
    return out;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string cleaned(std::string_view text) {
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r') {
            if (i + 1 >= text.size() || text[i + 1] != '\n') lines += '\n';
        } else if (c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= 0x20) {
            if (c != 0x7f) lines += c;
        }
    }
    if (is_plain_ascii(lines)) return lines;
    UErrorCode status = U_ZERO_ERROR;
    const auto unicode = nfc().normalize(icu::UnicodeString::fromUTF8(lines), status);
    ensure(U_SUCCESS(status), "text can be normalised");
    std::string out;
    unicode.toUTF8String(out);
    return out;
}

std::string folded(std::string_view text) {
    std::string out;
    for (const char c : to_latin(text)) {
        const char lower = (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
        if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
            out += lower;
        } else if (lower == '\'' || static_cast<unsigned char>(lower) >= 0x80) {
            continue;  // O'Brien is obrien; a mark that no Latin letter stands for is dropped
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    const auto plain = folded(text);
    for (const auto word : split(plain, ' '))
        if (!word.empty()) words.emplace_back(word);
    return words;
}

std::size_t length_in_characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string listed(const std::vector<std::string>& items, std::string_view last) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += i + 1 == items.size() ? fmt::format(" {} ", last) : ", ";
        out += items[i];
    }
    return out;
}

std::string shortened(std::string_view text, std::size_t characters) {
    if (length_in_characters(text) <= characters) return std::string(text);
    std::size_t bytes = 0, seen = 0;
    while (bytes < text.size() && seen < characters) {
        ++bytes;
        while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) ++bytes;
        ++seen;
    }
    auto cut = text.substr(0, bytes);
    if (const auto space = cut.find_last_of(" \n"); space != std::string_view::npos && space > bytes / 2) cut = cut.substr(0, space);
    return std::string(trimmed(cut)) + "…";
}

std::string counted(long long number, std::string_view one, std::string_view many) {
    return with_commas(number) + " " + std::string(number == 1 ? one : many);
}

std::string lowered(std::string words) {
    if (words.size() > 1 && words[1] >= 'a' && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

std::string with_commas(long long number) {
    auto digits = std::to_string(number < 0 ? -number : number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
    return number < 0 ? "-" + digits : digits;
}
