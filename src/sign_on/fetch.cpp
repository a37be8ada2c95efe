#include "sign_on/fetch.hpp"

#include <curl/curl.h>

#include "base/ensure.hpp"

namespace sign_on {

namespace {

constexpr long longest_wait_ms = 5'000, longest_connect_ms = 3'000;
constexpr std::size_t longest_answer = 256 * 1024;

struct Ended {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
using Curl = std::unique_ptr<CURL, Ended>;

std::size_t keep(char* bytes, std::size_t, std::size_t count, void* place) {
    auto& body = *static_cast<std::string*>(place);
    if (body.size() + count > longest_answer) return 0;  // which ends it as an error
    body.append(bytes, count);
    return count;
}

void start_once() {
    static const bool is_started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    ensure(is_started, "libcurl starts");
}

void prepare(CURL* curl, const Ask& ask, std::string& body) {
    curl_easy_setopt(curl, CURLOPT_URL, ask.address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, ask.address.starts_with("https:") ? "https" : "http");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, longest_connect_ms);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, longest_wait_ms);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    if (!ask.form.empty()) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(ask.form.size()));
        curl_easy_setopt(curl, CURLOPT_COPYPOSTFIELDS, ask.form.c_str());
    }
    if (!ask.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
        curl_easy_setopt(curl, CURLOPT_USERNAME, ask.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, ask.password.c_str());
    }
}

}  // namespace

bool is_fetchable(std::string_view address) {
    if (address.starts_with("https://")) return true;
    for (const std::string_view here : {"http://localhost", "http://127.0.0.1", "http://[::1]"})
        if (address.starts_with(here) && (address.size() == here.size() || address[here.size()] == ':' || address[here.size()] == '/'))
            return !address.contains('@');
    return false;
}

std::expected<std::string, std::string> fetch(const Ask& ask) {
    if (!is_fetchable(ask.address)) return std::unexpected("An address of the provider is not https.");
    start_once();
    const Curl curl(curl_easy_init());
    ensure(curl != nullptr, "memory for a connection");
    std::string body;
    prepare(curl.get(), ask, body);
    if (const auto result = curl_easy_perform(curl.get()); result != CURLE_OK) return std::unexpected(curl_easy_strerror(result));
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status != 200) return std::unexpected("The provider answered with status " + std::to_string(status) + ".");
    return body;
}

}  // namespace sign_on
