#include "care/reading/reading_routes.hpp"
#include "care/reading/unread_pages.hpp"
#include "staff/page.hpp"

namespace reading {

namespace {

using staff::Exchange;

constexpr std::size_t last_page = 1000;

std::size_t page_asked(std::string_view text) {
    std::size_t page = 1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    return is_number && page >= 1 && page <= last_page ? page : 1;
}

http::Response get_unread(const Exchange& exchange) {
    UnreadFacts facts{.page = page_asked(exchange.request.query.get("page"))};
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
