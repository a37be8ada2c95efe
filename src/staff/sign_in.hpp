#pragma once
#include "staff/app.hpp"

namespace staff {

/// Sign in, sign out, lock, unlock, the sign of life that keeps a session open.
void sign_in_routes(Routes& routes);

/// User names are matched without regard to case or blanks around them.
std::string folded_user_name(std::string_view typed);

/// The sign-in page, in place of the page asked for. After signing in the person comes back to it; a form that was sent is
/// carried along, and sent if the same person signs in.
http::Response ask_to_sign_in(const App& app, const http::Router& router, const http::Request& request);
/// The unlock page, likewise.
http::Response ask_to_unlock(const App& app, const http::Router& router, const Session& session, const http::Request& request);

/// Where somebody whose password was handed out chooses their own.
constexpr std::string_view choose_password_path = "/account/password";

/// Who asks, from where.
Visitor visitor_of(const http::Request& request);
/// The session this browser has had until now, live or locked.
SessionId session_before(const App& app, const http::Request& request, Instant now);

/// "Chrome on Windows", from what the browser says of itself.
std::string browser_of(std::string_view user_agent);

}  // namespace staff
