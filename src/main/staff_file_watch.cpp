#include "main/staff_file_watch.hpp"

#include <spdlog/spdlog.h>

#include <stdexcept>

#include "care/corrections/leavers.hpp"
#include "staff/staff_import.hpp"

StaffFileWatch::StaffFileWatch(store::Store& store, std::string path, bool is_complete, std::function<Instant()> clock)
    : store_(store), path_(std::move(path)), is_complete_(is_complete), clock_(std::move(clock)),
      each_second_([this](EachSecond& each_second, bool is_last) {
          if (!is_last) each_second.tried("Reading the staff file", [this] { look(); });
      }) {}

void StaffFileWatch::look() {
    std::error_code error;
    const Look present{std::filesystem::last_write_time(path_, error), std::filesystem::file_size(path_, error)};
    if (error) throw std::runtime_error("There is no staff file " + path_ + ", or it may not be read.");
    const bool stands_still = seen_ == present;
    seen_ = present;
    const auto now = clock_();
    if (!stands_still || (taken_ == present && taken_on_ == london_day(now)) || !store_.takes_changes()) return;
    const auto done = staff::import_staff(store_, path_, {.is_complete = is_complete_}, corrections::hand_over, now);
    taken_ = present;
    taken_on_ = london_day(now);
    // No name goes into the log: the page of administrators says who.
    if (done && done->is_kept)
        spdlog::info("the staff file is taken: {} joined, {} changed, {} left, {} absences", done->joined, done->changed, done->left,
                     done->away);
    else spdlog::warn("the staff file is refused, and nothing was changed: administrators see why on its page");
}
