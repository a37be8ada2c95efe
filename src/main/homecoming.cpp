#include "main/homecoming.hpp"

#include <spdlog/spdlog.h>

#include "ledger/ledger.hpp"
#include "staff/daybook.hpp"
#include "staff/daybook_sessions.hpp"

using namespace std::chrono_literals;

Homecoming::Homecoming(store::Store& record, std::function<Instant()> clock) : record_(record), clock_(std::move(clock)) {
    thread_ = std::thread([this] { run(); });
}

Homecoming::~Homecoming() {
    {
        const std::scoped_lock hold(mutex_);
        ends_ = true;
    }
    ended_.notify_all();
    thread_.join();
}

void Homecoming::run() {
    for (bool is_last = false; !is_last;) {
        {
            std::unique_lock hold(mutex_);
            is_last = ended_.wait_for(hold, 1s, [&] { return ends_; });
        }
        try {
            bring();
            said_.clear();
        } catch (const std::exception& error) {
            if (said_ != error.what()) spdlog::error("Bringing the daybook home fails, and is tried again: {}", error.what());
            said_ = error.what();
        }
    }
}

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
