#include "main/unusual_watch.hpp"

namespace {

constexpr int seconds_between = 2;

}  // namespace

UnusualWatch::UnusualWatch(store::Store& store, const WorkingDays& calendar, std::function<Instant()> clock)
    : store_(store), clock_(std::move(clock)), sweep_(store, calendar, unusual_access::policy()),
      each_second_(
          [this](EachSecond& each_second, bool is_last) { each_second.tried("Looking for unusual access", [&] { look(is_last); }); }) {}

/// One stretch of the ledger a second where there is much to catch up with.
void UnusualWatch::look(bool is_last) {
    if (is_last || !store_.takes_changes() || (!has_more_ && ++seconds_waited_ < seconds_between)) return;
    seconds_waited_ = 0;
    has_more_ = sweep_.next(clock_());
}
