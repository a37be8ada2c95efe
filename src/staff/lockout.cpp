#include "staff/lockout.hpp"

#include "staff/tokens.hpp"

namespace staff {

namespace {

std::string key_of_name(std::string_view user_name) { return hash_of_token("name " + std::string(user_name)); }
std::string key_of_address(std::string_view address) { return hash_of_token("address " + std::string(address)); }

std::optional<Instant> waits_until(store::Connection& connection, const std::string& key, int allowed, Instant now) {
    const auto rows = connection.query("SELECT failures, last_at FROM failed_sign_in WHERE key_hash = :key", {{"key", key}});
    if (rows.empty() || rows.front().number("failures") < allowed) return std::nullopt;
    const auto doublings = std::min<std::int64_t>(rows.front().number("failures") - allowed, 6);
    const auto until = rows.front().instant("last_at") + first_wait * (1 << doublings);
    return now < until ? std::optional(until) : std::nullopt;
}

void count(store::Connection& connection, const std::string& key, Instant now) {
    connection.run("INSERT INTO failed_sign_in (key_hash, failures, last_at) VALUES (:key, 1, :now) ON CONFLICT (key_hash) DO UPDATE SET"
                   " failures = CASE WHEN failed_sign_in.last_at < :forgotten THEN 1 ELSE failed_sign_in.failures + 1 END, last_at = :now",
                   {{"key", key}, {"now", now}, {"forgotten", now - failures_count_for}});
}

}  // namespace

std::optional<Instant> waits_until(store::Connection& connection, const Attempt& attempt, Instant now) {
    const auto by_name = waits_until(connection, key_of_name(attempt.user_name), failures_of_a_name, now);
    const auto by_address = waits_until(connection, key_of_address(attempt.address), failures_of_an_address, now);
    if (by_name && by_address) return std::max(*by_name, *by_address);
    return by_name ? by_name : by_address;
}

Problem waiting_problem(std::string_view what, Instant until) {
    return Problem::refused("There were too many wrong " + std::string(what) + ". Wait until after " + in_words(until) +
                            ", then try again, or ask your administrator");
}

void note_failure(store::Connection& connection, const Attempt& attempt, Instant now) {
    connection.run("DELETE FROM failed_sign_in WHERE last_at < :forgotten", {{"forgotten", now - failures_count_for}});
    count(connection, key_of_name(attempt.user_name), now);
    count(connection, key_of_address(attempt.address), now);
}

void forget_failures(store::Connection& connection, const Attempt& attempt) {
    connection.run("DELETE FROM failed_sign_in WHERE key_hash = :key", {{"key", key_of_name(attempt.user_name)}});
    connection.run("UPDATE failed_sign_in SET failures = failures - 1 WHERE key_hash = :key AND failures > 0",
                   {{"key", key_of_address(attempt.address)}});
}

}  // namespace staff
