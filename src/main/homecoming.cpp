#include "main/homecoming.hpp"

#include <spdlog/spdlog.h>

#include "ledger/ledger.hpp"
#include "staff/daybook.hpp"
#include "staff/daybook_sessions.hpp"

Homecoming::Homecoming(store::Store& record, std::function<Instant()> clock)
    : record_(record), clock_(std::move(clock)),
      each_second_([this](EachSecond& each_second, bool) { each_second.tried("Bringing the daybook home", [this] { bring(); }); }) {}

void Homecoming::bring() {
    auto& daybook = *record_.daybook();
    if (!record_.takes_changes()) return;
    const auto events = daybook.read(ledger::head).size;
    if (events != events_home_) {
        const auto brought = staff::bring_home(record_, daybook, clock_());
        if (brought > 0) spdlog::info("{} events came home from the daybook", brought);
        events_home_ = events;
    }
    staff::carry_sessions_home(record_, daybook);
}
