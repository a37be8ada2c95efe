#pragma once
#include <functional>

#include "care/unusual_access/sweep.hpp"
#include "main/each_second.hpp"

/// Looks for unusual openings of records, beside the pages, as long as the record takes changes.
class UnusualWatch {
  public:
    UnusualWatch(store::Store& store, const WorkingDays& calendar, std::function<Instant()> clock);
    UnusualWatch(const UnusualWatch&) = delete;
    UnusualWatch& operator=(const UnusualWatch&) = delete;

  private:
    void look(bool is_last);

    store::Store& store_;
    std::function<Instant()> clock_;
    unusual_access::Sweep sweep_;
    bool has_more_ = true;
    int seconds_waited_ = 0;
    EachSecond each_second_;  ///< ends first
};
