#pragma once
#include <string>

#include "staff/timescales.hpp"

/// Reads policy/timescales.toml. Throws std::runtime_error in plain words where it is missing or says something else than a
/// number of days.
staff::Timescales timescales_from_file(const std::string& path);
