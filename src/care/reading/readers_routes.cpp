#include "care/files/child_page.hpp"
#include "care/reading/readers_pages.hpp"
#include "care/reading/reading_routes.hpp"

namespace reading {

namespace {

using staff::Exchange;

http::Response get_readers(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::open_child(exchange, id, "readers");
    if (!child) return child.error();
    const auto& query = exchange.request.query;
    const auto before = parse_id<Id<struct PositionTag>>(query.get("before"));
    ReadersFacts facts{.child = id,
                       .page = {},
                       .readers = {},
                       .only = parse_id<UserId>(query.get("who")).value_or(UserId{}),
                       .readers_lately = 0,
                       .is_newest_page = !before};
    exchange.app.store.read([&](store::Connection& connection) {
        facts.page = read_uses(connection, id, facts.only, before ? before->value : 0);
        facts.readers = all_readers(connection, id);
        facts.readers_lately = readers_since(connection, id, exchange.now - lately);
        return 0;
    });
    return files::child_page(exchange, *child, {.title = "Who has looked", .tab = "readers", .content = readers_content(facts)});
}

}  // namespace

void readers_routes(staff::Routes& routes) { routes.get("/children/{child}/readers?before&who", staff::anybody, get_readers); }

}  // namespace reading
