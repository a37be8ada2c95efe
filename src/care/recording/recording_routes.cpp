#include "base/text.hpp"
#include "care/complementary_files/complementary_files.hpp"
#include "care/decisions/decisions.hpp"
#include "care/recording/drafts_pages.hpp"
#include "care/recording/recording_pages.hpp"
#include "ledger/ledger.hpp"

namespace recording {

namespace {

using html::element;
using staff::Exchange;

const records::Kind* startable_kind(const Exchange& exchange) {
    const auto* found = find_kind(exchange.parameters.get("kind"));
    return found && found->may_be_started ? found : nullptr;
}

http::Response no_such_page(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is no such page."));
}

/// The complementary file that the form is for; not set for the case file.
ComplementaryFileId complementary_of(const Fields& fields) {
    return parse_id<ComplementaryFileId>(fields.get("complementary")).value_or(ComplementaryFileId{});
}

/// Written on another service's file by whoever holds it, and by nobody else.
std::optional<http::Response> refused_on(const Exchange& exchange, ChildId child, ComplementaryFileId complementary) {
    const bool is_refused = complementary.is_set() && !exchange.app.store.read([&](store::Connection& connection) {
        return complementary_files::is_held_by(connection, complementary, child, exchange.actor().id);
    });
    if (!is_refused) return std::nullopt;
    return staff::problem_page(exchange, Problem::not_permitted("You do not hold this complementary file, or its service has ended."));
}

http::Response form_page(const Exchange& exchange, const files::OpenChild& child, const Composer& made, const std::string& title,
                         int status = 200) {
    auto content = element("h1", {{"class", "govuk-heading-l"}}, title);
    content += element("p", {{"class", "govuk-body"}}, made.facts.kind->guidance);
    content += composer(exchange, made);
    return files::child_page(
        exchange, child,
        {.title = title, .tab = "record", .content = content, .problems = made.problems, .offers_record = false, .status = status});
}

Act act_of(const Exchange& exchange) { return {exchange.app.store, exchange.actor(), exchange.now, exchange.app.working_days}; }

Finish finish_of(const Exchange& exchange) { return exchange.form("finish") == "complete" ? Finish::complete : Finish::save; }

Draft draft_of(const Exchange& exchange, ChildId child, std::string_view kind, EntryId about) {
    return {parse_id<DraftId>(exchange.form("draft")).value_or(exchange.app.store.next<DraftId>(exchange.now)),
            exchange.actor().id,
            child,
            std::string(kind),
            about,
            exchange.request.form,
            0,
            exchange.now,
            DraftId{}};
}

/// Of several children, a problem says whose it is.
void name_children(Composer& made) {
    if (made.facts.children.size() < 2) return;
    for (auto& problem : made.problems)
        for (const auto& child : made.facts.children)
            if (problem.field.ends_with("-" + to_text(child.id))) problem.text += ": " + child.name;
}

/// Keeps what was typed, then shows the form again with every problem. Nothing typed is lost.
http::Response show_again(const Exchange& exchange, const files::OpenChild& child, Composer made, const std::string& title, int status) {
    keep_typed(exchange, made, child.heading.child);
    name_children(made);
    return form_page(exchange, child, made, title, status);
}

http::Response get_kinds(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "record");
    if (!child) return child.error();
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "What do you want to record?") + kind_links(child->heading.child);
    const auto jotter =
        element("a", {{"class", "govuk-link"}, {"href", files::child_path(child->heading.child, "/jotter")}}, "Jot it down for now");
    content +=
        element("p", {{"class", "govuk-body"}}, jotter + html::text(": rough words that only you see, to be turned into a record later."));
    return files::child_page(exchange, *child,
                             {.title = "What do you want to record?", .tab = "record", .content = content, .offers_record = false});
}

std::string title_of(const records::Kind& kind) { return "Record: " + std::string(kind.label); }

http::Response get_form(const Exchange& exchange) {
    const auto* its_kind = startable_kind(exchange);
    if (!its_kind) return no_such_page(exchange);
    const auto complementary = complementary_of(exchange.request.query);
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "record", 0, complementary);
    if (!child) return child.error();
    if (auto refused = refused_on(exchange, child->heading.child, complementary)) return std::move(*refused);
    Composer made{.draft = exchange.app.store.next<DraftId>(exchange.now),
                  .action = files::child_path(child->heading.child, "/record/" + std::string(its_kind->code))};
    made.facts = exchange.app.store.read(
        [&](store::Connection& connection) { return form_facts(connection, exchange, child->heading.child, *its_kind, complementary); });
    made.form = new_form(exchange.now, made.facts);
    if (exchange.request.query.get("from") == jotter_kind) {
        const auto jotter = exchange.app.store.read(
            [&](store::Connection& connection) { return find_jotter(connection, child->heading.child, exchange.actor().id); });
        if (jotter) begin_from_jotter(*its_kind, *jotter, made.form);
    }
    return form_page(exchange, *child, made, title_of(*its_kind));
}

struct Recorded {
    std::vector<EntryId> entries;
    bool has_other_text = false;  ///< it was recorded from another window; this one's words are kept as a draft
};

/// Records what was typed. Words of another window on the same draft are neither lost nor written over [A6.30].
Result<Recorded> record_draft(store::Connection& connection, const Exchange& exchange, const Act& act, const Writing& writing) {
    const auto submitted = draft_of(exchange, writing.parts.front().first, writing.kind, EntryId{});
    if (const auto already = entries_of_draft(connection, writing.draft); !already.empty()) {
        const bool is_same = content_of(connection, already.front(), 1) == writing.parts.front().second;
        if (!is_same) keep_beside(connection, act.store, submitted, act.now);
        return Recorded{already, !is_same};
    }
    set_aside_other_window(connection, act.store, submitted, number(exchange.form("draft_version")), act.now);
    auto written = record(connection, act, writing, finish_of(exchange));
    if (!written) return std::unexpected(written.error());
    end_jotter_of(connection, exchange.request.form, act.actor.id);
    return Recorded{std::move(*written)};
}

/// [1.8] What was typed goes to who may decide; the draft has done its work.
Result<RequestId> ask_who_may_decide(const Exchange& exchange, const Writing& writing) {
    return exchange.app.store.write([&](store::Connection& connection) {
        auto asked = decisions::ask(connection, act_of(exchange), writing);
        if (asked) end_draft(connection, writing.draft, exchange.actor().id);
        return asked;
    });
}

http::Response post_form(const Exchange& exchange) {
    const auto* its_kind = startable_kind(exchange);
    if (!its_kind) return no_such_page(exchange);
    const auto complementary = complementary_of(exchange.request.form);
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"), complementary);
    if (!child) return child.error();
    if (auto refused = refused_on(exchange, child->heading.child, complementary)) return std::move(*refused);
    Composer made{.action = exchange.request.path};
    made.facts = exchange.app.store.read(
        [&](store::Connection& connection) { return form_facts(connection, exchange, child->heading.child, *its_kind, complementary); });
    if (!exchange.form("rows").empty()) return show_again(exchange, *child, std::move(made), title_of(*its_kind), 200);
    auto parsed = parse(made.facts, exchange.request.form);
    parsed.writing.draft = draft_of(exchange, child->heading.child, its_kind->code, EntryId{}).id;
    made.problems = parsed.problems.fields();
    const auto act = act_of(exchange);
    if (exchange.form("finish") == "ask" && its_kind->code == management_decision && !parsed.problems.any()) {
        const auto asked = ask_who_may_decide(exchange, parsed.writing);
        if (asked) return http::see_other("/decisions/" + to_text(*asked) + "?asked=1");
        made.problems = asked.error().fields;
    } else if (!parsed.problems.any()) {
        const auto recorded = exchange.app.store.write(
            [&](store::Connection& connection) { return record_draft(connection, exchange, act, parsed.writing); });
        if (recorded && recorded->has_other_text) return http::see_other("/drafts/" + to_text(parsed.writing.draft) + "/comparison");
        if (recorded)
            return http::see_other(entry_path(recorded->entries.front(), "?recorded=" + std::to_string(recorded->entries.size())));
        if (recorded.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, recorded.error());
        made.problems = recorded.error().fields;
    } else {
        for (auto& problem : exchange.app.store.read(
                 [&](store::Connection& connection) { return problems_with(connection, act, parsed.writing, finish_of(exchange)); }))
            if (staff::problem_of(made.problems, problem.field).empty()) made.problems.push_back(std::move(problem));
    }
    return show_again(exchange, *child, std::move(made), title_of(*its_kind), 422);
}

http::Response json(int status, std::string body) {
    http::Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = std::move(body);
    return response;
}

/// Autosave: answers with the draft's version, or 409 when another window typed in between; its text is kept apart.
http::Response post_draft(const Exchange& exchange) {
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"), complementary_of(exchange.request.form));
    if (!child) return json(403, "{}");
    const auto code = exchange.form("kind");
    const auto draft_id = parse_id<DraftId>(exchange.form("draft"));
    if (!draft_id || (code != jotter_kind && !find_kind(code))) return json(422, "{}");
    auto draft = draft_of(exchange, child->heading.child, code, parse_id<EntryId>(exchange.form("about")).value_or(EntryId{}));
    const auto saved = exchange.app.store.write([&](store::Connection& connection) -> Result<DraftSaved> {
        if (!entries_of_draft(connection, draft.id).empty()) return keep_beside(connection, exchange.app.store, draft, exchange.now);
        if (const auto jotter = code == jotter_kind ? find_jotter(connection, draft.child, draft.user) : std::nullopt)
            draft.id = jotter->id;  // one for each child
        return save_draft(connection, exchange.app.store, draft, number(exchange.form("draft_version")), exchange.now);
    });
    if (!saved) return json(409, "{}");
    auto answer = json(saved->was_split ? 409 : 200, "{}");
    answer.headers.emplace_back("Draft-Version", std::to_string(saved->version));
    return answer;
}

http::Response get_change(const Exchange& exchange) {
    const auto id = exchange.id<EntryId>("entry");
    const auto written = exchange.app.store.read([&](store::Connection& connection) { return find_written(connection, id); });
    if (!written) return no_such_page(exchange);
    const auto child = files::open_child(exchange, written->entry.child, "change", id.value, written->entry.complementary);
    if (!child) return child.error();
    if (const auto allowed = records::may_change(written->entry, exchange.actor().id); !allowed)
        return staff::problem_page(exchange, allowed.error());
    Composer made{.form = to_form(written->entry, written->content),
                  .draft = exchange.app.store.next<DraftId>(exchange.now),
                  .action = entry_path(id, "/change"),
                  .about = id,
                  .version_read = written->entry.version};
    made.facts = exchange.app.store.read([&](store::Connection& connection) {
        return form_facts(connection, exchange, written->entry.child, kind(written->entry.kind), written->entry.complementary);
    });
    made.facts.is_change = true;
    return form_page(exchange, *child, made, "Change: " + std::string(made.facts.kind->label));
}

http::Response post_change(const Exchange& exchange) {
    const auto id = exchange.id<EntryId>("entry");
    const auto entry = exchange.app.store.read([&](store::Connection& connection) { return find_entry(connection, id); });
    if (!entry) return no_such_page(exchange);
    const auto child = files::allow_child(exchange, entry->child, entry->complementary);
    if (!child) return child.error();
    Composer made{.action = exchange.request.path, .about = id, .version_read = number(exchange.form("version_read"))};
    made.facts = exchange.app.store.read([&](store::Connection& connection) {
        return form_facts(connection, exchange, entry->child, kind(entry->kind), entry->complementary);
    });
    made.facts.is_change = true;
    const auto title = "Change: " + std::string(made.facts.kind->label);
    if (!exchange.form("rows").empty()) return show_again(exchange, *child, std::move(made), title, 200);
    const auto parsed = parse(made.facts, exchange.request.form);
    made.problems = parsed.problems.fields();
    if (!parsed.problems.any()) {
        const auto changed = exchange.app.store.write([&](store::Connection& connection) -> Done {
            auto done =
                change(connection, act_of(exchange), id, made.version_read, parsed.writing.parts.front().second, finish_of(exchange));
            if (done)
                if (const auto draft = parse_id<DraftId>(exchange.form("draft"))) end_draft(connection, *draft, exchange.actor().id);
            return done;
        });
        if (changed) return http::see_other(entry_path(id, "?recorded=1"));
        if (changed.error().kind != Problem::Kind::invalid) {
            keep_typed(exchange, made, entry->child);
            return staff::problem_page(exchange, changed.error());
        }
        made.problems = changed.error().fields;
    }
    return show_again(exchange, *child, std::move(made), title, 422);
}

}  // namespace

void recording_routes(staff::Routes& routes) {
    routes.get("/children/{child}/record", staff::recorders, get_kinds);
    routes.get("/children/{child}/record/{kind}?from&complementary", staff::recorders, get_form);
    routes.post("/children/{child}/record/{kind}", staff::recorders, post_form, composer_names());
    routes.post("/children/{child}/drafts", staff::recorders, post_draft, composer_names() + jotter_names);
    drafts_routes(routes);
    routes.get("/entries/{entry}/change", staff::recorders, get_change);
    routes.post("/entries/{entry}/change", staff::recorders, post_change, composer_names());
}

}  // namespace recording
