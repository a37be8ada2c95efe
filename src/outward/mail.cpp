#include "outward/mail.hpp"

#include <fmt/chrono.h>

#include <algorithm>

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "outward/curl.hpp"

namespace outward {

namespace {

constexpr long longest_wait_ms = 20'000, longest_connect_ms = 5'000;
constexpr std::size_t longest_address = 254;  // RFC 5321, 4.5.3.1
constexpr long first_final_code = 500;        // RFC 5321, 4.2.1: the same command would be refused again

struct ListEnded {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct MimeEnded {
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};

/// A list that libcurl reads during a transfer and does not own.
class Lines {
  public:
    void add(const std::string& line) {
        auto* longer = curl_slist_append(lines_.get(), line.c_str());
        ensure(longer != nullptr, "memory for an email");
        (void)lines_.release();
        lines_.reset(longer);
    }
    [[nodiscard]] curl_slist* get() const { return lines_.get(); }

  private:
    std::unique_ptr<curl_slist, ListEnded> lines_;
};

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

std::string domain_of(std::string_view address) { return std::string(address.substr(address.find('@') + 1)); }

/// "Mon, 23 Nov 2026 09:00:00 +0000" (RFC 5322, 3.3)
std::string date_of(Instant at) { return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", std::chrono::floor<std::chrono::seconds>(at)); }

Lines head_of(const MailServer& server, const Email& email, Instant now) {
    ensure(is_plain(email.subject) && is_email_address(email.to), "an email's head holds what was checked");
    Lines head;
    head.add("Date: " + date_of(now));
    head.add("From: Firsthand <" + server.from + ">");
    head.add("To: <" + email.to + ">");
    head.add("Subject: " + email.subject);
    head.add("Message-ID: <" + email.id + "@" + domain_of(server.from) + ">");
    head.add("Auto-Submitted: auto-generated");  // RFC 3834: nobody's absence answers it
    return head;
}

std::unique_ptr<curl_mime, MimeEnded> body_of(CURL* curl, const Email& email) {
    std::unique_ptr<curl_mime, MimeEnded> body(curl_mime_init(curl));
    auto* part = curl_mime_addpart(body.get());
    ensure(part != nullptr, "memory for an email");
    curl_mime_data(part, email.text.data(), email.text.size());
    curl_mime_type(part, "text/plain; charset=utf-8");
    curl_mime_encoder(part, "quoted-printable");
    return body;
}

void prepare(CURL* curl, const MailServer& server) {
    curl_easy_setopt(curl, CURLOPT_URL, server.address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    const bool is_here = is_of_this_machine(server.address, "smtp");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(is_here ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, server.from.c_str());
    if (!server.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
    }
}

MailFault fault_of(CURL* curl, CURLcode result) {
    long code = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    const bool is_of_server = result == CURLE_LOGIN_DENIED || result == CURLE_USE_SSL_FAILED || result == CURLE_WEIRD_SERVER_REPLY;
    std::string why = curl_easy_strerror(result);
    if (code > 0) why += " (the server answered " + std::to_string(code) + ")";
    return {std::move(why), code >= first_final_code && !is_of_server};
}

}  // namespace

bool is_email_address(std::string_view text) {
    if (text.size() > longest_address || !is_plain(text) || text.find_first_of(" <>()[],;:\\\"") != std::string_view::npos) return false;
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos) return false;
    const auto labels = split(text.substr(at + 1), '.');
    return labels.size() > 1 && std::ranges::none_of(labels, [](std::string_view label) { return label.empty(); });
}

std::string fault_of(const MailServer& server) {
    if (server.address.contains('@') || !(server.address.starts_with("smtp://") || server.address.starts_with("smtps://")))
        return "--mail-server takes an address such as smtps://mail.council.example:465, without user and password.";
    if (!is_email_address(server.from)) return "--mail-from takes an email address, such as firsthand@council.example.";
    return "";
}

std::expected<void, MailFault> send(const MailServer& server, const Email& email, Instant now) {
    const auto curl = new_transfer(longest_connect_ms, longest_wait_ms);
    prepare(curl.get(), server);
    const auto head = head_of(server, email, now);
    const auto body = body_of(curl.get(), email);
    Lines to;
    to.add("<" + email.to + ">");
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, head.get());
    curl_easy_setopt(curl.get(), CURLOPT_MIMEPOST, body.get());
    if (const auto result = curl_easy_perform(curl.get()); result != CURLE_OK) return std::unexpected(fault_of(curl.get(), result));
    return {};
}

}  // namespace outward
