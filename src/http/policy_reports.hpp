#pragma once
#include <functional>
#include <optional>
#include <string>

#include "http/rate_limit.hpp"
#include "http/router.hpp"

namespace http {

/// What a browser says it refused in a page of ours (ASVS 3.4.7), in words for the program's log: which directive, what sort of thing, on
/// which kind of page. Never an address as it was, a number or any text of the page. Nothing for what is no such report.
std::optional<std::string> refused_in_page(std::string_view report);

/// Takes the reports of browsers, which anybody may send: few are written down, whoever sends how many.
class PolicyReports {
  public:
    explicit PolicyReports(std::function<void(const std::string&)> log) : log_(std::move(log)) {}
    void add_route(Router& router);
    /// Always 204: a browser has no use for more.
    Response take(const Request& request, RateLimit::Clock::time_point now);

  private:
    std::function<void(const std::string&)> log_;
    RateLimit pace_{{.a_second = 0.1, .at_once = 10}};
};

}  // namespace http
