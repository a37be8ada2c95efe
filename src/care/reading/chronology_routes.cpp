#include "care/reading/chronology_routes.hpp"

#include "care/people/people.hpp"
#include "care/reading/reading_routes.hpp"
#include "care/recording/recording_pages.hpp"
#include "ledger/ledger.hpp"

namespace reading {

namespace {

using staff::Exchange;

http::Response get_chronology(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::open_child(exchange, id, "chronology");
    if (!child) return child.error();
    ChronologyFacts facts{.child = child->heading,
                          .filter = to_filter(exchange.request.query),
                          .lines = {},
                          .newest = {},
                          .siblings = {},
                          .may_copy = child->may(staff::Permission::take_copies)};
    exchange.app.store.read([&](store::Connection& connection) {
        facts.lines = chronology_of(connection, id, recording::sight_of(exchange, *child), facts.filter);
        facts.newest = newest_headline(connection, id);
        facts.siblings = siblings_of(exchange, connection, id, {});
        return 0;
    });
    return files::child_page(
        exchange, *child,
        {.title = "Chronology", .tab = "chronology", .content = chronology_content(exchange, facts), .problems = facts.filter.problems});
}

http::Response get_together(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "chronology_together");
    if (!child) return child.error();
    auto asked = to_copy(exchange.request.query);
    // At first all whom this person may read; then those who are ticked.
    if (asked.with.empty() && !exchange.request.query.has("chosen"))
        asked.with = exchange.app.store.read(
            [&](store::Connection& connection) { return people::siblings_with_file(connection, child->heading.child, exchange.viewer()); });
    const auto facts = read_together(exchange, *child, asked, "opened", "");
    return files::child_page(exchange, *child,
                             {.title = "Chronologies side by side", .tab = "chronology", .content = together_content(exchange, facts)});
}

}  // namespace

std::vector<Sibling> siblings_of(const Exchange& exchange, store::Connection& connection, ChildId child,
                                 const std::vector<ChildId>& chosen) {
    std::vector<Sibling> siblings;
    for (const auto id : people::siblings_with_file(connection, child, exchange.viewer())) {
        const auto basis = files::basis_for(connection, exchange.actor(), id, exchange.now, exchange.permission);
        const bool is_chosen = basis != staff::Basis::none && std::ranges::find(chosen, id) != chosen.end();
        siblings.push_back({id, people::name_of(connection, person_of(id)), basis, is_chosen});
    }
    return siblings;
}

TogetherFacts read_together(const Exchange& exchange, const files::OpenChild& child, const Copy& asked, std::string_view action,
                            const std::string& words) {
    const auto id = child.heading.child;
    TogetherFacts facts{.children = {{id, child.heading.name}},
                        .chronologies = {},
                        .filter = asked.filter,
                        .siblings = {},
                        .may_copy = child.may(staff::Permission::take_copies)};
    facts.siblings =
        exchange.app.store.read([&](store::Connection& connection) { return siblings_of(exchange, connection, id, asked.with); });
    const auto logged = exchange.app.store.note([&](store::Connection& connection) -> Done {
        for (auto& sibling : facts.siblings) {
            if (sibling.is_chosen && action == "opened")
                sibling.is_chosen = files::log_opening(exchange, connection, sibling.child, sibling.basis, "chronology_together", 0, words);
            else if (sibling.is_chosen)
                ledger::append(connection, {.at = exchange.now,
                                            .actor = exchange.actor().id,
                                            .action = std::string(action),
                                            .child = sibling.child,
                                            .basis = std::string(code_of(sibling.basis)),
                                            .detail = "chronology_together",
                                            .words = words});
        }
        return {};
    });
    for (const auto& sibling : facts.siblings)
        if (logged && sibling.is_chosen) {
            facts.children.emplace_back(sibling.child, sibling.name);
            facts.may_copy = facts.may_copy && staff::access_policy().allows(sibling.basis, staff::Permission::take_copies);
        }
    exchange.app.store.read([&](store::Connection& connection) {
        for (const auto& [one, name] : facts.children) {
            const auto sight = one == id ? recording::sight_of(exchange, child) : recording::sight_of(connection, exchange, one);
            facts.chronologies.push_back(chronology_of(connection, one, sight, asked.filter));
        }
        return 0;
    });
    return facts;
}

void chronology_routes(staff::Routes& routes) {
    routes.get("/children/{child}/chronology?" + std::string(filter_parameters), staff::anybody, get_chronology);
    routes.get("/children/{child}/chronology/together?chosen&with&" + std::string(filter_parameters), staff::anybody, get_together);
}

}  // namespace reading
