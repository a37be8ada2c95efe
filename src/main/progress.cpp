#include "main/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

ProgressBar::ProgressBar() : is_terminal_(isatty(STDERR_FILENO) != 0) {}

void ProgressBar::show(std::uintmax_t done, std::uintmax_t all, const std::string& words) {
    if (!is_terminal_) return;
    constexpr std::uintmax_t width = 40;
    const auto filled = width * std::min(done, all) / std::max<std::uintmax_t>(all, 1);
    std::cerr << fmt::format("\r[{}{}] {}", std::string(filled, '#'), std::string(width - filled, ' '), words) << std::flush;
    is_shown_ = true;
}

void ProgressBar::end() {
    if (is_shown_) std::cerr << "\n";
    is_shown_ = false;
}
