#include "care/files/child_page.hpp"
#include "care/reading/file_pages.hpp"
#include "care/reading/reading.hpp"
#include "care/reading/reading_routes.hpp"
#include "care/recording/recording_pages.hpp"

namespace reading {

namespace {

using staff::Exchange;

http::Response get_file(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::open_child(exchange, id, "file");
    if (!child) return child.error();
    const auto& query = exchange.request.query;
    FilePageFacts facts{
        .child = id, .filter = to_filter(query), .allowed = child->allowed, .just_read = query.get("reading") == "recorded"};
    const auto onward = parse_key(query.get("onward"));
    const auto back = parse_key(query.get("back"));
    const auto way = onward ? Way::onward : back ? Way::back : Way::from_start;
    const auto sight = recording::sight_of(exchange, *child);
    exchange.app.store.read([&](store::Connection& connection) {
        facts.all_entries = count_entries(connection, id, sight);
        facts.fitting_entries = count_entries(connection, id, sight, facts.filter);
        facts.choices = filter_choices(connection, id, sight);
        facts.last_reading = in_words(last_reading(connection, id));
        facts.page = read_file_page(connection, id, exchange.viewer(), sight, facts.filter, way, onward.value_or(back.value_or(FileKey{})));
        return 0;
    });
    return files::child_page(exchange, *child,
                             {.title = "File", .tab = "file", .content = file_content(exchange, facts), .problems = facts.filter.problems});
}

}  // namespace

void file_routes(staff::Routes& routes) {
    routes.get("/children/{child}/file?reading&onward&back&" + std::string(filter_parameters), staff::anybody, get_file);
}

}  // namespace reading
