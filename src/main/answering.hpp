#pragma once
#include "http/rate_limit.hpp"
#include "http/router.hpp"
#include "main/serve.hpp"
#include "staff/app.hpp"

/// What stands between the server and the pages: how much one caller may ask for, what is said when no page answers, and the headers of
/// every answer.
class Answering {
  public:
    Answering(http::Router& router, const staff::App& app, const ServeOptions& options);
    http::Response operator()(const http::Request& request);

  private:
    std::optional<http::RateLimit::Clock::duration> must_wait(const http::Request& request);

    const http::Router& router_;
    const staff::App& app_;
    http::RateLimit by_address_, by_session_;
};
