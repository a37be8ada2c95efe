#pragma once
#include <string>
#include <string_view>

namespace http {

/// Whether the text is an address that post_text takes: http://host[:port][/path].
bool is_plain_address(std::string_view url);

/// Sends the text to that address and waits some seconds for an answer. Throws std::runtime_error, in plain words, unless the other side
/// took it (a status of 200 to 299).
void post_text(const std::string& url, std::string_view text);

}  // namespace http
