#pragma once
#include <functional>

#include "staff/app.hpp"

namespace staff {

/// What somebody still has in hand when they leave. Counts alone: an administrator sees no child [A2.2].
struct WorkInHand {
    long long files = 0;   ///< held or worked on
    long long drafts = 0;  ///< which only they can read
};
/// Asked of the capabilities above, which staff knows nothing of.
using CountWork = std::function<WorkInHand(store::Connection&, UserId)>;

/// Told in the transaction that ends somebody's access, so that nobody's work lies where nobody sees it [4.2].
using HandOver = std::function<void(store::Connection&, store::Store&, UserId leaver, UserId by, Instant now)>;

/// Staff and teams, for administrators.
void staff_routes(Routes& routes, const CountWork& count_work, const HandOver& hand_over);

/// Its parts.
void staff_list_routes(Routes& routes);
void team_routes(Routes& routes);
void ledger_routes(Routes& routes);

}  // namespace staff
