#pragma once
#include <algorithm>
#include <atomic>
#include <cstdint>

#include "base/dates.hpp"

namespace store {

/// Gives ids of an authority: each larger than all this program gave before, with the time in it. Used by many threads, but for what the
/// database is to keep.
class GivenIds {
  public:
    /// So many programs may serve one authority on PostgreSQL at once. Each puts its number into the ids it gives.
    static constexpr std::int64_t most_programs = 32;

    /// `programs` is most_programs, or 1 where there can be no other.
    explicit GivenIds(std::int64_t programs) : programs_(programs) {}

    std::int64_t next(Instant at) {
        // 42 bits of milliseconds since 2020 and 21 bits to count within one: 2^63 is reached in the year 2159.
        constexpr std::int64_t start_of_2020 = 1'577'836'800'000;
        const auto from_clock = std::max<std::int64_t>(at.time_since_epoch().count() - start_of_2020, 1) * in_a_millisecond;
        auto last = last_.load();
        std::int64_t next = 0;
        do next = (std::max(from_clock, last + 1) + programs_ - 1) / programs_ * programs_ + number_of_program_;
        while (!last_.compare_exchange_weak(last, next));
        return next;
    }

    [[nodiscard]] std::int64_t number_of_program() const { return number_of_program_; }
    void be_program(std::int64_t number) { number_of_program_ = number; }

    /// A clock that stands still or was set back must not give an id again after a restart: the next start begins behind what is kept.
    void begin_behind(std::int64_t kept) { last_ = kept_ = kept; }
    [[nodiscard]] std::int64_t kept() const { return kept_; }
    /// What the database must keep with this commit; kept() where that is enough.
    [[nodiscard]] std::int64_t to_keep() const {
        const auto last = last_.load();
        return last <= kept_ ? kept_ : last + kept_ahead;
    }
    void are_kept(std::int64_t up_to) { kept_ = up_to; }

  private:
    static constexpr std::int64_t in_a_millisecond = 1LL << 21;
    /// In one go, so that a minute's commits write it once.
    static constexpr std::int64_t kept_ahead = 60'000 * in_a_millisecond;

    std::int64_t programs_;
    std::atomic<std::int64_t> last_{0}, number_of_program_{0};
    std::int64_t kept_ = 0;
};

}  // namespace store
