#pragma once
#include "html/html.hpp"
#include "staff/app.hpp"
#include "staff/passkeys.hpp"
#include "staff/resumption.hpp"

// What a page asks of a passkey: forms that assets/passkeys.js sends once the browser has the answer. Where no script runs, or the browser
// has no passkeys, words say so instead.

namespace staff {

/// Where the browser that asks believes to be: the host of its request, over TLS or not.
Served served_at(const http::Request& request);
SignedChallenge signed_challenge(const http::Request& request);
NewPasskey new_passkey(const http::Request& request);
/// The fields that each of them is read from.
extern const FieldNames signed_challenge_names, new_passkey_names;

/// A button that shows one of these passkeys. `carried` are hidden fields that go along.
html::Html passkey_question(const Session& session, const std::vector<Passkey>& passkeys, const html::Html& carried,
                            const std::vector<FieldProblem>& problems, Instant now);
/// A name, and a button that makes a passkey and sets it up; none of those there are already is taken.
html::Html passkey_making(const App& app, const Session& session, const html::Html& carried, std::string_view typed_name,
                          const std::vector<FieldProblem>& problems, Instant now);

/// For a person's account: what they have, each with a button to remove it.
html::Html passkeys_summary(const Exchange& exchange);
/// Under /account: setting up a passkey, removing one.
void passkey_routes(Routes& routes);

}  // namespace staff
