#pragma once
#include <functional>

#include "base/dates.hpp"
#include "main/each_second.hpp"
#include "store/store.hpp"

/// Brings the daybook home, beside the pages, as often as the record takes changes again after something was noted.
class Homecoming {
  public:
    /// The record keeps the daybook.
    Homecoming(store::Store& record, std::function<Instant()> clock);
    Homecoming(const Homecoming&) = delete;
    Homecoming& operator=(const Homecoming&) = delete;

  private:
    void bring();

    store::Store& record_;
    std::function<Instant()> clock_;
    std::uint64_t events_home_ = 0;
    EachSecond each_second_;  ///< ends first
};
