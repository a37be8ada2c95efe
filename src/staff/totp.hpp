#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"

// The codes of an authenticator app: RFC 6238 with SHA-1, six digits and steps of 30 seconds, which every app knows.

namespace staff {

/// The secret a person is offered, in base 32: 160 bits (RFC 4226 section 4) that follow from both and stand nowhere until they are
/// kept, so that a page may be shown again. What it replaces may be "".
std::string offered_secret(const std::string& seed, const std::string& replaced_secret);

/// The step whose code this is: the one of this moment, or one to either side, since clocks differ. Nothing when it is none of their
/// codes; takes as long whether it is or not.
std::optional<std::int64_t> step_of_code(const std::string& secret, std::string_view code, Instant now);

/// "otpauth://totp/…": what an app reads from the picture.
std::string app_address(const std::string& secret, std::string_view authority_name, std::string_view user_name);

}  // namespace staff
