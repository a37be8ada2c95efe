#include "care/access_rights/access_rights_routes.hpp"

#include "base/text.hpp"
#include "care/access_rights/access_rights_form.hpp"
#include "care/access_rights/restriction_triggers_pages.hpp"
#include "care/files/child_page.hpp"
#include "forms/sheet.hpp"
#include "staff/sign_in.hpp"

namespace access_rights {

namespace {

using html::element;
using staff::Exchange;
using staff::Permission;

constexpr forms::Look choose_one{.unanswered = "Choose one"};

struct Known {
    std::vector<staff::User> workers;
    std::vector<NamedPerson> named;
    std::optional<Restriction> restriction;
};

Known known_of(const Exchange& exchange, ChildId child) {
    return exchange.app.store.read([&](store::Connection& connection) {
        const auto facts = files::record_facts(connection, child, exchange.actor().id, exchange.now);
        return Known{working_here(connection, facts), named_people(connection, child, exchange.today()), restriction_of(connection, child)};
    });
}

html::Html workers_list(const Known& known) {
    html::Html items;
    for (const auto& worker : known.workers) items += element("li", {}, worker.name_and_title());
    return element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
}

html::Html end_button(const Exchange& exchange, ChildId child, const NamedPerson& person) {
    return staff::post_form(
        exchange, path_of(child, "/" + std::to_string(person.id) + "/end"),
        html::button({.text = html::text("End") + element("span", {{"class", "govuk-visually-hidden"}}, " for " + person.name),
                      .classes = "govuk-button--secondary govuk-!-margin-bottom-0"}));
}

html::Html named_table(const Exchange& exchange, ChildId child, const Known& known, bool may_change) {
    if (known.named.empty()) return html::body("Nobody is named for this file.");
    html::Table table{.head = {{.text = "Who"}, {.text = "Why"}, {.text = "From"}, {.text = "Last day"}, {.text = "Named by"}},
                      .first_cell_is_header = true};
    if (may_change) table.head.push_back({.text = element("span", {{"class", "govuk-visually-hidden"}}, "Action")});
    for (const auto& person : known.named) {
        html::Row row = {{.text = staff::with_title(person.name, person.job_title)},
                         {.text = html::text(std::string(label_of_capacity(person.capacity)) + ": ") + element("bdi", {}, person.reason)},
                         {.text = in_short(person.from)},
                         {.text = person.until ? in_short(*person.until) : std::string("Not set")},
                         {.text = person.named_by}};
        if (may_change) row.push_back({.text = end_button(exchange, child, person)});
        table.rows.push_back(std::move(row));
    }
    return html::scrollable("People named for this file", html::table(table));
}

html::Html name_form(const Exchange& exchange, ChildId child, const forms::Sheet& form) {
    return html::narrow(html::subheading("Name somebody for this file") +
                        staff::post_form(exchange, path_of(child),
                                         form.ask(user_question) + form.ask(capacity_question(), choose_one) + form.ask(reason_question) +
                                             form.ask(until_question) +
                                             html::button({.text = "Name this person", .prevent_double_click = true}),
                                         forms::kept_when_locked));
}

html::Html restriction_part(ChildId child, const Known& known, bool may_restrict, Instant now) {
    if (!known.restriction)
        return may_restrict
                   ? html::subheading("Restriction") +
                         html::body("This file is not restricted. A restriction closes it to all but named people.") +
                         html::button(
                             {.text = "Restrict this file", .href = path_of(child, "/restriction"), .classes = "govuk-button--secondary"})
                   : html::Html();
    const auto& restriction = *known.restriction;
    auto part = html::subheading("Restriction");
    part += html::warning_text({.text = "This file is restricted: only the people named below open it or see that it exists."});
    part += element("p", {{"class", "govuk-body"}, {"dir", "auto"}},
                    "Restricted by " + restriction.restricted_by + " on " + in_short(london_day(restriction.restricted_at)) + ": " +
                        restriction.reason);
    part += html::body("To be looked at again by " + in_words(restriction.review_on) + ".");
    if (restriction.waits_to_be_lifted(now))
        part += html::inset_text({.text = restriction.lift_asked_by_name + " asks to lift it: " + restriction.lift_reason});
    if (may_restrict)
        part +=
            html::button({.text = "Review the restriction", .href = path_of(child, "/restriction"), .classes = "govuk-button--secondary"});
    return part;
}

http::Response access_page(const Exchange& exchange, const files::OpenChild& child, const Fields& typed,
                           const std::vector<FieldProblem>& problems) {
    const auto id = child.heading.child;
    const auto known = known_of(exchange, id);
    const bool may_name = child.may(Permission::give_access);
    auto content =
        html::heading("Who may open this file") + restriction_part(id, known, child.may(Permission::restrict_file), exchange.now);
    content += html::subheading("People who work with the child") +
               (known.restriction ? html::body("Of these, only those who are named below open it.") : html::Html()) + workers_list(known);
    content += html::subheading("People named for this file") + named_table(exchange, id, known, may_name);
    if (may_name) content += name_form(exchange, id, forms::Sheet(typed, problems));
    return files::child_page(exchange, child,
                             {.title = "Who may open this file", .tab = "readers", .content = content, .problems = problems});
}

http::Response get_access(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "access");
    return child ? access_page(exchange, *child, {}, {}) : child.error();
}

http::Response post_name(const Exchange& exchange) {
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"));
    if (!child) return child.error();
    const auto id = child->heading.child;
    const auto& typed = exchange.request.form;
    forms::Reader reader(typed, exchange.today());
    const auto user_name = staff::folded_user_name(reader.answer(user_question));
    NewNaming naming{.user = {},
                     .capacity = reader.answer(capacity_question()),
                     .reason = reader.answer(reason_question),
                     .from = exchange.today(),
                     .until = reader.day(until_question)};
    if (reader.has_problems()) return access_page(exchange, *child, typed, reader.problems().fields());
    const auto done = exchange.app.store.write([&](store::Connection& connection) -> Done {
        if (const auto user = staff::find_user_named(connection, user_name)) naming.user = user->id;
        return name_person(connection, id, naming, exchange.actor().id, exchange.now);
    });
    return answer(exchange, id, done, [&](const auto& problems) { return access_page(exchange, *child, typed, problems); });
}

http::Response post_end(const Exchange& exchange) {
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"));
    if (!child) return child.error();
    const auto id = child->heading.child;
    const auto naming = parse_id<Id<struct NamingTag>>(exchange.parameters.get("naming"));
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return end_naming(connection, id, naming ? naming->value : 0, exchange.actor().id, exchange.now);
    });
    return answer(exchange, id, done, [&](const auto& problems) { return access_page(exchange, *child, {}, problems); });
}

}  // namespace

std::string path_of(ChildId child, std::string_view rest) { return files::child_path(child, "/access" + std::string(rest)); }

http::Response answer(const Exchange& exchange, ChildId child, const Done& done, const FormAgain& again) {
    if (done) return http::see_other(path_of(child));
    if (done.error().kind == Problem::Kind::invalid) return again(done.error().fields);
    return staff::problem_page(exchange, done.error());
}

void access_rights_routes(staff::Routes& routes) {
    constexpr staff::Allowed gives_access{Permission::give_access};
    routes.get("/children/{child}/access", staff::anybody, get_access);
    routes.post("/children/{child}/access", gives_access, post_name,
                forms::names_of(until_question) + FieldNames{"user", "capacity", "reason"});
    routes.post("/children/{child}/access/{naming}/end", gives_access, post_end);
    restriction_routes(routes);
    restriction_triggers_routes(routes);
}

}  // namespace access_rights
