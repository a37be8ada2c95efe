#include "care/corrections/corrections.hpp"

#include "base/text.hpp"
#include "care/corrections/moves.hpp"
#include "care/countersigning/countersigning.hpp"
#include "care/files/files.hpp"
#include "care/reading/chronology.hpp"
#include "care/recording/notices.hpp"
#include "ledger/ledger.hpp"

namespace corrections {

namespace {

std::optional<staff::User> author_of(store::Connection& connection, const records::Entry& entry) {
    return entry.author.is_set() ? staff::find_user(connection, entry.author) : std::nullopt;
}

void log(store::Connection& connection, const recording::Act& act, std::string_view action, const records::Entry& entry,
         const CorrectionRequest& request, const std::string& words, const std::string& content = "") {
    ledger::append(connection, {.at = act.now,
                                .actor = act.actor.id,
                                .action = std::string(action),
                                .child = entry.child,
                                .subject = entry.id.value,
                                .detail = request.field + (request.version > 0 ? " version " + std::to_string(request.version) : ""),
                                .words = words,
                                .content = content});
}

/// The author, or where they are gone the leaders of the team that works with the child.
std::vector<UserId> deciders(store::Connection& connection, const records::Entry& entry, Instant now) {
    if (decider_of(entry, author_of(connection, entry)) == Decider::author) return {entry.author};
    return leaders_for(connection, entry, now);
}

/// [5.7] What would be impossible or missing if it were agreed: a completed entry stays complete. The problem stands under the answer, or
/// under the reason that goes with it.
std::vector<FieldProblem> faults_if_agreed(store::Connection& connection, const recording::Act& act, const records::Entry& entry,
                                           const CorrectionRequest& request) {
    const auto& kind = recording::kind(entry.kind);
    const auto before = recording::content_of(connection, entry.id, entry.version);
    const auto after = corrected(before, kind, request);
    auto problems = recording::impossible(after, act.now);
    if (problems.empty()) problems = recording::newly_missing(connection, act, entry, before, after);
    for (auto& problem : problems) problem.field = problem.field == reason_question(kind, request.field) ? "proposed_reason" : "proposed";
    return problems;
}

/// [4.12] What it said before stays as its own version; the further one says who asked and who agreed.
void make_version(store::Connection& connection, const recording::Act& act, const records::Entry& before, CorrectionRequest& request) {
    const auto content = corrected(recording::content_of(connection, before.id, before.version), recording::kind(before.kind), request);
    auto entry = before;
    entry.version += 1;
    entry.changed_at = act.now;
    entry.happened = content.happened;
    entry.is_significant = content.is_significant;
    entry.headline = content.headline;
    entry.countersignature = countersigning::after_correction(before.countersignature, act.actor);
    recording::insert_version(connection, entry, content, act.actor.id);
    recording::end_notices(connection, countersigning::sent_back_notice, entry.id, act.now);
    if (entry.is_significant) reading::keep_headline(connection, before, content, request.field == headline_field, act.actor.id, act.now);
    request.version = entry.version;
    log(connection, act, "entry.corrected", entry, request, request.reason, recording::words_of(content));
}

Problem not_there() { return Problem::not_found("There is no such correction."); }

}  // namespace

Done ask_for_correction(store::Connection& connection, const recording::Act& act, const CorrectionRequest& asked) {
    if (find_correction(connection, asked.id)) return {};
    const auto entry = recording::find_entry(connection, asked.entry);
    if (!entry) return std::unexpected(not_there());
    if (auto allowed = records::may_ask_for_correction(*entry, act.actor.id); !allowed) return allowed;
    auto request = asked;
    const auto content = recording::content_of(connection, entry->id, entry->version);
    const auto reason = reason_question(recording::kind(entry->kind), asked.field);
    request.present = answer_of(content, asked.field);
    request.present_reason = answer_of(content, reason);
    auto problems = problems_with(request, reason);
    if (problems.empty()) problems = faults_if_agreed(connection, act, *entry, request);
    if (!problems.empty()) return std::unexpected(Problem::invalid(std::move(problems)));
    request.asked_by = act.actor.id;
    request.asked_at = act.now;
    insert_correction(connection, request);
    log(connection, act, "correction.asked", *entry, request, request.reason, request.proposed);
    if (act.actor.id == entry->author) return decide_correction(connection, act, request.id, entry->version, Decision::agreed, "");
    std::set<UserId> told;  // who leads both the author and the child decides once
    for (const auto user : deciders(connection, *entry, act.now))
        if (user != act.actor.id && told.insert(user).second)
            recording::add_notice(connection, act.store, user, "correction_asked", *entry, act.actor.name_and_title(), act.now);
    return {};
}

Done decide_correction(store::Connection& connection, const recording::Act& act, RequestId id, int version_read, Decision decision,
                       const std::string& reason) {
    auto request = find_correction(connection, id);
    const auto entry = request ? recording::find_entry(connection, request->entry) : std::nullopt;
    if (!entry) return std::unexpected(not_there());
    const auto author = author_of(connection, *entry);
    if (auto allowed = may_decide(*entry, author, act.actor, request->asked_by); !allowed) return allowed;
    if (request->decided.decision != Decision::waiting) {
        if (request->decided.decision == decision && request->decided.by == act.actor.id) return {};
        return std::unexpected(Problem::stale("This was decided already."));
    }
    if (entry->version != version_read) return std::unexpected(Problem::stale("The entry was changed since you opened this page."));
    if (entry->state == records::State::withdrawn) return std::unexpected(Problem::refused("The entry was withdrawn in the meantime."));
    if (decision == Decision::refused && trimmed(reason).empty())
        return std::unexpected(Problem::invalid("reason", "Enter why you refuse the correction"));
    if (decision == Decision::agreed) {
        auto missing = faults_if_agreed(connection, act, *entry, *request);
        for (auto& problem : missing) problem.field = "decision";
        if (!missing.empty()) return std::unexpected(Problem::invalid(std::move(missing)));
    }
    request->decided = {decision, act.actor.id, act.actor.name, act.now, reason, decider_of(*entry, author) == Decider::manager};
    if (decision == Decision::agreed) make_version(connection, act, *entry, *request);
    else log(connection, act, "correction.refused", *entry, *request, reason);
    store_decision(connection, *request);
    const auto still_waits = [](const CorrectionRequest& other) { return other.decided.decision == Decision::waiting; };
    if (std::ranges::none_of(corrections_of(connection, entry->id), still_waits))
        recording::end_notices(connection, "correction_asked", entry->id, act.now);
    if (request->asked_by != act.actor.id)
        recording::add_notice(connection, act.store, request->asked_by,
                              decision == Decision::agreed ? "correction_made" : "correction_refused", *entry, act.actor.name_and_title(),
                              act.now);
    return {};
}

int waiting_for(store::Connection& connection, const staff::User& user) {
    auto waiting = corrections_waiting_for_author(connection, user.id).size();
    std::set<RequestId> of_manager;
    for (const auto team : teams_led_by(connection, user)) {
        // What they asked for themselves, another manager decides.
        for (const auto& request : corrections_waiting_in_team(connection, team))
            if (request.asked_by != user.id) of_manager.insert(request.id);
        for (const auto& request : moves_waiting_in_team(connection, team))
            if (request.asked_by != user.id) of_manager.insert(request.id);
    }
    return static_cast<int>(waiting + of_manager.size());
}

}  // namespace corrections
