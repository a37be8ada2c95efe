#include "staff/sessions.hpp"

#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "staff/account_notices.hpp"
#include "staff/daybook_sessions.hpp"
#include "staff/lockout.hpp"
#include "staff/second_factor.hpp"
#include "staff/tokens.hpp"

namespace staff {

namespace {

constexpr std::chrono::hours earlier_pages_hold_for{24};

struct KnownName {
    std::optional<User> user;
    std::string hash;  ///< "" when nobody may sign in under this name
    bool has_lapsed = false;  ///< the password was handed out, and its time is over
};

KnownName look_up(store::Connection& connection, const Attempt& attempt, Instant now) {
    KnownName known{find_user_named(connection, attempt.user_name), ""};
    if (!known.user || known.user->left_on) return known;
    known.has_lapsed = known.user->one_time_until && now > *known.user->one_time_until;
    known.hash = password_hash_of(connection, known.user->id);
    return known;
}

void renew_hash(store::Store& store, UserId user, const std::string& password) {
    const auto hash = hash_password(password);
    (void)store.write([&](store::Connection& connection) -> Done {
        connection.run("UPDATE user_account SET password_hash = :hash WHERE id = :user", {{"hash", hash}, {"user", user}});
        return {};
    });
}

/// Everything older than the pages that list sessions ever look back.
void prune(store::Connection& connection, UserId user, Instant now) {
    connection.run("DELETE FROM session WHERE user_id = :user AND started_at < :old", {{"user", user}, {"old", now - sessions_kept_for}});
}

int end_where(store::Connection& connection, const std::string& condition, store::Bindings bindings, Instant now) {
    bindings.emplace_back("now", now);
    return static_cast<int>(connection.run("UPDATE session SET ended_at = :now WHERE ended_at IS NULL AND " + condition, bindings));
}

/// Where somebody was before, but never from this browser at this address, as far back as sessions are kept.
bool is_new_place(store::Connection& connection, UserId user, const Visitor& visitor) {
    const auto rows = connection.query(
        "SELECT count(*) AS number, coalesce(sum(CASE WHEN address = :address AND browser = :browser THEN 1 ELSE 0 END), 0) AS here"
        " FROM session WHERE user_id = :user",
        {{"user", user}, {"address", visitor.address}, {"browser", visitor.browser}});
    return rows.front().number("number") > 0 && rows.front().number("here") == 0;
}

void insert_session(store::Connection& connection, SessionId id, const StartedSession& started, const Visitor& visitor, bool is_by_council,
                    std::optional<Instant> confirmed_at, Instant now) {
    connection.run("INSERT INTO session (id, token_hash, user_id, secret, address, browser, started_at, seen_at, confirmed_at, by_council,"
                   " factor_seed)"
                   " VALUES (:id, :token, :user, :secret, :address, :browser, :now, :now, :confirmed, :by_council, :seed)",
                   {{"id", id},
                    {"token", hash_of_token(started.token)},
                    {"user", started.user.id},
                    {"secret", random_token()},
                    {"address", visitor.address},
                    {"browser", visitor.browser},
                    {"now", now},
                    {"confirmed", confirmed_at},
                    {"by_council", is_by_council},
                    {"seed", random_token()}});
}

Problem lapsed_problem() { return Problem::refused("The password you were given worked for one hour. Ask your administrator for another"); }

Problem has_ended() { return Problem::refused("This session has ended. Sign in again"); }

bool is_locked(const store::Row& row, Instant now) { return !row.is_null("locked_at") || now >= row.instant("seen_at") + idle_limit; }

struct Found {
    bool is_known = false;  ///< also when it has ended
    std::optional<Session> session;
};

/// Of its person only who it is.
Found with_token(store::Connection& connection, const std::string& hash, Instant now) {
    const auto rows =
        connection.query("SELECT id, user_id, secret, started_at, seen_at, locked_at, ended_at, confirmed_at, passkey_at, by_council,"
                         " factor_seed FROM session WHERE token_hash = :token",
                         {{"token", hash}});
    if (rows.empty()) return {};
    const auto& row = rows.front();
    if (!row.is_null("ended_at") || now >= row.instant("started_at") + longest_session) return {.is_known = true, .session = std::nullopt};
    return {.is_known = true,
            .session = Session{row.id<SessionId>("id"),
                               {.id = row.id<UserId>("user_id")},
                               row.text("secret"),
                               row.instant("seen_at"),
                               is_locked(row, now),
                               row.maybe_instant("confirmed_at"),
                               row.maybe_instant("passkey_at"),
                               row.truth("by_council"),
                               row.text("factor_seed"),
                               hash}};
}

}  // namespace

Result<User> check_password(store::Store& store, const std::string& user_name, const std::string& password, const std::string& address,
                            Instant now) {
    const Attempt attempt{user_name, address};
    const auto known = store.read([&](store::Connection& connection) { return look_up(connection, attempt, now); });
    const auto until = store.read_noted([&](store::Connection& connection) { return waits_until(connection, attempt, now); });
    const bool is_right = is_password(password, known.hash);
    if (until) return std::unexpected(waiting_problem("passwords", *until));
    if (is_right && !known.has_lapsed) {
        if (is_hashed_weakly(known.hash) && store.takes_changes()) renew_hash(store, known.user->id, password);
        return *known.user;
    }
    (void)store.note([&](store::Connection& connection) -> Done {
        note_failure(connection, attempt, now);
        ledger::append(connection, {.at = now, .action = "sign_in.failed", .subject = known.user ? known.user->id.value : 0});
        return {};
    });
    if (is_right) return std::unexpected(lapsed_problem());
    return std::unexpected(Problem::invalid("password", "The user name or the password is not right"));
}

Result<User> check_own_password(store::Store& store, const Session& session, const std::string& password, const std::string& address,
                                Instant now) {
    auto user = check_password(store, session.user.user_name, password, address, now);
    if (user || user.error().kind != Problem::Kind::invalid) return user;
    return std::unexpected(Problem::invalid("password", "The password is not right"));
}

Result<StartedSession> start_session(store::Store& store, const User& user, const Visitor& visitor, SessionId before, SignedInBy by,
                                     Instant now) {
    const StartedSession started{random_token(), user};
    const bool is_by_council = by == SignedInBy::council_account;
    const bool has_more_to_confirm =
        store.read([&](store::Connection& connection) { return has_factor(connection, user.id) || is_factor_required(connection); });
    return store.note([&](store::Connection& connection) -> Result<StartedSession> {
        prune(connection, user.id, now);
        if (before.is_set()) end_where(connection, "id = :before", {{"before", before}}, now);
        const auto id = store.next<SessionId>(now);
        if (is_new_place(connection, user.id, visitor) && !store.notes_aside())
            tell_account(connection, user.id, is_by_council ? "new_place_council" : "new_place", id,
                         visitor.browser + ", " + visitor.address, now);
        insert_session(connection, id, started, visitor, is_by_council, has_more_to_confirm ? std::nullopt : std::optional(now), now);
        if (!is_by_council) forget_failures(connection, {user.user_name, visitor.address});
        ledger::append(connection, {.at = now, .actor = user.id, .action = "sign_in", .detail = is_by_council ? "council account" : ""});
        return started;
    });
}

Result<StartedSession> sign_in(store::Store& store, const std::string& user_name, const std::string& password, const Visitor& visitor,
                               SessionId before, Instant now) {
    const auto user = check_password(store, user_name, password, visitor.address, now);
    if (!user) return std::unexpected(user.error());
    return start_session(store, *user, visitor, before, SignedInBy::password, now);
}

std::optional<Session> find_session(store::Store& store, std::string_view token, Instant now) {
    if (token.empty()) return std::nullopt;
    const auto hash = hash_of_token(token);
    const auto with_user = [](store::Connection& connection, std::optional<Session> session) -> std::optional<Session> {
        auto user = session ? find_user(connection, session->user.id) : std::nullopt;
        if (!user || user->left_on) return std::nullopt;
        session->user = std::move(*user);
        return session;
    };
    if (!store.notes_aside())
        return store.read([&](store::Connection& connection) { return with_user(connection, with_token(connection, hash, now).session); });
    auto found = store.read_noted([&](store::Connection& connection) { return with_token(connection, hash, now); });
    if (!found.session && !found.is_known && !store.is_copy()) {
        adopt_session(store, hash);
        found = store.read_noted([&](store::Connection& connection) { return with_token(connection, hash, now); });
    }
    return store.read([&](store::Connection& connection) { return with_user(connection, std::move(found.session)); });
}

void keep_alive(store::Store& store, const Session& session, Instant now) {
    if (session.is_locked || now < session.seen_at + std::chrono::minutes{1}) return;
    (void)store.note([&](store::Connection& connection) -> Done {
        connection.run("UPDATE session SET seen_at = :now WHERE id = :id AND seen_at < :now", {{"now", now}, {"id", session.id}});
        return {};
    });
}

void lock_session(store::Store& store, const Session& session, Instant now) {
    (void)store.note([&](store::Connection& connection) -> Done {
        if (connection.run("UPDATE session SET locked_at = :now WHERE id = :id AND locked_at IS NULL", {{"now", now}, {"id", session.id}}) >
            0)
            ledger::append(connection, {.at = now, .actor = session.user.id, .action = "session.locked"});
        return {};
    });
}

Result<std::string> unlock_session(store::Store& store, const Session& session, const std::string& password, const std::string& address,
                                   Instant now) {
    if (auto user = check_own_password(store, session, password, address, now); !user) return std::unexpected(user.error());
    const auto token = random_token();
    return store.note([&](store::Connection& connection) -> Result<std::string> {
        const auto changed = connection.run("UPDATE session SET token_hash = :token, locked_at = NULL, seen_at = :now"
                                            " WHERE id = :id AND ended_at IS NULL",
                                            {{"token", hash_of_token(token)}, {"now", now}, {"id", session.id}});
        if (changed == 0) return std::unexpected(has_ended());
        forget_failures(connection, {session.user.user_name, address});
        ledger::append(connection, {.at = now, .actor = session.user.id, .action = "session.unlocked"});
        return token;
    });
}

Result<std::string> keep_confirmation(store::Connection& connection, const Session& session, bool by_passkey, Instant now) {
    const auto token = random_token();
    const auto changed = connection.run("UPDATE session SET token_hash = :token, confirmed_at = :now, seen_at = :now,"
                                        " passkey_at = coalesce(:passkey_at, passkey_at)"
                                        " WHERE id = :id AND ended_at IS NULL AND token_hash = :before",
                                        {{"token", hash_of_token(token)},
                                         {"now", now},
                                         {"passkey_at", by_passkey ? std::optional(now) : std::nullopt},
                                         {"id", session.id},
                                         {"before", session.token_hash}});
    if (changed == 0) return std::unexpected(has_ended());
    return token;
}

void sign_out(store::Store& store, const Session& session, Instant now) {
    (void)store.note([&](store::Connection& connection) -> Done {
        if (end_where(connection, "id = :id", {{"id", session.id}}, now) > 0)
            ledger::append(connection, {.at = now, .actor = session.user.id, .action = "sign_out"});
        return {};
    });
}

std::vector<ListedSession> sessions_of(store::Connection& connection, UserId user, Instant now) {
    std::vector<ListedSession> sessions;
    for (const auto& row :
         connection.query("SELECT id, address, browser, started_at, seen_at, locked_at, confirmed_at FROM session WHERE user_id ="
                          " :user AND ended_at IS NULL AND started_at > :oldest ORDER BY started_at DESC, id DESC LIMIT 100",
                          {{"user", user}, {"oldest", now - longest_session}}))
        sessions.push_back({row.id<SessionId>("id"),
                            {row.text("address"), row.text("browser")},
                            row.instant("started_at"),
                            row.instant("seen_at"),
                            is_locked(row, now),
                            !row.is_null("confirmed_at")});
    return sessions;
}

Done end_session(store::Connection& connection, UserId user, SessionId session, UserId by, Instant now) {
    if (end_where(connection, "id = :id AND user_id = :user", {{"id", session}, {"user", user}}, now) == 0)
        return std::unexpected(Problem::not_found("This session has ended already."));
    ledger::append(connection, {.at = now, .actor = by, .action = "session.ended", .subject = user.value});
    return {};
}

int end_other_sessions(store::Connection& connection, UserId user, SessionId but, UserId by, Instant now) {
    const auto ended = end_where(connection, "user_id = :user AND id <> :but", {{"user", user}, {"but", but.value}}, now);
    if (ended > 0)
        ledger::append(connection,
                       {.at = now, .actor = by, .action = "session.ended", .subject = user.value, .detail = std::to_string(ended)});
    return ended;
}

std::string new_csrf_token(const Session& session) { return masked(session.secret); }

bool is_csrf_token(const Session& session, std::string_view token) { return hides(token, session.secret); }

bool is_earlier_csrf_token(store::Store& store, const Session& session, std::string_view token, Instant now) {
    if (token.empty()) return false;
    return store.read_noted([&](store::Connection& connection) {
        const auto rows =
            connection.query("SELECT secret FROM session WHERE user_id = :user AND started_at > :oldest ORDER BY started_at DESC LIMIT 50",
                             {{"user", session.user.id}, {"oldest", now - earlier_pages_hold_for}});
        return std::ranges::any_of(rows, [&](const auto& row) { return hides(token, row.text("secret")); });
    });
}

}  // namespace staff
