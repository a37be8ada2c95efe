#include "care/reading/reading.hpp"

#include "care/reading/reading_routes.hpp"

namespace reading {

void reading_routes(staff::Routes& routes) {
    file_routes(routes);
    chronology_routes(routes);
    headline_routes(routes);
    copy_routes(routes);
    managers_reading_routes(routes);
    readers_routes(routes);
    unread_routes(routes);
    search_routes(routes);
}

}  // namespace reading
