#pragma once
#include "staff/app.hpp"

namespace staff {

/// Your account: password, second factor, where you are signed in, what happened to it, keyboard shortcuts.
void my_account_routes(Routes& routes);

}  // namespace staff
