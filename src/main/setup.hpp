#pragma once
#include <string>

#include "main/authority.hpp"

struct SetupOptions {
    Place place;
    std::string authority_name, user_name, name;
};

/// Makes an empty authority and its first administrator, whose password is read from standard input and never stands in an
/// argument, a file or a log. Answers the exit status.
int set_up(const SetupOptions& options);
