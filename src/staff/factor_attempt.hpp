#pragma once
#include "staff/lockout.hpp"
#include "staff/sessions.hpp"

// One try to confirm by a second factor, whichever it is: what was right is used up, what was wrong is counted, as wrong passwords are.

namespace staff {

constexpr std::string_view app_factor = "totp", recovery_factor = "recovery", passkey_factor = "passkey";

/// What was right, as it is remembered so that it is never right again.
struct RightCode {
    std::string name;           ///< "totp", or a factor and which of its kind: "recovery HASH", "passkey 17"
    std::int64_t step = 0;      ///< only a later one is right from then on: the app's steps, a passkey's count
    bool may_not_count = false; ///< a passkey that says 0 each time; one that has counted goes on counting

    [[nodiscard]] std::string_view factor() const { return std::string_view(name).substr(0, name.find(' ')); }
};

/// False when it was used before (ASVS 6.5.1).
bool spend(store::Connection& connection, UserId user, const RightCode& code);
bool is_spent(store::Connection& connection, UserId user, const RightCode& code);

/// Wrong codes have a count of their own: whoever has the password must not wipe it out with that.
Attempt codes_of(const User& user, const std::string& address);

/// The session's new token when the code is right and was not used before; "" when not. Problem::refused while the person has to wait,
/// or when this session was confirmed, locked or ended meanwhile.
Result<std::string> try_factor(store::Store& store, const Session& session, const std::optional<RightCode>& code,
                               const std::string& address, Instant now);

}  // namespace staff
