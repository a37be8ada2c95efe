#include "http/body.hpp"

#include "base/text.hpp"
#include "http/multipart.hpp"

namespace http {

std::optional<Refusal> take_body(Request& request, std::string body) {
    if (request.method != "POST") return std::nullopt;
    const auto content_type = request.header("content-type");
    const auto kind = trimmed(content_type.substr(0, content_type.find(';')));
    if (is_same_name(kind, "application/x-www-form-urlencoded")) {
        auto form = parse_urlencoded(body);
        if (!form) return Refusal{400, "The form has a broken escape, text that is not UTF-8 or too many fields."};
        request.form = std::move(*form);
    } else if (is_same_name(kind, "multipart/form-data")) {
        auto parts = parse_multipart(content_type, body);
        if (!parts) return Refusal{400, "The form with files cannot be read, or has too many parts."};
        request.form = std::move(parts->fields);
        request.uploads = std::move(parts->uploads);
    } else {
        request.body = std::move(body);
    }
    return std::nullopt;
}

}  // namespace http
