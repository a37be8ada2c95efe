#pragma once
#include <functional>
#include <string>

#include "staff/sessions.hpp"

// What administrators do to accounts and teams. Every change is an event of the ledger.

namespace staff {

/// LOCAL: how long a password that was handed out may be used; an hour at most (ASVS 6.3.2).
constexpr std::chrono::hours one_time_holds_for{1};
/// LOCAL: a leaving that was recorded by mistake may be undone for so long; afterwards somebody comes back with a new account.
constexpr std::chrono::days leaving_may_be_undone_for{30};

/// A password nobody chose [ASVS 6.4.3]: shown to the administrator once, changed at its first use. Without a hash it is none: nobody signs
/// in until one is given.
struct OneTimePassword {
    std::string text;
    std::string hash;
};

/// Told in the transaction that ends somebody's access, so that nobody's work lies where nobody sees it [4.2]. Staff knows nothing of the
/// capabilities whose work it is.
using HandOver = std::function<void(store::Connection&, store::Store&, UserId leaver, UserId by, Instant now)>;
/// Takes as long as a sign-in: make it outside of a transaction.
OneTimePassword make_one_time_password();

/// A personal account [4.7]. The password of `user` is not used.
Result<UserId> add_user(store::Store& store, store::Connection& connection, const NewUser& user, const OneTimePassword& password, UserId by,
                        Instant now);
/// Name, job title, team and roles. Refuses to take the last administrator's role. A changed role holds from the next click.
Done change_user(store::Connection& connection, UserId user, const UserDetails& details, UserId by, Instant now);

/// That they were in this team until that day; change_user() keeps it.
void keep_former_team(store::Connection& connection, UserId user, TeamId team, Day until);

/// Ends access at once: every session ends in the same transaction [4.2]. The day is today or earlier. Nobody records their
/// own leaving, and the last administrator does not leave.
Done record_leaving(store::Connection& connection, UserId user, Day left_on, UserId by, Instant now);
/// Why this leaving may no longer be undone, or nothing.
std::optional<std::string> why_leaving_stands(const User& user, Day today);
/// Gives access back, with a new password.
Done undo_leaving(store::Connection& connection, UserId user, const OneTimePassword& password, UserId by, Instant now);
/// Ends every session of the person and forgets their wrong passwords.
Done reset_password(store::Connection& connection, UserId user, const OneTimePassword& password, UserId by, Instant now);

/// The person's own choice: `hash` is of a password that is not weak. Ends their other sessions.
Done keep_password(store::Connection& connection, const Session& session, const std::string& hash, Instant now);
void keep_shortcuts(store::Connection& connection, UserId user, bool uses_shortcuts);

/// Problems: no name, a name that another team has, a parent that is below the team, a leader who may not decide or has left.
Result<TeamId> add_team(store::Store& store, store::Connection& connection, const Team& team, UserId by, Instant now);
Done change_team(store::Connection& connection, const Team& team, UserId by, Instant now);

}  // namespace staff
