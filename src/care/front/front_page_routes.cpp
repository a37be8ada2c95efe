#include "care/corrections/corrections.hpp"
#include "care/files/child_page.hpp"
#include "care/front/child_front_pages.hpp"
#include "care/front/front_page.hpp"
#include "care/reading/reading.hpp"
#include "care/recording/notices.hpp"
#include "care/recording/recording_pages.hpp"

namespace front {

namespace {

using html::element;
using staff::Exchange;

ChildFront read_front(const Exchange& exchange, store::Connection& connection, const files::OpenChild& child) {
    const auto id = child.heading.child;
    const auto sight = recording::sight_of(exchange, child);
    ChildFront front;
    front.person = people::find_person(connection, person_of(id)).value();
    front.file = files::find_file(connection, id).value();
    front.key_people =
        people::key_people(connection, id, exchange.viewer(), [&] { return child.may(staff::Permission::see_confidential); });
    front.drafts = recording::drafts_on(connection, exchange.actor().id, id);
    front.unfinished = recording::unfinished_on(connection, exchange.viewer(), id);
    front.missing = people::missing_essentials(front.person, front.file);
    front.write_ups = corrections::due_write_ups_on(connection, id, exchange.viewer());
    front.waiting = corrections::waiting_on(connection, id);
    front.last_reading = reading::in_words(reading::last_reading(connection, id));
    front.call = recording::form_facts(connection, exchange, id, recording::kind("telephone_call"));
    for (const auto& row : connection.query("SELECT " + recording::entry_columns +
                                                " FROM entry e WHERE e.child_id = :child AND e.state <> 'withdrawn'"
                                                " ORDER BY e.happened DESC, e.written_at DESC, e.id DESC LIMIT 5",
                                            {{"child", id}})) {
        auto entry = recording::to_entry(row, sight);
        auto content = recording::content_for(connection, entry, sight);
        front.newest.push_back({std::move(entry), std::move(content)});
    }
    return front;
}

http::Response get_front_page(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::open_child(exchange, id, "front_page");
    if (!child) return child.error();
    auto front = exchange.app.store.read([&](store::Connection& connection) { return read_front(exchange, connection, *child); });
    front.allowed = child->allowed;
    const auto content =
        element("h1", {{"class", "govuk-visually-hidden"}}, "Front page of " + child->heading.name) + child_front(exchange, front);
    return files::child_page(exchange, *child, {.title = "Front page", .tab = "front", .content = content});
}

}  // namespace

void front_page_routes(staff::Routes& routes) {
    home_routes(routes);
    routes.get("/children/{child}", staff::anybody, get_front_page);
    routes.post("/notices/{notice}/seen", staff::anybody, [](const Exchange& exchange) {
        const auto seen = exchange.app.store.write([&](store::Connection& connection) -> Done {
            recording::mark_seen(connection, exchange.actor().id, exchange.id<Id<struct NoticeTag>>("notice").value, exchange.now);
            return {};
        });
        if (!seen) return staff::problem_page(exchange, seen.error());
        return http::see_other("/");
    });
}

}  // namespace front
