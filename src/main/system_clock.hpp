#pragma once
#include <chrono>

#include "base/dates.hpp"

/// The machine's clock. Only the command line asks it; everything else is told the time.
inline Instant system_now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }
