#include "base/text.hpp"
#include "care/corrections/request_pages.hpp"
#include "forms/reader.hpp"
#include "staff/absence.hpp"

namespace corrections {

namespace {

using recording::entry_path;
using staff::Exchange;

http::Response no_such_page(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is no such page."));
}

http::Response get_questions(const Exchange& exchange) {
    const auto open = open_entry(exchange, exchange.id<EntryId>("entry"), "corrections");
    if (!open) return open.error();
    if (const auto allowed = records::may_ask_for_correction(open->written.entry, exchange.actor().id); !allowed)
        return staff::problem_page(exchange, allowed.error());
    return files::child_page(
        exchange, open->child,
        {.title = "What is wrong in this entry?", .tab = "file", .content = questions_page(open->written), .offers_record = false});
}

http::Response form_page(const Exchange& exchange, const OpenEntry& open, const CorrectionForm& asked, int status = 200) {
    const auto title = "Correct: " + label_of_question(recording::kind(open.written.entry.kind), asked.field).value_or("");
    return files::child_page(exchange, open.child,
                             {.title = title,
                              .tab = "file",
                              .content = correction_form(exchange, open.written, asked),
                              .problems = asked.problems,
                              .offers_record = false,
                              .status = status});
}

/// Whom a correction of who took part can name by a tick.
std::vector<recording::Participant> people_on_the_file(const Exchange& exchange, ChildId child) {
    return exchange.app.store.read([&](store::Connection& connection) {
        std::vector<recording::Participant> people = {{person_of(child), people::name_of(connection, person_of(child)), "Child"}};
        const auto sees = [&] { return recording::sight_of(connection, exchange, child).of_confidential; };
        for (const auto& person : people::key_people(connection, child, exchange.viewer(), sees))
            if (!person.is_kept) people.push_back({person.id, person.name, person.relation});
        return people;
    });
}

/// Where the form shows the problem: a date and rows have boxes of their own.
std::string shown_at(std::string_view field, const std::string& problem) {
    if (problem != "proposed") return problem;
    return field == happened_field       ? "proposed-day"
           : field == participants_field ? "person-1-name"
           : field == actions_field      ? "action-1-what"
                                         : problem;
}

/// Who took part is put right by who sees all of it: otherwise a name would be lost.
bool is_kept_apart(const OpenEntry& open, std::string_view field) {
    return field == participants_field && has_withheld_participant(open.written.content);
}
http::Response kept_apart(const Exchange& exchange) {
    return staff::problem_page(exchange,
                               Problem::not_permitted("Who took part is kept confidential here. Ask the child’s worker to put it right."));
}

http::Response get_correction_form(const Exchange& exchange) {
    const auto open = open_entry(exchange, exchange.id<EntryId>("entry"), "corrections");
    if (!open) return open.error();
    CorrectionForm asked{.request = exchange.app.store.next<RequestId>(exchange.now),
                         .field = std::string(exchange.parameters.get("field"))};
    if (!label_of_question(recording::kind(open->written.entry.kind), asked.field)) return no_such_page(exchange);
    if (is_kept_apart(*open, asked.field)) return kept_apart(exchange);
    if (const auto allowed = records::may_ask_for_correction(open->written.entry, exchange.actor().id); !allowed)
        return staff::problem_page(exchange, allowed.error());
    asked.is_author = open->written.entry.author == exchange.actor().id;
    asked.people = people_on_the_file(exchange, open->written.entry.child);
    return form_page(exchange, *open, asked);
}

http::Response post_correction(const Exchange& exchange) {
    const auto open = allow_entry(exchange, exchange.id<EntryId>("entry"));
    if (!open) return open.error();
    const auto& entry = open->written.entry;
    CorrectionRequest request{.id = parse_id<RequestId>(exchange.form("request")).value_or(RequestId{}),
                              .entry = entry.id,
                              .field = std::string(exchange.parameters.get("field"))};
    if (!request.id.is_set() || !label_of_question(recording::kind(entry.kind), request.field)) return no_such_page(exchange);
    if (is_kept_apart(*open, request.field)) return kept_apart(exchange);
    const bool is_author = entry.author == exchange.actor().id;
    CorrectionForm asked{request.id, request.field, exchange.request.form, {}, is_author, people_on_the_file(exchange, entry.child)};
    if (!exchange.form("rows").empty()) return form_page(exchange, *open, asked);
    request.proposed = proposed_answer(open->written.content, asked);
    forms::Reader reader(exchange.request.form, exchange.today());
    request.proposed_reason = reader.typed("proposed_reason");
    request.reason = reader.answer(correction_reason_question);
    if (reader.has_problems()) {
        asked.problems = reader.problems().fields();
        return form_page(exchange, *open, asked, 422);
    }
    const auto done =
        exchange.app.store.write([&](store::Connection& connection) { return ask_for_correction(connection, act_of(exchange), request); });
    if (done) return http::see_other(entry_path(entry.id, is_author ? "?done=corrected" : "?done=correction"));
    if (done.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, done.error());
    asked.problems = done.error().fields;
    for (auto& problem : asked.problems) problem.field = shown_at(asked.field, problem.field);
    return form_page(exchange, *open, asked, 422);
}

/// The correction that the address names, with the entry it is about.
struct OpenRequest {
    CorrectionRequest request;
    OpenEntry open;
    Done may_decide;
};
std::expected<OpenRequest, http::Response> open_request(const Exchange& exchange, bool reads) {
    const auto request = exchange.app.store.read(
        [&](store::Connection& connection) { return find_correction(connection, exchange.id<RequestId>("request")); });
    if (!request) return std::unexpected(no_such_page(exchange));
    auto open = reads ? open_entry(exchange, request->entry, "correction") : allow_entry(exchange, request->entry);
    if (!open) return std::unexpected(open.error());
    if (is_kept_apart(*open, request->field)) return std::unexpected(kept_apart(exchange));
    const auto& entry = open->written.entry;
    const auto author = exchange.app.store.read(
        [&](store::Connection& connection) { return entry.author.is_set() ? staff::find_user(connection, entry.author) : std::nullopt; });
    auto allowed = may_decide(entry, author, exchange.actor(), request->asked_by);
    return OpenRequest{*request, std::move(*open), std::move(allowed)};
}

http::Response show_decision(const Exchange& exchange, const OpenRequest& asked, std::vector<FieldProblem> problems, int status) {
    const auto content = decision_page(exchange, asked.open.written, {asked.request, asked.may_decide, exchange.request.form, problems});
    return files::child_page(exchange, asked.open.child,
                             {.title = "Correction asked for",
                              .tab = "file",
                              .content = content,
                              .problems = std::move(problems),
                              .offers_record = false,
                              .status = status});
}

http::Response get_decision(const Exchange& exchange) {
    const auto asked = open_request(exchange, true);
    return asked ? show_decision(exchange, *asked, {}, 200) : asked.error();
}

http::Response post_decision(const Exchange& exchange) {
    const auto asked = open_request(exchange, false);
    if (!asked) return asked.error();
    forms::Reader reader(exchange.request.form, exchange.today());
    auto decision = decision_question;
    decision.missing = "Select whether you accept or refuse the correction";
    const auto choice = reader.answer(decision);
    const auto why_not = choice == "refused" ? reader.answer(refusal_question) : "";
    if (reader.has_problems()) return show_decision(exchange, *asked, reader.problems().fields(), 422);
    int version_read = 0;
    const auto version = exchange.form("version_read");
    std::from_chars(version.data(), version.data() + version.size(), version_read);
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return decide_correction(connection, act_of(exchange), asked->request.id, version_read, decision_of(choice), why_not);
    });
    if (done) return http::see_other(entry_path(asked->request.entry, choice == "agreed" ? "?done=corrected" : "?done=refused"));
    if (done.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, done.error());
    return show_decision(exchange, *asked, done.error().fields, 422);
}

std::string state_words(const Decided& decided) {
    switch (decided.decision) {
        case Decision::waiting: return "Waiting";
        case Decision::agreed: return "Agreed by " + decided.by_name;
        case Decision::refused: return "Refused by " + decided.by_name;
    }
    return "";
}

/// The lines of the list, each with the child's name for who may read the child.
class Lines {
  public:
    Lines(store::Connection& connection, const Exchange& exchange) : connection_(connection), exchange_(exchange) {}

    Waiting line(const CorrectionRequest& request) {
        return made("/corrections/" + to_text(request.id), "Correction", request.entry, request.asked_by_name, request.asked_at,
                    request.decided);
    }
    Waiting line(const MoveRequest& move) {
        return made("/moves/" + to_text(move.id), move.to.is_set() ? "Wrong child" : "Belongs on no file", move.entry, move.asked_by_name,
                    move.asked_at, move.decided);
    }

  private:
    Waiting made(std::string path, const std::string& what, EntryId entry, const std::string& asked_by, Instant asked_at,
                 const Decided& decided) {
        const auto found = recording::find_entry(connection_, entry);
        const auto about = found ? what + ": " + title_of(*found) : what;
        return {std::move(path), about,   found ? shown_child(connection_, exchange_, found->child) : "", asked_by, state_words(decided),
                entry,           asked_at};
    }
    store::Connection& connection_;
    const Exchange& exchange_;
};

/// "Amina Yusuf is away until 27 Nov 2026"
std::string waits_for(store::Connection& connection, EntryId id, Day today) {
    const auto entry = recording::find_entry(connection, id);
    const auto away = entry ? staff::absence_on(connection, entry->author, today) : std::nullopt;
    return away ? away->user_name + " is " + staff::away_in_words(*away, today) : "Waiting";
}

Worklist read_worklist(store::Connection& connection, const Exchange& exchange) {
    Worklist list;
    Lines lines(connection, exchange);
    const auto me = exchange.actor().id;
    for (const auto& request : corrections_waiting_for_author(connection, me)) list.of_me.push_back(lines.line(request));
    list.is_manager = exchange.actor().may(staff::Permission::decide);
    std::set<RequestId> seen;
    for (const auto team : teams_led_by(connection, exchange.actor())) {
        for (const auto& move : moves_waiting_in_team(connection, team))
            if (seen.insert(move.id).second) list.as_manager.push_back(lines.line(move));
        for (const auto& request : corrections_waiting_in_team(connection, team))
            if (seen.insert(request.id).second) list.as_manager.push_back(lines.line(request));
    }
    if (list.is_manager)
        for (const auto& request : corrections_waiting_for_absent(connection, exchange.viewer())) {
            list.of_absent.push_back(lines.line(request));
            list.of_absent.back().state = waits_for(connection, request.entry, exchange.today());
        }
    for (const auto& request : corrections_asked_by(connection, me)) list.by_me.push_back(lines.line(request));
    for (const auto& move : moves_asked_by(connection, me)) list.by_me.push_back(lines.line(move));
    std::ranges::stable_sort(list.by_me, std::greater{}, &Waiting::asked_at);
    return list;
}

http::Response get_worklist(const Exchange& exchange) {
    const auto list = exchange.app.store.read([&](store::Connection& connection) { return read_worklist(connection, exchange); });
    return staff::page(exchange, {.title = "Corrections and moves", .content = worklist_page(list), .section = "home"});
}

}  // namespace

void request_routes(staff::Routes& routes) {
    routes.get("/corrections", staff::recorders, get_worklist);
    routes.get("/corrections/{request}", staff::recorders, get_decision);
    routes.post("/corrections/{request}/decision", staff::recorders, post_decision, {"decision", "reason", "version_read"});
    routes.get("/entries/{entry}/corrections", staff::recorders, get_questions);
    routes.get("/entries/{entry}/corrections/{field}", staff::recorders, get_correction_form);
    routes.post("/entries/{entry}/corrections/{field}", staff::recorders, post_correction, correction_names);
}

}  // namespace corrections
