#pragma once
#include "staff/app.hpp"

namespace reading {

void file_routes(staff::Routes& routes);
void chronology_routes(staff::Routes& routes);
void headline_routes(staff::Routes& routes);
void copy_routes(staff::Routes& routes);
void managers_reading_routes(staff::Routes& routes);
void readers_routes(staff::Routes& routes);
void unread_routes(staff::Routes& routes);
void search_routes(staff::Routes& routes);

}  // namespace reading
