#include "base/text.hpp"
#include "care/corrections/entry_pages.hpp"
#include "care/corrections/leavers_drafts.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"

// [4.2] A leaver's draft, for who answers for the work with the child.

namespace corrections {

namespace {

using html::element;
using staff::Exchange;

forms::Question what_question() {
    return {.name = "what",
            .label = "What becomes of it?",
            .type = records::FieldType::choice,
            .answers = {{"take", "Take it over", "It becomes a draft of yours. The words stand in it as a quotation, with whose they are."},
                        {"discard", "Discard it", "The words are gone. That you discarded them, and why, is kept."}},
            .missing = "Select what becomes of it"};
}
const forms::Question why_question{
    .name = "reason", .label = "If it is discarded, why?", .type = records::FieldType::text, .most_characters = 2'000};
const forms::Question evidence_question{.name = "evidence",
                                        .label =
                                            "Were these notes made in a section 47 enquiry, about an injury, or for court proceedings?",
                                        .type = records::FieldType::choice,
                                        .answers = {{"yes", "Yes", "Then they must be kept: take them over."}, {"no", "No"}}};

std::string path_of(DraftId draft) { return "/drafts/" + to_text(draft) + "/of-leaver"; }

std::string what_it_is(std::string_view kind) {
    const auto* known = recording::find_kind(kind);
    return known ? std::string(known->label) : std::string("Rough notes");
}

/// What was typed, question by question.
html::Html words_of(const Exchange& exchange, store::Connection& connection, ChildId child, std::string_view kind, const Fields& form) {
    recording::FormFacts facts;
    if (const auto* known = recording::find_kind(kind)) facts = recording::form_facts(connection, exchange, child, *known);
    html::SummaryList list;
    for (const auto& [label, words] : recording::readable(facts, form))
        list.rows.push_back(
            {.key = {.text = label}, .value = {.text = element("div", {{"class", "app-recorded-text"}, {"dir", "auto"}}, words)}});
    return list.rows.empty() ? html::body("Nothing was typed but choices.") : html::summary_list(list);
}

html::Html decided_words(const DraftDecision& decision) {
    const auto by = decision.by_name + ", " + in_short(decision.at);
    return html::inset_text({.text = decision.is_taken ? "Taken over by " + by + "." : "Discarded by " + by + ": " + decision.reason});
}

http::Response draft_page(const Exchange& exchange, const files::OpenChild& child, const LeftDraft& left, const Fields& typed,
                          const std::vector<FieldProblem>& problems) {
    const auto& draft = left.draft;
    const std::string title = "A draft of somebody who left";
    auto content = html::heading(title);
    content += html::body(what_it_is(draft.kind) + " by " + left.writer + ", who left on " + in_words(left.left_on) + ". Last typed " +
                          in_words(draft.updated_at) + ".");
    content += exchange.app.store.read(
        [&](store::Connection& connection) { return words_of(exchange, connection, draft.child, draft.kind, draft.form); });
    const forms::Sheet form(typed, problems);
    auto fields = form.ask(what_question()) + form.ask(why_question);
    if (draft.kind == recording::jotter_kind) fields += form.ask(evidence_question);
    fields += forms::save_or_cancel("Record the decision", "/");
    content += html::narrow(staff::post_form(exchange, path_of(draft.id), fields, forms::kept_when_locked));
    return files::child_page(exchange, child,
                             {.title = title, .tab = "file", .content = content, .problems = problems, .offers_record = false});
}

struct Asked {
    std::optional<LeftDraft> left;
    std::optional<DraftDecision> decision;
};
Asked asked_draft(const Exchange& exchange) {
    const auto id = exchange.id<DraftId>("draft");
    return exchange.app.store.read(
        [&](store::Connection& connection) { return Asked{find_left_draft(connection, id), find_draft_decision(connection, id)}; });
}

http::Response no_such_draft(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is no such draft of somebody who left."));
}

http::Response decided_page(const Exchange& exchange, const DraftDecision& decision) {
    const auto child = files::open_child(exchange, decision.child, "leavers_draft", decision.draft.value);
    if (!child) return child.error();
    auto content = html::heading("A draft of somebody who left") + decided_words(decision);
    content += html::body(what_it_is(decision.kind) + " by " + decision.writer + ", who left on " + in_words(decision.left_on) + ".");
    return files::child_page(exchange, *child, {.title = "A draft of somebody who left", .tab = "file", .content = content});
}

/// [A2.2] A draft of legal advice is privileged as the advice would be.
bool is_withheld(const Exchange& exchange, const files::OpenChild& child, const recording::Draft& draft) {
    return !child.may(staff::Permission::see_legal_advice) && exchange.app.store.read([&](store::Connection& connection) {
        return recording::is_privileged(connection, draft.kind, draft.about);
    });
}

http::Response get_draft(const Exchange& exchange) {
    const auto asked = asked_draft(exchange);
    if (!asked.left) return asked.decision ? decided_page(exchange, *asked.decision) : no_such_draft(exchange);
    const auto child = files::open_child(exchange, asked.left->draft.child, "leavers_draft", asked.left->draft.id.value);
    if (child && is_withheld(exchange, *child, asked.left->draft)) return no_such_draft(exchange);
    return child ? draft_page(exchange, *child, *asked.left, {}, {}) : child.error();
}

http::Response discard(const Exchange& exchange, const files::OpenChild& child, const LeftDraft& left, const std::string& reason) {
    const auto& typed = exchange.request.form;
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return discard_left_draft(connection, act_of(exchange), left, reason, exchange.form("evidence"));
    });
    if (done) return http::see_other(path_of(left.draft.id));
    if (done.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, done.error());
    return draft_page(exchange, child, left, typed, done.error().fields);
}

http::Response post_draft(const Exchange& exchange) {
    const auto asked = asked_draft(exchange);
    if (!asked.left) return asked.decision ? http::see_other(path_of(asked.decision->draft)) : no_such_draft(exchange);
    const auto& left = *asked.left;
    const auto child = files::allow_child(exchange, left.draft.child);
    if (!child) return child.error();
    if (is_withheld(exchange, *child, left.draft)) return no_such_draft(exchange);
    forms::Reader reader(exchange.request.form, exchange.today());
    const auto what = reader.answer(what_question()), reason = reader.answer(why_question);
    if (reader.has_problems()) return draft_page(exchange, *child, left, exchange.request.form, reader.problems().fields());
    if (what == "discard") return discard(exchange, *child, left, reason);
    const auto taken =
        exchange.app.store.write([&](store::Connection& connection) { return take_over_draft(connection, act_of(exchange), left); });
    return taken ? http::see_other("/drafts/" + to_text(*taken)) : staff::problem_page(exchange, taken.error());
}

}  // namespace

html::Html draft_behind(const Exchange& exchange, store::Connection& connection, const DraftDecision& decision) {
    const auto who = "Drafted by " + decision.writer + ", who left on " + in_words(decision.left_on) + ". Taken over by " +
                     decision.by_name + ", " + in_short(decision.at) + ".";
    return html::body(who) + html::details({.summary_text = "The draft as " + decision.writer + " left it",
                                            .text = words_of(exchange, connection, decision.child, decision.kind, decision.form)});
}

void leavers_drafts_routes(staff::Routes& routes) {
    routes.get("/drafts/{draft}/of-leaver", staff::deciders, get_draft);
    routes.post("/drafts/{draft}/of-leaver", staff::deciders, post_draft, {"what", "reason", "evidence"});
}

}  // namespace corrections
