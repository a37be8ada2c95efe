#include "outward/fetch.hpp"

#include "outward/curl.hpp"

namespace outward {

namespace {

constexpr long longest_wait_ms = 5'000, longest_connect_ms = 3'000;
constexpr std::size_t longest_answer = 256 * 1024;

std::size_t keep(char* bytes, std::size_t, std::size_t count, void* place) {
    auto& body = *static_cast<std::string*>(place);
    if (body.size() + count > longest_answer) return 0;  // which ends it as an error
    body.append(bytes, count);
    return count;
}

void prepare(CURL* curl, const Ask& ask, std::string& body) {
    curl_easy_setopt(curl, CURLOPT_URL, ask.address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, ask.address.starts_with("https:") ? "https" : "http");
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

bool is_fetchable(std::string_view address) { return address.starts_with("https://") || is_of_this_machine(address, "http"); }

std::expected<std::string, std::string> fetch(const Ask& ask) {
    if (!is_fetchable(ask.address)) return std::unexpected("An address of the provider is not https.");
    const auto curl = new_transfer(longest_connect_ms, longest_wait_ms);
    std::string body;
    prepare(curl.get(), ask, body);
    if (const auto result = curl_easy_perform(curl.get()); result != CURLE_OK) return std::unexpected(curl_easy_strerror(result));
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status != 200) return std::unexpected("The provider answered with status " + std::to_string(status) + ".");
    return body;
}

}  // namespace outward
