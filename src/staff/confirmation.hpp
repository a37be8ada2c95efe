#pragma once
#include "staff/app.hpp"

namespace staff {

/// In place of the page asked for: what completes the sign-in (a code, or setting up the app), or confirms it for something sensitive.
/// The person then goes on where they were; a form that was sent is carried along.
http::Response ask_to_confirm(const App& app, const http::Router& router, const Session& session, const http::Request& request);

void confirmation_routes(Routes& routes);

}  // namespace staff
