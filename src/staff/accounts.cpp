#include "staff/accounts.hpp"

#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "outward/mail.hpp"
#include "staff/passwords.hpp"
#include "staff/settings.hpp"

namespace staff {

const store::Migration migration = {2, "staff", R"sql(
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE team (id {ID}, name TEXT NOT NULL, parent_id BIGINT, leader_id BIGINT);
CREATE TABLE user_account (
  id {ID},
  user_name TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  job_title TEXT NOT NULL,
  team_id BIGINT,
  password_hash TEXT NOT NULL,
  one_time_until BIGINT,
  left_on TEXT,
  reads_until TEXT,
  email_address TEXT,
  uses_shortcuts BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX user_account_of_team ON user_account (team_id);
CREATE INDEX user_account_left ON user_account (left_on) WHERE left_on IS NOT NULL;
CREATE INDEX user_account_first_password ON user_account (one_time_until) WHERE one_time_until IS NOT NULL;
CREATE INDEX user_account_by_name ON user_account (name, id);
CREATE TABLE user_role (user_id BIGINT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (user_id, role));
CREATE TABLE home_postcode (user_id BIGINT PRIMARY KEY, postcode TEXT NOT NULL, given_at BIGINT NOT NULL);
CREATE TABLE former_team (user_id BIGINT NOT NULL, team_id BIGINT NOT NULL, until_on TEXT NOT NULL, PRIMARY KEY (user_id, team_id));
CREATE TABLE absence (
  id {ID}, user_id BIGINT NOT NULL, from_on TEXT NOT NULL, until_on TEXT, kind TEXT NOT NULL, cover_id BIGINT,
  recorded_by BIGINT, recorded_at BIGINT NOT NULL, withdrawn_at BIGINT
);
CREATE INDEX absence_of_user ON absence (user_id, from_on);
CREATE INDEX absence_covered_by ON absence (cover_id, from_on) WHERE cover_id IS NOT NULL;
CREATE TABLE staff_file_reading (id {ID}, at BIGINT NOT NULL, file_name TEXT NOT NULL, is_kept BIGINT NOT NULL, words TEXT NOT NULL);
CREATE TABLE session (
  id {ID},
  token_hash TEXT NOT NULL UNIQUE,
  user_id BIGINT NOT NULL,
  secret TEXT NOT NULL,
  address TEXT NOT NULL,
  browser TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  locked_at BIGINT,
  ended_at BIGINT,
  confirmed_at BIGINT,
  passkey_at BIGINT,
  by_council BIGINT NOT NULL DEFAULT 0,
  factor_seed TEXT NOT NULL
);
CREATE INDEX session_of_user ON session (user_id, started_at);
CREATE TABLE failed_sign_in (key_hash TEXT PRIMARY KEY, failures BIGINT NOT NULL, last_at BIGINT NOT NULL);
CREATE INDEX failed_sign_in_by_age ON failed_sign_in (last_at);
CREATE TABLE second_factor (user_id BIGINT PRIMARY KEY, secret TEXT NOT NULL, added_at BIGINT NOT NULL);
CREATE TABLE passkey (
  id {ID},
  user_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  credential TEXT NOT NULL UNIQUE,
  algorithm BIGINT NOT NULL,
  public_key TEXT NOT NULL,
  added_at BIGINT NOT NULL
);
CREATE INDEX passkey_of_user ON passkey (user_id, id);
CREATE TABLE council_account (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  user_id BIGINT NOT NULL,
  linked_at BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX council_account_of_user ON council_account (user_id);
CREATE TABLE council_invitation (user_id BIGINT PRIMARY KEY, until BIGINT NOT NULL);
CREATE TABLE sign_on_attempt (
  state_hash TEXT PRIMARY KEY,
  secret TEXT NOT NULL,
  address TEXT NOT NULL,
  form TEXT NOT NULL,
  before_id BIGINT,
  made_at BIGINT NOT NULL
);
CREATE INDEX sign_on_attempt_by_age ON sign_on_attempt (made_at);
CREATE TABLE recovery_code (user_id BIGINT NOT NULL, code_hash TEXT NOT NULL, PRIMARY KEY (user_id, code_hash));
CREATE TABLE spent_code (user_id BIGINT NOT NULL, name TEXT NOT NULL, step BIGINT NOT NULL, PRIMARY KEY (user_id, name));
CREATE TABLE account_notice (
  user_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  code TEXT NOT NULL,
  session_id BIGINT,
  place TEXT,
  seen_at BIGINT,
  PRIMARY KEY (user_id, at, code)
);
CREATE TABLE broken_glass (
  id {ID}, user_id BIGINT NOT NULL, child_id BIGINT NOT NULL, reason TEXT NOT NULL, at BIGINT NOT NULL, closes_at BIGINT NOT NULL,
  finding TEXT, review_words TEXT, reviewed_by BIGINT, reviewed_at BIGINT
);
CREATE INDEX broken_glass_of_user ON broken_glass (user_id, child_id, id);
CREATE TABLE child_opening (user_id BIGINT NOT NULL, child_id BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (user_id, child_id));
CREATE INDEX child_opening_lately ON child_opening (user_id, at);
CREATE TABLE access_alert (
  id {ID}, user_id BIGINT NOT NULL, is_stop BIGINT NOT NULL, children BIGINT NOT NULL, at BIGINT NOT NULL, lifted_by BIGINT, lifted_at BIGINT,
  lift_reason TEXT
);
CREATE INDEX access_alert_of_user ON access_alert (user_id, is_stop, at);
CREATE INDEX access_alert_waiting ON access_alert (user_id) WHERE lifted_at IS NULL;
CREATE TABLE email (
  user_id BIGINT NOT NULL,
  code TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  next_try_at BIGINT,
  tries BIGINT NOT NULL DEFAULT 0,
  trouble TEXT,
  sent_at BIGINT,
  given_up_at BIGINT,
  PRIMARY KEY (subject_id, code, user_id)
);
CREATE INDEX email_of_user ON email (user_id, made_at);
CREATE INDEX email_due ON email (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX email_sent ON email (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX email_given_up ON email (given_up_at) WHERE given_up_at IS NOT NULL;
CREATE INDEX broken_glass_by_time ON broken_glass (at);
CREATE INDEX broken_glass_to_review ON broken_glass (id) WHERE reviewed_at IS NULL;
)sql"};

namespace {

constexpr std::string_view user_columns = "SELECT id, user_name, name, job_title, team_id, left_on, reads_until, one_time_until, "
                                          "email_address, uses_shortcuts FROM user_account ";

/// Without the roles.
User to_account(const store::Row& row) {
    return {.id = row.id<UserId>("id"),
            .user_name = row.text("user_name"),
            .name = row.text("name"),
            .job_title = row.text("job_title"),
            .team = row.id<TeamId>("team_id"),
            .left_on = row.maybe_day("left_on"),
            .reads_until = row.maybe_day("reads_until"),
            .one_time_until = row.maybe_instant("one_time_until"),
            .email_address = row.text("email_address"),
            .uses_shortcuts = row.truth("uses_shortcuts")};
}

User to_user(store::Connection& connection, const store::Row& row) {
    auto user = to_account(row);
    for (const auto& role : connection.query("SELECT role FROM user_role WHERE user_id = :user ORDER BY role", {{"user", user.id}}))
        user.roles.push_back(role.text("role"));
    return user;
}

Team to_team(const store::Row& row) {
    return {row.id<TeamId>("id"), row.text("name"), row.id<TeamId>("parent_id"), row.id<UserId>("leader_id")};
}

bool is_user_name(std::string_view name) {
    return name.size() >= 3 && name.size() <= 60 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string_view::npos;
}

}  // namespace

bool User::may(Permission permission) const {
    if (permission == Permission::countersign && is_countersigned()) return false;
    for (std::size_t place = 0; place < roles.size(); ++place)
        if (const auto* role = find_role(roles[place]); role && role->has(permission) && !is_withheld(place, permission)) return true;
    return false;
}

bool User::opens_by(Basis basis, std::optional<Day> today) const {
    for (std::size_t place = 0; place < roles.size(); ++place) {
        const auto* role = find_role(roles[place]);
        if (!role || !role->has(basis) || is_withheld(place, Permission::open)) continue;
        if (!role->is_dated || !today || (reads_until && *today <= *reads_until)) return true;
    }
    return false;
}

bool User::is_countersigned() const {
    return std::ranges::any_of(roles, [](const auto& code) {
        const auto* role = find_role(code);
        return role && role->is_countersigned;
    });
}

bool User::has_role(std::string_view code) const { return std::ranges::find(roles, code) != roles.end(); }

std::string with_title(const std::string& name, const std::string& job_title) { return job_title.empty() ? name : name + ", " + job_title; }

std::string User::name_and_title() const { return with_title(name, job_title); }

UserDetails details_of(const User& user) {
    return {user.name, user.job_title, user.team, user.roles, user.reads_until, user.email_address};
}

UserDetails details_of(const NewUser& user) {
    return {user.name, user.job_title, user.team, user.roles, user.reads_until, user.email_address};
}

std::vector<FieldProblem> faults_of(const UserDetails& details) {
    Problems problems;
    if (trimmed(details.name).empty()) problems.add("name", "Enter the person’s full name");
    if (trimmed(details.job_title).empty()) problems.add("job_title", "Enter the person’s job title, such as social worker");
    if (!details.email_address.empty() && !outward::is_email_address(details.email_address))
        problems.add("email_address", "Enter an email address like name@council.gov.uk");
    if (details.roles.empty()) problems.add("roles", "Select at least one role");
    if (!std::ranges::all_of(details.roles, [](const auto& role) { return find_role(role) != nullptr; }))
        problems.add("roles", "Select roles from the list");
    const bool is_dated = std::ranges::any_of(details.roles, [](const auto& code) {
        const auto* role = find_role(code);
        return role && role->is_dated;
    });
    if (is_dated && !details.reads_until)
        problems.add("reads_until", "Enter the last day on which this auditor or inspector reads records");
    if (!is_dated && details.reads_until) problems.add("reads_until", "Leave this empty: only auditors and inspectors have a last day");
    return problems.fields();
}

std::vector<FieldProblem> faults_of(store::Connection& connection, const NewUser& user) {
    auto faults = faults_of(details_of(user));
    if (!is_user_name(user.user_name))
        faults.push_back({"user_name", "Enter a user name of 3 to 60 small letters, digits, dots and hyphens, such as amina.yusuf"});
    else if (find_user_named(connection, user.user_name))
        faults.push_back({"user_name", "This user name is taken. Accounts are personal: choose another"});
    if (user.team.is_set() && !find_team(connection, user.team)) faults.push_back({"team", "Select a team from the list"});
    return faults;
}

Result<UserId> create_user(store::Store& store, store::Connection& connection, const NewUser& user, UserId by, Instant now) {
    auto faults = faults_of(connection, user);
    const auto local_words = user.user_name + " " + user.name + " " + setting(connection, "authority_name");
    if (const auto weak = why_weak(user.password, local_words)) faults.push_back({"password", *weak});
    if (!faults.empty()) return std::unexpected(Problem::invalid(std::move(faults)));
    const auto id = insert_user(connection, store.next<UserId>(now), user, hash_password(user.password), std::nullopt);
    ledger::append(connection, {.at = now, .actor = by, .action = "user.created", .subject = id.value});
    return id;
}

UserId insert_user(store::Connection& connection, UserId id, const NewUser& user, const std::string& password_hash,
                   std::optional<Day> left_on) {
    connection.run("INSERT INTO user_account (id, user_name, name, job_title, team_id, password_hash, left_on, reads_until,"
                   " email_address) VALUES (:id, :user_name, :name, :job_title, :team, :hash, :left_on, :reads_until, :email_address)",
                   {{"id", id},
                    {"user_name", user.user_name},
                    {"name", std::string(trimmed(user.name))},
                    {"job_title", std::string(trimmed(user.job_title))},
                    {"team", user.team},
                    {"hash", password_hash},
                    {"left_on", left_on},
                    {"reads_until", user.reads_until},
                    {"email_address", store::text_or_null(user.email_address)}});
    for (const auto& role : user.roles)
        connection.run("INSERT INTO user_role (user_id, role) VALUES (:user, :role)", {{"user", id}, {"role", role}});
    return id;
}

TeamId insert_team(store::Connection& connection, const Team& team) {
    connection.run("INSERT INTO team (id, name, parent_id, leader_id) VALUES (:id, :name, :parent, :leader)",
                   {{"id", team.id}, {"name", team.name}, {"parent", team.parent}, {"leader", team.leader}});
    return team.id;
}

std::optional<User> find_user(store::Connection& connection, UserId id) {
    const auto rows = connection.query(std::string(user_columns) + "WHERE id = :id", {{"id", id}});
    return rows.empty() ? std::nullopt : std::optional(to_user(connection, rows.front()));
}

std::optional<User> find_user_named(store::Connection& connection, std::string_view user_name) {
    const auto rows = connection.query(std::string(user_columns) + "WHERE user_name = :name", {{"name", user_name}});
    return rows.empty() ? std::nullopt : std::optional(to_user(connection, rows.front()));
}

std::vector<User> all_users(store::Connection& connection) {
    std::vector<User> users;
    std::unordered_map<std::int64_t, std::size_t> places;
    for (const auto& row : connection.query(std::string(user_columns) + "ORDER BY name, id")) {
        places[row.number("id")] = users.size();
        users.push_back(to_account(row));
    }
    for (const auto& role : connection.query("SELECT user_id, role FROM user_role ORDER BY user_id, role"))
        if (const auto place = places.find(role.number("user_id")); place != places.end())
            users[place->second].roles.push_back(role.text("role"));
    return users;
}

std::vector<User> possible_co_workers(store::Connection& connection, TeamId team) {
    auto users = all_users(connection);
    std::erase_if(
        users, [](const User& user) { return user.left_on || !(user.may(Permission::hold_files) || user.may(Permission::work_beside)); });
    const auto place = [&](const User& user) { return user.team != team ? 2 : user.has_role("practitioner") ? 0 : 1; };
    std::ranges::stable_sort(users, {}, place);
    return users;
}

std::vector<User> possible_holders(store::Connection& connection, TeamId team) {
    auto users = possible_co_workers(connection, team);
    std::erase_if(users, [](const User& user) { return !user.may(Permission::hold_files); });
    return users;
}

std::vector<User> working_users_who_may(store::Connection& connection, Permission permission) {
    std::vector<User> users;
    for (const auto& role : access_policy().roles) {
        if (!role.has(permission)) continue;
        for (const auto& row : connection.query("SELECT u.id FROM user_role r JOIN user_account u ON u.id = r.user_id WHERE r.role = :role"
                                                " AND u.left_on IS NULL ORDER BY u.id",
                                                {{"role", role.code}}))
            if (const auto id = row.id<UserId>("id"); std::ranges::find(users, id, &User::id) == users.end())
                users.push_back(*find_user(connection, id));
    }
    return users;
}

std::vector<Team> all_teams(store::Connection& connection) {
    std::vector<Team> teams;
    for (const auto& row : connection.query("SELECT id, name, parent_id, leader_id FROM team ORDER BY name, id"))
        teams.push_back(to_team(row));
    return teams;
}

std::optional<Team> find_team(store::Connection& connection, TeamId id) {
    const auto rows = connection.query("SELECT id, name, parent_id, leader_id FROM team WHERE id = :id", {{"id", id}});
    return rows.empty() ? std::nullopt : std::optional(to_team(rows.front()));
}

std::vector<UserId> leaders_upward(store::Connection& connection, TeamId team) {
    std::vector<UserId> leaders;
    std::set<TeamId> passed;
    for (auto at = find_team(connection, team); at && passed.insert(at->id).second; at = find_team(connection, at->parent))
        if (at->leader.is_set()) leaders.push_back(at->leader);
    return leaders;
}

std::string password_hash_of(store::Connection& connection, UserId user) {
    const auto rows = connection.query("SELECT password_hash FROM user_account WHERE id = :user", {{"user", user}});
    return rows.empty() ? "" : rows.front().text("password_hash");
}

}  // namespace staff
