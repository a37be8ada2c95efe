#include "base/text.hpp"
#include "care/corrections/move_pages.hpp"
#include "forms/reader.hpp"

namespace corrections {

namespace {

using recording::entry_path;
using staff::Exchange;

constexpr std::size_t most_recent_children = 6;

http::Response no_such_page(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is no such page."));
}

/// The children whose files this person had open last: a note goes astray between these.
std::vector<ChildId> recently_opened(store::Connection& connection, UserId user) {
    std::vector<ChildId> children;
    for (const auto& row : connection.query("SELECT o.child FROM (SELECT child, position FROM ledger_event WHERE actor = :user AND child "
                                            "IS NOT NULL ORDER BY position DESC LIMIT 300) o"
                                            " GROUP BY o.child ORDER BY max(o.position) DESC LIMIT 20",
                                            {{"user", user}}))
        children.push_back(row.id<ChildId>("child"));
    return children;
}

std::vector<MoveChoice> choices_for(store::Connection& connection, const Exchange& exchange, ChildId present) {
    std::vector<MoveChoice> choices;
    const auto is_listed = [&](ChildId child) {
        return child == present || std::ranges::find(choices, child, &MoveChoice::child) != choices.end();
    };
    for (const auto sibling : people::siblings_with_file(connection, present, exchange.viewer()))
        choices.push_back({sibling, people::name_of(connection, person_of(sibling)), "Brother or sister"});
    const auto limit = choices.size() + most_recent_children;
    auto others = recently_opened(connection, exchange.actor().id);
    for (const auto& mine : files::children_of_worker(connection, exchange.actor().id, exchange.viewer())) others.push_back(mine.child);
    for (const auto child : others) {
        if (choices.size() >= limit) break;
        if (is_listed(child)) continue;
        if (files::basis_for(connection, exchange.actor(), child, exchange.now) != staff::Basis::none)
            choices.push_back({child, people::name_of(connection, person_of(child)), ""});
    }
    return choices;
}

http::Response form_page(const Exchange& exchange, const OpenEntry& open, MoveForm asked, int status = 200) {
    const auto& entry = open.written.entry;
    exchange.app.store.read([&](store::Connection& connection) {
        asked.children = choices_for(connection, exchange, entry.child);
        asked.takes_effect_at_once = may_agree_to_move(exchange.actor(), leaders_for(connection, entry, exchange.now));
        return 0;
    });
    return files::child_page(exchange, open.child,
                             {.title = "Whose is it?",
                              .tab = "file",
                              .content = move_form(exchange, entry, asked),
                              .problems = asked.problems,
                              .offers_record = false,
                              .status = status});
}

/// Whoever sees a complementary file only knows no other child of the family.
http::Response for_the_worker(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::refused("Tell the case file holder that this is on the wrong file. They move it."));
}

http::Response get_move_form(const Exchange& exchange) {
    const auto open = open_entry(exchange, exchange.id<EntryId>("entry"), "move");
    if (!open) return open.error();
    if (open->written.entry.state == records::State::withdrawn)
        return staff::problem_page(exchange, Problem::refused("This entry was withdrawn already."));
    if (open->child.is_complementary()) return for_the_worker(exchange);
    return form_page(exchange, *open, {.request = exchange.app.store.next<RequestId>(exchange.now)});
}

/// The child that was chosen, or what is wrong with the choice. Not set: it belongs on no file.
ChildId chosen_child(store::Connection& connection, forms::Reader& reader) {
    const auto whose = reader.typed("whose");
    if (whose == "none") return {};
    if (whose == "number") {
        const auto child = files::find_child_numbered(connection, reader.typed("file_number"));
        if (!child.is_set()) reader.add_problem("file_number", "Enter the number of a file, such as 26-000123");
        return child;
    }
    const auto child = parse_id<ChildId>(whose);
    if (!child) reader.add_problem("whose", "Select whose it is");
    return child.value_or(ChildId{});
}

http::Response post_move(const Exchange& exchange) {
    const auto open = allow_entry(exchange, exchange.id<EntryId>("entry"));
    if (!open) return open.error();
    if (open->child.is_complementary()) return for_the_worker(exchange);
    forms::Reader reader(exchange.request.form, exchange.today());
    MoveRequest move{.id = parse_id<RequestId>(exchange.form("request")).value_or(RequestId{}), .entry = open->written.entry.id};
    if (!move.id.is_set()) return no_such_page(exchange);
    move.to = exchange.app.store.read([&](store::Connection& connection) { return chosen_child(connection, reader); });
    move.reason = reader.answer(move_reason_question);
    if (reader.has_problems())
        return form_page(exchange, *open, {.request = move.id, .form = exchange.request.form, .problems = reader.problems().fields()}, 422);
    const auto done =
        exchange.app.store.write([&](store::Connection& connection) { return ask_to_move(connection, act_of(exchange), move); });
    if (done) {
        const auto entry =
            exchange.app.store.read([&](store::Connection& connection) { return recording::find_entry(connection, move.entry); });
        const bool took_effect = entry && entry->state == records::State::withdrawn;
        return http::see_other(entry_path(move.entry, !took_effect ? "?done=move" : move.to.is_set() ? "?done=moved" : "?done=withdrawn"));
    }
    if (done.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, done.error());
    return form_page(exchange, *open, {.request = move.id, .form = exchange.request.form, .problems = done.error().fields}, 422);
}

http::Response decision_page(const Exchange& exchange, const OpenEntry& open, MoveDecision decision, int status) {
    exchange.app.store.read([&](store::Connection& connection) {
        const auto& entry = open.written.entry;
        if (decision.move.to.is_set()) decision.to = shown_child(connection, exchange, decision.move.to);
        decision.readers =
            readers_of(connection, entry, decision.move.decided.decision == Decision::waiting ? exchange.now : decision.move.decided.at);
        decision.may_decide = may_agree_to_move(exchange.actor(), leaders_for(connection, entry, exchange.now));
        return 0;
    });
    return files::child_page(exchange, open.child,
                             {.title = "Entry on the wrong file",
                              .tab = "file",
                              .content = move_decision_page(exchange, open.written, decision),
                              .problems = decision.problems,
                              .offers_record = false,
                              .status = status});
}

std::optional<MoveRequest> asked_move(const Exchange& exchange) {
    return exchange.app.store.read([&](store::Connection& connection) { return find_move(connection, exchange.id<RequestId>("move")); });
}

http::Response get_decision(const Exchange& exchange) {
    const auto move = asked_move(exchange);
    if (!move) return no_such_page(exchange);
    const auto open = open_entry(exchange, move->entry, "move");
    return open ? decision_page(exchange, *open, {.move = *move}, 200) : open.error();
}

http::Response post_decision(const Exchange& exchange) {
    const auto move = asked_move(exchange);
    if (!move) return no_such_page(exchange);
    const auto open = allow_entry(exchange, move->entry);
    if (!open) return open.error();
    const auto again = [&](std::vector<FieldProblem> problems) {
        return decision_page(exchange, *open, {.move = *move, .form = exchange.request.form, .problems = std::move(problems)}, 422);
    };
    forms::Reader reader(exchange.request.form, exchange.today());
    const auto choice = reader.answer(decision_question);
    const auto why_not = choice == "refused" ? reader.answer(refusal_question) : "";
    if (reader.has_problems()) return again(reader.problems().fields());
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return decide_move(connection, act_of(exchange), move->id, decision_of(choice), why_not); });
    if (done)
        return http::see_other(entry_path(move->entry, choice == "refused" ? "?done=refused"
                                                       : move->to.is_set() ? "?done=moved"
                                                                           : "?done=withdrawn"));
    if (done.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, done.error());
    return again(done.error().fields);
}

}  // namespace

void move_routes(staff::Routes& routes) {
    routes.get("/entries/{entry}/move", staff::recorders, get_move_form);
    routes.post("/entries/{entry}/move", staff::recorders, post_move, {"request", "whose", "file_number", "reason"});
    routes.get("/moves/{move}", staff::recorders, get_decision);
    routes.post("/moves/{move}/decision", staff::recorders, post_decision, {"decision", "reason"});
}

}  // namespace corrections
