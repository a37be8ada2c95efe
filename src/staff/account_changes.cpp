#include "staff/account_changes.hpp"

#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "staff/account_notices.hpp"
#include "staff/lockout.hpp"
#include "staff/tokens.hpp"

namespace staff {

namespace {

constexpr int one_time_groups = 4;

void note(store::Connection& connection, std::string_view action, std::int64_t subject, UserId by, Instant now, std::string detail = "") {
    ledger::append(connection, {.at = now, .actor = by, .action = std::string(action), .subject = subject, .detail = std::move(detail)});
}

bool is_last_administrator(store::Connection& connection, const User& user) {
    if (!user.may(Permission::manage_users) || user.left_on) return false;
    return std::ranges::all_of(working_users_who_may(connection, Permission::manage_users),
                               [&](const User& other) { return other.id == user.id; });
}

void end_sessions(store::Connection& connection, UserId user, Instant now) {
    connection.run("UPDATE session SET ended_at = :now WHERE user_id = :user AND ended_at IS NULL", {{"now", now}, {"user", user}});
}

void set_password(store::Connection& connection, UserId user, const std::string& hash, std::optional<Instant> one_time_until) {
    connection.run("UPDATE user_account SET password_hash = :hash, one_time_until = :until WHERE id = :user",
                   {{"hash", hash}, {"until", one_time_until}, {"user", user}});
}

void set_roles(store::Connection& connection, UserId user, const std::vector<std::string>& codes) {
    connection.run("DELETE FROM user_role WHERE user_id = :user", {{"user", user}});
    for (const auto& role : codes)
        connection.run("INSERT INTO user_role (user_id, role) VALUES (:user, :role) ON CONFLICT (user_id, role) DO NOTHING",
                       {{"user", user}, {"role", role}});
}

Problem no_such_user() { return Problem::not_found("There is no such user."); }

bool is_below(store::Connection& connection, TeamId team, TeamId possible_parent) {
    std::set<TeamId> passed;
    for (auto at = possible_parent; at.is_set() && passed.insert(at).second;) {
        if (at == team) return true;
        const auto above = find_team(connection, at);
        at = above ? above->parent : TeamId{};
    }
    return false;
}

std::vector<FieldProblem> faults_of(store::Connection& connection, const Team& team) {
    Problems problems;
    const auto name = std::string(trimmed(team.name));
    if (name.empty()) problems.add("name", "Enter the team’s name");
    for (const auto& other : all_teams(connection))
        if (other.id != team.id && folded(other.name) == folded(name)) problems.add("name", "Another team has this name");
    if (team.parent.is_set() && !find_team(connection, team.parent)) problems.add("parent", "Select a team from the list");
    if (team.id.is_set() && is_below(connection, team.id, team.parent))
        problems.add("parent", "Select a team that is not this one nor below it: reporting lines would run in a circle");
    if (team.leader.is_set()) {
        const auto leader = find_user(connection, team.leader);
        if (!leader || leader->left_on || !leader->may(Permission::decide))
            problems.add("leader", "Select somebody who works here as a team leader or senior manager");
    }
    return problems.fields();
}

}  // namespace

OneTimePassword make_one_time_password() {
    auto text = random_letters(one_time_groups);
    auto hash = hash_password(text);
    return {std::move(text), std::move(hash)};
}

Result<UserId> add_user(store::Store& store, store::Connection& connection, const NewUser& user, const OneTimePassword& password, UserId by,
                        Instant now) {
    if (auto faults = faults_of(connection, user); !faults.empty()) return std::unexpected(Problem::invalid(std::move(faults)));
    const auto id = insert_user(connection, store.next<UserId>(now), user, password.hash, std::nullopt);
    set_password(connection, id, password.hash, password.hash.empty() ? now : now + one_time_holds_for);
    note(connection, "user.created", id.value, by, now, listed(user.roles, ","));
    return id;
}

Done change_user(store::Connection& connection, UserId user, const UserDetails& details, UserId by, Instant now) {
    const auto known = find_user(connection, user);
    if (!known) return std::unexpected(no_such_user());
    auto faults = faults_of(details);
    if (details.team.is_set() && !find_team(connection, details.team)) faults.push_back({"team", "Select a team from the list"});
    if (!faults.empty()) return std::unexpected(Problem::invalid(std::move(faults)));
    const bool stays_administrator =
        std::ranges::any_of(details.roles, [](const auto& code) { return find_role(code)->has(Permission::manage_users); });
    if (!stays_administrator && is_last_administrator(connection, *known))
        return std::unexpected(Problem::invalid("roles", "Make somebody else an administrator first: this is the last one"));
    connection.run(
        "UPDATE user_account SET name = :name, job_title = :job_title, team_id = :team, reads_until = :reads_until, email_address ="
        " :email_address WHERE id = :user",
        {{"name", std::string(trimmed(details.name))},
         {"job_title", std::string(trimmed(details.job_title))},
         {"team", details.team},
         {"reads_until", details.reads_until},
         {"email_address", store::text_or_null(details.email_address)},
         {"user", user}});
    set_roles(connection, user, details.roles);
    if (known->team != details.team) keep_former_team(connection, user, known->team, london_day(now));
    note(connection, "user.changed", user.value, by, now, known->roles == details.roles ? "" : "roles");
    return {};
}

void keep_former_team(store::Connection& connection, UserId user, TeamId team, Day until) {
    if (!team.is_set()) return;
    connection.run("INSERT INTO former_team (user_id, team_id, until_on) VALUES (:user, :team, :until) ON CONFLICT (user_id, team_id) DO"
                   " UPDATE SET until_on = excluded.until_on",
                   {{"user", user}, {"team", team}, {"until", until}});
}

Done record_leaving(store::Connection& connection, UserId user, Day left_on, UserId by, Instant now) {
    const auto known = find_user(connection, user);
    if (!known) return std::unexpected(no_such_user());
    if (known->left_on) return std::unexpected(Problem::refused("This person has already left."));
    if (user == by) return std::unexpected(Problem::refused("You cannot end your own access. Ask another administrator."));
    if (is_last_administrator(connection, *known))
        return std::unexpected(Problem::refused("This is the last administrator. Make somebody else an administrator first."));
    if (left_on > london_day(now))
        return std::unexpected(
            Problem::invalid("left_on", "Enter today or an earlier day: access ends at once, so record it on the day itself"));
    connection.run("UPDATE user_account SET left_on = :left_on WHERE id = :user", {{"left_on", left_on}, {"user", user}});
    connection.run("DELETE FROM home_postcode WHERE user_id = :user", {{"user", user}});
    end_sessions(connection, user, now);
    note(connection, "user.left", user.value, by, now);
    return {};
}

std::optional<std::string> why_leaving_stands(const User& user, Day today) {
    if (!user.left_on) return "This person has not left.";
    if (today > *user.left_on + leaving_may_be_undone_for)
        return "This person left more than 30 days ago. If they have come back, add a new account.";
    return std::nullopt;
}

Done undo_leaving(store::Connection& connection, UserId user, const OneTimePassword& password, UserId by, Instant now) {
    const auto known = find_user(connection, user);
    if (!known) return std::unexpected(no_such_user());
    if (const auto why = why_leaving_stands(*known, london_day(now))) return std::unexpected(Problem::refused(*why));
    connection.run("UPDATE user_account SET left_on = NULL WHERE id = :user", {{"user", user}});
    set_password(connection, user, password.hash, now + one_time_holds_for);
    note(connection, "user.returned", user.value, by, now);
    return {};
}

Done reset_password(store::Connection& connection, UserId user, const OneTimePassword& password, UserId by, Instant now) {
    const auto known = find_user(connection, user);
    if (!known) return std::unexpected(no_such_user());
    if (known->left_on) return std::unexpected(Problem::refused("This person has left and cannot sign in."));
    if (user == by) return std::unexpected(Problem::refused("Change your own password in your account."));
    set_password(connection, user, password.hash, now + one_time_holds_for);
    end_sessions(connection, user, now);
    forget_failures(connection, {known->user_name, ""});
    note(connection, "user.password_reset", user.value, by, now);
    tell_account(connection, user, "password_reset", SessionId{}, "", now);
    return {};
}

Done keep_password(store::Connection& connection, const Session& session, const std::string& hash, Instant now) {
    const auto user = session.user.id;
    set_password(connection, user, hash, std::nullopt);
    end_other_sessions(connection, user, session.id, user, now);
    note(connection, "user.password_changed", user.value, user, now);
    tell_account(connection, user, "password_changed", session.id, "", now);
    return {};
}

void keep_shortcuts(store::Connection& connection, UserId user, bool uses_shortcuts) {
    connection.run("UPDATE user_account SET uses_shortcuts = :uses WHERE id = :user", {{"uses", uses_shortcuts}, {"user", user}});
}

Result<TeamId> add_team(store::Store& store, store::Connection& connection, const Team& team, UserId by, Instant now) {
    if (auto faults = faults_of(connection, team); !faults.empty()) return std::unexpected(Problem::invalid(std::move(faults)));
    auto made = team;
    made.id = store.next<TeamId>(now);
    made.name = trimmed(team.name);
    insert_team(connection, made);
    note(connection, "team.created", made.id.value, by, now);
    return made.id;
}

Done change_team(store::Connection& connection, const Team& team, UserId by, Instant now) {
    if (!find_team(connection, team.id)) return std::unexpected(Problem::not_found("There is no such team."));
    if (auto faults = faults_of(connection, team); !faults.empty()) return std::unexpected(Problem::invalid(std::move(faults)));
    connection.run("UPDATE team SET name = :name, parent_id = :parent, leader_id = :leader WHERE id = :team",
                   {{"name", std::string(trimmed(team.name))}, {"parent", team.parent}, {"leader", team.leader}, {"team", team.id}});
    note(connection, "team.changed", team.id.value, by, now);
    return {};
}

}  // namespace staff
