#pragma once
#include "staff/page.hpp"

namespace people {

/// Every card of what is known about somebody on this child's file; nothing for somebody who is not on it. `allowed`: what the reader may
/// do on that file.
html::Html details_of(const staff::Exchange& exchange, ChildId child, PersonId person, const staff::Permissions& allowed);
/// All that was sent, for the ledger's commitment.
std::string content_of(const Fields& fields);

}  // namespace people
