#pragma once
#include <expected>
#include <string>
#include <string_view>

namespace outward {

/// Whether we ask there at all: https, or plain http of this very machine, for tests.
bool is_fetchable(std::string_view address);

struct Ask {
    std::string address;
    std::string form;           ///< urlencoded and posted; "" to get
    std::string user, password; ///< of HTTP's basic scheme; "" for none
};
/// The body of an answer with status 200: at most 256 KB, within five seconds, from that very address (redirects are not followed).
/// Otherwise what went wrong, for the log; nothing of what was sent is in it.
std::expected<std::string, std::string> fetch(const Ask& ask);

}  // namespace outward
