#pragma once
#include <cstdint>
#include <string>

/// A bar on standard error, only where that is a terminal.
class ProgressBar {
  public:
    ProgressBar();
    /// `words` stand behind the bar: "12,300 notes".
    void show(std::uintmax_t done, std::uintmax_t all, const std::string& words);
    void end();

  private:
    bool is_terminal_;
    bool is_shown_ = false;
};
