#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "main/each_second.hpp"

/// Has certificate and key read again when their files have changed and then stood still for a second: they are changed while the record
/// is served (ASVS 13.3.4).
class TlsWatch {
  public:
    /// `renew` throws where what stands in the files cannot be used; it is then said once, and tried again.
    TlsWatch(std::vector<std::string> files, std::function<void()> renew);

  private:
    using Look = std::vector<std::filesystem::file_time_type>;
    [[nodiscard]] Look look() const;
    void renew_if_changed();

    std::vector<std::string> files_;
    std::function<void()> renew_;
    Look used_, seen_;
    EachSecond each_second_;  // last, so that the rest is there while it runs
};
