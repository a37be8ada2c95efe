#pragma once
#include <string>
#include <string_view>

#include "store/store.hpp"

namespace staff {

/// What an authority sets once: authority_name; second_factor, "optional" or everything else for required, and passkeys, "required" or
/// everything else for optional (docs/operate/accounts.md); of an invented one is_demo and demo_password too. "" when it is not set.
std::string setting(store::Connection& connection, std::string_view name);
void set_setting(store::Connection& connection, std::string_view name, std::string_view value);

}  // namespace staff
