#include "staff/sessions.hpp"

#include <sodium.h>

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "ledger/merkle.hpp"

namespace staff {

namespace {

constexpr std::size_t secret_bytes = 32;
constexpr int failures_before_lock = 10;                      // OWASP ASVS 6.3.1
constexpr std::chrono::minutes first_lock{15};

std::string to_base64(const std::string& bytes) {
    std::string out(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    out.resize(out.find('\0'));
    return out;
}

std::string from_base64(std::string_view text) {
    std::string out(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return {};
    out.resize(length);
    return out;
}

std::string random_bytes(std::size_t count) {
    std::string out(count, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
}

std::string hash_of(std::string_view text) { return to_hex(leaf_hash(text)); }

/// [ASVS 6.3.1] After ten failures the name waits 15 minutes, then twice as long each time; the right password waits too.
bool must_wait(store::Connection& connection, const std::string& name_hash, Instant now) {
    const auto rows = connection.query("SELECT failures, last_at FROM failed_sign_in WHERE name_hash = :name", {{"name", name_hash}});
    if (rows.empty()) return false;
    const auto failures = rows.front().number("failures");
    if (failures < failures_before_lock) return false;
    const auto doublings = std::min<std::int64_t>(failures - failures_before_lock, 6);
    return now < rows.front().instant("last_at") + first_lock * (1 << doublings);
}

void note_failure(store::Store& store, const std::string& name_hash, Instant now) {
    (void)store.write([&](store::Connection& connection) -> Done {
        connection.run("INSERT INTO failed_sign_in (name_hash, failures, last_at) VALUES (:name, 1, :now)"
                       " ON CONFLICT (name_hash) DO UPDATE SET failures = failed_sign_in.failures + 1, last_at = excluded.last_at",
                       {{"name", name_hash}, {"now", now}});
        ledger::append(connection, {.at = now, .action = "sign_in.failed"});
        return {};
    });
}

void update_session(store::Store& store, const Session& session, std::string_view action, const std::string& sql, Instant now) {
    (void)store.write([&](store::Connection& connection) -> Done {
        connection.run(sql, {{"now", now}, {"token", session.token_hash}});
        if (!action.empty()) ledger::append(connection, {.at = now, .actor = session.user.id, .action = std::string(action)});
        return {};
    });
}

}  // namespace

Result<StartedSession> sign_in(store::Store& store, const std::string& user_name, const std::string& password, Instant now) {
    ensure(sodium_init() >= 0, "libsodium starts");
    const auto name_hash = hash_of(user_name);
    struct Known {
        std::optional<User> user;
        std::string hash;
        bool waits = false;
    };
    const auto known = store.read([&](store::Connection& connection) {
        Known answer{find_user_named(connection, user_name), "", must_wait(connection, name_hash, now)};
        if (answer.user && !answer.user->left_on) answer.hash = password_hash_of(connection, answer.user->id);
        return answer;
    });
    const bool right = is_password(password, known.hash);
    if (known.waits)
        return std::unexpected(Problem::refused("There were too many wrong passwords for this user name. Wait 15 minutes, then try again, or ask your administrator."));
    if (!right) {
        note_failure(store, name_hash, now);
        return std::unexpected(Problem::invalid("password", "The user name or the password is not right"));
    }
    const StartedSession started{to_base64(random_bytes(secret_bytes)), *known.user};
    return store.write([&](store::Connection& connection) -> Result<StartedSession> {
        connection.run("INSERT INTO session (token_hash, user_id, secret, started_at, seen_at) VALUES (:token, :user, :secret, :now, :now)",
                       {{"token", hash_of(started.token)}, {"user", started.user.id}, {"secret", to_base64(random_bytes(secret_bytes))}, {"now", now}});
        connection.run("DELETE FROM failed_sign_in WHERE name_hash = :name", {{"name", name_hash}});
        ledger::append(connection, {.at = now, .actor = started.user.id, .action = "sign_in"});
        return started;
    });
}

std::optional<Session> find_session(store::Store& store, std::string_view token, Instant now) {
    if (token.empty()) return std::nullopt;
    return store.read([&](store::Connection& connection) -> std::optional<Session> {
        const auto rows = connection.query("SELECT token_hash, user_id, secret, started_at, seen_at, locked_at FROM session"
                                           " WHERE token_hash = :token AND ended_at IS NULL",
                                           {{"token", hash_of(token)}});
        if (rows.empty() || now >= rows.front().instant("started_at") + longest_session) return std::nullopt;
        auto user = find_user(connection, rows.front().id<UserId>("user_id"));
        if (!user || user->left_on) return std::nullopt;
        const auto seen_at = rows.front().instant("seen_at");
        return Session{rows.front().text("token_hash"), std::move(*user), rows.front().text("secret"), seen_at,
                       !rows.front().is_null("locked_at") || now >= seen_at + idle_limit};
    });
}

void keep_alive(store::Store& store, const Session& session, Instant now) {
    if (session.is_locked || now < session.seen_at + std::chrono::minutes{1}) return;
    update_session(store, session, "", "UPDATE session SET seen_at = :now WHERE token_hash = :token AND seen_at < :now", now);
}

void lock_session(store::Store& store, const Session& session, Instant now) {
    update_session(store, session, "session.locked", "UPDATE session SET locked_at = :now WHERE token_hash = :token AND locked_at IS NULL", now);
}

Done unlock_session(store::Store& store, const Session& session, const std::string& password, Instant now) {
    const auto again = sign_in(store, session.user.user_name, password, now);
    if (!again) {
        if (again.error().kind == Problem::Kind::invalid) return std::unexpected(Problem::invalid("password", "The password is not right"));
        return std::unexpected(again.error());
    }
    // sign_in made a session of its own; this one goes on, so that the page the person was on still holds.
    return store.write([&](store::Connection& connection) -> Done {
        connection.run("DELETE FROM session WHERE token_hash = :token", {{"token", hash_of(again->token)}});
        connection.run("UPDATE session SET locked_at = NULL, seen_at = :now WHERE token_hash = :token", {{"now", now}, {"token", session.token_hash}});
        return {};
    });
}

void end_session(store::Store& store, const Session& session, Instant now) {
    update_session(store, session, "sign_out", "UPDATE session SET ended_at = :now WHERE token_hash = :token AND ended_at IS NULL", now);
}

std::string new_csrf_token(const Session& session) {
    const auto secret = from_base64(session.secret);
    auto mask = random_bytes(secret.size());
    auto masked = secret;
    for (std::size_t i = 0; i < masked.size(); ++i) masked[i] = static_cast<char>(masked[i] ^ mask[i]);
    return to_base64(mask + masked);
}

bool is_csrf_token(const Session& session, std::string_view token) {
    const auto secret = from_base64(session.secret);
    const auto bytes = from_base64(token);
    if (secret.empty() || bytes.size() != secret.size() * 2) return false;
    std::string unmasked(secret.size(), '\0');
    for (std::size_t i = 0; i < secret.size(); ++i) unmasked[i] = static_cast<char>(bytes[i] ^ bytes[secret.size() + i]);
    return sodium_memcmp(unmasked.data(), secret.data(), secret.size()) == 0;
}

}  // namespace staff
