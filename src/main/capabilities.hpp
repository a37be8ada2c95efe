#pragma once
#include <vector>

#include "staff/app.hpp"
#include "store/store.hpp"

// The one place that names every capability: its migrations and its routes.

std::vector<store::Migration> migrations();
void register_routes(staff::Routes& routes);
