#include "staff/second_factor.hpp"

#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "staff/account_notices.hpp"
#include "staff/lockout.hpp"
#include "staff/settings.hpp"
#include "staff/tokens.hpp"
#include "staff/totp.hpp"

namespace staff {

namespace {

constexpr auto required_setting = "second_factor";
constexpr std::string_view app_code = "totp";
constexpr std::string_view recovery = "recovery ";
/// 118 bits, so that a plain hash keeps them (ASVS 6.5.2).
constexpr int recovery_groups = 6;

/// Wrong codes have a count of their own: whoever has the password must not wipe it out with that.
Attempt codes_of(const Session& session, const std::string& address) { return {"codes of " + session.user.user_name, address}; }

/// A code that was right, as it is remembered so that it is never right again: the app's newest step, or a recovery code's hash.
struct RightCode {
    std::string name;
    std::int64_t step = 0;
};

/// False when it was used before (ASVS 6.5.1): the app's codes in their order only.
bool spend(store::Connection& connection, UserId user, const RightCode& code) {
    return connection.run("INSERT INTO spent_code (user_id, name, step) VALUES (:user, :name, :step) ON CONFLICT (user_id, name) DO"
                          " UPDATE SET step = excluded.step WHERE spent_code.step < excluded.step",
                          {{"user", user}, {"name", code.name}, {"step", code.step}}) > 0;
}

bool is_spent(store::Connection& connection, UserId user, const RightCode& code) {
    return !connection
                .query("SELECT 1 AS found FROM spent_code WHERE user_id = :user AND name = :name AND step >= :step",
                       {{"user", user}, {"name", code.name}, {"step", code.step}})
                .empty();
}

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
    return known.empty() ? std::nullopt : std::optional(RightCode{std::string(recovery) + hash, 0});
}

/// Of the record, which may be another place than where it is then spent.
std::optional<RightCode> right_code(store::Connection& connection, UserId user, const std::string& code, const std::string& recovery_code,
                                    Instant now) {
    auto right = std::optional<RightCode>();
    if (code.empty()) {
        right = right_recovery_code(connection, user, recovery_code);
    } else if (const auto factor = factor_of(connection, user)) {
        if (const auto step = step_of_code(factor->secret, code, now)) right = RightCode{std::string(app_code), *step};
    }
    return right && !is_spent(connection, user, *right) ? right : std::nullopt;
}

std::string without_blanks(std::string_view typed) {
    std::string text;
    std::ranges::copy_if(typed, std::back_inserter(text), [](char c) { return c != ' '; });
    return text;
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

void forget_factor(store::Connection& connection, UserId user) {
    for (const auto* table : {"second_factor", "recovery_code", "spent_code"})
        connection.run("DELETE FROM " + std::string(table) + " WHERE user_id = :user", {{"user", user}});
}

/// What came of one code, within the transaction that counts it.
struct Outcome {
    std::optional<Instant> waited_until;  ///< the code was not looked at
    bool is_right = false;
    bool must_wait = false;  ///< from now on
    std::string token;
};

Outcome try_code(store::Connection& connection, const Session& session, const std::optional<RightCode>& code, const std::string& address,
                 Instant now) {
    const auto attempt = codes_of(session, address);
    Outcome outcome{.waited_until = waits_until(connection, attempt, now)};
    if (outcome.waited_until) return outcome;
    outcome.is_right = code && spend(connection, session.user.id, *code);
    if (outcome.is_right) forget_failures(connection, attempt);
    else note_failure(connection, attempt, now);
    outcome.must_wait = !outcome.is_right && waits_until(connection, attempt, now);
    ledger::append(connection, {.at = now,
                                .actor = session.user.id,
                                .action = outcome.is_right ? "factor.confirmed" : "factor.failed",
                                .detail = outcome.is_right ? code->name.substr(0, code->name.find(' ')) : ""});
    return outcome;
}

std::string_view notice_of(const Outcome& outcome, bool is_recovery) {
    if (outcome.is_right && is_recovery) return "recovery_code_used";
    return outcome.must_wait ? "wrong_codes" : "";
}

Problem wrong_code() { return Problem::invalid("code", "The code is not right, or was used before. Wait for the app’s next one"); }
Problem wrong_recovery_code() { return Problem::invalid("recovery_code", "The recovery code is not right, or was used before"); }

}  // namespace

std::optional<Factor> factor_of(store::Connection& connection, UserId user) {
    const auto rows = connection.query("SELECT secret, added_at FROM second_factor WHERE user_id = :user", {{"user", user}});
    if (rows.empty()) return std::nullopt;
    return Factor{FactorKind::authenticator_app, rows.front().text("secret"), rows.front().instant("added_at")};
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
        const auto before = factor_of(connection, user);
        const auto secret = offered_secret(session.factor_seed, before ? before->secret : "");
        const auto step = step_of_code(secret, without_blanks(code), now);
        if (!step) return std::unexpected(Problem::invalid("code", "The code is not right. Enter the one that the app shows now"));
        forget_factor(connection, user);
        connection.run("INSERT INTO second_factor (user_id, kind, secret, added_at) VALUES (:user, :kind, :secret, :now)",
                       {{"user", user}, {"kind", app_code}, {"secret", secret}, {"now", now}});
        spend(connection, user, {std::string(app_code), *step});
        Enrolled enrolled{.token = "", .recovery_codes = write_recovery_codes(connection, user)};
        end_other_sessions(connection, user, session.id, user, now);
        const auto token = keep_confirmation(connection, session, now);
        if (!token) return std::unexpected(token.error());
        enrolled.token = *token;
        ledger::append(connection, {.at = now, .actor = user, .action = "factor.enrolled", .subject = user.value});
        tell_account(connection, user, before ? "factor_changed" : "factor_added", session.id, "", now);
        return enrolled;
    });
}

std::vector<std::string> make_recovery_codes(store::Store& store, const Session& session, Instant now) {
    return *store.write([&](store::Connection& connection) -> Result<std::vector<std::string>> {
        const auto user = session.user.id;
        connection.run("DELETE FROM spent_code WHERE user_id = :user AND name <> :app", {{"user", user}, {"app", app_code}});
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
    constexpr std::string_view spent = "SELECT count(*) AS number FROM spent_code WHERE user_id = :user AND step = 0";
    auto left = store.read(count("SELECT count(*) AS number FROM recovery_code WHERE user_id = :user")) - store.read(count(spent));
    if (store.notes_aside()) left -= store.read_noted(count(spent));
    return left;
}

Result<Confirmed> confirm(store::Store& store, const Session& session, const std::string& code, const std::string& recovery_code,
                          const std::string& address, Instant now) {
    const auto user = session.user.id;
    const auto digits = without_blanks(code);
    const auto right = store.read([&](store::Connection& connection) { return right_code(connection, user, digits, recovery_code, now); });
    const auto outcome = store.note([&](store::Connection& connection) -> Result<Outcome> {
        auto tried = try_code(connection, session, right, address, now);
        // The daybook's notices would never be seen.
        if (const auto notice = notice_of(tried, digits.empty()); !notice.empty() && !store.notes_aside())
            tell_account(connection, user, notice, session.id, "", now);
        if (!tried.is_right) return tried;
        auto token = keep_confirmation(connection, session, now);
        if (!token) return std::unexpected(token.error());
        tried.token = *token;
        return tried;
    });
    if (!outcome) return std::unexpected(outcome.error());
    if (outcome->waited_until) return std::unexpected(waiting_problem("codes", *outcome->waited_until));
    if (!outcome->is_right) return std::unexpected(digits.empty() ? wrong_recovery_code() : wrong_code());
    return Confirmed{outcome->token, digits.empty() ? std::optional(recovery_codes_left(store, user)) : std::nullopt};
}

Result<Confirmed> confirm_by_password(store::Store& store, const Session& session, const std::string& password, const std::string& address,
                                      Instant now) {
    if (auto user = check_own_password(store, session, password, address, now); !user) return std::unexpected(user.error());
    return store.note([&](store::Connection& connection) -> Result<Confirmed> {
        const auto token = keep_confirmation(connection, session, now);
        if (!token) return std::unexpected(token.error());
        ledger::append(connection, {.at = now, .actor = session.user.id, .action = "factor.confirmed", .detail = "password"});
        return Confirmed{*token, std::nullopt};
    });
}

Done reset_factor(store::Connection& connection, UserId user, UserId by, Instant now) {
    const auto known = find_user(connection, user);
    if (!known) return std::unexpected(Problem::not_found("There is no such user."));
    if (user == by) return std::unexpected(Problem::refused("Change your own authenticator app in your account."));
    if (!factor_of(connection, user)) return std::unexpected(Problem::refused("This person has no authenticator app set up."));
    forget_factor(connection, user);
    forget_failures(connection, codes_of({.user = *known}, ""));
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
        for (const auto& row : spent) spend(connection, row.id<UserId>("user_id"), {row.text("name"), row.number("step")});
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
