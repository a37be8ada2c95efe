#include "staff/second_factor.hpp"

#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "staff/account_notices.hpp"
#include "staff/factor_attempt.hpp"
#include "staff/settings.hpp"
#include "staff/tokens.hpp"
#include "staff/totp.hpp"

namespace staff {

namespace {

constexpr auto required_setting = "second_factor";
/// 118 bits, so that a plain hash keeps them (ASVS 6.5.2).
constexpr int recovery_groups = 6;

std::string hash_of_recovery_code(std::string_view typed) {
    std::string letters;
    for (const auto c : folded(typed))
        if (c != ' ') letters += c;
    return hash_of_token(letters);
}

std::optional<RightCode> right_recovery_code(store::Connection& connection, UserId user, const std::string& typed) {
    const auto hash = hash_of_recovery_code(typed);
    const auto known = connection.query("SELECT 1 AS found FROM recovery_code WHERE user_id = :user AND code_hash = :hash",
                                        {{"user", user}, {"hash", hash}});
    return known.empty() ? std::nullopt : std::optional(RightCode{.name = std::string(recovery_factor) + " " + hash});
}

/// Of the record, which may be another place than where it is then spent.
std::optional<RightCode> right_code(store::Connection& connection, UserId user, const std::string& code, const std::string& recovery_code,
                                    Instant now) {
    auto right = std::optional<RightCode>();
    if (code.empty()) {
        right = right_recovery_code(connection, user, recovery_code);
    } else if (const auto app = app_of(connection, user)) {
        if (const auto step = step_of_code(app->secret, code, now)) right = RightCode{.name = std::string(app_factor), .step = *step};
    }
    return right && !is_spent(connection, user, *right) ? right : std::nullopt;
}

std::string without_blanks(std::string_view typed) {
    std::string text;
    std::ranges::copy_if(typed, std::back_inserter(text), [](char c) { return c != ' '; });
    return text;
}

/// What the app's codes and the recovery codes have used up; what passkeys have counted stays.
void forget_spent_codes(store::Connection& connection, UserId user, std::string_view but) {
    connection.run("DELETE FROM spent_code WHERE user_id = :user AND name <> :but AND name NOT LIKE 'passkey %'",
                   {{"user", user}, {"but", but}});
}

void forget_factors(store::Connection& connection, UserId user) {
    for (const auto* table : {"second_factor", "passkey", "recovery_code", "spent_code"})
        connection.run("DELETE FROM " + std::string(table) + " WHERE user_id = :user", {{"user", user}});
}

Problem wrong_code() { return Problem::invalid("code", "The code is not right, or was used before. Wait for the app’s next one"); }
Problem wrong_recovery_code() { return Problem::invalid("recovery_code", "The recovery code is not right, or was used before"); }

}  // namespace

std::optional<AuthenticatorApp> app_of(store::Connection& connection, UserId user) {
    const auto rows = connection.query("SELECT secret, added_at FROM second_factor WHERE user_id = :user", {{"user", user}});
    if (rows.empty()) return std::nullopt;
    return AuthenticatorApp{rows.front().text("secret"), rows.front().instant("added_at")};
}

bool has_factor(store::Connection& connection, UserId user) {
    return !connection
                .query("SELECT user_id FROM second_factor WHERE user_id = :user UNION ALL SELECT user_id FROM passkey WHERE user_id = :user"
                       " LIMIT 1",
                       {{"user", user}})
                .empty();
}

bool is_factor_required(store::Connection& connection) { return setting(connection, required_setting) != "optional"; }

void require_factor(store::Connection& connection, bool is_required, UserId by, Instant now) {
    const std::string value = is_required ? "required" : "optional";
    set_setting(connection, required_setting, value);
    ledger::append(connection, {.at = now, .actor = by, .action = "setting.second_factor", .detail = value});
}

Result<Enrolled> enrol(store::Store& store, const Session& session, const std::string& code, Instant now) {
    return store.write([&](store::Connection& connection) -> Result<Enrolled> {
        const auto user = session.user.id;
        const auto before = app_of(connection, user);
        const auto secret = offered_secret(session.factor_seed, before ? before->secret : "");
        const auto step = step_of_code(secret, without_blanks(code), now);
        if (!step) return std::unexpected(Problem::invalid("code", "The code is not right. Enter the one that the app shows now"));
        forget_spent_codes(connection, user, "");
        connection.run("INSERT INTO second_factor (user_id, secret, added_at) VALUES (:user, :secret, :now) ON CONFLICT (user_id) DO UPDATE"
                       " SET secret = excluded.secret, added_at = excluded.added_at",
                       {{"user", user}, {"secret", secret}, {"now", now}});
        spend(connection, user, {.name = std::string(app_factor), .step = *step});
        Enrolled enrolled{.token = "", .recovery_codes = write_recovery_codes(connection, user)};
        end_other_sessions(connection, user, session.id, user, now);
        const auto token = keep_confirmation(connection, session, false, now);
        if (!token) return std::unexpected(token.error());
        enrolled.token = *token;
        ledger::append(connection,
                       {.at = now, .actor = user, .action = "factor.enrolled", .subject = user.value, .detail = std::string(app_factor)});
        tell_account(connection, user, before ? "factor_changed" : "factor_added", session.id, "", now);
        return enrolled;
    });
}

std::vector<std::string> write_recovery_codes(store::Connection& connection, UserId user) {
    connection.run("DELETE FROM recovery_code WHERE user_id = :user", {{"user", user}});
    std::vector<std::string> codes;
    for (int i = 0; i < recovery_codes_made; ++i) {
        codes.push_back(random_letters(recovery_groups));
        connection.run("INSERT INTO recovery_code (user_id, code_hash) VALUES (:user, :hash)",
                       {{"user", user}, {"hash", hash_of_recovery_code(codes.back())}});
    }
    return codes;
}

std::vector<std::string> make_recovery_codes(store::Store& store, const Session& session, Instant now) {
    return *store.write([&](store::Connection& connection) -> Result<std::vector<std::string>> {
        const auto user = session.user.id;
        forget_spent_codes(connection, user, app_factor);
        auto codes = write_recovery_codes(connection, user);
        ledger::append(connection, {.at = now, .actor = user, .action = "factor.recovery_codes_made", .subject = user.value});
        tell_account(connection, user, "recovery_codes_made", session.id, "", now);
        return codes;
    });
}

int recovery_codes_left(store::Store& store, UserId user) {
    const auto count = [&](std::string_view sql) {
        return [=](store::Connection& connection) {
            return static_cast<int>(connection.query(sql, {{"user", user}}).front().number("number"));
        };
    };
    constexpr std::string_view spent = "SELECT count(*) AS number FROM spent_code WHERE user_id = :user AND name LIKE 'recovery %'";
    auto left = store.read(count("SELECT count(*) AS number FROM recovery_code WHERE user_id = :user")) - store.read(count(spent));
    if (store.notes_aside()) left -= store.read_noted(count(spent));
    return left;
}

Result<Confirmed> confirm(store::Store& store, const Session& session, const std::string& code, const std::string& recovery_code,
                          const std::string& address, Instant now) {
    const auto user = session.user.id;
    const auto digits = without_blanks(code);
    const auto right = store.read([&](store::Connection& connection) { return right_code(connection, user, digits, recovery_code, now); });
    const auto token = try_factor(store, session, right, address, now);
    if (!token) return std::unexpected(token.error());
    if (token->empty()) return std::unexpected(digits.empty() ? wrong_recovery_code() : wrong_code());
    return Confirmed{*token, digits.empty() ? std::optional(recovery_codes_left(store, user)) : std::nullopt};
}

Result<Confirmed> confirm_by_password(store::Store& store, const Session& session, const std::string& password, const std::string& address,
                                      Instant now) {
    if (auto user = check_own_password(store, session, password, address, now); !user) return std::unexpected(user.error());
    return store.note([&](store::Connection& connection) -> Result<Confirmed> {
        const auto token = keep_confirmation(connection, session, false, now);
        if (!token) return std::unexpected(token.error());
        ledger::append(connection, {.at = now, .actor = session.user.id, .action = "factor.confirmed", .detail = "password"});
        return Confirmed{*token, std::nullopt};
    });
}

Done reset_factor(store::Connection& connection, UserId user, UserId by, Instant now) {
    const auto known = find_user(connection, user);
    if (!known) return std::unexpected(Problem::not_found("There is no such user."));
    if (user == by) return std::unexpected(Problem::refused("Change your own authenticator app and passkeys in your account."));
    if (!has_factor(connection, user))
        return std::unexpected(Problem::refused("This person has neither an authenticator app nor a passkey set up."));
    forget_factors(connection, user);
    forget_failures(connection, codes_of(*known, ""));
    end_other_sessions(connection, user, SessionId{}, by, now);
    ledger::append(connection, {.at = now, .actor = by, .action = "user.factor_reset", .subject = user.value});
    tell_account(connection, user, "factor_reset", SessionId{}, "", now);
    return {};
}

void carry_spent_codes_home(store::Store& record, store::Store& daybook) {
    const auto spent = daybook.read([](store::Connection& connection) {
        return connection.query("SELECT user_id, name, step FROM spent_code ORDER BY user_id, name LIMIT 10000");
    });
    if (spent.empty()) return;
    (void)record.write([&](store::Connection& connection) -> Done {
        for (const auto& row : spent) spend(connection, row.id<UserId>("user_id"), {.name = row.text("name"), .step = row.number("step")});
        return {};
    });
    (void)daybook.write([&](store::Connection& connection) -> Done {
        for (const auto& row : spent)
            connection.run("DELETE FROM spent_code WHERE user_id = :user AND name = :name AND step = :step",
                           {{"user", row.number("user_id")}, {"name", row.text("name")}, {"step", row.number("step")}});
        return {};
    });
}

}  // namespace staff
