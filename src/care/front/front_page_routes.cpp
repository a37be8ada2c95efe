#include "base/text.hpp"
#include "care/corrections/corrections.hpp"
#include "care/files/child_page.hpp"
#include "care/front/child_front_pages.hpp"
#include "care/front/front_page.hpp"
#include "care/reading/unread_pages.hpp"
#include "care/recording/notices.hpp"
#include "care/recording/recording_pages.hpp"

namespace front {

namespace {

using html::element;
using staff::Exchange;

html::Html children_table(const Exchange& exchange, const std::vector<files::ListedChild>& children, bool shows_holder) {
    html::Table table{.head = {{.text = "Child"}, {.text = "Age"}, {.text = "Status"}, {.text = "Last seen"}},
                      .first_cell_is_header = true};
    if (shows_holder) table.head.push_back({.text = "Case file holder"});
    for (const auto& child : children) {
        const auto& status = files::status_of(child.status);
        html::Row row = {{.text = element("a", {{"class", "govuk-link"}, {"href", files::child_path(child.child)}}, child.name)},
                         {.text = child.born_on ? age_in_words(*child.born_on, exchange.today()) : "Not born yet or not known"},
                         {.text = html::tag({.text = status.label, .classes = "govuk-tag--" + std::string(status.tag_colour)})},
                         {.text = child.last_seen ? in_short(child.last_seen->day()) : "Not recorded"}};
        if (shows_holder) row.push_back({.text = child.holder.empty() ? "Nobody" : child.holder});
        table.rows.push_back(std::move(row));
    }
    return element("div", {{"class", "app-scrollable"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Children"}},
                   html::table(table));
}

/// "Amina Yusuf, social worker, recorded on Sara Khan’s file, 23 Nov 2026, 2:15pm. "
std::string words_of(const recording::Notice& notice) {
    const auto words = corrections::words_of_notice(notice.code);
    const auto why = notice.reason.empty() ? "" : "Reason: " + notice.reason + ". ";
    return notice.by + " " + (words.empty() ? "recorded on" : words) + " " + notice.child_name + "’s file, " + in_short(notice.at) + ". " +
           why;
}

/// What waits for this person to decide or to write.
html::Html to_do(const Exchange& exchange, store::Connection& connection) {
    html::Html content;
    if (const auto due = corrections::due_write_ups(connection, exchange.actor().id); !due.empty())
        content += element("h2", {{"class", "govuk-heading-m"}}, "Write-ups due") + write_ups_list(exchange, due, false);
    const auto waiting = corrections::waiting_for(connection, exchange.actor());
    const auto words =
        waiting > 0 ? "Corrections and moves: " + counted(waiting, "waits", "wait") + " for you" : std::string("Corrections and moves");
    content += element("p", {{"class", "govuk-body"}}, element("a", {{"class", "govuk-link"}, {"href", "/corrections"}}, words));
    if (!exchange.actor().has(&staff::Role::may_decide)) return content;
    const auto& timescales = exchange.app.timescales;
    const auto unread =
        reading::count_unread_files(connection, exchange.actor().id, exchange.today(), timescales, reading::most_unread_counted);
    return content + reading::unread_link(unread, timescales);
}

html::Html notices_list(const Exchange& exchange, const std::vector<recording::Notice>& notices) {
    html::Html items;
    for (const auto& notice : notices) {
        const auto link = element("a", {{"class", "govuk-link"}, {"href", recording::entry_path(notice.entry)}}, "Read it");
        const auto seen = staff::post_form(exchange, "/notices/" + std::to_string(notice.id) + "/seen",
                                           html::button({.text = "Seen", .classes = "govuk-button--secondary govuk-!-margin-bottom-0"}));
        items += element("li", {{"class", "notice"}},
                         element("p", {{"class", "govuk-body govuk-!-margin-bottom-1"}}, html::text(words_of(notice)) + link) + seen);
    }
    return element("ul", {{"class", "govuk-list"}}, items);
}

http::Response get_home(const Exchange& exchange) {
    html::Html content = element("h1", {{"class", "govuk-heading-l"}}, "My children");
    if (!staff::may_state_reason(exchange.actor())) {
        content = element("h1", {{"class", "govuk-heading-l"}}, "Firsthand");
        content +=
            element("p", {{"class", "govuk-body"}}, "You look after accounts and teams. Children’s records are not part of your role.");
        return staff::page(exchange, {.title = "First page", .content = content, .section = "home"});
    }
    exchange.app.store.read([&](store::Connection& connection) {
        if (const auto notices = recording::unseen_notices(connection, exchange.actor().id); !notices.empty())
            content += element("h2", {{"class", "govuk-heading-m"}}, "For you to know") + notices_list(exchange, notices);
        if (exchange.actor().has(&staff::Role::may_record)) content += to_do(exchange, connection);
        const auto mine = files::children_of_worker(connection, exchange.actor().id);
        if (!mine.empty()) content += children_table(exchange, mine, false);
        if (mine.empty())
            content += element("p", {{"class", "govuk-body"}},
                               "No child is allocated to you. Find a child with the search at the top of the page.");
        if (exchange.actor().has(&staff::Role::may_record)) {
            content += element("h2", {{"class", "govuk-heading-m"}}, "My drafts");
            std::vector<std::pair<recording::Draft, std::string>> drafts;
            for (auto& draft : recording::drafts_of(connection, exchange.actor().id))
                drafts.emplace_back(draft, people::name_of(connection, person_of(draft.child)));
            content += draft_links(drafts);
            if (!drafts.empty())
                content +=
                    element("p", {{"class", "govuk-body"}}, element("a", {{"class", "govuk-link"}, {"href", "/drafts"}}, "All my drafts"));
        }
        for (const auto& team : staff::all_teams(connection)) {
            if (team.leader != exchange.actor().id) continue;
            const auto children = files::children_of_team(connection, team.id, 0, 50);
            content += element("h2", {{"class", "govuk-heading-m"}}, "Team: " + team.name);
            content += children.empty() ? element("p", {{"class", "govuk-body"}}, "No open file belongs to this team itself.")
                                        : children_table(exchange, children, true);
        }
        return 0;
    });
    return staff::page(exchange, {.title = "My children", .content = content, .section = "home"});
}

ChildFront read_front(const Exchange& exchange, store::Connection& connection, ChildId id) {
    ChildFront front;
    front.person = people::find_person(connection, person_of(id)).value();
    front.file = files::find_file(connection, id).value();
    front.key_people = people::key_people(connection, id, exchange.today());
    front.drafts = recording::drafts_on(connection, exchange.actor().id, id);
    front.missing = people::missing_essentials(front.person, front.file);
    front.write_ups = corrections::due_write_ups_on(connection, id);
    front.waiting = corrections::waiting_on(connection, id);
    front.last_reading = reading::in_words(reading::last_reading(connection, id));
    front.call = recording::form_facts(connection, exchange, id, recording::kind("telephone_call"));
    for (const auto& row : connection.query("SELECT " + recording::entry_columns +
                                                " FROM entry e WHERE e.child_id = :child AND e.state <> 'withdrawn'"
                                                " ORDER BY e.happened DESC, e.written_at DESC, e.id DESC LIMIT 5",
                                            {{"child", id}})) {
        auto entry = recording::to_entry(row);
        auto content = recording::content_of(connection, entry.id, entry.version);
        front.newest.push_back({std::move(entry), std::move(content)});
    }
    return front;
}

http::Response get_front_page(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::open_child(exchange, id, "front_page");
    if (!child) return child.error();
    const auto front = exchange.app.store.read([&](store::Connection& connection) { return read_front(exchange, connection, id); });
    const auto content =
        element("h1", {{"class", "govuk-visually-hidden"}}, "Front page of " + child->heading.name) + child_front(exchange, front);
    return files::child_page(exchange, *child, {.title = "Front page", .tab = "front", .content = content});
}

}  // namespace

void front_page_routes(staff::Routes& routes) {
    routes.get("/", staff::anybody, get_home);
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
