#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/reading/parts_pages.hpp"
#include "care/reading/reading.hpp"
#include "care/reading/reading_routes.hpp"
#include "care/recording/commands.hpp"
#include "care/recording/recording_pages.hpp"

namespace reading {

namespace {

using html::element;
using staff::Exchange;

constexpr std::string_view kind_code = "managers_reading";

html::Html form(const Exchange& exchange, ChildId child, const Fields& typed, const std::vector<FieldProblem>& problems) {
    const auto& purpose = recording::field("reading_purpose");
    const auto& findings = recording::field("findings");
    html::Radios purposes{.name = purpose.code,
                          .fieldset = {.legend = {.text = purpose.label, .classes = "govuk-fieldset__legend--s"}},
                          .error_message = staff::problem_of(problems, purpose.code),
                          .value = typed.get(purpose.code),
                          .classes = "govuk-radios--small"};
    for (const auto& choice : purpose.choices) purposes.items.push_back({.text = choice.label, .value = choice.code});
    auto fields = html::hidden("draft", typed.get("draft")) + html::radios(purposes);
    fields += html::textarea({.name = findings.code,
                              .label = {.text = std::string(findings.label) + " (optional)", .classes = "govuk-label--s"},
                              .hint = findings.hint,
                              .error_message = staff::problem_of(problems, findings.code),
                              .value = typed.get(findings.code),
                              .rows = 6});
    fields += element("div", {{"class", "govuk-button-group"}},
                      html::button({.text = "Record that I have read this file", .prevent_double_click = true}) +
                          html::link("Cancel", files::child_path(child, "/file")));
    return staff::post_form(exchange, files::child_path(child, "/reading"), fields);
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
    // It is the manager's own act, not a fact about the child: the usual purpose may stand chosen.
    const Fields typed({{"draft", to_text(exchange.app.store.next<DraftId>(exchange.now))}, {"reading_purpose", "supervision"}});
    return form_page(exchange, *child, typed, {}, 200);
}

std::vector<FieldProblem> problems_of(const recording::Observation& observation) {
    std::vector<FieldProblem> problems;
    const auto& purpose = recording::field("reading_purpose");
    if (!std::ranges::any_of(purpose.choices, [&](const auto& choice) { return choice.code == observation.reading_purpose; }))
        problems.push_back({"reading_purpose", std::string(purpose.missing)});
    if (length_in_characters(observation.findings) > recording::field("findings").most_characters)
        problems.push_back({"findings", "What you found must be 20,000 characters or fewer"});
    return problems;
}

/// [4.11] Makes exactly one observation, Class = Record, Type = Team Leader Monitoring, however often the button is pressed.
http::Response post_reading(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::allow_child(exchange, id);
    if (!child) return child.error();
    const auto now = london_minute(exchange.now);
    recording::Content content;
    content.happened = {now, records::Precision::minute};
    content.observation.reading_purpose = exchange.form("reading_purpose");
    content.observation.findings = cleaned(trimmed(exchange.form("findings")));
    const auto problems = problems_of(content.observation);
    if (!problems.empty()) return form_page(exchange, *child, exchange.request.form, problems, 422);
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
    routes.post("/children/{child}/reading", staff::deciders, post_reading);
}

}  // namespace reading
