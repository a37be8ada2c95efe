#include "care/access_rights/restriction_triggers_pages.hpp"

namespace access_rights {

namespace {

using staff::Exchange;

constexpr std::size_t most_listed = 100;

http::Response get_proposals(const Exchange& exchange) {
    const auto all = exchange.app.store.read(
        [&](store::Connection& connection) { return proposals(connection, exchange.actor(), exchange.now, most_listed); });
    return staff::page(exchange,
                       {.title = "Files that should be restricted", .content = proposals_content(all, most_listed), .section = "home"});
}

}  // namespace

void restriction_triggers_routes(staff::Routes& routes) {
    routes.get(proposals_path, staff::Allowed{staff::Permission::restrict_file}, get_proposals);
}

}  // namespace access_rights
