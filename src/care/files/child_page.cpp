#include "care/files/child_page.hpp"

#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "staff/resumption.hpp"

namespace files {

namespace {

using html::element;
using staff::Exchange;

constexpr std::size_t shortest_reason = 10;

html::Html reason_form(const Exchange& exchange, ChildId child, const staff::Resumption& asked_for,
                       const std::vector<FieldProblem>& problems, std::string_view typed) {
    auto fields = staff::hidden_fields(asked_for);
    fields += html::textarea({.id = "reason",
                              .name = "reason",
                              .label = {.text = "Why do you need to open this record?"},
                              .hint = "For example, covering for a colleague who is ill, or a call about this child. The child and their "
                                      "worker can read what you write.",
                              .error_message = staff::problem_of(problems, "reason"),
                              .value = typed,
                              .rows = 3});
    fields += html::button({.text = "Open the record", .prevent_double_click = true});
    return staff::post_form(exchange, child_path(child, "/reason"), fields);
}

http::Response no_such_child(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is no such child."));
}

http::Response ask_for_reason(const Exchange& exchange, const Heading& child, const staff::Resumption& asked_for,
                              const std::vector<FieldProblem>& problems, std::string_view typed) {
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "You are not working with this child");
    // The name and number that a search shows, to be sure that it is the right child, and no more.
    content += element("p", {{"class", "govuk-body govuk-!-font-weight-bold"}, {"dir", "auto"}}, child.name + ", file " + child.number);
    content += element(
        "p", {{"class", "govuk-body"}},
        "You are not allocated to this child and do not lead their team. You can open the record if you need to know what is in it.");
    content += html::warning_text({.text = "Your name, the time and your reason are kept for good and shown on the file."});
    if (asked_for.sends()) content += html::inset_text({.text = "What you sent is kept and goes on once you have said why."});
    content += reason_form(exchange, child.child, asked_for, problems, typed);
    return staff::page(exchange, {.title = "Why do you need this record?",
                                  .content = content,
                                  .problems = problems,
                                  .section = "find",
                                  .status = problems.empty() ? 403 : 422});
}

html::Html item(std::string_view label, const html::Html& value) {
    return element("div", {{"class", "app-identity__item"}},
                   element("dt", {{"class", "app-identity__label"}}, label) + element("dd", {{"class", "app-identity__value"}}, value));
}

html::Html identity_bar(const Exchange& exchange, const Heading& child) {
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
    const auto& status = status_of(child.status);
    items += item("File number", html::text(child.number));
    items += item("Status", html::tag({.text = status.label, .classes = "govuk-tag--" + std::string(status.tag_colour)}));
    items += item("Case file holder", html::text(child.holder.empty() ? "Nobody" : child.holder));
    items += item("Last seen", html::text(seen_in_words(child.last_seen, today)));
    items += item("Seen alone", html::text(seen_in_words(child.last_seen_alone, today)));
    auto title = element(
        "a", {{"class", "govuk-link govuk-link--no-visited-state govuk-link--no-underline"}, {"href", child_path(child.child)}}, name);
    for (const auto& hazard : child.hazards) title += html::text(" ") + html::tag({.text = hazard, .classes = "govuk-tag--red"});
    auto bar = element("p", {{"class", "app-identity__name"}}, title);
    bar += element("dl", {{"class", "app-identity__list"}}, items);
    return element("section", {{"class", "app-identity"}, {"aria-label", "Child"}}, bar);
}

html::Html navigation(const Exchange& exchange, ChildId child, std::string_view active, bool offers_record) {
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
    if (offers_record && exchange.app.store.takes_changes() && exchange.actor().may(staff::Permission::record))
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

std::expected<OpenChild, http::Response> open_child(const Exchange& exchange, ChildId child, std::string_view what, std::int64_t subject) {
    auto opened = allow_child(exchange, child);
    if (!opened) return opened;
    const auto logged = exchange.app.store.note([&](store::Connection& connection) -> Done {
        ledger::append(connection, {.at = exchange.now,
                                    .actor = exchange.actor().id,
                                    .action = "opened",
                                    .child = child,
                                    .subject = subject,
                                    .basis = std::string(code_of(opened->basis)),
                                    .detail = std::string(what)});
        return {};
    });
    if (!logged) return std::unexpected(staff::problem_page(exchange, logged.error()));
    return opened;
}

std::expected<OpenChild, http::Response> allow_child(const Exchange& exchange, ChildId child) {
    staff::RecordFacts facts;
    auto heading = exchange.app.store.read([&](store::Connection& connection) {
        auto found = find_heading(connection, child);
        if (found) facts = record_facts(connection, child, exchange.actor().id, exchange.now);
        return found;
    });
    if (!heading) return std::unexpected(no_such_child(exchange));
    if (exchange.app.store.notes_aside())
        facts.has_stated_reason |= exchange.app.store.read_noted(
            [&](store::Connection& connection) { return staff::has_stated_reason(connection, child, exchange.actor().id, exchange.now); });
    const auto decision = staff::may(exchange.actor(), exchange.permission, facts, exchange.today());
    if (decision.granted()) return OpenChild{std::move(*heading), decision.basis};
    if (decision.refusal == staff::Refusal::hidden) return std::unexpected(no_such_child(exchange));
    if (decision.refusal == staff::Refusal::not_on_this_ground)
        return std::unexpected(
            staff::problem_page(exchange, Problem::not_permitted("You may read this record but not do this. Ask whoever holds the file.")));
    if (!staff::may_state_reason(exchange.actor()))
        return std::unexpected(staff::problem_page(exchange, Problem::not_permitted("Your role does not open children’s records.")));
    staff::Resumption asked_for{.address = staff::safe_address(staff::address_of(exchange.request))};
    if (exchange.request.method == "POST") asked_for.form = to_urlencoded(exchange.request.form.pairs());
    return std::unexpected(ask_for_reason(exchange, *heading, asked_for, {}, ""));
}

http::Response child_page(const Exchange& exchange, const OpenChild& child, ChildPage content) {
    return staff::page(exchange,
                       {.title = content.title + " – " + child.heading.name,
                        .content = navigation(exchange, child.heading.child, content.tab, content.offers_record) + content.content,
                        .problems = std::move(content.problems),
                        .before_main = identity_bar(exchange, child.heading),
                        .section = child.basis == staff::Basis::allocated ? "home" : "",
                        .status = content.status});
}

void need_to_know_routes(staff::Routes& routes) {
    routes.post("/children/{child}/reason", staff::anybody, [&router = routes.router()](const Exchange& exchange) {
        const auto child = exchange.id<ChildId>("child");
        const auto asked_for = staff::resumption_from_form(exchange.request);
        const auto reason = cleaned(trimmed(exchange.form("reason")));
        if (!staff::may_state_reason(exchange.actor()))
            return staff::problem_page(exchange, Problem::not_permitted("Your role does not open children’s records."));
        staff::RecordFacts facts;
        const auto heading = exchange.app.store.read([&](store::Connection& connection) {
            facts = record_facts(connection, child, exchange.actor().id, exchange.now);
            return find_heading(connection, child);
        });
        facts.has_stated_reason = true;
        if (!heading || !staff::may(exchange.actor(), staff::Permission::open, facts, exchange.today()).granted())
            return no_such_child(exchange);
        if (length_in_characters(reason) < shortest_reason)
            return ask_for_reason(exchange, *heading, asked_for,
                                  {{"reason", "Enter why you need to open this record, in at least 10 characters"}}, reason);
        const auto done = exchange.app.store.note([&](store::Connection& connection) -> Done {
            connection.run("INSERT INTO stated_reason (user_id, child_id, reason, at) VALUES (:user, :child, :reason, :at)",
                           {{"user", exchange.actor().id}, {"child", child}, {"reason", reason}, {"at", exchange.now}});
            ledger::append(connection, {.at = exchange.now,
                                        .actor = exchange.actor().id,
                                        .action = "reason_stated",
                                        .child = child,
                                        .basis = "stated_reason",
                                        .words = reason});
            return {};
        });
        if (!done) return staff::problem_page(exchange, done.error());
        return staff::resume(router, exchange.request, asked_for, std::string(exchange.request.cookie(staff::session_cookie)));
    });
}

}  // namespace files
