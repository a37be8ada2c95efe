#pragma once
#include "staff/app.hpp"

namespace staff {

/// The way to the council's own provider and back; where it has none, nothing is there.
void single_sign_on_routes(Routes& routes);
/// For administrators: whose council account is linked.
void council_account_routes(Routes& routes);

}  // namespace staff
