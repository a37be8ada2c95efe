#pragma once
#include "staff/app.hpp"

namespace complementary_files {

/// The other services on a child's case, and each one's file.
void complementary_files_routes(staff::Routes& routes);

/// The files that this person holds, for their first page; nothing where they hold none.
html::Html held_part(const staff::Exchange& exchange, store::Connection& connection);

}  // namespace complementary_files
