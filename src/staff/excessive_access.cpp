#include "staff/excessive_access.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ledger/ledger.hpp"

namespace staff {

namespace {

constexpr std::size_t shortest_reason = 10;

/// Different children whose newest opening is later than this.
long long children_since(store::Connection& connection, const Opener& opener, Instant since) {
    return connection
               .query("SELECT COUNT(*) AS found FROM child_opening WHERE user_id = :user AND at > :since AND child_id <> :child",
                      {{"user", opener.user}, {"since", since}, {"child", opener.child}})
               .front()
               .number("found") +
           1;
}

/// From when on openings count for a stop: not what came before the last one was lifted.
Instant counts_from(store::Connection& connection, UserId user, const AccessLimits& limits, Instant now) {
    const auto rows = connection.query("SELECT lifted_at FROM access_alert WHERE user_id = :user AND is_stop = 1 AND lifted_at IS NOT NULL"
                                       " ORDER BY id DESC LIMIT 1",
                                       {{"user", user}});
    const Instant earliest = now - limits.stop_within;
    return rows.empty() ? earliest : std::max(earliest, rows.front().instant("lifted_at"));
}

void tell(store::Connection& connection, const Opener& opener, Excess excess, long long children, std::int64_t alert, Instant now,
          Instant not_again_since) {
    const bool is_stop = excess == Excess::stopped;
    const auto told =
        connection.query("SELECT 1 AS found FROM access_alert WHERE user_id = :user AND is_stop = :is_stop AND at > :since AND"
                         " (lifted_at IS NULL OR is_stop = 0) LIMIT 1",
                         {{"user", opener.user}, {"is_stop", is_stop}, {"since", not_again_since}});
    if (!told.empty()) return;
    connection.run("INSERT INTO access_alert (id, user_id, is_stop, children, at) VALUES (:id, :user, :is_stop, :children, :at)",
                   {{"id", alert}, {"user", opener.user}, {"is_stop", is_stop}, {"children", children}, {"at", now}});
    ledger::append(connection, {.at = now,
                                .actor = opener.user,
                                .action = is_stop ? "access.stopped" : "access.told_of",
                                .subject = alert,
                                .detail = std::to_string(children)});
}

}  // namespace

Excess excess_of(const AccessLimits& limits, long long lately, long long in_stop_time) {
    if (in_stop_time > limits.stop_children) return Excess::stopped;
    return lately > limits.tell_children ? Excess::told : Excess::none;
}

Excess count_opening(store::Connection& connection, const Opener& opener, const AccessLimits& limits, std::int64_t alert, Instant now) {
    const auto lately = children_since(connection, opener, now - limits.tell_within);
    const auto long_since = children_since(connection, opener, counts_from(connection, opener.user, limits, now));
    auto excess = excess_of(limits, lately, long_since);
    if (excess == Excess::stopped && opener.is_their_own) excess = Excess::told;
    if (excess == Excess::stopped) tell(connection, opener, excess, long_since, alert, now, Instant{});
    if (excess == Excess::told) tell(connection, opener, excess, lately, alert, now, now - limits.tell_within);
    if (excess != Excess::stopped)
        connection.run("INSERT INTO child_opening (user_id, child_id, at) VALUES (:user, :child, :at)"
                       " ON CONFLICT (user_id, child_id) DO UPDATE SET at = excluded.at",
                       {{"user", opener.user}, {"child", opener.child}, {"at", now}});
    return excess;
}

bool is_stopped(store::Connection& connection, const Opener& opener, const AccessLimits& limits) {
    if (opener.is_their_own) return false;
    return !connection
                .query(
                    "SELECT 1 AS found FROM access_alert a WHERE a.user_id = :user AND a.is_stop = 1 AND a.lifted_at IS NULL AND NOT EXISTS"
                    " (SELECT 1 FROM child_opening o WHERE o.user_id = :user AND o.child_id = :child AND o.at > a.at - :within) LIMIT 1",
                    {{"user", opener.user}, {"child", opener.child}, {"within", std::chrono::milliseconds{limits.stop_within}.count()}})
                .empty();
}

std::vector<AccessAlert> access_alerts(store::Connection& connection, std::size_t most) {
    std::vector<AccessAlert> alerts;
    const auto add = [&](const char* which) {
        if (alerts.size() >= most) return;
        for (const auto& row : connection.query(
                 std::string("SELECT a.id, a.user_id, u.name, u.job_title, a.children, a.is_stop, a.at, l.name AS lifted_by, a.lift_reason,"
                             " a.lifted_at FROM access_alert a JOIN user_account u ON u.id = a.user_id LEFT JOIN user_account l"
                             " ON l.id = a.lifted_by WHERE ") +
                     which + " ORDER BY a.is_stop DESC, a.id DESC LIMIT :most",
                 {{"most", most - alerts.size()}}))
            alerts.push_back({row.number("id"), row.id<UserId>("user_id"), row.text("name"), row.text("job_title"), row.number("children"),
                              row.truth("is_stop"), row.instant("at"), row.text("lifted_by"), row.text("lift_reason"),
                              row.maybe_instant("lifted_at")});
    };
    add("a.lifted_at IS NULL");
    add("a.lifted_at IS NOT NULL");
    return alerts;
}

Done settle_alert(store::Connection& connection, std::int64_t alert, std::string_view words, UserId by, Instant now) {
    const auto rows = connection.query("SELECT user_id, is_stop, lifted_at FROM access_alert WHERE id = :id", {{"id", alert}});
    if (rows.empty()) return std::unexpected(Problem::not_found("There is no such alert."));
    if (!rows.front().is_null("lifted_at")) return {};
    const bool is_stop = rows.front().truth("is_stop");
    if (rows.front().id<UserId>("user_id") == by) return std::unexpected(Problem::not_permitted("Somebody else looks at this."));
    if (length_in_characters(trimmed(words)) < shortest_reason)
        return std::unexpected(Problem::invalid("reason", is_stop ? "Enter why they may go on, in at least 10 characters"
                                                                  : "Enter what you found, in at least 10 characters"));
    connection.run("UPDATE access_alert SET lifted_by = :by, lifted_at = :now, lift_reason = :words WHERE id = :id",
                   {{"by", by}, {"now", now}, {"words", trimmed(words)}, {"id", alert}});
    ledger::append(connection, {.at = now,
                                .actor = by,
                                .action = is_stop ? "access.stop_lifted" : "access.looked_at",
                                .subject = alert,
                                .words = std::string(trimmed(words))});
    return {};
}

}  // namespace staff
