#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace http {

struct Multipart {
    Fields fields;
    std::vector<Upload> uploads;  ///< a file field left empty is not among them
};

/// Decodes multipart/form-data (RFC 7578, names escaped as the WHATWG form algorithm does). Nothing when it is malformed, has more than
/// 1,000 parts, a part's header over 8 KB, or a name or value that is not UTF-8 or holds a NUL. File names lose their folders;
/// the type is what the client claims: look at the content before believing it.
std::optional<Multipart> parse_multipart(std::string_view content_type, std::string_view body);

}  // namespace http
