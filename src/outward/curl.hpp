#pragma once
#include <curl/curl.h>

#include <memory>
#include <string_view>

namespace outward {

struct Ended {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
using Curl = std::unique_ptr<CURL, Ended>;

/// A transfer that follows nothing, speaks TLS 1.2 or later where it speaks TLS, and ends after these times.
Curl new_transfer(long longest_connect_ms, long longest_ms);

/// Whether the address is of that scheme and of this very machine, where nothing needs TLS: "http://localhost:8080/x".
bool is_of_this_machine(std::string_view address, std::string_view scheme);

}  // namespace outward
