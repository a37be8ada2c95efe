#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "staff/timescales.hpp"
#include "store/store.hpp"

// [A2.2] Nobody needs to open very many children's records in a short time. Who does is told of, and beyond a further limit opens no more.

namespace staff {

enum class Excess { none, told, stopped };
/// `lately` and `in_stop_time`: how many different children, this one among them.
Excess excess_of(const AccessLimits& limits, long long lately, long long in_stop_time);

/// Who opens a child's record now.
struct Opener {
    UserId user;
    ChildId child;
    bool is_their_own = false;  ///< allocated to them: counted, and never stopped, since that child needs its worker
};
/// Counts the opening and keeps what it comes to, in the transaction that logs it. `alert`: an id for what is told of it.
Excess count_opening(store::Connection& connection, const Opener& opener, const AccessLimits& limits, std::int64_t alert, Instant now);
/// Whether they have been stopped and this is none of the children they had open then.
bool is_stopped(store::Connection& connection, const Opener& opener, const AccessLimits& limits);

/// That somebody opened very many records.
struct AccessAlert {
    std::int64_t id = 0;
    UserId user;
    std::string name, job_title;
    long long children = 0;
    bool is_stop = false;
    Instant at{};
    std::string lifted_by, lift_reason;
    std::optional<Instant> lifted_at;

    [[nodiscard]] bool waits() const { return !lifted_at; }
};
constexpr std::size_t alerts_shown = 100;
/// Those that wait to be looked at before the others, and what still stops somebody before all; the newest first.
std::vector<AccessAlert> access_alerts(store::Connection& connection, std::size_t most = alerts_shown);
/// Somebody has looked at it and says what they found; where it stopped somebody, they may go on. Problems name the field: reason. A
/// second press changes nothing; nobody settles their own.
Done settle_alert(store::Connection& connection, std::int64_t alert, std::string_view words, UserId by, Instant now);

}  // namespace staff
