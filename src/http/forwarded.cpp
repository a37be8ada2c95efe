#include "http/forwarded.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "http/address.hpp"

namespace http {
namespace {

/// Every value of a header in one list, as RFC 9110 §5.3 joins them.
std::string joined(const Request& request, std::string_view name) {
    std::string all;
    for (const auto& [key, value] : request.headers)
        if (key == name) all += (all.empty() ? "" : ",") + value;
    return all;
}

}  // namespace

std::optional<Refusal> heed_proxy(Request& request, const std::vector<std::string>& proxies) {
    if (proxies.empty()) return std::nullopt;
    const auto sender = plain_address(request.remote_address);
    if (!sender || std::ranges::find(proxies, *sender) == proxies.end())
        return Refusal{403, "Firsthand is reached only through the proxy in front of it."};
    if (joined(request, "x-forwarded-proto") != "https")
        return Refusal{400, "Firsthand is reached only over https, or the proxy in front of it does not say X-Forwarded-Proto: https."};
    const auto hops = joined(request, "x-forwarded-for");
    const auto last = plain_address(trimmed(split(hops, ',').back()));
    if (!last) return Refusal{400, "The proxy in front of Firsthand does not say in X-Forwarded-For who asks."};
    request.remote_address = *last;
    request.is_secure = true;
    return std::nullopt;
}

}  // namespace http
