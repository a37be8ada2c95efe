#pragma once
#include "staff/app.hpp"

namespace staff {

/// What somebody has still to show: any second factor, or a passkey and nothing else.
enum class Proof { any, passkey };

/// For what is sensitive: nothing when they have shown enough. Where passkeys are required, whoever has one confirms with it, and what
/// needs one has no other way.
std::optional<Proof> missing_proof(const App& app, const Session& session, Allowed allowed, Instant now);

/// In place of the page asked for: what completes the sign-in (a code, a passkey, or setting one up), or confirms it for something
/// sensitive. The person then goes on where they were; a form that was sent is carried along.
http::Response ask_to_confirm(const App& app, const http::Router& router, const Session& session, const http::Request& request,
                              Proof proof = Proof::any);

void confirmation_routes(Routes& routes);

}  // namespace staff
