#pragma once
#include "staff/app.hpp"

namespace front {

/// The first page (my children, my drafts, what I am told) and the front page of a child's file [2.1].
void front_page_routes(staff::Routes& routes);

}  // namespace front
