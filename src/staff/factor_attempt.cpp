#include "staff/factor_attempt.hpp"

#include "ledger/ledger.hpp"
#include "staff/account_notices.hpp"

namespace staff {

namespace {

/// What came of one try, within the transaction that counts it.
struct Outcome {
    std::optional<Instant> waited_until;  ///< the code was not looked at
    bool must_wait = false;               ///< from now on
    std::string token;                    ///< "" when the code is not right
};

std::string_view notice_of(const Outcome& outcome, const std::optional<RightCode>& code) {
    if (!outcome.token.empty() && code->factor() == recovery_factor) return "recovery_code_used";
    return outcome.must_wait ? "wrong_codes" : "";
}

Result<Outcome> tried(store::Connection& connection, const Session& session, const std::optional<RightCode>& code,
                      const std::string& address, Instant now) {
    const auto attempt = codes_of(session.user, address);
    Outcome outcome{.waited_until = waits_until(connection, attempt, now)};
    if (outcome.waited_until) return outcome;
    const bool is_right = code && spend(connection, session.user.id, *code);
    if (is_right) forget_failures(connection, attempt);
    else note_failure(connection, attempt, now);
    outcome.must_wait = !is_right && waits_until(connection, attempt, now);
    ledger::append(connection, {.at = now,
                                .actor = session.user.id,
                                .action = is_right ? "factor.confirmed" : "factor.failed",
                                .detail = is_right ? std::string(code->factor()) : ""});
    if (!is_right) return outcome;
    auto token = keep_confirmation(connection, session, code->factor() == passkey_factor, now);
    if (!token) return std::unexpected(token.error());
    outcome.token = *token;
    return outcome;
}

}  // namespace

bool spend(store::Connection& connection, UserId user, const RightCode& code) {
    if (code.may_not_count && code.step == 0) return !is_spent(connection, user, code);
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

Attempt codes_of(const User& user, const std::string& address) { return {"codes of " + user.user_name, address}; }

Result<std::string> try_factor(store::Store& store, const Session& session, const std::optional<RightCode>& code,
                               const std::string& address, Instant now) {
    const auto outcome = store.note([&](store::Connection& connection) -> Result<Outcome> {
        auto result = tried(connection, session, code, address, now);
        // The daybook's notices would never be seen.
        if (result && !store.notes_aside())
            if (const auto notice = notice_of(*result, code); !notice.empty())
                tell_account(connection, session.user.id, notice, session.id, "", now);
        return result;
    });
    if (!outcome) return std::unexpected(outcome.error());
    if (outcome->waited_until) return std::unexpected(waiting_problem("codes", *outcome->waited_until));
    return outcome->token;
}

}  // namespace staff
