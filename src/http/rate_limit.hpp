#pragma once
#include <chrono>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace http {

/// How quickly one caller may ask: so many in one go, so many a second for ever. No limit when either is 0.
struct Pace {
    double a_second = 0, at_once = 0;
};

/// A token bucket for each caller, in memory, each kept only while it is not full again (ASVS 2.4.1). Any thread may ask.
class RateLimit {
  public:
    using Clock = std::chrono::steady_clock;
    /// Beyond callers_at_most at one time, those who come new share a single bucket.
    explicit RateLimit(Pace pace, std::size_t callers_at_most = 50'000);
    /// Takes one token from the caller's bucket. How long to wait where there is none.
    std::optional<Clock::duration> take(std::string_view caller, Clock::time_point now);
    [[nodiscard]] std::size_t callers() const;

  private:
    Clock::time_point& full_at(std::string_view caller, Clock::time_point now);

    Clock::duration between_{}, in_hand_{};
    std::size_t callers_at_most_;
    mutable std::mutex mutex_;
    /// When each bucket will be full, by the hash of its caller: what callers are told by may be a secret.
    std::unordered_map<std::size_t, Clock::time_point> full_at_;
    Clock::time_point shared_full_at_, next_clearing_;
};

}  // namespace http
