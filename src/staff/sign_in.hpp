#pragma once
#include "staff/app.hpp"

namespace staff {

/// Sign in, sign out, lock, unlock, stay signed in, change my password, my sessions.
void sign_in_routes(Routes& routes);

/// User names are matched without regard to case or blanks around them.
std::string folded_user_name(std::string_view typed);

/// The sign-in page; after signing in the person comes back to the page they asked for.
http::Response ask_to_sign_in(const App& app, const http::Request& request);
/// The unlock page, in place of the page asked for. A form that was sent is carried along and sent after unlocking.
http::Response ask_to_unlock(const App& app, const Session& session, const http::Request& request);

}  // namespace staff
