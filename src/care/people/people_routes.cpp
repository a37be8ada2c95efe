#include "care/people/people_routes.hpp"

#include "care/people/people.hpp"

namespace people {

void people_routes(staff::Routes& routes) {
    find_routes(routes);
    new_child_routes(routes);
    details_routes(routes);
    family_routes(routes);
    allocation_routes(routes);
}

}  // namespace people
