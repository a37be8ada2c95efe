#pragma once
#include "staff/app.hpp"

// The routes of each group of pages; people_routes() registers them all.

namespace people {

void find_routes(staff::Routes& routes);
void new_child_routes(staff::Routes& routes);
void details_routes(staff::Routes& routes);
void family_routes(staff::Routes& routes);
void add_person_routes(staff::Routes& routes);
void allocation_routes(staff::Routes& routes);

/// That somebody searched, and how many were found; never for whom.
void log_search(const staff::Exchange& exchange, std::size_t found);

}  // namespace people
