#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/people/details.hpp"
#include "care/people/details_pages.hpp"
#include "care/people/people_routes.hpp"
#include "care/people/person_form.hpp"
#include "ledger/ledger.hpp"

namespace people {
namespace {

using html::element;
using staff::Exchange;

std::string person_path(ChildId child, PersonId person, std::string_view rest = "") {
    return files::child_path(child, "/people/" + to_text(person) + std::string(rest));
}

html::Html tags_of(const KeyPerson& person) {
    html::Html tags;
    if (person.has_parental_responsibility) tags += html::tag({.text = "Parental responsibility", .classes = "govuk-tag--turquoise"});
    return tags;
}

html::Html change_link(std::string_view words, const KeyPerson& person, ChildId child) {
    return element("a",
                   {{"class", "govuk-link"},
                    {"href", person_path(child, person.id, "/relationship")},
                    {"aria-label", std::string(words) + ": " + person.name}},
                   words);
}

html::Html family_table(ChildId child, const std::vector<KeyPerson>& people, bool may_change) {
    html::Table table{.head = {{.text = "Name"}, {.text = "Relationship"}, {.text = "Lives with the child"}, {.text = "Phone"}}};
    table.first_cell_is_header = true;
    if (may_change) table.head.push_back({.text = "Change"});
    for (const auto& person : people) {
        if (person.is_professional) continue;
        auto relation = html::text(person.relation + " ");
        relation += tags_of(person);
        const auto name = person.is_kept ? html::text(person.name)
                                         : html::link(person.name, person.has_file ? files::child_path(ChildId{person.id.value})
                                                                                   : person_path(child, person.id));
        html::Row cells = {{.text = name},
                           {.text = relation},
                           {.text = person.lives_with ? "Yes" : "No"},
                           {.text = person.is_kept         ? html::text("Kept confidential")
                                    : person.phone.empty() ? html::text("Not recorded")
                                                           : html::telephone(person.phone)}};
        if (may_change) cells.push_back({.text = person.is_kept ? html::Html() : change_link("Change or end", person, child)});
        table.rows.push_back(std::move(cells));
    }
    if (table.rows.empty()) return html::body("Nobody is recorded yet. Add the parents or carers first, so that entries can name them.");
    return html::scrollable("Family and friends", html::table(table));
}

html::Html professionals_table(ChildId child, const std::vector<KeyPerson>& people, bool may_change) {
    html::Table table{.head = {{.text = "Name"}, {.text = "Role and agency"}, {.text = "Phone"}}};
    table.first_cell_is_header = true;
    if (may_change) table.head.push_back({.text = "Change"});
    for (const auto& person : people) {
        if (!person.is_professional) continue;
        html::Row cells = {{.text = html::link(person.name, person_path(child, person.id))},
                           {.text = person.relation},
                           {.text = person.phone.empty() ? html::text("Not recorded") : html::telephone(person.phone)}};
        if (may_change) cells.push_back({.text = change_link("End", person, child)});
        table.rows.push_back(std::move(cells));
    }
    if (table.rows.empty()) return html::body("No professional is recorded yet. Add the school, health visitor or GP.");
    return html::scrollable("Professionals", html::table(table));
}

/// [A6.14] The family is a view of files that stay apart.
html::Html brothers_and_sisters(const std::vector<KeyPerson>& people) {
    html::Html items;
    for (const auto& person : people)
        if (person.is_sibling && person.has_file)
            items +=
                element("li", {},
                        html::link(person.name, files::child_path(ChildId{person.id.value})) + html::text(", " + lowered(person.relation)));
    if (items.empty()) return {};
    return html::subheading("Brothers and sisters with a file of their own") +
           element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
}

http::Response get_people(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::open_child(exchange, id, "people");
    if (!child) return child.error();
    const auto people = exchange.app.store.read([&](store::Connection& connection) {
        return key_people(connection, id, exchange.viewer(), [&] { return child->may(staff::Permission::see_confidential); });
    });
    const bool may_change = child->may(staff::Permission::keep_people);
    const auto button = [&](std::string_view words, const std::string& href) {
        return may_change ? html::button({.text = words, .href = href, .classes = "govuk-button--secondary"}) : html::Html();
    };
    auto content = html::heading("People") + html::subheading("Family and friends") + family_table(id, people, may_change);
    content += element("div", {{"class", "govuk-button-group"}},
                       button("Add a family member", files::child_path(id, "/people/add-family")) +
                           button("Record a brother or sister as a new child", "/children/new?sibling=" + to_text(id)));
    content += brothers_and_sisters(people) + html::subheading("Professionals") + professionals_table(id, people, may_change) +
               button("Add a professional", files::child_path(id, "/people/add-professional"));
    content += html::subheading("Workers") +
               element("p", {{"class", "govuk-body"}},
                       html::link("Who holds the file, and who works with the child", files::child_path(id, "/allocation"))) +
               element("p", {{"class", "govuk-body"}}, html::link("Other services on this case", files::child_path(id, "/services")));
    return files::child_page(exchange, *child, {.title = "People", .tab = "people", .content = content});
}

http::Response not_here(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is nobody like that on this child’s file."));
}

/// [A2.2] An adopter is shown, changed and ended by who may see who they are.
bool is_kept_from_reader(const Exchange& exchange, const files::OpenChild& child, PersonId person) {
    return !child.may(staff::Permission::see_confidential) &&
           exchange.app.store.read([&](store::Connection& connection) { return is_adopter_of(connection, child.heading.child, person); });
}
http::Response kept_confidential(const Exchange& exchange) {
    return staff::problem_page(
        exchange, Problem::not_permitted("Who the child’s adopters are is kept confidential. Ask the child’s worker if you need to know."));
}

std::string stands_to_child(store::Connection& connection, ChildId child, const Person& person) {
    const auto relationship = find_relationship(connection, person_of(child), person.id);
    if (!relationship) return "Professional";
    auto words = std::string(label_of_relationship(relationship->kind));
    if (relationship->parental_responsibility == "yes") words += ", with parental responsibility";
    if (relationship->lives_with && !relationship->ended_on) words += ", lives with the child";
    if (relationship->ended_on) words += ", until " + in_words(*relationship->ended_on);
    return words;
}

http::Response get_person(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto person_id = exchange.id<PersonId>("person");
    const auto allowed = files::allow_child(exchange, id);
    if (!allowed) return allowed.error();
    if (is_kept_from_reader(exchange, *allowed, person_id)) return kept_confidential(exchange);
    if (person_of(id) == person_id) return http::see_other(files::child_path(id, "/details"));
    const ChildId as_child{person_id.value};
    const bool has_file = exchange.app.store.read(
        [&](store::Connection& connection) { return belongs_to(connection, id, person_id) && files::find_file(connection, as_child); });
    if (has_file) return http::see_other(files::child_path(as_child, "/details"));
    const auto found = exchange.app.store.read([&](store::Connection& connection) -> std::optional<std::pair<Person, std::string>> {
        const auto person = belongs_to(connection, id, person_id) ? find_person(connection, person_id) : std::nullopt;
        if (!person) return std::nullopt;
        return std::pair(*person, stands_to_child(connection, id, *person));
    });
    if (!found) return not_here(exchange);
    const auto child = files::open_child(exchange, id, "person", person_id.value);
    if (!child) return child.error();
    auto content = html::back_link({.text = "People", .href = files::child_path(id, "/people")}) +
                   html::heading(found->first.name().full()) + html::body(found->second);
    const bool may_change = child->may(staff::Permission::keep_people);
    if (may_change)
        content += element("p", {{"class", "govuk-body"}}, html::link("Change or end", person_path(id, person_id, "/relationship")));
    content += details_of(exchange, id, person_id, child->allowed);
    return files::child_page(exchange, *child, {.title = found->first.name().full(), .tab = "people", .content = content});
}

// Changing or ending ------------------------------------------------------------------------------------------------------

/// What there is to change: a relationship, or a professional's time with the child.
struct Tie {
    std::string name;
    std::optional<Relationship> relationship;
    std::optional<Involvement> involvement;
};

std::optional<Tie> tie_of(store::Connection& connection, ChildId child, PersonId person) {
    Tie tie{name_of(connection, person), find_relationship(connection, person_of(child), person),
            find_involvement(connection, child, person)};
    if (!tie.relationship && !tie.involvement) return std::nullopt;
    return tie;
}

forms::Question ended_question(const Tie& tie) {
    return {.name = "ended_on",
            .label = tie.relationship ? "When it ended" : "Last day with the child",
            .hint = "Only if it has ended. It stays on the file as past.",
            .type = records::FieldType::day,
            .missing = tie.relationship ? "" : "Enter the last day with the child"};
}

http::Response tie_page(const Exchange& exchange, const files::OpenChild& child, const Tie& tie, const Fields& values,
                        const std::vector<FieldProblem>& problems) {
    const auto id = child.heading.child;
    const forms::Sheet form(values, problems);
    const auto person = exchange.id<PersonId>("person");
    auto fields = tie.relationship ? asked::relationship(form) : html::Html();
    fields += form.ask(ended_question(tie)) + forms::save_or_cancel("Save", files::child_path(id, "/people"));
    const auto content = html::narrow(
        html::heading(tie.name) + staff::post_form(exchange, person_path(id, person, "/relationship"), fields, forms::kept_when_locked));
    return files::child_page(
        exchange, child,
        {.title = "Change or end: " + tie.name, .tab = "people", .content = content, .problems = problems, .offers_record = false});
}

http::Response get_tie(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::open_child(exchange, id, "people", exchange.id<PersonId>("person").value);
    if (!child) return child.error();
    if (is_kept_from_reader(exchange, *child, exchange.id<PersonId>("person"))) return kept_confidential(exchange);
    const auto tie =
        exchange.app.store.read([&](store::Connection& connection) { return tie_of(connection, id, exchange.id<PersonId>("person")); });
    if (!tie) return not_here(exchange);
    Fields values;
    if (tie->relationship) {
        values.set("kind", tie->relationship->kind);
        values.set("pr", tie->relationship->parental_responsibility);
        values.set("lives_with", tie->relationship->lives_with ? "yes" : "no");
        forms::fill_day(values, "ended_on", tie->relationship->ended_on);
    } else {
        forms::fill_day(values, "ended_on", tie->involvement->until);
    }
    return tie_page(exchange, *child, *tie, values, {});
}

http::Response post_tie(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::allow_child(exchange, id);
    if (!child) return child.error();
    const auto person = exchange.id<PersonId>("person");
    if (is_kept_from_reader(exchange, *child, person)) return kept_confidential(exchange);
    const auto tie = exchange.app.store.read([&](store::Connection& connection) { return tie_of(connection, id, person); });
    if (!tie) return not_here(exchange);
    const auto& fields = exchange.request.form;
    forms::Reader reader(fields, exchange.today());
    auto changed = tie->relationship ? asked::read_relationship(reader) : Relationship{};
    const auto ended_on = reader.day(ended_question(*tie));
    if (reader.has_problems()) return tie_page(exchange, *child, *tie, fields, reader.problems().fields());
    const auto saved = exchange.app.store.write([&](store::Connection& connection) -> Done {
        if (tie->relationship) {
            changed.person = person_of(id);
            changed.other = person;
            changed.ended_on = ended_on;
            link(connection, changed);
        } else {
            end_involvement(connection, id, person, *ended_on);
        }
        ledger::append(connection, {.at = exchange.now,
                                    .actor = exchange.actor().id,
                                    .action = "person.changed",
                                    .child = id,
                                    .subject = person.value,
                                    .basis = std::string(staff::code_of(child->basis)),
                                    .detail = ended_on ? "relationship_ended" : "relationship",
                                    .content = content_of(fields)});
        return {};
    });
    if (!saved) return staff::problem_page(exchange, saved.error());
    return http::see_other(files::child_path(id, "/people"));
}

}  // namespace

void family_routes(staff::Routes& routes) {
    routes.get("/children/{child}/people", staff::anybody, get_people);
    routes.get("/children/{child}/people/{person}", staff::anybody, get_person);
    routes.get("/children/{child}/people/{person}/relationship", staff::people_keepers, get_tie);
    routes.post("/children/{child}/people/{person}/relationship", staff::people_keepers, post_tie,
                forms::names_of(ended_question({})) + FieldNames{"kind", "pr", "lives_with"});
    add_person_routes(routes);
}

}  // namespace people
