#include <set>

#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/reading/reading_routes.hpp"
#include "care/reading/search_pages.hpp"
#include "care/recording/recording_pages.hpp"
#include "ledger/ledger.hpp"

namespace reading {

namespace {

using staff::Exchange;

SearchFacts in_child(ChildId child) {
    return {.path = files::child_path(child, "/search"), .title = "Search in this file", .looked_for = "", .problems = {}, .result = {}};
}
SearchFacts across() {
    return {.path = "/search", .title = "Search records", .looked_for = "", .problems = {}, .result = {}, .names_children = true};
}

void take_words(const Exchange& exchange, SearchFacts& facts) {
    facts.looked_for = cleaned(trimmed(exchange.form("words")));
    facts.problems = problems_with_search(facts.looked_for);
}

ledger::Event searched(const Exchange& exchange, std::size_t found) {
    return {.at = exchange.now, .actor = exchange.actor().id, .action = "searched", .detail = std::to_string(found) + " found"};
}

http::Response child_search_page(const Exchange& exchange, const files::OpenChild& child, const SearchFacts& facts) {
    return files::child_page(
        exchange, child, {.title = facts.title, .tab = "search", .content = search_content(exchange, facts), .problems = facts.problems});
}

http::Response get_child_search(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::open_child(exchange, id, "search");
    return child ? child_search_page(exchange, *child, in_child(id)) : child.error();
}

http::Response post_child_search(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::allow_child(exchange, id);
    if (!child) return child.error();
    auto facts = in_child(id);
    take_words(exchange, facts);
    if (!facts.problems.empty()) return child_search_page(exchange, *child, facts);
    facts.result = exchange.app.store.read([&](store::Connection& connection) {
        return search_child(connection, id, recording::sight_of(exchange, *child), facts.looked_for);
    });
    const auto logged = exchange.app.store.note([&](store::Connection& connection) -> Done {
        auto event = searched(exchange, facts.result->found.size());
        event.child = id;
        event.basis = code_of(child->basis);
        ledger::append(connection, event);
        return {};
    });
    return logged ? child_search_page(exchange, *child, facts) : staff::problem_page(exchange, logged.error());
}

http::Response search_page(const Exchange& exchange, const SearchFacts& facts) {
    return staff::page(exchange,
                       {.title = facts.title, .content = search_content(exchange, facts), .problems = facts.problems, .section = "search"});
}

/// [1.14] Whoever is shown was read: one opening for each child, before the answer.
Done log_found(store::Connection& connection, const Exchange& exchange, const SearchResult& result) {
    ledger::append(connection, searched(exchange, result.found.size()));
    std::set<ChildId> shown;
    for (const auto& found : result.found) {
        if (!shown.insert(found.entry.child).second) continue;
        ledger::append(connection, {.at = exchange.now,
                                    .actor = exchange.actor().id,
                                    .action = "opened",
                                    .child = found.entry.child,
                                    .basis = std::string(code_of(found.basis)),
                                    .detail = "search_result"});
    }
    return {};
}

http::Response post_search(const Exchange& exchange) {
    auto facts = across();
    take_words(exchange, facts);
    if (!facts.problems.empty()) return search_page(exchange, facts);
    const auto deadline = std::chrono::steady_clock::now() + search_time;
    facts.result = exchange.app.store.read(
        [&](store::Connection& connection) { return search_all(connection, exchange.actor(), facts.looked_for, exchange.now, deadline); });
    const auto logged =
        exchange.app.store.note([&](store::Connection& connection) { return log_found(connection, exchange, *facts.result); });
    return logged ? search_page(exchange, facts) : staff::problem_page(exchange, logged.error());
}

}  // namespace

void search_routes(staff::Routes& routes) {
    routes.get("/children/{child}/search", staff::anybody, get_child_search);
    routes.post("/children/{child}/search", staff::anybody, post_child_search, {"words"});
    routes.get("/search", staff::readers, [](const Exchange& exchange) { return search_page(exchange, across()); });
    routes.post("/search", staff::readers, post_search, {"words"});
}

}  // namespace reading
