#pragma once
#include <optional>
#include <string>

#include "staff/accounts.hpp"

namespace staff {

constexpr std::chrono::minutes idle_limit{15};    ///< [4.8] then the session locks; the draft stays
constexpr std::chrono::hours longest_session{12}; ///< then a new sign-in is needed

/// A signed-in browser. Its cookie holds the token; the database only the token's hash.
struct Session {
    std::string token_hash;
    User user;
    std::string secret;  ///< what CSRF tokens are made from
    Instant seen_at{};
    bool is_locked = false;
};

struct StartedSession {
    std::string token;
    User user;
};

/// Checks name and password and starts a session. The answer is the same, and takes as long, whichever is wrong.
Result<StartedSession> sign_in(store::Store& store, const std::string& user_name, const std::string& password, Instant now);
/// The session of this cookie: nothing when it ended, ran out or its user left. Locked when it was idle too long.
std::optional<Session> find_session(store::Store& store, std::string_view token, Instant now);
/// Remembers that the person is there. Writes at most once a minute.
void keep_alive(store::Store& store, const Session& session, Instant now);
void lock_session(store::Store& store, const Session& session, Instant now);
/// The same person's password opens a locked session where it was.
Done unlock_session(store::Store& store, const Session& session, const std::string& password, Instant now);
void end_session(store::Store& store, const Session& session, Instant now);

/// A CSRF token: new for every page, so that compression never gives it away.
std::string new_csrf_token(const Session& session);
bool is_csrf_token(const Session& session, std::string_view token);

}  // namespace staff
