#pragma once
#include <optional>
#include <string>
#include <vector>

#include "staff/accounts.hpp"

namespace staff {

using SessionId = Id<struct SessionTag>;

constexpr std::chrono::minutes idle_limit{15};     ///< [4.8] then the session locks; the draft stays
constexpr std::chrono::hours longest_session{12};  ///< then a new sign-in is needed
constexpr std::chrono::hours sessions_kept_for{30 * 24};
constexpr std::chrono::minutes confirmation_holds_for{5};

/// Where a request came from, as far as its person should recognise it in the list of their sessions.
struct Visitor {
    std::string address;
    std::string browser;  ///< "Chrome on Windows"
};

/// A signed-in browser. Its cookie holds the token; the database only the token's hash.
struct Session {
    SessionId id;
    User user;
    std::string secret;  ///< what CSRF tokens are made from
    Instant seen_at{};
    bool is_locked = false;
    std::optional<Instant> confirmed_at;  ///< when they last confirmed who they are; not set until the sign-in is complete
    std::optional<Instant> passkey_at;    ///< when they last did so with a passkey
    bool is_by_council = false;           ///< began with the council's account (staff/council_accounts.hpp): no password was asked
    std::string factor_seed;              ///< what a new factor's secret is made from
    std::string token_hash;               ///< of the cookie this request came with

    /// Whether that is recent enough for what is sensitive (ASVS 7.5.1 and 7.5.3).
    [[nodiscard]] bool is_fresh(Instant now) const { return confirmed_at && now < *confirmed_at + confirmation_holds_for; }
    [[nodiscard]] bool is_fresh_by_passkey(Instant now) const { return passkey_at && now < *passkey_at + confirmation_holds_for; }
};

struct StartedSession {
    std::string token;
    User user;
};

/// Whether this is the person's password, counted if it is not. Problem::refused while the name or the address has to wait;
/// otherwise the answer is the same, and takes as long, whether the name is unknown, has left or the password is wrong. Only who types the
/// very password that was handed out is told that its hour is over.
Result<User> check_password(store::Store& store, const std::string& user_name, const std::string& password, const std::string& address,
                            Instant now);
/// The same of the person whose session it is.
Result<User> check_own_password(store::Store& store, const Session& session, const std::string& password, const std::string& address,
                                Instant now);
enum class SignedInBy { password, council_account };
/// Starts a session of whoever was recognised. The one this browser had before, whosever it was, ends. Where the person has a second
/// factor, or should have, the session opens nothing until that is confirmed (staff/second_factor.hpp).
Result<StartedSession> start_session(store::Store& store, const User& user, const Visitor& visitor, SessionId before, SignedInBy by,
                                     Instant now);
/// Checks name and password and starts a session.
Result<StartedSession> sign_in(store::Store& store, const std::string& user_name, const std::string& password, const Visitor& visitor,
                               SessionId before, Instant now);
/// The session of this cookie: nothing when it ended, ran out or its user left. Locked when it was idle too long.
std::optional<Session> find_session(store::Store& store, std::string_view token, Instant now);
/// Remembers that the person is there. Writes at most once a minute.
void keep_alive(store::Store& store, const Session& session, Instant now);
void lock_session(store::Store& store, const Session& session, Instant now);
/// The same person's password opens a locked session where it was. Answers its new token: a password typed makes a new
/// cookie (ASVS 7.2.4), while pages that are open elsewhere can still be sent.
Result<std::string> unlock_session(store::Store& store, const Session& session, const std::string& password, const std::string& address,
                                   Instant now);
/// The person of this session has confirmed who they are, now. Answers its new token. Problem::refused when the session has ended or has
/// another token by now: each page's question is answered once.
Result<std::string> keep_confirmation(store::Connection& connection, const Session& session, bool by_passkey, Instant now);
void sign_out(store::Store& store, const Session& session, Instant now);

/// One line of "where you are signed in".
struct ListedSession {
    SessionId id;
    Visitor visitor;
    Instant started_at{}, seen_at{};
    bool is_locked = false, is_confirmed = false;
};
/// The sessions that still live, newest first.
std::vector<ListedSession> sessions_of(store::Connection& connection, UserId user, Instant now);
/// Ends one session of this user. Problem::not_found when it is no live session of theirs.
Done end_session(store::Connection& connection, UserId user, SessionId session, UserId by, Instant now);
/// Ends all of them but one; answers how many.
int end_other_sessions(store::Connection& connection, UserId user, SessionId but, UserId by, Instant now);

/// A CSRF token: new for every page.
std::string new_csrf_token(const Session& session);
bool is_csrf_token(const Session& session, std::string_view token);
/// The token is of a page that the same person opened before signing in again, less than a day ago: what they typed there can
/// still be sent. A page of anybody else never can.
bool is_earlier_csrf_token(store::Store& store, const Session& session, std::string_view token, Instant now);

}  // namespace staff
