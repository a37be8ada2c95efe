#pragma once
#include "main/authority.hpp"

/// Prints a line for each row of what was completed, with a digest of all of it, and one for each time a child's record was opened;
/// no name and no word of anybody's record. Whatever another copy lacks or has otherwise, shows. Answers the exit status.
int print_digests(const Place& place);
