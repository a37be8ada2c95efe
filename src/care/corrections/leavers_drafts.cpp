#include "care/corrections/leavers_drafts.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "ledger/ledger.hpp"

namespace corrections {

namespace {

using recording::Draft;

/// Of one sending, or for the writer alone to say.
constexpr std::array<std::string_view, 12> not_handed_on = {"csrf",   "draft",    "draft_version", "finish",       "window", "rows",
                                                            "jotter", "why_here", "late_reason",   "version_read", "about",  "headline"};

/// "seen_and_said-42" asks seen_and_said of the child 42.
std::string_view field_of(std::string_view name) { return name.substr(0, name.find('-')); }

bool is_text(std::string_view name) {
    if (name == "words") return true;  // of a jotter
    const auto known = std::ranges::find(recording::fields(), field_of(name), &records::Field<recording::Observation>::code);
    return known != recording::fields().end() && known->type == records::FieldType::text;
}

std::string quotation(const LeftDraft& left, std::string_view words) {
    return "Drafted by " + left.writer + ", who left on " + in_words(left.left_on) + ": “" + std::string(trimmed(words)) + "”";
}

/// Every text of the form, one below the other.
std::string all_words(const Fields& form) {
    std::string words;
    for (const auto& [name, value] : form.pairs())
        if (is_text(name) && !trimmed(value).empty()) words += (words.empty() ? "" : "\n\n") + std::string(trimmed(value));
    return words;
}

/// Only its author changes an entry: what a leaver meant to change is added to it instead.
bool is_change(const Draft& draft) {
    return draft.about.is_set() && !draft.form.get("version_read").empty() && draft.form.get("version_read") != "0";
}

Draft begun_from(const recording::Act& act, const LeftDraft& left) {
    Draft made{.id = act.store.next<DraftId>(act.now),
               .user = act.actor.id,
               .child = left.draft.child,
               .kind = is_change(left.draft) ? "addendum" : left.draft.kind,
               .about = left.draft.about,
               .form = quoted(left)};
    if (is_change(left.draft)) {
        made.form = Fields{};
        made.form.set("seen_and_said", quotation(left, all_words(left.draft.form)));
    }
    return made;
}

/// A child has one jotter of each worker: the leaver's words come below what stands there.
DraftId add_to_jotter(store::Connection& connection, const recording::Act& act, Draft made) {
    auto own = recording::find_jotter(connection, made.child, act.actor.id);
    if (!own) return recording::save_draft(connection, act.store, made, 0, act.now).id;
    const auto before = std::string(own->form.get("words"));
    own->form.set("words", before + (before.empty() ? "" : "\n\n") + std::string(made.form.get("words")));
    return recording::save_draft(connection, act.store, *own, own->version, act.now).id;
}

void decide(store::Connection& connection, const recording::Act& act, const LeftDraft& left, const DraftDecision& decision) {
    insert_draft_decision(connection, left.draft, decision);
    recording::end_draft(connection, left.draft.id, left.draft.user);
    ledger::append(connection, {.at = act.now,
                                .actor = act.actor.id,
                                .action = decision.is_taken ? "draft.taken_over" : "draft.discarded_for_leaver",
                                .child = left.draft.child,
                                .subject = left.draft.id.value,
                                .detail = left.draft.kind,
                                .words = decision.reason,
                                .content = all_words(left.draft.form)});
}

}  // namespace

Fields quoted(const LeftDraft& left) {
    Fields form;
    for (const auto& [name, value] : left.draft.form.pairs()) {
        if (std::ranges::find(not_handed_on, field_of(name)) != not_handed_on.end() || name == "is_significant") continue;
        const bool is_quoted = is_text(name) && !trimmed(value).empty();
        form.add(name, is_quoted ? quotation(left, value) : value);
    }
    return form;
}

Result<DraftId> take_over_draft(store::Connection& connection, const recording::Act& act, const LeftDraft& left) {
    if (const auto known = find_draft_decision(connection, left.draft.id)) {
        if (known->is_taken && known->by == act.actor.id) return known->made;  // sent twice
        return std::unexpected(Problem::stale(known->by_name + " has decided about this draft meanwhile."));
    }
    auto made = begun_from(act, left);
    const auto id = made.kind == recording::jotter_kind ? add_to_jotter(connection, act, std::move(made))
                                                        : recording::save_draft(connection, act.store, made, 0, act.now).id;
    decide(connection, act, left, {.is_taken = true, .by = act.actor.id, .at = act.now, .made = id});
    return id;
}

Done discard_left_draft(store::Connection& connection, const recording::Act& act, const LeftDraft& left, const std::string& reason,
                        std::string_view evidence) {
    if (const auto known = find_draft_decision(connection, left.draft.id)) {
        if (!known->is_taken && known->by == act.actor.id) return {};  // sent twice
        return std::unexpected(Problem::stale(known->by_name + " has decided about this draft meanwhile."));
    }
    Problems problems;
    if (trimmed(reason).empty()) problems.add("reason", "Enter why it is discarded");
    // Re M and N (Children), 2018: rough notes may be evidence.
    if (left.draft.kind == recording::jotter_kind && evidence == "yes")
        problems.add("evidence", "These notes must be kept. Take them over instead");
    if (left.draft.kind == recording::jotter_kind && evidence != "yes" && evidence != "no")
        problems.add("evidence", "Select whether the notes may be evidence");
    if (problems.any()) return std::unexpected(problems.as_problem());
    decide(connection, act, left, {.by = act.actor.id, .reason = reason, .at = act.now});
    return {};
}

}  // namespace corrections
