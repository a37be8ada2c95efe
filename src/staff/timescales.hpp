#pragma once
#include <string>

namespace staff {

/// Periods that a council chooses, from policy/timescales.toml, which says where each comes from.
struct Timescales {
    int days_between_managers_readings = 90;  ///< [4.11] longer, and the file is listed as not read
};

/// Reads policy/timescales.toml. Throws std::runtime_error in plain words where it is missing or says something else than a
/// number of days.
Timescales timescales_from_file(const std::string& path);

}  // namespace staff
