#include "main/each_second.hpp"

#include <spdlog/spdlog.h>

using namespace std::chrono_literals;

EachSecond::EachSecond(std::function<void(EachSecond&, bool)> work) : work_(std::move(work)) {
    thread_ = std::thread([this] { run(); });
}

EachSecond::~EachSecond() {
    {
        const std::scoped_lock hold(mutex_);
        ends_ = true;
    }
    ended_.notify_all();
    thread_.join();
}

void EachSecond::run() {
    for (bool is_last = false; !is_last;) {
        {
            std::unique_lock hold(mutex_);
            is_last = ended_.wait_for(hold, 1s, [&] { return ends_; });
        }
        work_(*this, is_last);
    }
}

void EachSecond::tried(const std::string& what, const std::function<void()>& task) {
    try {
        task();
        if (said_.erase(what) > 0) spdlog::info("{} works again", what);
    } catch (const std::exception& error) {
        if (said_[what] != error.what()) spdlog::error("{} fails, and is tried again: {}", what, error.what());
        said_[what] = error.what();
    }
}
