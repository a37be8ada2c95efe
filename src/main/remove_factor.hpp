#pragma once
#include <string>

#include "main/authority.hpp"

struct RemoveFactorOptions {
    Place place;
    std::string user_name;
};

/// For when the only administrator has lost phone and recovery codes (docs/operate/accounts.md). Answers the exit status.
int remove_factor(const RemoveFactorOptions& options);
