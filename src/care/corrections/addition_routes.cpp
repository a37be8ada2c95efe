#include "base/text.hpp"
#include "care/corrections/entry_pages.hpp"
#include "care/recording/notices.hpp"

namespace corrections {

namespace {

using recording::entry_path;
using staff::Exchange;

/// What can be added to a completed entry: its kind and its address.
struct Addition {
    std::string_view kind, rest, heading;
};
constexpr Addition addendum{"addendum", "/addendum", "Add an addendum"};
constexpr Addition write_up{"write_up", "/write-up", "Write it up in detail"};

/// After completion anybody who may record and may read adds [4.13]; before it, the author changes the entry itself.
Done may_add(const records::Entry& entry) {
    if (entry.state == records::State::completed) return {};
    return std::unexpected(Problem::refused(entry.state == records::State::saved
                                                ? "This entry is not completed: its author can still change it."
                                                : "This entry was withdrawn. It can be read but not added to."));
}

recording::Composer composer_of(const Exchange& exchange, const OpenEntry& open, const Addition& addition) {
    const auto& entry = open.written.entry;
    recording::Composer made{.action = entry_path(entry.id, addition.rest), .about = entry.id};
    made.facts = exchange.app.store.read([&](store::Connection& connection) {
        return recording::form_facts(connection, exchange, entry.child, recording::kind(addition.kind), entry.complementary);
    });
    made.facts.is_change = true;  // of one child: what it adds to stands on one file
    return made;
}

http::Response form_page(const Exchange& exchange, const OpenEntry& open, const Addition& addition, const recording::Composer& made,
                         int status = 200) {
    auto content = heading_about(addition.heading, open.written.entry) + html::body(made.facts.kind->guidance);
    content += html::details({.summary_text = "The entry it adds to", .text = recording::entry_card(exchange, open.written), .open = true});
    content += recording::composer(exchange, made);
    return files::child_page(exchange, open.child,
                             {.title = std::string(addition.heading),
                              .tab = "file",
                              .content = content,
                              .problems = made.problems,
                              .offers_record = false,
                              .status = status});
}

http::Response get_form(const Exchange& exchange, const Addition& addition) {
    const auto open = open_entry(exchange, exchange.id<EntryId>("entry"), addition.kind);
    if (!open) return open.error();
    if (const auto allowed = may_add(open->written.entry); !allowed) return staff::problem_page(exchange, allowed.error());
    auto made = composer_of(exchange, *open, addition);
    made.draft = exchange.app.store.next<DraftId>(exchange.now);
    made.form = recording::new_form(exchange.now, made.facts);
    if (addition.kind == write_up.kind) {
        // The account is of the event: it stands beside it in the file, and its ten days run from it [5.8].
        auto when = recording::Content{};
        when.happened = open->written.content.happened;
        made.form = recording::to_form(open->written.entry, when);
    }
    return form_page(exchange, *open, addition, made);
}

/// Tells the author that somebody else added to their entry, and notes that a write-up is there.
void tell_and_note(store::Connection& connection, const Exchange& exchange, const records::Entry& entry, const Addition& addition,
                   EntryId written) {
    if (addition.kind == write_up.kind) note_written_up(connection, entry.id, written);
    if (entry.author.is_set() && entry.author != exchange.actor().id)
        recording::add_notice(connection, exchange.app.store, entry.author, "addendum_added", entry, exchange.actor().name_and_title(),
                              exchange.now);
}

http::Response post_form(const Exchange& exchange, const Addition& addition) {
    const auto open = allow_entry(exchange, exchange.id<EntryId>("entry"));
    if (!open) return open.error();
    const auto& entry = open->written.entry;
    if (const auto allowed = may_add(entry); !allowed) return staff::problem_page(exchange, allowed.error());
    auto made = composer_of(exchange, *open, addition);
    made.form = exchange.request.form;
    made.draft = parse_id<DraftId>(exchange.form("draft")).value_or(exchange.app.store.next<DraftId>(exchange.now));
    auto parsed = recording::parse(made.facts, made.form);
    parsed.writing.draft = made.draft;
    parsed.writing.about = entry.id;
    made.problems = parsed.problems.fields();
    if (!parsed.problems.any() && exchange.form("rows").empty()) {
        const auto finish = exchange.form("finish") == "complete" ? recording::Finish::complete : recording::Finish::save;
        const auto written = exchange.app.store.write([&](store::Connection& connection) -> Result<EntryId> {
            const bool is_repetition = !recording::entries_of_draft(connection, made.draft).empty();
            const auto done = recording::record(connection, act_of(exchange), parsed.writing, finish);
            if (!done) return std::unexpected(done.error());
            if (!is_repetition) tell_and_note(connection, exchange, entry, addition, done->front());
            return done->front();
        });
        if (written) return http::see_other(entry_path(entry.id, "?recorded=1"));
        if (written.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, written.error());
        made.problems = written.error().fields;
    }
    recording::keep_typed(exchange, made, entry.child);
    return form_page(exchange, *open, addition, made, 422);
}

html::Html writer_form(const Exchange& exchange, const records::Entry& entry, const std::vector<staff::User>& writers,
                       const std::vector<FieldProblem>& problems) {
    auto content = heading_about("Who writes the detailed write-up?", entry);
    const auto due_on = write_up_due_on(entry.happened, exchange.app.working_days);
    content += html::body("The full account of this contact, linked to it, is due on " + in_words(due_on) +
                          ": ten working days after it happened.");
    html::Radios radios{.name = "writer",
                        .fieldset = {.legend = {.text = "Who writes it?", .classes = "govuk-fieldset__legend--s"}},
                        .error_message = staff::problem_of(problems, "writer"),
                        .items = {{.text = "I do", .value = to_text(exchange.actor().id)}},
                        .value = to_text(exchange.actor().id),
                        .classes = "govuk-radios--small"};
    for (const auto& writer : writers)
        if (writer.id != exchange.actor().id)
            radios.items.push_back({.text = writer.name, .value = to_text(writer.id), .hint = writer.job_title});
    return content + staff::post_form(exchange, entry_path(entry.id, "/write-up-request"),
                                      html::radios(radios) + html::button({.text = "Ask for the write-up", .prevent_double_click = true}));
}

http::Response writer_page(const Exchange& exchange, const OpenEntry& open, std::vector<FieldProblem> problems, int status) {
    const auto& entry = open.written.entry;
    const auto writers =
        exchange.app.store.read([&](store::Connection& connection) { return writers_for(connection, entry.child, exchange.now); });
    return files::child_page(exchange, open.child,
                             {.title = "Who writes the detailed write-up?",
                              .tab = "file",
                              .content = writer_form(exchange, entry, writers, problems),
                              .problems = std::move(problems),
                              .offers_record = false,
                              .status = status});
}

http::Response get_writer(const Exchange& exchange) {
    const auto open = open_entry(exchange, exchange.id<EntryId>("entry"), "write_up_request");
    if (!open) return open.error();
    const auto& entry = open->written.entry;
    if (const auto allowed = may_need_write_up(entry, recording::kind(entry.kind)); !allowed)
        return staff::problem_page(exchange, allowed.error());
    return writer_page(exchange, *open, {}, 200);
}

http::Response post_writer(const Exchange& exchange) {
    const auto open = allow_entry(exchange, exchange.id<EntryId>("entry"));
    if (!open) return open.error();
    const auto writer = parse_id<UserId>(exchange.form("writer"));
    if (!writer) return writer_page(exchange, *open, {{"writer", "Select who will write it"}}, 422);
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return ask_for_write_up(connection, act_of(exchange), open->written.entry.id, *writer); });
    if (done) return http::see_other(entry_path(open->written.entry.id, "?done=write-up"));
    if (done.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, done.error());
    return writer_page(exchange, *open, done.error().fields, 422);
}

}  // namespace

void addition_routes(staff::Routes& routes) {
    for (const auto* addition : {&addendum, &write_up}) {
        const auto path = "/entries/{entry}" + std::string(addition->rest);
        routes.get(path, staff::recorders, [addition](const Exchange& exchange) { return get_form(exchange, *addition); });
        routes.post(
            path, staff::recorders, [addition](const Exchange& exchange) { return post_form(exchange, *addition); },
            recording::composer_names());
    }
    routes.get("/entries/{entry}/write-up-request", staff::recorders, get_writer);
    routes.post("/entries/{entry}/write-up-request", staff::recorders, post_writer, {"writer"});
}

}  // namespace corrections
