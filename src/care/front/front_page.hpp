#pragma once
#include "staff/app.hpp"

namespace front {

/// The first page (my children, my drafts, what I am told) and the front page of a child's file [2.1].
void front_page_routes(staff::Routes& routes);

/// Its first part: the first page of each role, and a team's list.
void home_routes(staff::Routes& routes);

}  // namespace front
