#pragma once

namespace staff {

/// Periods that a council chooses, from policy/timescales.toml, which says where each comes from.
struct Timescales {
    int days_between_managers_readings = 90;  ///< [4.11] longer, and the file is listed as not read
};

}  // namespace staff
