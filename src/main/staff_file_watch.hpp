#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "main/each_second.hpp"
#include "store/store.hpp"

/// Takes in the staff system's file beside the pages: when it has changed and then stood still for a second, and at the beginning of each
/// day, since people join and leave on days that the file names. What became of it stands on a page for administrators.
class StaffFileWatch {
  public:
    StaffFileWatch(store::Store& store, std::string path, bool is_complete, std::function<Instant()> clock);

  private:
    struct Look {
        std::filesystem::file_time_type changed_at;
        std::uintmax_t size = 0;
        bool operator==(const Look&) const = default;
    };
    void look();

    store::Store& store_;
    std::string path_;
    bool is_complete_;
    std::function<Instant()> clock_;
    std::optional<Look> seen_, taken_;
    Day taken_on_{};
    EachSecond each_second_;  // last, so that the rest is there while it runs
};
