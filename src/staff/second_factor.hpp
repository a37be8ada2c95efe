#pragma once
#include "staff/sessions.hpp"

// What confirms besides the password that it is them [4.7], and what serves where that is lost.

namespace staff {

struct AuthenticatorApp {
    std::string secret;  ///< base 32
    Instant added_at{};
};
std::optional<AuthenticatorApp> app_of(store::Connection& connection, UserId user);
/// An app or a passkey (staff/passkeys.hpp).
bool has_factor(store::Connection& connection, UserId user);

/// The authority's setting "second_factor": everybody has one unless it is "optional".
bool is_factor_required(store::Connection& connection);
void require_factor(store::Connection& connection, bool is_required, UserId by, Instant now);

constexpr int recovery_codes_made = 10;
/// What is shown once and never again: the codes, where new ones were made, and the session's new token.
struct Enrolled {
    std::string token;
    std::vector<std::string> recovery_codes;
};
/// Keeps the secret that this session was offered (staff/totp.hpp), once a code of it is right, in place of the one there was; ends
/// the person's other sessions. Problem::invalid about "code".
Result<Enrolled> enrol(store::Store& store, const Session& session, const std::string& code, Instant now);
/// Ten new ones; those there were work no more.
std::vector<std::string> write_recovery_codes(store::Connection& connection, UserId user);
std::vector<std::string> make_recovery_codes(store::Store& store, const Session& session, Instant now);
int recovery_codes_left(store::Store& store, UserId user);

/// A session whose person has confirmed who they are: its new token (ASVS 7.2.4), and how many recovery codes are left where one
/// was used.
struct Confirmed {
    std::string token;
    std::optional<int> recovery_codes_left;
};
/// By a code of the app, or where that is "" by a recovery code; each works once. Wrong ones count, and make the person wait, as wrong
/// passwords do. Problem::invalid about the field that is wrong, Problem::refused while they have to wait.
Result<Confirmed> confirm(store::Store& store, const Session& session, const std::string& code, const std::string& recovery_code,
                          const std::string& address, Instant now);
/// By the password, where there is no factor.
Result<Confirmed> confirm_by_password(store::Store& store, const Session& session, const std::string& password, const std::string& address,
                                      Instant now);

/// The next sign-in asks for the password as ever, and then for a new enrolment (ASVS 6.4.3). Ends every session of the person.
Done reset_factor(store::Connection& connection, UserId user, UserId by, Instant now);

/// Codes that were used up while the record took no changes.
void carry_spent_codes_home(store::Store& record, store::Store& daybook);

}  // namespace staff
