#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace http {

/// Why a request is not taken: the status of the answer and one sentence for its page.
struct Refusal {
    int status = 400;
    std::string reason;
    bool operator==(const Refusal&) const = default;
};

/// The request line and headers, checked more strictly than Beast does, because whatever two programs read differently can smuggle
/// a second request past the first of them (RFC 9112 §11.2).
struct Head {
    std::string method;  ///< GET, HEAD or POST
    std::string path;    ///< as Request::path
    Fields query;
    Pairs headers;  ///< names in lower case
    std::optional<std::uint64_t> content_length;
    bool is_chunked = false;
    bool expects_continue = false;  ///< waits for 100 before it sends the body
    bool keeps_alive = true;        ///< may send another request on this connection

    [[nodiscard]] bool has_body() const { return is_chunked || content_length.value_or(0) > 0; }
};

/// How many bytes the head takes with its empty line, or nothing when that has not come. The search begins at `from`.
std::optional<std::size_t> end_of_head(std::string_view bytes, std::size_t from = 0);
/// block is as long as end_of_head said.
std::expected<Head, Refusal> parse_head(std::string_view block);

}  // namespace http
