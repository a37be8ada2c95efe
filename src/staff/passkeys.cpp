#include "staff/passkeys.hpp"

#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "staff/account_notices.hpp"
#include "staff/factor_attempt.hpp"
#include "staff/settings.hpp"
#include "staff/tokens.hpp"

namespace staff {

namespace {

constexpr auto required_setting = "passkeys";
constexpr std::size_t longest_name = 60;
constexpr auto challenge_holds_for = confirmation_holds_for;

std::string challenge_of(const Session& session, std::int64_t milliseconds) {
    const auto at = std::to_string(milliseconds);
    return at + "." + sealed_words("passkey " + at + " " + session.token_hash, session.secret);
}

bool is_challenge(const Session& session, std::string_view said, Instant now) {
    const auto at = parse_id<Id<struct Milliseconds>>(said.substr(0, said.find('.')));
    if (!at || said != challenge_of(session, at->value)) return false;
    const Instant asked_at{std::chrono::milliseconds{at->value}};
    return asked_at <= now && now < asked_at + challenge_holds_for;
}

ExpectedClient expected_of(const Session& session, const Served& served, Instant now) {
    return {served.host, served.origin, [&session, now](std::string_view said) { return is_challenge(session, said, now); }};
}

std::string counter_of(PasskeyId passkey) { return std::string(passkey_factor) + " " + to_text(passkey); }

std::vector<FieldProblem> faults_of(std::string_view name, const std::vector<Passkey>& others) {
    const auto length = length_in_characters(name);
    if (length == 0) return {{"passkey_name", "Enter a name for this passkey, such as work phone"}};
    if (length > longest_name) return {{"passkey_name", "Enter a name of at most 60 characters"}};
    if (std::ranges::find(others, name, &Passkey::name) != others.end())
        return {{"passkey_name", "You have a passkey of this name: choose another name"}};
    return {};
}

/// The row, and what a device that counts has counted so far.
PasskeyId keep(store::Connection& connection, PasskeyId id, UserId user, const std::string& name, const MadePasskey& made, Instant now) {
    connection.run("INSERT INTO passkey (id, user_id, name, credential, algorithm, public_key, added_at)"
                   " VALUES (:id, :user, :name, :credential, :algorithm, :key, :now)",
                   {{"id", id},
                    {"user", user},
                    {"name", name},
                    {"credential", to_base64url(made.credential)},
                    {"algorithm", made.key.algorithm},
                    {"key", to_base64url(made.key.bytes)},
                    {"now", now}});
    spend(connection, user, {.name = counter_of(id), .step = made.count, .may_not_count = true});
    return id;
}

bool is_known(store::Connection& connection, const std::string& credential) {
    return !connection.query("SELECT 1 AS found FROM passkey WHERE credential = :credential", {{"credential", to_base64url(credential)}})
                .empty();
}

/// What was signed with a passkey of this person, right or not yet looked at twice.
std::optional<RightCode> right_answer(store::Connection& connection, UserId user, const std::string& credential,
                                      const SignedChallenge& answer, const ExpectedClient& expected) {
    const auto rows = connection.query("SELECT id, algorithm, public_key FROM passkey WHERE credential = :credential AND user_id = :user",
                                       {{"credential", credential}, {"user", user}});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    const PasskeyKey key{static_cast<int>(row.number("algorithm")), from_base64url(row.text("public_key"))};
    const auto count = count_of_signed(answer, key, expected);
    if (!count) return std::nullopt;
    return RightCode{.name = counter_of(row.id<PasskeyId>("id")), .step = *count, .may_not_count = true};
}

/// A passkey that counts backwards has a copy elsewhere: whoever's it is, they should know.
void tell_of_copy(store::Store& store, const Session& session, Instant now) {
    if (store.notes_aside()) return;
    (void)store.note([&](store::Connection& connection) -> Done {
        tell_account(connection, session.user.id, "passkey_refused", SessionId{}, "", now);
        return {};
    });
}

}  // namespace

std::vector<Passkey> passkeys_of(store::Connection& connection, UserId user) {
    std::vector<Passkey> passkeys;
    for (const auto& row :
         connection.query("SELECT id, name, credential, added_at FROM passkey WHERE user_id = :user ORDER BY id LIMIT :most",
                          {{"user", user}, {"most", most_passkeys}}))
        passkeys.push_back({row.id<PasskeyId>("id"), row.text("name"), row.text("credential"), row.instant("added_at")});
    return passkeys;
}

bool are_passkeys_required(store::Connection& connection) { return setting(connection, required_setting) == "required"; }

void require_passkeys(store::Connection& connection, bool are_required, UserId by, Instant now) {
    const std::string value = are_required ? "required" : "optional";
    set_setting(connection, required_setting, value);
    ledger::append(connection, {.at = now, .actor = by, .action = "setting.passkeys", .detail = value});
}

std::string passkey_challenge(const Session& session, Instant now) {
    return to_base64url(challenge_of(session, now.time_since_epoch().count()));
}

Result<Enrolled> add_passkey(store::Store& store, const Session& session, const NewPasskey& made, const Served& served, Instant now) {
    const auto key = made_passkey(made.client_data, made.authenticator_data, expected_of(session, served, now));
    return store.write([&](store::Connection& connection) -> Result<Enrolled> {
        const auto user = session.user.id;
        const auto others = passkeys_of(connection, user);
        if (auto faults = faults_of(made.name, others); !faults.empty()) return std::unexpected(Problem::invalid(std::move(faults)));
        if (!key) return std::unexpected(Problem::invalid("passkey", "The passkey was not set up. Try again within five minutes"));
        if (is_known(connection, key->credential)) return std::unexpected(Problem::invalid("passkey", "This passkey is set up already"));
        if (others.size() == most_passkeys)
            return std::unexpected(Problem::invalid("passkey", "You have ten passkeys. Remove one that you no longer use first"));
        const bool is_first = !has_factor(connection, user);
        keep(connection, store.next<PasskeyId>(now), user, made.name, *key, now);
        Enrolled enrolled;
        if (is_first) enrolled.recovery_codes = write_recovery_codes(connection, user);
        end_other_sessions(connection, user, session.id, user, now);
        const auto token = keep_confirmation(connection, session, true, now);
        if (!token) return std::unexpected(token.error());
        enrolled.token = *token;
        ledger::append(
            connection,
            {.at = now, .actor = user, .action = "factor.enrolled", .subject = user.value, .detail = std::string(passkey_factor)});
        tell_account(connection, user, "passkey_added", session.id, "", now);
        return enrolled;
    });
}

Result<Confirmed> confirm_by_passkey(store::Store& store, const Session& session, const std::string& credential,
                                     const SignedChallenge& answer, const Served& served, const std::string& address, Instant now) {
    bool is_copied = false;
    const auto right = store.read([&](store::Connection& connection) {
        auto found = right_answer(connection, session.user.id, credential, answer, expected_of(session, served, now));
        is_copied = found && is_spent(connection, session.user.id, *found);
        return is_copied ? std::nullopt : found;
    });
    const auto token = try_factor(store, session, right, address, now);
    if (!token) return std::unexpected(token.error());
    if (is_copied) tell_of_copy(store, session, now);
    if (token->empty()) return std::unexpected(Problem::invalid("passkey", "The passkey was not accepted. Try again within five minutes"));
    return Confirmed{*token, std::nullopt};
}

Done remove_passkey(store::Connection& connection, const Session& session, PasskeyId passkey, Instant now) {
    const auto user = session.user.id;
    const auto all = passkeys_of(connection, user);
    if (std::ranges::find(all, passkey, &Passkey::id) == all.end()) return std::unexpected(Problem::not_found("There is no such passkey."));
    if (all.size() == 1 && are_passkeys_required(connection))
        return std::unexpected(Problem::refused("This is your last passkey, and passkeys are needed here. Set up another first."));
    if (all.size() == 1 && !app_of(connection, user))
        return std::unexpected(Problem::refused(
            "Without this passkey nothing would be left to sign in with. Set up another, or an authenticator app, first."));
    connection.run("DELETE FROM passkey WHERE id = :id AND user_id = :user", {{"id", passkey}, {"user", user}});
    connection.run("DELETE FROM spent_code WHERE user_id = :user AND name = :name", {{"user", user}, {"name", counter_of(passkey)}});
    end_other_sessions(connection, user, session.id, user, now);
    ledger::append(connection,
                   {.at = now, .actor = user, .action = "factor.removed", .subject = user.value, .detail = std::string(passkey_factor)});
    tell_account(connection, user, "passkey_removed", session.id, "", now);
    return {};
}

}  // namespace staff
