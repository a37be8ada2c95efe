#include "http/encoding.hpp"

#include <unicode/utf8.h>

#include <cstdint>

#include "base/text.hpp"
#include "http/message.hpp"

namespace http {
namespace {

constexpr std::size_t fields_at_most = 10'000;

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool stays(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' || c == '~';
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, Plus plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            out += text[at] == '+' && plus == Plus::is_space ? ' ' : text[at];
            continue;
        }
        if (at + 2 >= text.size()) return std::nullopt;
        const int high = digit_of(text[at + 1]), low = digit_of(text[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return out;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (stays(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

bool is_clean_text(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t at = 0;
    while (at < text.size()) {
        std::int32_t character = 0;
        U8_NEXT(bytes, at, text.size(), character);
        if (character <= 0) return false;
    }
    return true;
}

std::optional<Fields> parse_urlencoded(std::string_view body) {
    Pairs pairs;
    for (std::size_t from = 0; from <= body.size();) {
        const auto end = std::min(body.find('&', from), body.size());
        const auto piece = body.substr(from, end - from);
        from = end + 1;
        if (piece.empty()) continue;
        const auto equals = std::min(piece.find('='), piece.size());
        auto name = percent_decoded(piece.substr(0, equals), Plus::is_space);
        auto value = percent_decoded(piece.substr(std::min(equals + 1, piece.size())), Plus::is_space);
        if (!name || !value || !is_clean_text(*name) || !is_clean_text(*value) || pairs.size() == fields_at_most) return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return Fields(std::move(pairs));
}

std::string to_urlencoded(const Pairs& pairs) {
    std::string out;
    for (const auto& [name, value] : pairs) {
        if (!out.empty()) out += '&';
        out += percent_encoded(name) + '=' + percent_encoded(value);
    }
    return out;
}

}  // namespace http
