#include "care/files/child_page.hpp"

#include "base/text.hpp"
#include "care/files/break_glass.hpp"
#include "ledger/ledger.hpp"
#include "staff/access_alert_pages.hpp"
#include "staff/withheld.hpp"

namespace files {

namespace {

using html::element;
using staff::Exchange;

http::Response no_such_child(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is no such child."));
}

/// Why not, or the question that would open it.
http::Response refuse(const Exchange& exchange, const Heading& heading, staff::Refusal refusal) {
    const auto refused = [&](http::Response answer, std::string_view why) {
        return staff::refused(std::move(answer), why, heading.child.value);
    };
    const auto not_permitted = [&](std::string words) { return staff::problem_page(exchange, Problem::not_permitted(std::move(words))); };
    if (refusal == staff::Refusal::hidden) return refused(no_such_child(exchange), "hidden");
    if (auto withheld = staff::withheld_page(exchange, staff::Permission::open, heading.child.value)) return std::move(*withheld);
    if (refusal == staff::Refusal::not_on_this_ground)
        return refused(not_permitted("You may read this record but not do this. Ask whoever holds the file."), "not_on_this_ground");
    if (!staff::access_policy().allows(staff::Basis::break_glass, exchange.permission))
        return refused(not_permitted("You are not working with this child. Ask whoever holds the file."), "no_ground");
    staff::Resumption asked_for{.address = staff::safe_address(staff::address_of(exchange.request))};
    if (exchange.request.method == "POST") asked_for.form = to_urlencoded(exchange.request.form.pairs());
    return refused(ask_to_break_glass(exchange, heading, asked_for), "no_ground");
}

html::Html item(std::string_view label, const html::Html& value) {
    return element("div", {{"class", "app-identity__item"}},
                   element("dt", {{"class", "app-identity__label"}}, label) + element("dd", {{"class", "app-identity__value"}}, value));
}

/// What whoever works with the child sees of how the case stands.
html::Html standing_items(const Heading& child, Day today) {
    const auto& status = status_of(child.status);
    auto items = item("File number", html::text(child.number));
    items += item("Status", html::tag({.text = status.label, .classes = "govuk-tag--" + std::string(status.tag_colour)}));
    items += item("Case file holder", html::text(child.holder.empty() ? "Nobody" : child.holder));
    items += item("Last seen", html::text(seen_in_words(child.last_seen, today)));
    return items + item("Seen alone", html::text(seen_in_words(child.last_seen_alone, today)));
}

html::Html identity_bar(const Exchange& exchange, const OpenChild& open) {
    const auto& child = open.heading;
    const auto today = exchange.today();
    auto name = element("bdi", {}, child.name);
    if (!child.known_as.empty()) name += html::text(" (known as ") + element("bdi", {}, child.known_as) + html::text(")");
    auto items = html::Html();
    if (child.died_on) {
        items += item("Died", html::text(in_short(*child.died_on)));
    } else if (child.born_on) {
        items += item("Age", html::text(age_in_words(*child.born_on, today) + ", born " + in_short(*child.born_on)));
    } else if (child.expected_on) {
        items += item("Expected", html::text(in_short(*child.expected_on)));
    } else {
        items += item("Born", html::text("Not recorded"));
    }
    items += open.is_complementary() ? item("Case file holder", html::text(child.holder.empty() ? "Nobody" : child.holder))
                                     : standing_items(child, today);
    auto title =
        open.is_complementary()
            ? name
            : element("a",
                      {{"class", "govuk-link govuk-link--no-visited-state govuk-link--no-underline"}, {"href", child_path(child.child)}},
                      name);
    for (const auto& hazard : child.hazards) title += html::text(" ") + html::tag({.text = hazard, .classes = "govuk-tag--red"});
    auto bar = element("p", {{"class", "app-identity__name"}}, title);
    bar += element("dl", {{"class", "app-identity__list"}}, items);
    return element("section", {{"class", "app-identity"}, {"aria-label", "Child"}}, bar);
}

html::Html navigation(const Exchange& exchange, const OpenChild& open, std::string_view active, bool offers_record) {
    if (open.is_complementary()) return {};
    const auto child = open.heading.child;
    struct Tab {
        std::string_view code, text, rest;
    };
    constexpr Tab tabs[] = {{"front", "Front page", ""},
                            {"file", "File", "/file"},
                            {"chronology", "Chronology", "/chronology"},
                            {"search", "Search", "/search"},
                            {"people", "People", "/people"},
                            {"details", "Details", "/details"},
                            {"readers", "Who has looked", "/readers"}};
    auto items = html::Html();
    for (const auto& tab : tabs) {
        const bool current = tab.code == active;
        html::Attributes attributes = {{"class", "moj-sub-navigation__link"}, {"href", child_path(child, tab.rest)}};
        if (current) attributes.emplace_back("aria-current", "page");
        items += element("li", {{"class", "moj-sub-navigation__item"}}, element("a", attributes, tab.text));
    }
    auto made = element("nav", {{"class", "moj-sub-navigation app-child-navigation__pages"}, {"aria-label", "This child"}},
                        element("ul", {{"class", "moj-sub-navigation__list"}}, items));
    if (offers_record && exchange.app.store.takes_changes() && open.may(staff::Permission::record))
        made += html::button({.text = "Record", .href = child_path(child, "/record"), .classes = "app-child-navigation__record"});
    return element("div", {{"class", "app-child-navigation"}}, made);
}

}  // namespace

std::string days_ago(Day day, Day today) {
    const auto days = (today - day).count();
    return days == 0 ? "today" : days == 1 ? "yesterday" : with_commas(days) + " days ago";
}

std::string seen_in_words(const std::optional<records::Happened>& seen, Day today) {
    return seen ? in_short(seen->day()) + " (" + days_ago(seen->day(), today) + ")" : "Not recorded";
}

std::string child_path(ChildId child, std::string_view rest) { return "/children/" + to_text(child) + std::string(rest); }

std::expected<OpenChild, http::Response> open_child(const Exchange& exchange, ChildId child, std::string_view what, std::int64_t subject,
                                                    ComplementaryFileId complementary) {
    auto opened = allow_child(exchange, child, complementary);
    if (!opened) return opened;
    bool may_be_shown = true;
    const auto logged = exchange.app.store.note([&](store::Connection& connection) -> Done {
        may_be_shown = log_opening(exchange, connection, child, opened->basis, what, subject);
        return {};
    });
    if (!logged) return std::unexpected(staff::problem_page(exchange, logged.error()));
    if (!may_be_shown) return std::unexpected(staff::stopped_page(exchange));
    return opened;
}

bool log_opening(const Exchange& exchange, store::Connection& connection, ChildId child, staff::Basis basis, std::string_view what,
                 std::int64_t subject, const std::string& words) {
    const staff::Opener opener{exchange.actor().id, child, basis == staff::Basis::allocated};
    const auto alert = exchange.app.store.next_id(exchange.now);
    if (count_opening(connection, opener, exchange.app.timescales.access, alert, exchange.now) == staff::Excess::stopped) return false;
    ledger::append(connection, {.at = exchange.now,
                                .actor = exchange.actor().id,
                                .action = "opened",
                                .child = child,
                                .subject = subject,
                                .basis = std::string(code_of(basis)),
                                .detail = std::string(what),
                                .words = words});
    return true;
}

std::expected<OpenChild, http::Response> allow_child(const Exchange& exchange, ChildId child, ComplementaryFileId complementary) {
    staff::RecordFacts facts;
    bool is_stopped = false;
    auto heading = exchange.app.store.read([&](store::Connection& connection) {
        auto found = find_heading(connection, child);
        if (found) facts = record_facts(connection, child, exchange.actor().id, exchange.now, complementary);
        is_stopped = staff::is_stopped(connection, {exchange.actor().id, child}, exchange.app.timescales.access);
        return found;
    });
    if (!heading) return std::unexpected(no_such_child(exchange));
    std::optional<staff::BrokenGlass> glass;
    if (facts.has_broken_glass || exchange.app.store.notes_aside()) {
        glass = staff::open_glass(exchange.app.store, child, exchange.actor().id, exchange.now);
        facts.has_broken_glass = glass.has_value();
    }
    const auto decision = staff::may(exchange.actor(), exchange.permission, facts, exchange.today());
    if (decision.granted() && is_stopped && decision.basis != staff::Basis::allocated)
        return std::unexpected(staff::stopped_page(exchange));
    if (decision.granted())
        return OpenChild{std::move(*heading), decision.basis, staff::all_allowed(exchange.actor(), facts, exchange.today()),
                         decision.basis == staff::Basis::break_glass ? glass : std::nullopt};
    return std::unexpected(refuse(exchange, *heading, decision.refusal));
}

http::Response child_page(const Exchange& exchange, const OpenChild& child, ChildPage content) {
    return staff::page(exchange,
                       {.title = content.title + " – " + child.heading.name,
                        .content = navigation(exchange, child, content.tab, content.offers_record) + content.content,
                        .problems = std::move(content.problems),
                        .before_main = identity_bar(exchange, child) + (child.glass ? glass_banner(exchange, *child.glass) : html::Html()),
                        .section = child.basis == staff::Basis::allocated ? "home" : "",
                        .status = content.status});
}

}  // namespace files
