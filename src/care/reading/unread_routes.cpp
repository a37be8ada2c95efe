#include "care/reading/reading_routes.hpp"
#include "care/reading/unread_pages.hpp"
#include "staff/lists.hpp"
#include "staff/page.hpp"

namespace reading {

namespace {

using staff::Exchange;

http::Response get_unread(const Exchange& exchange) {
    UnreadFacts facts{.page = staff::page_asked(exchange)};
    const auto leader = exchange.actor().id;
    const auto& timescales = exchange.app.timescales;
    exchange.app.store.read([&](store::Connection& connection) {
        facts.all = count_unread_files(connection, leader, exchange.today(), timescales, most_unread_counted);
        facts.files = unread_files(connection, leader, exchange.today(), timescales, (facts.page - 1) * unread_a_page);
        return 0;
    });
    facts.has_next = facts.files.size() > unread_a_page;
    if (facts.has_next) facts.files.resize(unread_a_page);
    return staff::page(exchange, {.title = "Files to read", .content = unread_content(exchange, facts), .section = "home"});
}

}  // namespace

void unread_routes(staff::Routes& routes) { routes.get("/files-to-read?page", staff::deciders, get_unread); }

}  // namespace reading
