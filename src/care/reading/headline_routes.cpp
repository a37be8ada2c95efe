#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/reading/chronology.hpp"
#include "care/reading/parts_pages.hpp"
#include "care/reading/reading_routes.hpp"
#include "care/recording/recording_pages.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"

namespace reading {

namespace {

using html::element;
using staff::Exchange;

const forms::Question headline_question{
    .name = "headline", .label = "Headline", .hint = "The entry itself is locked and keeps the headline that its author gave it."};

html::Html history(const std::vector<HeadlineChange>& changes) {
    auto content = element("h2", {{"class", "govuk-heading-m"}}, "What it said before");
    if (changes.empty()) return content + html::body("It has not been reworded.");
    html::Html items;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change)
        items += element("li", {},
                         element("span", {{"dir", "auto"}}, change->before) + element("br", {}) +
                             element("span", {{"class", "govuk-hint"}}, "Until " + in_short(change->at) + ", reworded by " + change->by));
    return content + element("ol", {{"class", "govuk-list govuk-list--spaced"}, {"reversed"}}, items);
}

http::Response headline_page(const Exchange& exchange, const files::OpenChild& child, const records::Entry& entry, std::string_view typed,
                             std::string_view read_before, const std::vector<FieldProblem>& problems, int status) {
    const auto changes = exchange.app.store.read([&](store::Connection& connection) { return headline_changes(connection, entry.id); });
    const auto back = files::child_path(entry.child, "/chronology");
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "Headline in the chronology");
    content += html::body(html::text(records::in_words(entry.happened) + " ") +
                          html::link(recording::kind(entry.kind).label, recording::entry_path(entry.id)));
    if (exchange.actor().may(staff::Permission::record) && entry.state == records::State::completed) {
        Fields answers;
        answers.set(headline_question.name, std::string(typed));
        const auto fields = html::hidden("before", read_before) + forms::Sheet(answers, problems).ask(headline_question, {.width = ""}) +
                            forms::save_or_cancel("Save the headline", back);
        content += staff::post_form(exchange, exchange.request.path, fields, forms::kept_when_locked);
    } else {
        content += html::body(html::Content("It now says: " + entry.headline)) + html::body(html::link("Back to the chronology", back));
    }
    content += history(changes);
    return files::child_page(exchange, child,
                             {.title = "Headline in the chronology",
                              .tab = "chronology",
                              .content = content,
                              .problems = problems,
                              .offers_record = false,
                              .status = status});
}

std::optional<records::Entry> entry_of(const Exchange& exchange, const files::OpenChild& child) {
    const auto entry = exchange.app.store.read([&](store::Connection& connection) {
        return recording::find_entry(connection, exchange.id<EntryId>("entry"), recording::sight_of(exchange, child));
    });
    if (!entry || entry->child != child.heading.child || !entry->is_significant || entry->is_withheld ||
        entry->state == records::State::withdrawn)
        return std::nullopt;
    return entry;
}

http::Response get_headline(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "headline", exchange.id<EntryId>("entry").value);
    if (!child) return child.error();
    const auto entry = entry_of(exchange, *child);
    if (!entry) return staff::problem_page(exchange, Problem::not_found("There is no such headline."));
    return headline_page(exchange, *child, *entry, entry->headline, entry->headline, {}, 200);
}

http::Response post_headline(const Exchange& exchange) {
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"));
    if (!child) return child.error();
    const auto entry = entry_of(exchange, *child);
    if (!entry) return staff::problem_page(exchange, Problem::not_found("There is no such headline."));
    forms::Reader reader(exchange.request.form, exchange.today());
    const auto headline = reader.answer(headline_question);
    if (reader.has_problems())
        return headline_page(exchange, *child, *entry, headline, exchange.form("before"), reader.problems().fields(), 422);
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return change_headline(connection, entry->id, exchange.form("before"), headline, exchange.actor().id, exchange.now);
    });
    if (done) return http::see_other(files::child_path(entry->child, "/chronology/" + to_text(entry->id) + "/headline"));
    if (done.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, done.error());
    return headline_page(exchange, *child, *entry, headline, exchange.form("before"), done.error().fields, 422);
}

}  // namespace

void headline_routes(staff::Routes& routes) {
    routes.get("/children/{child}/chronology/{entry}/headline", staff::anybody, get_headline);
    routes.post("/children/{child}/chronology/{entry}/headline", staff::recorders, post_headline,
                forms::names_of(headline_question) + FieldNames{"before"});
}

}  // namespace reading
