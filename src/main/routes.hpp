#pragma once
#include "main/authority.hpp"

/// Prints a line for each route: method, pattern, the permission that it asks for ("-" where that is left to the page), and the names of
/// the fields that may be sent. For who looks at all of them, such as those who attack them. Answers the exit status.
int print_routes(const Place& place);
