#include "http/answer_bytes.hpp"

#include <algorithm>
#include <ctime>

#include "base/ensure.hpp"

namespace http {
namespace {

// RFC 9110 §5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT". strftime would follow the locale in names of days and months.
std::string http_date(std::chrono::system_clock::time_point at) {
    constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char numbers[32], year[32];
    const auto day_length = std::strftime(numbers, sizeof numbers, "%d", &parts);
    const auto year_length = std::strftime(year, sizeof year, "%Y %H:%M:%S GMT", &parts);
    std::string date(days[parts.tm_wday]);
    date.append(", ").append(numbers, day_length).append(" ").append(months[parts.tm_mon]).append(" ").append(year, year_length);
    return date;
}

void add_line(std::string& head, std::string_view name, std::string_view value) {
    const auto breaks = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
    ensure(!name.empty() && std::ranges::none_of(name, [&](char c) { return breaks(c) || c == ':' || c == ' '; }),
           "the name of an answer's header is one word");
    ensure(std::ranges::none_of(value, breaks), "an answer's header is one line");
    head.append(name).append(": ").append(value).append("\r\n");
}

bool is_the_servers_own(std::string_view name) {
    constexpr std::string_view own[] = {"content-length", "transfer-encoding", "connection", "date", "x-request-id", "content-type"};
    return std::ranges::any_of(own, [&](std::string_view one) { return is_same_name(one, name); });
}

}  // namespace

std::string answer_bytes(Response response, const Delivery& delivery) {
    ensure(response.status >= 200 && response.status <= 599, "an answer's status is a final one");
    // RFC 9110 §15.3.5, §15.4.5
    const bool has_no_body = response.status == 204 || response.status == 304;
    ensure(!has_no_body || response.body.empty(), "this status has no body");

    std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ' + std::string(reason_of(response.status)) + "\r\n";
    add_line(head, "Date", http_date(delivery.at));
    add_line(head, "X-Request-Id", delivery.request_id);
    for (const auto& [name, value] : response.headers) {
        ensure(!is_the_servers_own(name), "the server sets this header itself: ", name);
        add_line(head, name, value);
    }
    if (!response.content_type.empty() && !has_no_body) add_line(head, "Content-Type", response.content_type);
    if (!has_no_body) add_line(head, "Content-Length", std::to_string(response.body.size()));
    if (delivery.is_closing) add_line(head, "Connection", "close");
    head += "\r\n";
    return delivery.is_head ? head : std::move(response.body.insert(0, head));
}

}  // namespace http
