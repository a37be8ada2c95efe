#include "base/text.hpp"
#include "care/corrections/entry_pages.hpp"
#include "care/corrections/leavers.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"

// [4.2] Finishing what somebody who left has saved and not completed.

namespace corrections {

namespace {

using html::element;
using recording::entry_path;
using staff::Exchange;

forms::Question what_question() {
    return {.name = "what",
            .label = "What becomes of it?",
            .type = records::FieldType::choice,
            .answers = {{"complete", "Complete it as it stands", "It is locked with the words of its author. Add an addendum to say more."},
                        {"withdraw", "Withdraw it", "It leaves the file, marked, and stays readable on its own page."}},
            .missing = "Select what becomes of it"};
}
const forms::Question why_question{.name = "reason",
                                   .label = "Why is it finished without its author?",
                                   .hint = "Your name, the time and the reason stand beside the entry.",
                                   .type = records::FieldType::text,
                                   .missing = "Enter why it is finished without its author",
                                   .most_characters = 2'000};

/// [5.7] What its author would still have been asked for: for the manager to know, not to make up.
html::Html what_is_missing(const Exchange& exchange, const recording::Written& written) {
    const auto& kind = recording::kind(written.entry.kind);
    const auto late =
        records::lateness(written.entry.happened, written.entry.written_at, exchange.app.working_days, kind.working_days_allowed);
    html::Html items;
    for (const auto& problem : recording::missing_to_complete(kind, written.content, late, {}, ChildId{}))
        items += element("li", {}, problem.text);
    if (items.empty()) return {};
    return html::details({.summary_text = "What its author had not answered yet",
                          .text = element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items)});
}

http::Response form_page(const Exchange& exchange, const OpenEntry& open, const Fields& typed, const std::vector<FieldProblem>& problems) {
    const auto& entry = open.written.entry;
    const forms::Sheet form(typed, problems);
    const auto fields = html::hidden("request", form.typed("request")) + form.ask(what_question()) + form.ask(why_question) +
                        forms::save_or_cancel("Record the decision", entry_path(entry.id));
    auto content = heading_about("Finish for somebody who left", entry);
    content += html::body(entry.author_name + " saved this and left before completing it.");
    content += recording::entry_card(exchange, open.written) + what_is_missing(exchange, open.written);
    content += html::narrow(staff::post_form(exchange, entry_path(entry.id, "/for-leaver"), fields, forms::kept_when_locked));
    return files::child_page(
        exchange, open.child,
        {.title = "Finish for somebody who left", .tab = "file", .content = content, .problems = problems, .offers_record = false});
}

http::Response get_form(const Exchange& exchange) {
    const auto open = open_entry(exchange, exchange.id<EntryId>("entry"), "entry");
    if (!open) return open.error();
    const auto allowed = exchange.app.store.read([&](store::Connection& connection) {
        return may_finish_for_leaver(connection, open->written.entry, exchange.actor(), exchange.now);
    });
    if (!allowed) return staff::problem_page(exchange, allowed.error());
    Fields empty;
    empty.set("request", to_text(exchange.app.store.next<RequestId>(exchange.now)));
    return form_page(exchange, *open, empty, {});
}

http::Response post_form(const Exchange& exchange) {
    const auto open = allow_entry(exchange, exchange.id<EntryId>("entry"));
    if (!open) return open.error();
    const auto& typed = exchange.request.form;
    forms::Reader reader(typed, exchange.today());
    const auto what = reader.answer(what_question()), reason = reader.answer(why_question);
    if (reader.has_problems()) return form_page(exchange, *open, typed, reader.problems().fields());
    const auto id = open->written.entry.id;
    const auto request = parse_id<RequestId>(typed.get("request")).value_or(exchange.app.store.next<RequestId>(exchange.now));
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return what == "complete" ? complete_for_leaver(connection, act_of(exchange), id, reason)
                                  : withdraw_for_leaver(connection, act_of(exchange), request, id, reason);
    });
    if (done) return http::see_other(entry_path(id, what == "complete" ? "?recorded=1" : "?done=withdrawn"));
    if (done.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, done.error());
    return form_page(exchange, *open, typed, done.error().fields);
}

}  // namespace

void leaver_routes(staff::Routes& routes) {
    routes.get("/entries/{entry}/for-leaver", staff::deciders, get_form);
    routes.post("/entries/{entry}/for-leaver", staff::deciders, post_form, {"request", "what", "reason"});
}

}  // namespace corrections
