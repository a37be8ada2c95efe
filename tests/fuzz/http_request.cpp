// A request from its first byte to the form, as Connection takes it: the head, the framing of the body, the body by its type.
#include "base/percent_encoding.hpp"
#include "fuzz.hpp"
#include "http/body.hpp"
#include "http/forwarded.hpp"
#include "http/head.hpp"
#include "http/wire.hpp"

namespace {

constexpr std::size_t header_limit = 4'096, body_limit = 16'384;

void check(const http::Head& head) {
    fuzz::promise(head.method == "GET" || head.method == "HEAD" || head.method == "POST");
    fuzz::promise(head.path.starts_with('/') && is_clean_text(head.path) && !head.path.contains('\\'));
    fuzz::promise(!head.path.contains("/../") && !head.path.ends_with("/.."));
    fuzz::promise(!(head.is_chunked && head.content_length));
    fuzz::promise(!head.has_body() || head.method == "POST");
    for (const auto& [name, value] : head.headers) fuzz::promise(!value.contains('\n') && !value.contains('\r') && !name.contains(' '));
    for (const auto& [name, value] : head.query.pairs()) fuzz::promise(is_clean_text(name) && is_clean_text(value));
}

void take(http::Head head, std::string body) {
    fuzz::promise(body.size() <= body_limit && (!head.content_length || *head.content_length == body.size()));
    http::Request request;
    request.method = head.method;
    request.headers = std::move(head.headers);
    request.remote_address = "127.0.0.1";
    if (!http::heed_proxy(request, {"127.0.0.1"})) fuzz::promise(request.is_secure);
    if (http::take_body(request, std::move(body))) return;
    for (const auto& [name, value] : request.form.pairs()) fuzz::promise(is_clean_text(value));
}

void http_request(std::string_view input) {
    const auto end = http::end_of_head(input);
    if (!end || *end > header_limit) return;
    auto head = http::parse_head(input.substr(0, *end));
    if (!head) return;
    check(*head);
    if (head->content_length.value_or(0) > body_limit) return;
    const auto framing = http::make_framing(header_limit, body_limit);
    if (const auto used = framing->put(input.substr(0, *end)); !used) return;
    // In small pieces, as a slow network brings them: their length is the last byte's.
    const std::size_t piece = 1 + static_cast<unsigned char>(input.back()) % 61;
    std::string incoming;
    for (auto rest = input.substr(*end); !rest.empty(); rest.remove_prefix(std::min(piece, rest.size()))) {
        incoming += rest.substr(0, piece);
        while (!incoming.empty() && !framing->is_done()) {
            const auto used = framing->put(incoming);
            if (!used) return;
            if (*used == 0) break;
            incoming.erase(0, *used);
        }
    }
    if (framing->is_done()) take(std::move(*head), framing->take_body());
}

}  // namespace

FUZZ_TARGET(http_request)
