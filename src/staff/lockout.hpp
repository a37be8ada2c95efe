#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "store/store.hpp"

namespace staff {

/// [ASVS 6.3.1] Wrong passwords are counted by user name, known or not, and by address. After ten for one name it waits 15
/// minutes, then twice as long after each further one; the right password waits too.
constexpr int failures_of_a_name = 10;
/// LOCAL: a whole office may come from one address, so an address waits after many more.
constexpr int failures_of_an_address = 100;
constexpr std::chrono::minutes first_wait{15};
/// Failures are forgotten a day after the last one.
constexpr std::chrono::hours failures_count_for{24};

/// Whose failures are counted. The database holds only the hash of either.
struct Attempt {
    std::string user_name;
    std::string address;
};

/// Until when this name or this address has to wait; nothing when it may try now.
std::optional<Instant> waits_until(store::Connection& connection, const Attempt& attempt, Instant now);
/// What whoever has to wait is told; `what` was wrong too often.
Problem waiting_problem(std::string_view what, Instant until);
void note_failure(store::Connection& connection, const Attempt& attempt, Instant now);
/// After a right password, and after an administrator's reset: all of the name's, and one of the address's, so that a busy office never
/// gathers them over days.
void forget_failures(store::Connection& connection, const Attempt& attempt);

}  // namespace staff
