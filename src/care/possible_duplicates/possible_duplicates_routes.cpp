#include "care/possible_duplicates/possible_duplicates_pages.hpp"

namespace possible_duplicates {

namespace {

using staff::Exchange;

http::Response not_theirs(const Exchange& exchange) {
    return staff::problem_page(
        exchange, Problem::not_permitted("Who looks after access, or is named for a restricted file, settles possible duplicates."));
}

http::Response not_there(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is no such possible duplicate."));
}

http::Response get_list(const Exchange& exchange) {
    if (!may_settle(exchange.actor())) return not_theirs(exchange);
    const auto show = shows.asked(exchange);
    const auto before = parse_id<DuplicateId>(exchange.request.query.get("before")).value_or(DuplicateId{});
    const auto page = exchange.app.store.read(
        [&](store::Connection& connection) { return read_duplicates(connection, exchange.actor(), exchange.today(), show, before); });
    return staff::page(exchange,
                       {.title = "Possible duplicates", .content = list_content(page, show, !before.is_set()), .section = "home"});
}

std::optional<Duplicate> asked_for(const Exchange& exchange, store::Connection& connection) {
    return find_duplicate(connection, exchange.actor(), exchange.today(), exchange.id<DuplicateId>("duplicate"));
}

http::Response duplicate_page(const Exchange& exchange, const std::vector<FieldProblem>& problems) {
    const auto content = exchange.app.store.read([&](store::Connection& connection) -> std::optional<html::Html> {
        const auto duplicate = asked_for(exchange, connection);
        if (!duplicate) return std::nullopt;
        return duplicate_content(exchange, connection, *duplicate, problems);
    });
    if (!content) return not_there(exchange);
    return staff::page(exchange, {.title = "The same person?", .content = *content, .problems = problems, .section = "home"});
}

http::Response get_duplicate(const Exchange& exchange) {
    return may_settle(exchange.actor()) ? duplicate_page(exchange, {}) : not_theirs(exchange);
}

http::Response post_finding(const Exchange& exchange) {
    if (!may_settle(exchange.actor())) return not_theirs(exchange);
    const auto done = exchange.app.store.write([&](store::Connection& connection) -> Done {
        const auto duplicate = asked_for(exchange, connection);
        if (!duplicate) return std::unexpected(Problem::not_found("There is no such possible duplicate."));
        return settle(connection, *duplicate, exchange.form("finding"), exchange.form("words"), exchange.actor().id, exchange.now);
    });
    if (done) return http::see_other(std::string(duplicates_path));
    if (done.error().kind == Problem::Kind::invalid) return duplicate_page(exchange, done.error().fields);
    return staff::problem_page(exchange, done.error());
}

}  // namespace

void possible_duplicates_routes(staff::Routes& routes) {
    const std::string path(duplicates_path);
    routes.get(path + "?show&before", staff::anybody, get_list);
    routes.get(path + "/{duplicate}", staff::anybody, get_duplicate);
    routes.post(path + "/{duplicate}/finding", staff::anybody, post_finding, {"finding", "words"});
}

}  // namespace possible_duplicates
