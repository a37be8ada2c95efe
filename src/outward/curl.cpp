#include "outward/curl.hpp"

#include "base/ensure.hpp"

namespace outward {

namespace {

void start_once() {
    static const bool is_started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    ensure(is_started, "libcurl starts");
}

}  // namespace

Curl new_transfer(long longest_connect_ms, long longest_ms) {
    start_once();
    Curl curl(curl_easy_init());
    ensure(curl != nullptr, "memory for a connection");
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT_MS, longest_connect_ms);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, longest_ms);
    curl_easy_setopt(curl.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    return curl;
}

bool is_of_this_machine(std::string_view address, std::string_view scheme) {
    if (!address.starts_with(scheme) || address.contains('@')) return false;
    address.remove_prefix(scheme.size());
    if (!address.starts_with("://")) return false;
    address.remove_prefix(3);
    for (const std::string_view here : {"localhost", "127.0.0.1", "[::1]"})
        if (address.starts_with(here) && (address.size() == here.size() || address[here.size()] == ':' || address[here.size()] == '/'))
            return true;
    return false;
}

}  // namespace outward
