#pragma once
#include "staff/app.hpp"

namespace staff {

/// Your account: password, where you are signed in, keyboard shortcuts.
void my_account_routes(Routes& routes);

}  // namespace staff
