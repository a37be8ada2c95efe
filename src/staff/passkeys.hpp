#pragma once
#include "staff/second_factor.hpp"
#include "staff/web_authentication.hpp"

// Passkeys: keys that stay in a phone, a computer or a small device and answer a question of ours once their owner has shown the device, by
// finger, face or PIN, who they are (ASVS 6.3.3). A page of another site gets no answer, so that nobody can be talked out of one.

namespace staff {

using PasskeyId = Id<struct PasskeyTag>;

struct Passkey {
    PasskeyId id;
    std::string name;  ///< "Work phone": the person's own word for it
    std::string credential;  ///< the number by which its device knows it, in base 64
    Instant added_at{};
};
constexpr std::size_t most_passkeys = 10;
/// Oldest first.
std::vector<Passkey> passkeys_of(store::Connection& connection, UserId user);

/// The authority's setting "passkeys": "required" for what is most sensitive, or everything else for optional.
bool are_passkeys_required(store::Connection& connection);
void require_passkeys(store::Connection& connection, bool are_required, UserId by, Instant now);

/// The question that a page of this session asks now. It is answered within five minutes, and once: a right answer gives the session a new
/// token, and other questions with it.
std::string passkey_challenge(const Session& session, Instant now);

/// Where our pages are served.
struct Served {
    std::string host, origin;
};

struct NewPasskey {
    std::string name, client_data, authenticator_data;
};
/// Ends the person's other sessions. Recovery codes are made where it is their first factor. Problem::invalid about "passkey_name" or
/// "passkey".
Result<Enrolled> add_passkey(store::Store& store, const Session& session, const NewPasskey& made, const Served& served, Instant now);

/// As confirm() of staff/second_factor.hpp. Problem::invalid about "passkey".
Result<Confirmed> confirm_by_passkey(store::Store& store, const Session& session, const std::string& credential,
                                     const SignedChallenge& answer, const Served& served, const std::string& address, Instant now);

/// Ends the person's other sessions. Problem::refused for the only factor somebody has, and for the last passkey where they are required.
Done remove_passkey(store::Connection& connection, const Session& session, PasskeyId passkey, Instant now);

}  // namespace staff
