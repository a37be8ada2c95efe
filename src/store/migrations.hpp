#pragma once
#include <vector>

#include "store/named_steps.hpp"
#include "store/store.hpp"

namespace store {

/// Brings the database to its newest shape, all steps in one transaction: it has its old shape or the new one, never one between.
/// Throws std::runtime_error where a newer Firsthand was at work.
void migrate(Connection& connection, const std::vector<Migration>& migrations, NamedSteps& steps);

/// A copy is read by the Firsthand that made it: bringing it to another shape would change it. Throws std::runtime_error.
void expect_shape(Connection& connection, const std::vector<Migration>& migrations);

/// Throws std::runtime_error where nobody has made an authority; a file that is not there was told of before.
void expect_authority(Connection& connection);

}  // namespace store
