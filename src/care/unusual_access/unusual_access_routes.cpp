#include "care/glass_reviews/glass_reviews.hpp"
#include "care/unusual_access/unusual_access_pages.hpp"
#include "http/download.hpp"
#include "ledger/ledger.hpp"
#include "staff/excessive_access.hpp"

namespace unusual_access {

namespace {

using staff::Exchange;

constexpr std::size_t most_downloaded = 1'000;

http::Response get_overview(const Exchange& exchange) {
    const auto waiting = exchange.app.store.read([&](store::Connection& connection) {
        const auto uses = glass_reviews::read_uses(connection, exchange.actor(), glass_reviews::Show::open, {}, exchange.today(),
                                                   exchange.app.working_days, Waiting::most);
        const auto alerts = staff::access_alerts(connection, Waiting::most);
        const auto count = [&](Show show) { return count_unusual(connection, exchange.viewer(), show, Waiting::most); };
        const auto very_many = std::ranges::count_if(alerts, &staff::AccessAlert::waits);
        return Waiting{uses.uses.size(), static_cast<std::size_t>(very_many), count(Show::open), count(Show::follow_up)};
    });
    return staff::page(exchange, {.title = "Who has looked", .content = overview_content(waiting), .section = "home"});
}

http::Response get_list(const Exchange& exchange) {
    const auto show = shows.asked(exchange);
    const auto before = parse_id<UnusualId>(exchange.request.query.get("before")).value_or(UnusualId{});
    const auto content = exchange.app.store.read([&](store::Connection& connection) {
        const auto page = read_unusual(connection, exchange.viewer(), show, before);
        return list_content(exchange, page, homes_known(connection), show, !before.is_set());
    });
    return staff::page(exchange, {.title = "Unusual access", .content = content, .section = "home"});
}

/// [4.9] What leaves is logged first. It tells of up to a thousand, the newest.
http::Response get_download(const Exchange& exchange) {
    if (!exchange.actor().may(staff::Permission::review_access))
        return staff::problem_page(exchange, Problem::not_permitted("Your role does not allow this."));
    const auto show = shows.asked(exchange);
    const auto logged = exchange.app.store.note([&](store::Connection& connection) -> Done {
        ledger::append(connection, {.at = exchange.now, .actor = exchange.actor().id, .action = "exported", .detail = "unusual_access"});
        return {};
    });
    if (!logged) return staff::problem_page(exchange, logged.error());
    return http::download("unusual_access.csv", http::csv_type, exchange.app.store.read([&](store::Connection& connection) {
        return to_csv(read_unusual(connection, exchange.viewer(), show, {}, most_downloaded).unusual);
    }));
}

std::optional<Unusual> asked_for(const Exchange& exchange) {
    return exchange.app.store.read(
        [&](store::Connection& connection) { return find_unusual(connection, exchange.viewer(), exchange.id<UnusualId>("unusual")); });
}

http::Response unusual_page(const Exchange& exchange, const Unusual& unusual, const std::vector<FieldProblem>& problems) {
    return staff::page(exchange, {.title = "Was this needed?",
                                  .content = unusual_content(exchange, unusual, exchange.request.form, problems),
                                  .problems = problems,
                                  .section = "home"});
}

http::Response not_there(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is no such unusual access."));
}

http::Response get_unusual(const Exchange& exchange) {
    const auto unusual = asked_for(exchange);
    return unusual ? unusual_page(exchange, *unusual, {}) : not_there(exchange);
}

http::Response post_judgement(const Exchange& exchange) {
    const auto unusual = asked_for(exchange);
    if (!unusual) return not_there(exchange);
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return judge(connection, *unusual, exchange.form("finding"), exchange.form("words"), exchange.actor(), exchange.now);
    });
    if (done) return http::see_other(path_of(unusual->id));
    if (done.error().kind == Problem::Kind::invalid) return unusual_page(exchange, *unusual, done.error().fields);
    return staff::problem_page(exchange, done.error());
}

}  // namespace

void unusual_access_routes(staff::Routes& routes) {
    const std::string unusual(unusual_path);
    routes.get(access_path, staff::access_reviewers, get_overview);
    routes.get(unusual + "?before&show", staff::access_reviewers, get_list);
    routes.get(unusual + "/download?show", staff::copiers, get_download);
    routes.get(unusual + "/{unusual}", staff::access_reviewers, get_unusual);
    routes.post(unusual + "/{unusual}/judgement", staff::access_reviewers, post_judgement, {"finding", "words"});
}

}  // namespace unusual_access
