#pragma once
#include <expected>

#include "base/dates.hpp"
#include "sign_on/keys.hpp"

// The provider's word on who signed in, checked before a single claim is believed (OpenID Connect Core, section 3.1.3.7).

namespace sign_on {

/// LOCAL: by how much the provider's clock may differ from ours, and how old its word may be.
constexpr std::chrono::minutes clocks_differ_by{1}, word_holds_for{5};

struct Expected {
    std::string issuer, client_id, nonce;
    std::string demand;                      ///< "mfa", or an "acr": what the person must have shown there; "" for anything
    std::chrono::seconds signed_in_within{}; ///< how long ago the person may have signed in at the provider
};

struct Claims {
    std::string subject;
    std::string user_name;  ///< "preferred_username": for a first link that an administrator has allowed, and nothing else
};

enum class Refusal { unknown_key, not_valid };
/// Why it is refused, for the log: no claim is in it.
struct Refused {
    Refusal kind = Refusal::not_valid;
    std::string why;
};
std::expected<Claims, Refused> checked(std::string_view token, const std::vector<Key>& keys, const Expected& expected, Instant now);

}  // namespace sign_on
