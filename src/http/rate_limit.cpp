#include "http/rate_limit.hpp"

#include <algorithm>

namespace http {

RateLimit::RateLimit(Pace pace, std::size_t callers_at_most) : callers_at_most_(callers_at_most) {
    if (pace.a_second <= 0 || pace.at_once <= 0) return;
    const std::chrono::duration<double> between(1 / pace.a_second);
    between_ = std::chrono::duration_cast<Clock::duration>(between);
    in_hand_ = std::chrono::duration_cast<Clock::duration>(between * (std::max(pace.at_once, 1.0) - 1));
}

RateLimit::Clock::time_point& RateLimit::full_at(std::string_view caller, Clock::time_point now) {
    const auto key = std::hash<std::string_view>{}(caller);
    if (const auto known = full_at_.find(key); known != full_at_.end()) return known->second;
    if (full_at_.size() >= callers_at_most_ && now >= next_clearing_) {
        // A full bucket is as good as a new one.
        std::erase_if(full_at_, [&](const auto& bucket) { return bucket.second <= now; });
        next_clearing_ = now + std::chrono::seconds{1};
    }
    return full_at_.size() < callers_at_most_ ? full_at_[key] : shared_full_at_;
}

std::optional<RateLimit::Clock::duration> RateLimit::take(std::string_view caller, Clock::time_point now) {
    if (between_ == Clock::duration::zero()) return std::nullopt;
    const std::lock_guard lock(mutex_);
    auto& full = full_at(caller, now);
    const auto begun = std::max(full, now);
    if (begun - now > in_hand_) return begun - now - in_hand_;
    full = begun + between_;
    return std::nullopt;
}

std::size_t RateLimit::callers() const {
    const std::lock_guard lock(mutex_);
    return full_at_.size();
}

}  // namespace http
