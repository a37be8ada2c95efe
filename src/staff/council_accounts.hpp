#pragma once
#include "sign_on/provider.hpp"
#include "staff/sessions.hpp"

// Signing in with the account that the council's own provider keeps [4.7]. It takes the place of the password: a second factor is asked as
// ever. Whose account it is follows from issuer and subject alone (ASVS 10.5), never from an address of mail.

namespace staff {

/// LOCAL: how long a person may take at the provider, and how long a first link may be made.
constexpr std::chrono::minutes attempt_holds_for{10};
constexpr std::chrono::hours invitation_holds_for{72};

/// A sign-in that has gone to the provider, and where the person goes on afterwards.
struct Attempted {
    sign_on::Question question;
    std::string address, form;
    SessionId before;
};
/// Keeps it, by the hash of its state. `going` needs no question but the address of the answer.
Attempted begin_attempt(store::Store& store, Attempted going, Instant now);
/// The one of this state; no second time. Nothing when there is none, or it is too long ago.
std::optional<Attempted> take_attempt(store::Store& store, const std::string& state, const std::string& answer_address, Instant now);

/// A session of whoever has this account here. Problem::not_permitted when nobody has, or they have left.
Result<StartedSession> sign_in_by_council(store::Store& store, const std::string& issuer, const sign_on::Claims& claims,
                                          const Visitor& visitor, SessionId before, Instant now);

struct CouncilAccount {
    std::optional<Instant> linked_at;
    std::optional<Instant> may_link_until;  ///< by the user name that the provider says
};
CouncilAccount council_account_of(store::Connection& connection, UserId user, Instant now);
/// Problem::invalid about "subject": none, or somebody else's.
Done link_council_account(store::Connection& connection, const std::string& issuer, const std::string& subject, UserId user, UserId by,
                          Instant now);
void allow_council_link(store::Connection& connection, UserId user, UserId by, Instant now);
/// Ends every session of the person.
Done remove_council_account(store::Connection& connection, UserId user, UserId by, Instant now);

}  // namespace staff
