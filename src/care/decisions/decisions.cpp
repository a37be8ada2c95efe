#include "care/decisions/decisions.hpp"

#include "base/text.hpp"
#include "care/decisions/decisions_store.hpp"
#include "care/files/files.hpp"
#include "care/recording/notices.hpp"
#include "ledger/ledger.hpp"
#include "staff/absence.hpp"

namespace decisions {

namespace {

/// Whoever leads the work with the child, from the nearest up, each once.
std::vector<staff::InLine> line_of(store::Connection& connection, ChildId child, Day today) {
    std::vector<staff::InLine> line;
    for (const auto team : teams_of(connection, child))
        for (const auto leader : staff::leaders_upward(connection, team)) {
            const bool is_known = std::ranges::any_of(line, [&](const auto& one) { return one.user.id == leader; });
            auto user = is_known ? std::nullopt : staff::find_user(connection, leader);
            if (user) line.push_back({std::move(*user), staff::absence_on(connection, leader, today).has_value()});
        }
    return line;
}

/// The nearest few: "Kofi Mensah (service manager) or Ruth Adler (head of service)".
std::string names_of(const std::vector<staff::User>& people) {
    constexpr std::size_t most_named = 3;
    std::vector<std::string> names;
    for (const auto& person : std::span(people).first(std::min(people.size(), most_named)))
        names.push_back(person.name + (person.job_title.empty() ? "" : " (" + lowered(person.job_title) + ")"));
    return listed(names, "or");
}

std::string with_article(const std::string& title) {
    return (!title.empty() && std::string_view("aeiou").contains(title.front()) ? "an " : "a ") + title;
}

void log(store::Connection& connection, const recording::Act& act, std::string_view action, const Request& request,
         const std::string& words) {
    ledger::append(connection, {.at = act.now,
                                .actor = act.actor.id,
                                .action = std::string(action),
                                .child = request.child,
                                .subject = request.id.value,
                                .detail = request.decision,
                                .words = words});
}

/// What was typed, under the headings of the form, without which decision it is.
std::string request_words(const recording::Content& content) {
    std::string words;
    for (const auto& answer : recording::answers_of(recording::kind(recording::management_decision), content.observation))
        if (answer.field->code != "decision_kind")
            words += (words.empty() ? "" : "\n\n") + (answer.field->code == "decision" ? "What is recommended" : answer.label) + ": " +
                     answer.shown;
    return words;
}

std::vector<FieldProblem> missing_to_ask(const recording::Content& content) {
    Problems problems;
    for (const auto* code : {"decision_kind", "key_issues"})
        if (const auto& asked = recording::field(code); trimmed(content.observation.*asked.value).empty())
            problems.add(code, asked.code == "key_issues" ? "Enter what led to it" : std::string(asked.missing));
    return problems.fields();
}

Done ask_for(store::Connection& connection, const recording::Act& act, RequestId id, ChildId child, const recording::Content& content) {
    if (auto missing = missing_to_ask(content); !missing.empty()) return std::unexpected(Problem::invalid(std::move(missing)));
    Request request{
        .id = id, .child = child, .child_name = {}, .decision = content.observation.decision_kind, .words = request_words(content)};
    const auto why = why_not(connection, act.actor, child, request.decision, act.now);
    if (why.empty()) return std::unexpected(Problem::invalid("decision_kind", "You may take this decision yourself: complete it"));
    request.team = deciders_for(connection, child, *staff::delegation_policy().find(request.decision), london_day(act.now)).team;
    if (!request.team.is_set()) return std::unexpected(Problem::invalid("decision_kind", why));
    request.asked_by = act.actor.id;
    request.asked_at = act.now;
    insert_request(connection, request);
    log(connection, act, "decision.asked", request, request.words);
    return {};
}

/// The request as it may be answered now; a Problem where it may not.
Result<Request> to_answer(store::Connection& connection, const recording::Act& act, RequestId id) {
    auto request = find_request(connection, id, {act.actor.id, london_day(act.now)});
    if (!request) return std::unexpected(Problem::not_found("There is no such request."));
    if (request->outcome != Outcome::waiting) return std::unexpected(Problem::stale("This was decided already."));
    if (auto allowed = may_answer(connection, *request, act.actor, act.now); !allowed) return std::unexpected(allowed.error());
    return *request;
}

void tell_asker(store::Connection& connection, const recording::Act& act, const Request& request, std::string_view code, EntryId entry) {
    records::Entry about;
    about.id = entry;
    about.child = request.child;
    recording::add_notice(connection, act.store, request.asked_by, code, about, act.actor.name_and_title(), act.now);
}

recording::Content content_of(const Request& request, const Taken& taken, Instant now) {
    recording::Content content;
    content.happened = {london_minute(now), records::Precision::minute};
    auto& observation = content.observation;
    observation.decision_kind = request.decision;
    observation.key_issues = request.asked_by_name + " asked for this decision, " + in_short(request.asked_at) + ":\n\n" + request.words;
    observation.decision = taken.decision;
    observation.decision_reason = taken.reason;
    observation.next_try = taken.next;
    content.headline = taken.headline;
    content.is_significant = !taken.headline.empty();
    return content;
}

}  // namespace

Deciders deciders_for(store::Connection& connection, ChildId child, const staff::DelegatedDecision& decision, Day today) {
    const auto line = line_of(connection, child, today);
    const auto& policy = staff::delegation_policy();
    Deciders deciders{staff::who_decides(line, decision, policy), {}};
    // The nearest high enough, there or not: while they are away their team's work is answered for above.
    for (const auto& one : line)
        if (!deciders.team.is_set() && !one.user.left_on && staff::may_decide(one.user.roles, decision, policy))
            deciders.team = team_led_by(connection, one.user.id);
    return deciders;
}

std::string why_not(store::Connection& connection, const staff::User& actor, ChildId child, std::string_view code, Instant now) {
    const auto& policy = staff::delegation_policy();
    const auto* decision = policy.find(code);
    if (!decision) return "";
    if (!decision->body.empty())
        return decision->body + " decides this, and no manager. Record what it decided as the record of that meeting";
    const bool is_high_enough = staff::may_decide(actor.roles, *decision, policy);
    const bool has_ground = files::basis_for(connection, actor, child, now, staff::Permission::decide) != staff::Basis::none;
    if (is_high_enough && has_ground) return "";
    const auto level = with_article(lowered(policy.lowest_label(*decision))) + " or somebody above";
    const auto people = deciders_for(connection, child, *decision, london_day(now)).people;
    if (people.empty()) return "This decision is for " + level + ", and nobody of that level leads this child’s team or stands over it";
    return (is_high_enough ? "You do not lead the work with this child. " : "This decision is for " + level + ". ") + "Ask " +
           names_of(people);
}

std::string label_of(std::string_view code) {
    const auto* decision = staff::delegation_policy().find(code);
    return decision ? decision->label : std::string(code);
}

Result<RequestId> ask(store::Connection& connection, const recording::Act& act, const recording::Writing& writing) {
    const RequestId first{writing.draft.value};
    if (find_request(connection, first, {act.actor.id, london_day(act.now)})) return first;
    for (const auto& [child, content] : writing.parts) {
        const auto id = child == writing.parts.front().first ? first : act.store.next<RequestId>(act.now);
        if (auto asked = ask_for(connection, act, id, child, content); !asked) return std::unexpected(asked.error());
    }
    return first;
}

Done may_answer(store::Connection& connection, const Request& request, const staff::User& actor, Instant now) {
    if (actor.id == request.asked_by)
        return std::unexpected(Problem::not_permitted("You asked for this decision. Somebody else takes it."));
    if (const auto why = why_not(connection, actor, request.child, request.decision, now); !why.empty())
        return std::unexpected(Problem::not_permitted(why + "."));
    return {};
}

Result<EntryId> take(store::Connection& connection, const recording::Act& act, RequestId id, const Taken& taken) {
    const DraftId once{id.value};
    if (const auto already = recording::entries_of_draft(connection, once); !already.empty()) return already.front();  // sent twice
    const auto request = to_answer(connection, act, id);
    if (!request) return std::unexpected(request.error());
    const recording::Writing writing{
        std::string(recording::management_decision), once, {{request->child, content_of(*request, taken, act.now)}}, {}};
    const auto written = recording::record(connection, act, writing, recording::Finish::complete);
    if (!written) return std::unexpected(written.error());
    store_outcome(connection, id, Outcome::taken, act.actor.id, act.now, "", written->front());
    log(connection, act, "decision.taken", *request, taken.reason);
    tell_asker(connection, act, *request, "decision_taken", written->front());
    return written->front();
}

Done refuse(store::Connection& connection, const recording::Act& act, RequestId id, const std::string& reason) {
    const auto request = to_answer(connection, act, id);
    if (!request) return std::unexpected(request.error());
    if (trimmed(reason).empty()) return std::unexpected(Problem::invalid("reason", "Enter why you do not take this decision"));
    store_outcome(connection, id, Outcome::refused, act.actor.id, act.now, std::string(trimmed(reason)), EntryId{});
    log(connection, act, "decision.refused", *request, reason);
    tell_asker(connection, act, *request, "decision_refused", EntryId{});
    return {};
}

}  // namespace decisions
