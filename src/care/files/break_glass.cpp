#include "care/files/break_glass.hpp"

#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "staff/withheld.hpp"

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
    return staff::post_form(exchange, child_path(child, "/break-glass"), fields);
}

http::Response not_for_this_role(const Exchange& exchange) {
    if (auto withheld = staff::withheld_page(exchange, staff::Permission::open)) return std::move(*withheld);
    const bool works_with_children = exchange.actor().may(staff::Permission::open) || exchange.actor().may(staff::Permission::record);
    return staff::problem_page(exchange, Problem::not_permitted(works_with_children
                                                                    ? "You are not working with this child. Ask whoever holds the file."
                                                                    : "Your role does not open children’s records."));
}

std::string time_of(Instant at) {
    const auto minute = london_minute(at);
    return in_words(minute - std::chrono::floor<std::chrono::days>(minute));
}

/// The child's heading, where breaking the glass would open the record.
std::optional<Heading> heading_behind_glass(const Exchange& exchange, ChildId child) {
    return exchange.app.store.read([&](store::Connection& connection) -> std::optional<Heading> {
        auto facts = record_facts(connection, child, exchange.actor().id, exchange.now);
        facts.has_broken_glass = true;
        if (!staff::may(exchange.actor(), staff::Permission::open, facts, exchange.today()).granted()) return std::nullopt;
        return find_heading(connection, child);
    });
}

std::vector<FieldProblem> faults_of(const std::string& reason) {
    if (length_in_characters(reason) >= shortest_reason) return {};
    return {{"reason", "Enter why you need to open this record, in at least 10 characters"}};
}

http::Response post_break_glass(const http::Router& router, const Exchange& exchange) {
    const auto child = exchange.id<ChildId>("child");
    const auto asked_for = staff::resumption_from_form(exchange.request);
    const auto reason = cleaned(trimmed(exchange.form("reason")));
    if (!staff::may_break_glass(exchange.actor())) return not_for_this_role(exchange);
    const auto heading = heading_behind_glass(exchange, child);
    if (!heading) return staff::problem_page(exchange, Problem::not_found("There is no such child."));
    if (!staff::open_glass(exchange.app.store, child, exchange.actor().id, exchange.now)) {
        const auto problems = faults_of(reason);
        if (!problems.empty()) return ask_to_break_glass(exchange, *heading, asked_for, problems, reason);
        const auto glass =
            staff::broken_at(exchange.now, exchange.app.store.next<staff::GlassId>(exchange.now), exchange.actor().id, child, reason);
        const auto done = exchange.app.store.note([&](store::Connection& connection) -> Done {
            staff::break_glass(connection, glass);
            return {};
        });
        if (!done) return staff::problem_page(exchange, done.error());
    }
    return staff::resume(router, exchange.request, asked_for, std::string(exchange.request.cookie(staff::session_cookie)));
}

http::Response post_ending(const Exchange& exchange) {
    const auto child = exchange.id<ChildId>("child");
    const auto glass = staff::open_glass(exchange.app.store, child, exchange.actor().id, exchange.now);
    if (!glass) return http::see_other("/");
    const auto done = exchange.app.store.note([&](store::Connection& connection) -> Done {
        staff::end_glass(connection, *glass, exchange.now);
        return {};
    });
    return done ? http::see_other("/") : staff::problem_page(exchange, done.error());
}

}  // namespace

http::Response ask_to_break_glass(const Exchange& exchange, const Heading& child, const staff::Resumption& asked_for,
                                  const std::vector<FieldProblem>& problems, std::string_view typed) {
    if (!staff::may_break_glass(exchange.actor())) return not_for_this_role(exchange);
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "You are not working with this child");
    // The name and number that a search shows, to be sure that it is the right child, and no more.
    content += element("p", {{"class", "govuk-body govuk-!-font-weight-bold"}, {"dir", "auto"}}, child.name + ", file " + child.number);
    content +=
        html::body("You are not allocated to this child and do not lead their team. You can break the glass if you need to know what "
                   "is in the record: it then opens for an hour, to read and to record, not to print or to change details.");
    content +=
        html::warning_text({.text = "Your name, the time and your reason are kept for good and shown on the file. The child’s manager "
                                    "is told at once and reviews whether it was needed."});
    if (asked_for.sends()) content += html::inset_text({.text = "What you sent is kept and goes on once you have said why."});
    content += reason_form(exchange, child.child, asked_for, problems, typed);
    return staff::page(exchange, {.title = "Why do you need this record?",
                                  .content = content,
                                  .problems = problems,
                                  .section = "find",
                                  .status = problems.empty() ? 403 : 422});
}

html::Html glass_banner(const Exchange& exchange, const staff::BrokenGlass& glass) {
    auto words = element("p", {{"class", "govuk-notification-banner__heading"}},
                         "You opened this record by breaking the glass at " + time_of(glass.at) + ". It closes at " +
                             time_of(glass.closes_at) + ".");
    words += element("p", {{"class", "govuk-body"}, {"dir", "auto"}}, "Your reason: " + glass.reason);
    words += staff::post_form(exchange, child_path(glass.child, "/break-glass/ending"),
                              html::button({.text = "Close the record now", .classes = "govuk-button--secondary govuk-!-margin-bottom-0"}));
    return html::notification_banner(
        {.text = words, .title_id = "break-glass-banner-title", .classes = "govuk-!-margin-bottom-4 govuk-!-margin-top-4"});
}

void break_glass_routes(staff::Routes& routes) {
    routes.post(
        "/children/{child}/break-glass", by_passkey(afresh(staff::anybody)),
        [&router = routes.router()](const Exchange& exchange) { return post_break_glass(router, exchange); },
        staff::resumption_names + FieldNames{"reason"});
    routes.post("/children/{child}/break-glass/ending", staff::anybody, post_ending);
}

}  // namespace files
