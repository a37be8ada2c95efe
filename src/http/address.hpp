#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace http {

/// An internet address as it is written shortest: "192.0.2.7", "2001:db8::1". One of version 4 inside version 6 becomes the one inside.
/// Nothing when the text is no address.
std::optional<std::string> plain_address(std::string_view text);
/// 127.0.0.0/8 and ::1: only programs on this machine come from there.
bool is_loopback(std::string_view address);
/// What one subscriber has: the address itself, or of version 6 the first 64 bits, within which one machine takes any address it likes.
std::string subscriber_of(std::string_view address);

}  // namespace http
