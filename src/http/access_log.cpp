#include "http/access_log.hpp"

#include <boost/json.hpp>
#include <ctime>

namespace http {
namespace {

std::string utc_text(std::chrono::system_clock::time_point at) {
    const auto second = std::chrono::floor<std::chrono::seconds>(at);
    const auto millisecond = std::chrono::duration_cast<std::chrono::milliseconds>(at - second).count();
    const std::time_t whole = std::chrono::system_clock::to_time_t(second);
    std::tm parts{};
    ::gmtime_r(&whole, &parts);
    char text[32];
    std::string utc(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.", &parts));
    const auto digits = std::to_string(millisecond);
    return utc + std::string(3 - digits.size(), '0') + digits + 'Z';
}

}  // namespace

std::string access_line(const Access& access, std::chrono::system_clock::time_point at) {
    return boost::json::serialize(boost::json::object{
        {"time", utc_text(at)},
        {"request", access.request_id},
        {"method", access.method},
        {"route", access.route},
        {"status", access.status},
        {"bytes", access.bytes},
        {"microseconds", access.took.count()},
        {"remote", access.remote_address},
        {"refused", access.refusal},
    });
}

}  // namespace http
