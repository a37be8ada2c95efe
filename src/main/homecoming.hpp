#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "base/dates.hpp"
#include "store/store.hpp"

/// Brings the daybook home, beside the pages, as often as the record takes changes again after something was noted.
class Homecoming {
  public:
    /// The record keeps the daybook.
    Homecoming(store::Store& record, std::function<Instant()> clock);
    ~Homecoming();
    Homecoming(const Homecoming&) = delete;
    Homecoming& operator=(const Homecoming&) = delete;

  private:
    void run();
    void bring();

    store::Store& record_;
    std::function<Instant()> clock_;
    std::uint64_t events_home_ = 0;
    std::string said_;  ///< the present trouble
    std::mutex mutex_;
    std::condition_variable ended_;
    bool ends_ = false;
    std::thread thread_;
};
