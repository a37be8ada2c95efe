#include "base/text.hpp"
#include "care/recording/drafts_pages.hpp"
#include "ledger/ledger.hpp"

namespace recording {

namespace {

using staff::Exchange;

int number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

Jotter read_jotter(const Exchange& exchange, ChildId child) {
    Jotter made{.child = child};
    exchange.app.store.read([&](store::Connection& connection) {
        const auto jotter = find_jotter(connection, child, exchange.actor().id);
        made.draft = jotter ? jotter->id : exchange.app.store.next<DraftId>(exchange.now);
        if (!jotter) return 0;
        made.version = jotter->version;
        made.words = jotter->form.get("words");
        made.has_other_text = !copies_of(connection, jotter->id, exchange.actor().id).empty();
        return 0;
    });
    return made;
}

http::Response jotter_of(const Exchange& exchange, const files::OpenChild& child, const Jotter& jotter, int status = 200) {
    return files::child_page(exchange, child,
                             {.title = "Jotter",
                              .tab = "record",
                              .content = jotter_page(exchange, jotter),
                              .problems = jotter.problems,
                              .offers_record = false,
                              .status = status});
}

http::Response get_jotter(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "jotter");
    return child ? jotter_of(exchange, *child, read_jotter(exchange, child->heading.child)) : child.error();
}

http::Response post_jotter(const Exchange& exchange) {
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"));
    if (!child) return child.error();
    const auto id = child->heading.child;
    Draft typed{.user = exchange.actor().id, .child = id, .kind = std::string(jotter_kind), .form = exchange.request.form};
    typed.form.set("words", cleaned(exchange.form("words")));
    const auto done = exchange.app.store.write([&](store::Connection& connection) -> Result<DraftSaved> {
        const auto present = find_jotter(connection, id, typed.user);
        typed.id =
            present ? present->id : parse_id<DraftId>(exchange.form("draft")).value_or(exchange.app.store.next<DraftId>(exchange.now));
        return save_draft(connection, exchange.app.store, typed, number(exchange.form("draft_version")), exchange.now);
    });
    if (!done) return staff::problem_page(exchange, done.error());
    if (done->was_split) return http::see_other("/drafts/" + to_text(typed.id) + "/comparison");
    if (exchange.form("turn") != "yes") return http::see_other(files::child_path(id, "/jotter"));
    const auto* its_kind = find_kind(exchange.form("record_as"));
    if (its_kind && its_kind->may_be_started)
        return http::see_other(files::child_path(id, "/record/" + std::string(its_kind->code) + "?from=jotter"));
    auto jotter = read_jotter(exchange, id);
    jotter.problems = {{"record_as", "Select what it was"}};
    return jotter_of(exchange, *child, jotter, 422);
}

http::Response clearing_of(const Exchange& exchange, const files::OpenChild& child, std::vector<FieldProblem> problems, int status) {
    const auto content = clearing_page(exchange, child.heading.child, exchange.request.form, problems);
    return files::child_page(exchange, child,
                             {.title = "Clear the jotter",
                              .tab = "record",
                              .content = content,
                              .problems = std::move(problems),
                              .offers_record = false,
                              .status = status});
}

http::Response get_clearing(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "jotter");
    return child ? clearing_of(exchange, *child, {}, 200) : child.error();
}

/// Rough notes go by a recorded choice only, and not where they are evidence (Re M and N (Children), 2018).
http::Response post_clearing(const Exchange& exchange) {
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"));
    if (!child) return child.error();
    const auto id = child->heading.child;
    const auto reason = cleaned(trimmed(exchange.form("reason")));
    Problems problems;
    if (exchange.form("evidence") == "yes") problems.add("evidence", "These notes must be kept. Turn them into a record instead");
    else if (exchange.form("evidence") != "no") problems.add("evidence", "Select whether the notes may be evidence");
    if (reason.empty()) problems.add("reason", "Enter why the notes are not needed");
    if (problems.any()) return clearing_of(exchange, *child, problems.fields(), 422);
    (void)exchange.app.store.write([&](store::Connection& connection) -> Done {
        const auto jotter = find_jotter(connection, id, exchange.actor().id);
        if (!jotter) return {};
        end_draft(connection, jotter->id, exchange.actor().id);
        ledger::append(connection, {.at = exchange.now,
                                    .actor = exchange.actor().id,
                                    .action = "jotter.cleared",
                                    .child = id,
                                    .subject = jotter->id.value,
                                    .words = reason,
                                    .content = std::string(jotter->form.get("words"))});
        return {};
    });
    return http::see_other(files::child_path(id, "/jotter"));
}

}  // namespace

void jotter_routes(staff::Routes& routes) {
    routes.get("/children/{child}/jotter", staff::recorders, get_jotter);
    routes.post("/children/{child}/jotter", staff::recorders, post_jotter, jotter_names);
    routes.get("/children/{child}/jotter/clearing", staff::recorders, get_clearing);
    routes.post("/children/{child}/jotter/clearing", staff::recorders, post_clearing, {"evidence", "reason"});
}

}  // namespace recording
