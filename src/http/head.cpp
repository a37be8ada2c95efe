#include "http/head.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "http/target.hpp"

namespace http {
namespace {

std::unexpected<Refusal> refuse(int status, std::string reason) { return std::unexpected(Refusal{status, std::move(reason)}); }

// RFC 9110 §5.6.2
bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.contains(c);
    });
}

bool is_header_value(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != '\x7f'); });
}

std::string_view without_blanks(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

std::string in_lower_case(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// The lines of the block without their \r\n; nothing when a \r or \n stands alone, which other programs may take for a line end.
std::optional<std::vector<std::string_view>> lines_of(std::string_view block) {
    std::vector<std::string_view> lines;
    while (!block.empty()) {
        const auto end = block.find_first_of("\r\n");
        if (end == std::string_view::npos || !block.substr(end).starts_with("\r\n")) return std::nullopt;
        lines.push_back(block.substr(0, end));
        block.remove_prefix(end + 2);
    }
    return lines;
}

std::optional<Refusal> read_headers(std::span<const std::string_view> lines, Pairs& headers) {
    for (const auto line : lines) {
        if (line.starts_with(' ') || line.starts_with('\t')) return Refusal{400, "A header is folded over two lines."};
        const auto colon = line.find(':');
        // is_token refuses white space before the colon too (RFC 9112 §5.1).
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return Refusal{400, "A header has no proper name."};
        const auto value = without_blanks(line.substr(colon + 1));
        if (!is_header_value(value)) return Refusal{400, "A header has a character that is not allowed."};
        headers.emplace_back(in_lower_case(line.substr(0, colon)), value);
    }
    return std::nullopt;
}

std::vector<std::string_view> values_of(const Pairs& headers, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : headers)
        if (key == name) values.push_back(value);
    return values;
}

// RFC 9112 §3.2: exactly one Host in HTTP/1.1.
std::optional<Refusal> check_host(const Head& head, bool is_old) {
    const auto hosts = values_of(head.headers, "host");
    if (hosts.size() > 1) return Refusal{400, "There are two Host headers."};
    if (hosts.empty()) return is_old ? std::nullopt : std::optional(Refusal{400, "The Host header is missing."});
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || std::string_view("-._:[]").contains(c);
    };
    if (hosts[0].empty() || !std::ranges::all_of(hosts[0], fits)) return Refusal{400, "The Host header is not a name and port."};
    return std::nullopt;
}

// RFC 9112 §6.3: what cannot be measured in one way only is refused.
std::optional<Refusal> measure_body(Head& head, bool is_old) {
    const auto lengths = values_of(head.headers, "content-length"), codings = values_of(head.headers, "transfer-encoding");
    if (!lengths.empty() && !codings.empty()) return Refusal{400, "There is a Content-Length beside a Transfer-Encoding."};
    if (lengths.size() > 1) return Refusal{400, "There are two Content-Length headers."};
    if (codings.size() > 1 || (!codings.empty() && (is_old || !is_same_name(codings[0], "chunked"))))
        return Refusal{400, "The Transfer-Encoding is not known."};
    head.is_chunked = !codings.empty();
    if (!lengths.empty()) {
        const auto text = lengths[0];
        std::uint64_t length = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
        if (error != std::errc{} || end != text.data() + text.size()) return Refusal{400, "The Content-Length is not a number."};
        head.content_length = length;
    }
    if (head.has_body() && head.method != "POST") return Refusal{400, "Only a POST may have a body."};
    for (const auto coding : values_of(head.headers, "content-encoding"))
        if (!is_same_name(coding, "identity")) return Refusal{415, "A compressed request is not taken."};
    return std::nullopt;
}

std::optional<Refusal> read_expectations(Head& head, bool is_old) {
    head.keeps_alive = !is_old;
    for (const auto value : values_of(head.headers, "connection"))
        for (const auto option : split(value, ','))
            if (is_same_name(without_blanks(option), "close")) head.keeps_alive = false;
    for (const auto value : values_of(head.headers, "expect")) {
        if (is_old) continue;
        if (!is_same_name(value, "100-continue")) return Refusal{417, "What the Expect header asks for is not offered."};
        head.expects_continue = true;
    }
    return std::nullopt;
}

std::optional<Refusal> check_version(std::string_view version) {
    if (version == "HTTP/1.1" || version == "HTTP/1.0") return std::nullopt;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) && version[6] == '.' && is_digit(version[7]))
        return Refusal{505, "This version of HTTP is not spoken here."};
    return Refusal{400, "The request line does not name a version of HTTP."};
}

}  // namespace

std::optional<std::size_t> end_of_head(std::string_view bytes, std::size_t from) {
    // A bare \n ends the search too, so that it is refused at once and not waited for.
    for (auto at = bytes.find('\n', from); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
        const auto rest = bytes.substr(at + 1);
        if (rest.starts_with('\n')) return at + 2;
        if (rest.starts_with("\r\n")) return at + 3;
    }
    return std::nullopt;
}

std::expected<Head, Refusal> parse_head(std::string_view block) {
    auto lines = lines_of(block);
    if (!lines || lines->size() < 2) return refuse(400, "The lines of the request do not end in the way HTTP asks.");
    lines->pop_back();  // the empty one
    const auto words = split(lines->front(), ' ');
    if (words.size() != 3 || !is_token(words[0])) return refuse(400, "The request line is not a method, an address and a version.");
    if (auto refusal = check_version(words[2])) return std::unexpected(std::move(*refusal));

    Head head;
    head.method = words[0];
    const bool is_old = words[2] == "HTTP/1.0";
    if (auto refusal = read_headers(std::span(*lines).subspan(1), head.headers)) return std::unexpected(std::move(*refusal));
    if (auto refusal = check_host(head, is_old)) return std::unexpected(std::move(*refusal));
    if (head.method != "GET" && head.method != "HEAD" && head.method != "POST")
        return refuse(405, "Only GET, HEAD and POST are answered here.");
    if (auto refusal = measure_body(head, is_old)) return std::unexpected(std::move(*refusal));
    if (auto refusal = read_expectations(head, is_old)) return std::unexpected(std::move(*refusal));

    auto target = parse_target(words[1]);
    if (!target) return std::unexpected(std::move(target.error()));
    head.path = std::move(target->path);
    head.query = std::move(target->query);
    return head;
}

}  // namespace http
