#pragma once
#include "care/countersigning/countersigning.hpp"

namespace countersigning {

/// Keeps the answer and what it makes of the entry.
void insert_answer(store::Connection& connection, std::int64_t id, const records::Entry& entry, const Answer& answer);

}  // namespace countersigning
