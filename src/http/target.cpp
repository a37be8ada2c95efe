#include "http/target.hpp"

#include <algorithm>

#include "base/percent_encoding.hpp"
#include "base/text.hpp"

namespace http {
namespace {

std::unexpected<Refusal> refuse(std::string reason) { return std::unexpected(Refusal{400, std::move(reason)}); }

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; }

bool is_plain_segment(std::string_view segment) {
    return segment != "." && segment != ".." && !segment.contains('/') && !segment.contains('\\') &&
           std::ranges::none_of(segment, is_control) && is_clean_text(segment);
}

}  // namespace

std::expected<Target, Refusal> parse_target(std::string_view target) {
    if (!target.starts_with('/')) return refuse("The address does not begin with a slash.");
    if (!std::ranges::all_of(target, [](char c) { return c > ' ' && c < '\x7f' && c != '#'; }))
        return refuse("The address has a character that must be percent-encoded.");

    const auto question = std::min(target.find('?'), target.size());
    Target parsed;
    for (const auto piece : split(target.substr(1, question - 1), '/')) {
        const auto segment = percent_decoded(piece);
        if (!segment) return refuse("The address has a broken percent escape.");
        if (!is_plain_segment(*segment)) return refuse("The address has a segment that is not allowed.");
        parsed.path += '/' + *segment;
    }
    if (question < target.size()) {
        auto query = parse_urlencoded(target.substr(question + 1));
        if (!query) return refuse("The query has a broken escape or text that is not UTF-8.");
        parsed.query = std::move(*query);
    }
    return parsed;
}

}  // namespace http
