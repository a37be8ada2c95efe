#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "staff/access_policy.hpp"
#include "store/store.hpp"

namespace staff {

extern const store::Migration migration;

/// A member of staff. The account is personal and never shared [4.7]; a leaver's stays, without access [4.2].
struct User {
    UserId id;
    std::string user_name;
    std::string name;       ///< "Amina Yusuf"
    std::string job_title;  ///< "Social worker"
    TeamId team;
    std::vector<std::string> roles;
    std::vector<Permissions>
        withheld;  ///< of each role, what it may not do from where and when they ask (staff/withheld.hpp); empty: nothing
    std::optional<Day> left_on;
    std::optional<Day> reads_until;         ///< the last day on which a dated role, such as an inspector's, opens anything
    std::optional<Instant> one_time_until;  ///< the password is one that was handed out: good until then, and for choosing another
    std::string email_address;               ///< where emails go (staff/emails.hpp); "" for nowhere
    bool uses_shortcuts = true;             ///< single keys, which a person may turn off (WCAG 2.1.4)

    [[nodiscard]] bool may(Permission permission) const;
    /// Whether one of their roles opens records on this ground, where it holds; `today` asks of the roles that end with `reads_until` too.
    [[nodiscard]] bool opens_by(Basis basis, std::optional<Day> today = std::nullopt) const;
    [[nodiscard]] bool has_role(std::string_view code) const;
    /// Whether what they complete waits to be countersigned. Whoever else they are, they countersign nobody's.
    [[nodiscard]] bool is_countersigned() const;
    /// "Amina Yusuf, social worker"
    [[nodiscard]] std::string name_and_title() const;

  private:
    [[nodiscard]] bool is_withheld(std::size_t role, Permission permission) const {
        return role < withheld.size() && has(withheld[role], permission);
    }
};
/// The same where only the two are known.
std::string with_title(const std::string& name, const std::string& job_title);

/// Whoever looks, and on which day: what is hidden from them then is left out of lists, counts and choices.
struct Viewer {
    UserId id;
    Day today{};
};

struct Team {
    TeamId id;
    std::string name;
    TeamId parent;  ///< the service above; not set at the top
    UserId leader;
};

struct NewUser {
    std::string user_name, name, job_title, password;
    TeamId team;
    std::vector<std::string> roles;
    std::optional<Day> reads_until;
    std::string email_address;
};

/// What an administrator may change of somebody.
struct UserDetails {
    std::string name, job_title;
    TeamId team;
    std::vector<std::string> roles;
    std::optional<Day> reads_until;
    std::string email_address;
    bool operator==(const UserDetails&) const = default;
};
UserDetails details_of(const User& user);
UserDetails details_of(const NewUser& user);
std::vector<FieldProblem> faults_of(const UserDetails& details);
/// The same, and the user name taken or malformed; not the password.
std::vector<FieldProblem> faults_of(store::Connection& connection, const NewUser& user);

/// Every problem at once: user name taken or malformed, no name, password too short or too common, unknown role.
Result<UserId> create_user(store::Store& store, store::Connection& connection, const NewUser& user, UserId by, Instant now);
/// For an invented authority: no password rules, a hash made once for all.
UserId insert_user(store::Connection& connection, UserId id, const NewUser& user, const std::string& password_hash,
                   std::optional<Day> left_on);
TeamId insert_team(store::Connection& connection, const Team& team);

std::optional<User> find_user(store::Connection& connection, UserId id);
std::optional<User> find_user_named(store::Connection& connection, std::string_view user_name);
std::vector<User> all_users(store::Connection& connection);
/// Who can be given a child: people who work here and whose role holds cases. Practitioners of this team first, then the others
/// of the team, then everybody else by name.
std::vector<User> possible_holders(store::Connection& connection, TeamId team);
/// The same of those who can work beside the holder, students among them.
std::vector<User> possible_co_workers(store::Connection& connection, TeamId team);
/// Those whose roles allow it, each once. Of permissions that few have.
std::vector<User> working_users_who_may(store::Connection& connection, Permission permission);
std::vector<Team> all_teams(store::Connection& connection);
std::optional<Team> find_team(store::Connection& connection, TeamId id);
/// The leader of the team and of every team above it.
std::vector<UserId> leaders_upward(store::Connection& connection, TeamId team);
/// How a query about the teams that :leader leads, and all below them, begins: they stand in led (id).
inline const std::string led_teams =
    "WITH RECURSIVE led (id) AS (SELECT id FROM team WHERE leader_id = :leader UNION SELECT t.id FROM team t JOIN led l"
    " ON t.parent_id = l.id)";
/// The same of those they answer for from day to day: the teams they lead, and those below that nobody leads at present, or whose leader is
/// away :today. It goes up the line, never down.
inline const std::string answered_teams =
    "WITH RECURSIVE led (id) AS (SELECT id FROM team WHERE leader_id = :leader UNION SELECT t.id FROM team t JOIN led l"
    " ON t.parent_id = l.id LEFT JOIN user_account u ON u.id = t.leader_id AND u.left_on IS NULL AND NOT EXISTS (SELECT 1 FROM absence a"
    " WHERE a.user_id = u.id AND a.withdrawn_at IS NULL AND a.from_on <= :today AND (a.until_on IS NULL OR a.until_on >= :today))"
    " WHERE u.id IS NULL)";

/// Argon2id, 19 MiB, two passes (OWASP ASVS 11.4.2): about 40 ms of one core.
std::string hash_password(const std::string& password);
/// Takes as long for an unknown user (hash "") as for a known one.
bool is_password(const std::string& password, const std::string& hash);
/// Made with less memory or fewer passes than today's.
bool is_hashed_weakly(const std::string& hash);
std::string password_hash_of(store::Connection& connection, UserId user);

}  // namespace staff
