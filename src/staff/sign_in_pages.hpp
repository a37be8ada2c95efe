#pragma once
#include "html/html.hpp"
#include "staff/app.hpp"
#include "staff/resumption.hpp"

// What signing in shows, before any page of the product, and its answers have in common.

namespace staff {

/// Where a sign-in with the council's own account begins.
constexpr std::string_view council_path = "/sign-in/council-account";

struct SignInPage {
    Resumption resumption;
    std::string user_name;
    std::vector<FieldProblem> problems;
    std::string notice;
};
http::Response sign_in_page(const App& app, const SignInPage& asked);
http::Response unlock_page(const App& app, const Session& session, const Resumption& resumption, const std::vector<FieldProblem>& problems);
/// What somebody may confirm with.
struct Confirming {
    bool has_factor = false;   ///< without one it is the password
    bool has_app = false;
    html::Html passkey;        ///< the question of staff/passkey_pages.hpp; empty where they have none
    bool takes_codes = true;   ///< of the app, or recovery codes; not where nothing but a passkey will do
};
/// To complete the sign-in, or to confirm it.
http::Response confirmation_page(const App& app, const Session& session, const Confirming& by, const Resumption& resumption,
                                 const std::vector<FieldProblem>& problems);
/// Right after the password: `questions` of staff/second_factor_pages.hpp, or `passkey` of staff/passkey_pages.hpp instead.
http::Response enrolment_page(const App& app, const Session& session, const html::Html& questions, const html::Html& passkey,
                              const Resumption& resumption, const std::vector<FieldProblem>& problems);
/// That what was sent is kept, where something was.
html::Html kept_words(const Resumption& resumption);
/// A button that signs in with the council's own account; nothing where it has no provider.
html::Html council_button(const App& app, const Resumption& resumption);
/// A button that leads where the person was going; what they had sent is sent by it.
html::Html go_on(const Resumption& resumption);

http::Response not_ours();
/// An empty token takes the cookie away.
http::Response with_cookie(http::Response response, const std::string& token);
/// Problems that are about no field, beside this one.
std::vector<FieldProblem> as_field(const Problem& problem, std::string_view field = "password");

}  // namespace staff
