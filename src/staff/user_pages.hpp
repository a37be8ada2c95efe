#pragma once
#include <functional>

#include <expected>

#include "staff/account_changes.hpp"
#include "staff/app.hpp"

namespace staff {

/// What somebody still has in hand when they leave. Counts alone: an administrator sees no child [A2.2].
struct WorkInHand {
    long long files = 0;   ///< held or worked on
    long long drafts = 0;  ///< which only they can read
};
/// Asked of the capabilities above, which staff knows nothing of.
using CountWork = std::function<WorkInHand(store::Connection&, UserId)>;

/// Staff and teams, for administrators.
void staff_routes(Routes& routes, const CountWork& count_work, const HandOver& hand_over);

/// Who needs a second factor, and what needs a passkey.
constexpr std::string_view sign_in_rule_path = "/staff/sign-in";

/// What became of the staff system's nightly file.
constexpr std::string_view staff_file_path = "/staff/file";

/// How emails to staff stand.
constexpr std::string_view email_path = "/staff/emails";

/// What its pages have in common: addresses, the way back, and the person of the path, or the page that says there is none.
std::string user_path(UserId user, std::string_view rest = "");
html::Html back_to(std::string_view href, std::string_view words);
std::expected<User, http::Response> asked_user(const Exchange& exchange);
/// The only time the password can be read.
http::Response password_page(const Exchange& exchange, const User& user, const OneTimePassword& password, std::string_view title);

/// Its parts.
void user_access_routes(Routes& routes);
void sign_in_rule_routes(Routes& routes);
void staff_list_routes(Routes& routes);
void team_routes(Routes& routes);
void staff_file_routes(Routes& routes);
void email_routes(Routes& routes);
void ledger_routes(Routes& routes);

}  // namespace staff
