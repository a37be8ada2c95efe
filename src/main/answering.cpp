#include "main/answering.hpp"

#include <spdlog/spdlog.h>

#include "http/address.hpp"
#include "http/compression.hpp"
#include "http/security_headers.hpp"
#include "staff/page.hpp"
#include "staff/unsaved.hpp"

namespace {

/// A page of heading and text for whoever asks.
http::Response plain_page(const staff::App& app, const http::Request& request, int status, const std::string& title,
                          const std::string& advice) {
    auto content = html::element("h1", {{"class", "govuk-heading-l"}}, title);
    content += html::element("p", {{"class", "govuk-body"}}, advice);
    content +=
        html::element("p", {{"class", "govuk-body"}}, html::element("a", {{"class", "govuk-link"}, {"href", "/"}}, "Go to the first page"));
    return page_for_anybody(app, request, {.title = title, .content = content, .status = status});
}

http::Response page_for_nowhere(const staff::App& app, const http::Request& request, int status) {
    const std::string title = status == 405              ? "This address takes no such request"
                              : status == 404            ? "Page not found"
                              : request.method == "POST" ? "This form has something that the page does not ask for"
                                                         : "This address asks for something that the page does not have";
    if (request.method == "POST" && status == 400)
        return plain_page(app, request, status, title, "Nothing of it was saved. Go back, reload the page and send the form again.");
    return plain_page(app, request, status, title, "Check the address, or start again from the first page.");
}

/// Made of nothing from the database: somebody in haste shall cost the others nothing.
http::Response too_many(const staff::App& app, http::RateLimit::Clock::duration wait) {
    const auto seconds = std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count());
    const std::string title = "Wait a few seconds";
    auto content = html::element("h1", {{"class", "govuk-heading-l"}}, title);
    content += html::element("p", {{"class", "govuk-body"}},
                             "More was asked for from your browser, or from your network, than people ask for. In " + seconds +
                                 (seconds == "1" ? " second" : " seconds") + ", reload this page.");
    content += html::element("p", {{"class", "govuk-body"}},
                             "If you were sending a form, it is not saved yet. Your browser will ask whether to send it again: say yes.");
    auto response = page_before_sign_in(app, {.title = title, .content = content, .status = 429});
    response.set_header("Retry-After", seconds);
    return response;
}

/// What the database could not do is told plainly, whatever page was asked for. A page that was being read when a server went away is
/// read once more, from the one that is there now.
http::Response answer(const http::Router& router, const staff::App& app, const http::Request& request, bool is_again = false) {
    try {
        return router.answer(request);
    } catch (const store::DatabaseError& error) {
        const bool may_try_again = request.method == "GET" && error.kind() == store::DatabaseError::Kind::lost && !is_again;
        if (may_try_again) return answer(router, app, request, true);
        spdlog::error("request {}: {}", request.id, error.what());
        return staff::unsaved_page(app, request, error.kind());
    }
}

}  // namespace

Answering::Answering(http::Router& router, const staff::App& app, const ServeOptions& options)
    : router_(router), app_(app), by_address_({options.requests_a_second, 4 * options.requests_a_second}),
      by_session_({options.pages_a_second, 3 * options.pages_a_second}) {
    router.on_missing([&app](const http::Request& request, int status) { return page_for_nowhere(app, request, status); });
}

std::optional<http::RateLimit::Clock::duration> Answering::must_wait(const http::Request& request) {
    const auto now = http::RateLimit::Clock::now();
    if (const auto wait = by_address_.take(http::subscriber_of(request.remote_address), now)) return wait;
    const auto session = request.cookie(staff::session_cookie);
    return session.empty() ? std::nullopt : by_session_.take(session, now);
}

http::Response Answering::operator()(const http::Request& request) {
    const auto wait = must_wait(request);
    auto response = wait ? too_many(app_, *wait) : answer(router_, app_, request);
    http::add_security_headers(response, request.is_secure);
    http::compress(request, response);
    return response;
}
