#pragma once
#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "store/store.hpp"

namespace staff {

/// Where somebody lives, so that reading about the neighbours is told of: only they see it on a page, and it goes when they leave. "" for
/// not given.
std::string home_postcode_of(store::Connection& connection, UserId user);
/// The problem names the field: postcode.
Done keep_home_postcode(store::Connection& connection, std::string_view postcode, UserId user, Instant now);

}  // namespace staff
