#pragma once
#include <chrono>
#include <string>

namespace staff {

/// [A2.2] How many different children's records one person may open in a short time.
struct AccessLimits {
    int tell_children = 30;  ///< more, and whoever may review access is told
    std::chrono::minutes tell_within{10};
    int stop_children = 100;  ///< more, and no further one opens until that is lifted
    std::chrono::minutes stop_within{60};
};

/// Periods that a council chooses, from policy/timescales.toml, which says where each comes from.
struct Timescales {
    int days_between_managers_readings = 90;  ///< [4.11] longer, and the file is listed as not read
    int working_days_to_countersign = 5;      ///< longer, and the entry is listed for who leads the team
    std::chrono::hours second_person_within{24};  ///< [2.6] in which the second of two people must agree
    AccessLimits access;
};

/// Reads policy/timescales.toml. Throws std::runtime_error in plain words where it is missing or says something else than
/// numbers.
Timescales timescales_from_file(const std::string& path);

}  // namespace staff
