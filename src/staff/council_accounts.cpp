#include "staff/council_accounts.hpp"

#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "staff/account_notices.hpp"
#include "staff/tokens.hpp"

namespace staff {

namespace {

constexpr std::size_t longest_subject = 255;

/// State, nonce and verifier follow from what the record keeps, and say nothing of one another.
sign_on::Question question_of(const std::string& state, const std::string& secret, const std::string& answer_address) {
    return {state, sealed_words("nonce", secret), sealed_words("verifier", secret), answer_address};
}

UserId linked_user(store::Connection& connection, const std::string& issuer, const std::string& subject) {
    const auto rows = connection.query("SELECT user_id FROM council_account WHERE issuer = :issuer AND subject = :subject",
                                       {{"issuer", issuer}, {"subject", subject}});
    return rows.empty() ? UserId{} : rows.front().id<UserId>("user_id");
}

/// Whom an administrator has allowed to link this account by its user name.
UserId invited_user(store::Connection& connection, const std::string& user_name, Instant now) {
    const auto rows = connection.query("SELECT u.id FROM user_account u JOIN council_invitation i ON i.user_id = u.id"
                                       " WHERE u.user_name = :name AND i.until > :now",
                                       {{"name", user_name}, {"now", now}});
    return rows.empty() ? UserId{} : rows.front().id<UserId>("id");
}

void keep_link(store::Connection& connection, const std::string& issuer, const std::string& subject, UserId user, UserId by, Instant now) {
    connection.run("DELETE FROM council_account WHERE user_id = :user", {{"user", user}});
    connection.run("DELETE FROM council_invitation WHERE user_id = :user", {{"user", user}});
    connection.run("INSERT INTO council_account (issuer, subject, user_id, linked_at) VALUES (:issuer, :subject, :user, :now)",
                   {{"issuer", issuer}, {"subject", subject}, {"user", user}, {"now", now}});
    ledger::append(connection, {.at = now, .actor = by, .action = "council_account.linked", .subject = user.value});
    tell_account(connection, user, "council_linked", SessionId{}, "", now);
}

/// Who has the account, linked now where that was allowed.
UserId user_of(store::Store& store, const std::string& issuer, const sign_on::Claims& claims, Instant now) {
    const auto [linked, invited] = store.read([&](store::Connection& connection) {
        return std::pair(linked_user(connection, issuer, claims.subject), invited_user(connection, claims.user_name, now));
    });
    if (linked.is_set() || !invited.is_set() || !store.takes_changes()) return linked;
    const auto made = store.write([&](store::Connection& connection) -> Done {
        if (!linked_user(connection, issuer, claims.subject).is_set()) keep_link(connection, issuer, claims.subject, invited, invited, now);
        return {};
    });
    return made ? store.read([&](store::Connection& connection) { return linked_user(connection, issuer, claims.subject); }) : UserId{};
}

}  // namespace

Attempted begin_attempt(store::Store& store, Attempted going, Instant now) {
    const auto state = random_token(), secret = random_token();
    going.question = question_of(state, secret, going.question.answer_address);
    (void)store.note([&](store::Connection& connection) -> Done {
        connection.run("DELETE FROM sign_on_attempt WHERE made_at < :old", {{"old", now - attempt_holds_for}});
        connection.run("INSERT INTO sign_on_attempt (state_hash, secret, address, form, before_id, made_at)"
                       " VALUES (:state, :secret, :address, :form, :before, :now)",
                       {{"state", hash_of_token(state)},
                        {"secret", secret},
                        {"address", going.address},
                        {"form", going.form},
                        {"before", going.before},
                        {"now", now}});
        return {};
    });
    return going;
}

std::optional<Attempted> take_attempt(store::Store& store, const std::string& state, const std::string& answer_address, Instant now) {
    std::optional<Attempted> taken;
    (void)store.note([&](store::Connection& connection) -> Done {
        const auto rows = connection.query("SELECT secret, address, form, before_id FROM sign_on_attempt WHERE state_hash = :state AND"
                                           " made_at > :old",
                                           {{"state", hash_of_token(state)}, {"old", now - attempt_holds_for}});
        if (rows.empty()) return {};
        const auto& row = rows.front();
        taken = Attempted{question_of(state, row.text("secret"), answer_address), row.text("address"), row.text("form"),
                          row.id<SessionId>("before_id")};
        connection.run("DELETE FROM sign_on_attempt WHERE state_hash = :state", {{"state", hash_of_token(state)}});
        return {};
    });
    return taken;
}

Result<StartedSession> sign_in_by_council(store::Store& store, const std::string& issuer, const sign_on::Claims& claims,
                                          const Visitor& visitor, SessionId before, Instant now) {
    const auto id = user_of(store, issuer, claims, now);
    const auto user = store.read([&](store::Connection& connection) { return find_user(connection, id); });
    if (user && !user->left_on) return start_session(store, *user, visitor, before, SignedInBy::council_account, now);
    (void)store.note([&](store::Connection& connection) -> Done {
        ledger::append(connection, {.at = now, .action = "sign_in.failed", .subject = id.value, .detail = "council account"});
        return {};
    });
    return std::unexpected(
        Problem::not_permitted("Your council account is not linked to an account here. Ask your administrator to link it, or "
                               "sign in with your user name and password."));
}

CouncilAccount council_account_of(store::Connection& connection, UserId user, Instant now) {
    CouncilAccount account;
    for (const auto& row : connection.query("SELECT linked_at FROM council_account WHERE user_id = :user LIMIT 1", {{"user", user}}))
        account.linked_at = row.instant("linked_at");
    for (const auto& row :
         connection.query("SELECT until FROM council_invitation WHERE user_id = :user AND until > :now", {{"user", user}, {"now", now}}))
        account.may_link_until = row.instant("until");
    return account;
}

Done link_council_account(store::Connection& connection, const std::string& issuer, const std::string& subject, UserId user, UserId by,
                          Instant now) {
    if (subject.empty() || subject.size() > longest_subject)
        return std::unexpected(
            Problem::invalid("subject", "Enter the identifier of their council account, exactly as the provider has it"));
    const auto other = linked_user(connection, issuer, subject);
    if (other.is_set() && other != user)
        return std::unexpected(Problem::invalid("subject", "This council account is linked to somebody else"));
    keep_link(connection, issuer, subject, user, by, now);
    return {};
}

void allow_council_link(store::Connection& connection, UserId user, UserId by, Instant now) {
    connection.run("INSERT INTO council_invitation (user_id, until) VALUES (:user, :until) ON CONFLICT (user_id) DO UPDATE SET until ="
                   " excluded.until",
                   {{"user", user}, {"until", now + invitation_holds_for}});
    ledger::append(connection, {.at = now, .actor = by, .action = "council_account.allowed", .subject = user.value});
}

Done remove_council_account(store::Connection& connection, UserId user, UserId by, Instant now) {
    connection.run("DELETE FROM council_invitation WHERE user_id = :user", {{"user", user}});
    if (connection.run("DELETE FROM council_account WHERE user_id = :user", {{"user", user}}) == 0) return {};
    end_other_sessions(connection, user, SessionId{}, by, now);
    ledger::append(connection, {.at = now, .actor = by, .action = "council_account.removed", .subject = user.value});
    tell_account(connection, user, "council_removed", SessionId{}, "", now);
    return {};
}

}  // namespace staff
