#pragma once
#include "staff/app.hpp"

namespace access_rights {

/// Who may open a child's file, and closing it to all but named people.
void access_rights_routes(staff::Routes& routes);

}  // namespace access_rights
