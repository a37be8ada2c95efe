#include "care/files/child_page.hpp"
#include "care/reading/reading.hpp"
#include "care/reading/reading_routes.hpp"
#include "care/recording/commands.hpp"
#include "care/recording/recording_pages.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"

namespace reading {

namespace {

using html::element;
using staff::Exchange;

constexpr std::string_view kind_code = recording::managers_reading;

forms::Question purpose() {
    const auto& asked = recording::field("reading_purpose");
    auto question = forms::question(asked);
    question.missing = asked.missing;  // the reading is completed at once
    return question;
}
forms::Question findings() { return forms::question(recording::field("findings")); }

html::Html form(const Exchange& exchange, ChildId child, const Fields& typed, const std::vector<FieldProblem>& problems) {
    const forms::Sheet sheet(typed, problems);
    const auto fields = html::hidden("draft", sheet.typed("draft")) + sheet.ask(purpose()) + sheet.ask(findings(), {.rows = 6}) +
                        forms::save_or_cancel("Record that I have read this file", files::child_path(child, "/file"));
    return staff::post_form(exchange, files::child_path(child, "/reading"), fields, forms::kept_when_locked);
}

http::Response form_page(const Exchange& exchange, const files::OpenChild& child, const Fields& typed,
                         const std::vector<FieldProblem>& problems, int status) {
    const auto last = exchange.app.store.read([&](store::Connection& connection) { return last_reading(connection, child.heading.child); });
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "I have read this file");
    content += html::body(in_words(last));
    content += form(exchange, child.heading.child, typed, problems);
    return files::child_page(exchange, child,
                             {.title = "I have read this file",
                              .tab = "file",
                              .content = content,
                              .problems = problems,
                              .offers_record = false,
                              .status = status});
}

http::Response get_reading(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "managers_reading");
    if (!child) return child.error();
    const Fields typed({{"draft", to_text(exchange.app.store.next<DraftId>(exchange.now))}});
    return form_page(exchange, *child, typed, {}, 200);
}

/// [4.11] Makes exactly one observation, Class = Record, Type = Team Leader Monitoring, however often the button is pressed.
http::Response post_reading(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::allow_child(exchange, id);
    if (!child) return child.error();
    const auto now = london_minute(exchange.now);
    recording::Content content;
    content.happened = {now, records::Precision::minute};
    forms::Reader reader(exchange.request.form, exchange.today());
    content.observation.reading_purpose = reader.answer(purpose());
    content.observation.findings = reader.answer(findings());
    if (reader.has_problems()) return form_page(exchange, *child, exchange.request.form, reader.problems().fields(), 422);
    const auto draft = parse_id<DraftId>(exchange.form("draft"));
    if (!draft) return staff::problem_page(exchange, Problem::refused("Open the file and press the button again."));
    const recording::Act act{exchange.app.store, exchange.actor(), exchange.now, exchange.app.working_days};
    const auto written = exchange.app.store.write([&](store::Connection& connection) {
        return recording::record(connection, act, {std::string(kind_code), *draft, {{id, content}}, EntryId{}},
                                 recording::Finish::complete);
    });
    if (!written) return staff::problem_page(exchange, written.error());
    return http::see_other(files::child_path(id, "/file?reading=recorded"));
}

}  // namespace

void managers_reading_routes(staff::Routes& routes) {
    routes.get("/children/{child}/reading", staff::deciders, get_reading);
    routes.post("/children/{child}/reading", staff::deciders, post_reading, {"draft", "reading_purpose", "findings"});
}

}  // namespace reading
