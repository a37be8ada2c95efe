#include "care/glass_reviews/glass_reviews_pages.hpp"
#include "http/download.hpp"
#include "ledger/ledger.hpp"

namespace glass_reviews {

namespace {

using staff::Exchange;

constexpr std::size_t most_downloaded = 1'000;

http::Response not_theirs(const Exchange& exchange) {
    return staff::problem_page(
        exchange, Problem::not_permitted("Who leads a team, or looks after access, sees which records were opened by breaking the glass."));
}

std::vector<Told> with_meanwhile(store::Connection& connection, std::vector<Use> uses) {
    std::vector<Told> told;
    for (auto& use : uses) {
        const auto done = meanwhile(connection, use.glass);
        told.emplace_back(std::move(use), done);
    }
    return told;
}

http::Response get_uses(const Exchange& exchange) {
    if (!may_see_uses(exchange.actor())) return not_theirs(exchange);
    const auto show = shows.asked(exchange);
    const auto before = parse_id<staff::GlassId>(exchange.request.query.get("before")).value_or(staff::GlassId{});
    const auto content = exchange.app.store.read([&](store::Connection& connection) {
        auto page = read_uses(connection, exchange.actor(), show, before, exchange.today(), exchange.app.working_days);
        return uses_content(exchange, with_meanwhile(connection, std::move(page.uses)), show, !before.is_set(), page.has_older);
    });
    return staff::page(exchange, {.title = "Opened by breaking the glass", .content = content, .section = "home"});
}

/// [4.9] What leaves is logged first. It tells of up to a thousand uses, the newest.
http::Response get_download(const Exchange& exchange) {
    if (!may_see_uses(exchange.actor())) return not_theirs(exchange);
    const auto show = shows.asked(exchange);
    const auto logged = exchange.app.store.note([&](store::Connection& connection) -> Done {
        ledger::append(connection, {.at = exchange.now, .actor = exchange.actor().id, .action = "exported", .detail = "break_glass"});
        return {};
    });
    if (!logged) return staff::problem_page(exchange, logged.error());
    return http::download("break_glass.csv", http::csv_type, exchange.app.store.read([&](store::Connection& connection) {
        auto page = read_uses(connection, exchange.actor(), show, {}, exchange.today(), exchange.app.working_days, most_downloaded);
        return to_csv(with_meanwhile(connection, std::move(page.uses)));
    }));
}

std::optional<Told> told_of(const Exchange& exchange) {
    return exchange.app.store.read([&](store::Connection& connection) -> std::optional<Told> {
        auto use = find_use(connection, exchange.actor(), exchange.id<staff::GlassId>("use"), exchange.today());
        if (!use) return std::nullopt;
        const auto done = meanwhile(connection, use->glass);
        return Told{std::move(*use), done};
    });
}

http::Response use_page(const Exchange& exchange, const Told& told, const std::vector<FieldProblem>& problems) {
    return staff::page(exchange, {.title = "Was this needed?",
                                  .content = use_content(exchange, told, exchange.request.form, problems),
                                  .problems = problems,
                                  .section = "home"});
}

http::Response no_such_use(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is no such use of break-glass."));
}

http::Response get_use(const Exchange& exchange) {
    if (!may_see_uses(exchange.actor())) return not_theirs(exchange);
    const auto told = told_of(exchange);
    return told ? use_page(exchange, *told, {}) : no_such_use(exchange);
}

http::Response post_review(const Exchange& exchange) {
    if (!may_see_uses(exchange.actor())) return not_theirs(exchange);
    const auto told = told_of(exchange);
    if (!told) return no_such_use(exchange);
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return review(connection, told->first, exchange.form("finding"), exchange.form("words"), exchange.actor(), exchange.now);
    });
    if (done) return http::see_other(use_path(told->first.glass.id));
    if (done.error().kind == Problem::Kind::invalid) return use_page(exchange, *told, done.error().fields);
    return staff::problem_page(exchange, done.error());
}

}  // namespace

void glass_review_routes(staff::Routes& routes) {
    routes.get(std::string(uses_path) + "?show&before", staff::anybody, get_uses);
    routes.get(std::string(uses_path) + "/download?show", staff::copiers, get_download);
    routes.get(std::string(uses_path) + "/{use}", staff::anybody, get_use);
    routes.post(std::string(uses_path) + "/{use}/review", staff::anybody, post_review, {"finding", "words"});
}

}  // namespace glass_reviews
