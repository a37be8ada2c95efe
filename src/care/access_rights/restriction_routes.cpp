#include <set>

#include "base/text.hpp"
#include "care/access_rights/access_rights_form.hpp"
#include "care/access_rights/access_rights_routes.hpp"
#include "care/access_rights/restriction_triggers_pages.hpp"
#include "care/files/child_page.hpp"
#include "care/people/people.hpp"
#include "forms/sheet.hpp"
#include "staff/sign_in.hpp"

namespace access_rights {

namespace {

using staff::Exchange;
using staff::Permission;

struct Known {
    std::vector<staff::User> workers;
    std::set<UserId> working;  ///< of these the holder, co-workers, and whoever asks
    std::optional<Restriction> restriction;
    std::vector<std::pair<ChildId, std::string>> family;  ///< with files that may be restricted too
    std::vector<Trigger> triggers;
};

Known known_of(const Exchange& exchange, ChildId child) {
    return exchange.app.store.read([&](store::Connection& connection) {
        const auto facts = files::record_facts(connection, child, exchange.actor().id, exchange.now);
        Known known{.workers = working_here(connection, facts),
                    .working = {facts.allocated.begin(), facts.allocated.end()},
                    .restriction = restriction_of(connection, child),
                    .family = {},
                    .triggers = open_triggers(connection, child, exchange.now)};
        known.working.insert(exchange.actor().id);
        for (const auto relative : people::family_with_file(connection, child, exchange.viewer()))
            if (!restriction_of(connection, relative) &&
                files::basis_for(connection, exchange.actor(), relative, exchange.now, Permission::restrict_file) != staff::Basis::none)
                known.family.emplace_back(relative, people::name_of(connection, person_of(relative)));
        return known;
    });
}

/// What the form holds before anybody has answered it: related people together, and why as far as the program knows.
Fields answers_of(const Known& known, const Fields& typed) {
    if (typed.has("reason")) return typed;
    auto answers = typed;
    for (const auto& [relative, name] : known.family) answers.add("together", to_text(relative));
    if (known.triggers.empty()) return answers;
    std::vector<std::string> reasons;
    std::set<std::string> keys;
    for (const auto& trigger : known.triggers)
        for (const auto& fact : trigger.facts) reasons.push_back(fact.words), keys.insert(fact.key);
    answers.set("kind", known.triggers.front().kind);
    answers.set("reason", listed(reasons) + ".");
    for (const auto& worker : known.workers)
        if (known.working.contains(worker.id) && !keys.contains("declared." + to_text(worker.id))) answers.add("named", to_text(worker.id));
    return answers;
}

html::Html not_needed_form(const Exchange& exchange, ChildId child, const Known& known, const forms::Sheet& form) {
    if (known.triggers.empty()) return {};
    return html::subheading("It is not needed") +
           staff::post_form(exchange, path_of(child, "/restriction/not-needed"),
                            form.ask(not_needed_question) + html::button({.text = "Keep it open to who works with the child",
                                                                          .classes = "govuk-button--secondary",
                                                                          .prevent_double_click = true}));
}

html::Html restrict_form(const Exchange& exchange, ChildId child, const Known& known, const forms::Sheet& form) {
    auto fields = form.ask(kind_question()) + form.ask(reason_question) + form.ask(named_question(known.workers));
    if (!known.family.empty()) fields += form.ask(together_question(known.family));
    fields += forms::save_or_cancel("Restrict", path_of(child));
    return triggers_part(known.triggers) + staff::post_form(exchange, path_of(child, "/restriction"), fields, forms::kept_when_locked) +
           not_needed_form(exchange, child, known, form);
}

html::Html review_forms(const Exchange& exchange, ChildId child, const Restriction& restriction, const forms::Sheet& form) {
    auto content =
        html::subheading("It is still needed") +
        staff::post_form(exchange, path_of(child, "/restriction/review"),
                         form.ask(keep_reason_question) + html::button({.text = "Keep it for 90 days more", .prevent_double_click = true}));
    content += html::subheading("It is no longer needed");
    if (!restriction.waits_to_be_lifted(exchange.now))
        return content +
               html::body("Two people lift a restriction. You ask, and somebody else agrees within " +
                          counted(exchange.app.timescales.second_person_within.count(), "hour", "hours") + ".") +
               staff::post_form(
                   exchange, path_of(child, "/restriction/lifting"),
                   form.ask(lift_reason_question) +
                       html::button({.text = "Ask to lift it", .classes = "govuk-button--secondary", .prevent_double_click = true}));
    content += html::inset_text({.text = restriction.lift_asked_by_name + " asks to lift it: " + restriction.lift_reason});
    if (restriction.lift_asked_by == exchange.actor().id)
        return content + html::body("Somebody else who may restrict files must agree by " + in_short(restriction.lift_until) + ".");
    return content +
           staff::post_form(
               exchange, path_of(child, "/restriction/end"),
               html::button({.text = "Agree and lift the restriction", .classes = "govuk-button--warning", .prevent_double_click = true}));
}

http::Response restriction_page(const Exchange& exchange, const files::OpenChild& child, const Fields& typed,
                                const std::vector<FieldProblem>& problems) {
    const auto id = child.heading.child;
    const auto known = known_of(exchange, id);
    const auto answers = answers_of(known, typed);
    const forms::Sheet form(answers, problems);
    const std::string title = known.restriction ? "Review the restriction" : "Restrict this file";
    auto content = html::heading(title);
    content +=
        html::narrow(known.restriction ? review_forms(exchange, id, *known.restriction, form) : restrict_form(exchange, id, known, form));
    return files::child_page(exchange, child,
                             {.title = title, .tab = "readers", .content = content, .problems = problems, .offers_record = false});
}

http::Response get_restriction(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "access");
    return child ? restriction_page(exchange, *child, {}, {}) : child.error();
}

http::Response post_restriction(const Exchange& exchange) {
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"));
    if (!child) return child.error();
    const auto id = child->heading.child;
    const auto& typed = exchange.request.form;
    const auto known = known_of(exchange, id);
    forms::Reader reader(typed, exchange.today());
    const auto kind = reader.answer(kind_question()), reason = reader.answer(reason_question);
    std::vector<ChildId> children = {id};
    for (const auto& relative : reader.several(together_question(known.family))) children.push_back(*parse_id<ChildId>(relative));
    std::vector<UserId> named;
    for (const auto& user : reader.several(named_question(known.workers))) named.push_back(*parse_id<UserId>(user));
    if (reader.has_problems()) return restriction_page(exchange, *child, typed, reader.problems().fields());
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return restrict_files(connection, children, kind, reason, named, exchange.actor().id, exchange.now);
    });
    // Whoever did not name themselves does not see it again.
    if (done && !files::allow_child(exchange, id)) return http::see_other("/");
    return answer(exchange, id, done, [&](const auto& problems) { return restriction_page(exchange, *child, typed, problems); });
}

http::Response post_reasoned(const Exchange& exchange, const forms::Question& question, const auto& change) {
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"));
    if (!child) return child.error();
    const auto id = child->heading.child;
    const auto& typed = exchange.request.form;
    forms::Reader reader(typed, exchange.today());
    const auto reason = reader.answer(question);
    if (reader.has_problems()) return restriction_page(exchange, *child, typed, reader.problems().fields());
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return change(connection, id, reason, exchange.actor().id, exchange.now); });
    // The page asks two reasons: what is wrong stands beside the one that was given.
    return answer(exchange, id, done, [&](auto problems) {
        for (auto& problem : problems) problem.field = question.name;
        return restriction_page(exchange, *child, typed, problems);
    });
}

http::Response post_lift(const Exchange& exchange) {
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"));
    if (!child) return child.error();
    const auto id = child->heading.child;
    const auto done =
        exchange.app.store.write([&](store::Connection& connection) { return lift(connection, id, exchange.actor().id, exchange.now); });
    return answer(exchange, id, done, [&](const auto& problems) { return restriction_page(exchange, *child, {}, problems); });
}

}  // namespace

void restriction_routes(staff::Routes& routes) {
    constexpr staff::Allowed restricts{Permission::restrict_file};
    routes.get("/children/{child}/access/restriction", restricts, get_restriction);
    routes.post("/children/{child}/access/restriction", restricts, post_restriction, {"kind", "reason", "named", "together"});
    routes.post(
        "/children/{child}/access/restriction/review", restricts,
        [](const Exchange& exchange) { return post_reasoned(exchange, keep_reason_question, review_restriction); },
        forms::names_of(keep_reason_question));
    routes.post(
        "/children/{child}/access/restriction/not-needed", restricts,
        [](const Exchange& exchange) { return post_reasoned(exchange, not_needed_question, settle_triggers); },
        forms::names_of(not_needed_question));
    routes.post(
        "/children/{child}/access/restriction/lifting", staff::afresh(restricts),
        [](const Exchange& exchange) {
            return post_reasoned(exchange, lift_reason_question, [&](auto& connection, auto child, const auto& reason, auto by, auto now) {
                return ask_to_lift(connection, child, reason, by, now, exchange.app.timescales.second_person_within);
            });
        },
        forms::names_of(lift_reason_question));
    routes.post("/children/{child}/access/restriction/end", staff::afresh(restricts), post_lift);
}

}  // namespace access_rights
