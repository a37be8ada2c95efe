#pragma once
#include <cstdint>
#include <string>

#include "main/authority.hpp"

struct DemoOptions {
    Place place;
    std::size_t children = 300;
    std::uint64_t seed = 1;
    std::string today;  ///< ISO; "" for today
};

/// Makes an invented authority: same seed and day, same data. Refuses a folder that holds one already. Answers the exit status.
int make_demo(const DemoOptions& options);
