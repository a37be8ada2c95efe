#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/people/details_pages.hpp"
#include "care/people/find.hpp"
#include "care/people/form_pages.hpp"
#include "care/people/people_routes.hpp"
#include "ledger/ledger.hpp"

namespace people {
namespace {

using staff::Exchange;

constexpr std::size_t most_offered = 8;

/// Two ways to stand around a child, asked on two pages alike.
enum class Part { family, professional };

std::string path_of(ChildId child, Part part) {
    return files::child_path(child, part == Part::family ? "/people/add-family" : "/people/add-professional");
}
std::string_view title_of(Part part) { return part == Part::family ? "Add a family member" : "Add a professional"; }

html::Html new_person_questions(const Form& form, Part part) {
    html::Html content;
    if (part == Part::professional)
        content += form.text("title", "Title", {.hint = "For example, Dr or Ms", .width = "govuk-input--width-10"});
    content += form.text("given", "Given names") + form.text("family", "Family name");
    if (part == Part::family) content += form.day("born_on", "Birth date", "Leave empty if it is not known");
    if (part == Part::professional)
        content += form.text("agency_role", "Role", {.hint = "For example, health visitor"}) + form.text("agency", "Agency");
    return content + form.text("phone", "Phone number", {.width = "govuk-input--width-20", .kind = "tel"});
}

std::string about(const Found& one, const std::string& work) {
    if (!work.empty()) return work;
    std::string words = one.born_on ? "Born " + in_short(*one.born_on) : "Birth date not known";
    if (!one.file_number.empty()) words += ". File " + one.file_number;
    return words;
}

/// "Health visitor, Marlbridge Community Health" of a professional; "" of others.
std::string work_of(store::Connection& connection, PersonId id) {
    const auto person = find_person(connection, id);
    if (!person || !person->is_professional()) return "";
    return person->agency_role + (person->agency.empty() || person->agency_role.empty() ? "" : ", ") + person->agency;
}

std::vector<html::Choice> offered(const Exchange& exchange, const std::vector<Found>& found) {
    std::vector<html::Choice> items;
    exchange.app.store.read([&](store::Connection& connection) {
        for (const auto& one : found)
            items.push_back({.text = one.name, .value = to_text(one.id), .hint = about(one, work_of(connection, one.id))});
        return 0;
    });
    if (!items.empty()) items.push_back({.divider = "or"});
    items.push_back({.text = "Somebody not recorded yet", .value = "new"});
    return items;
}

http::Response search_page(const Exchange& exchange, const files::OpenChild& child, Part part, const Fields& values,
                           const std::vector<FieldProblem>& problems) {
    const Form form(values, problems);
    const auto id = child.heading.child;
    auto fields =
        hidden("step", "find") +
        form.text("words", "Name", {.hint = "A person is recorded once. If they are here already, they are linked, not typed again."}) +
        save_or_cancel("Continue", files::child_path(id, "/people"));
    const auto content = narrow(heading(title_of(part)) + staff::post_form(exchange, path_of(id, part), fields));
    return files::child_page(exchange, child,
                             {.title = std::string(title_of(part)),
                              .tab = "people",
                              .content = content,
                              .problems = problems,
                              .offers_record = false,
                              .status = problems.empty() ? 200 : 422});
}

http::Response choose_page(const Exchange& exchange, const files::OpenChild& child, Part part, const Fields& values,
                           const std::vector<FieldProblem>& problems) {
    const Form form(values, problems);
    const auto id = child.heading.child;
    const auto words = form.value("words");
    auto found = exchange.app.store.read([&](store::Connection& connection) { return find_people(connection, words, most_offered); });
    std::erase_if(found, [&](const Found& one) { return one.id == person_of(id); });
    if (problems.empty()) log_search(exchange, found.size());
    auto fields = hidden("step", "add") + hidden("words", words) + hidden("new_id", form.value("new_id"));
    fields += form.radios("who", found.empty() ? "Nobody of that name is recorded" : "Who is it?", offered(exchange, found));
    fields += html::fieldset({.legend = {.text = "Only for somebody not recorded yet", .classes = "govuk-fieldset__legend--m"},
                              .html = new_person_questions(form, part)});
    fields += subheading("With this child");
    if (part == Part::family) fields += relationship_questions(form);
    else fields += form.day("from", "Works with the child since", "Leave empty for today");
    fields += save_or_cancel("Add", files::child_path(id, "/people"));
    const auto content = narrow(heading(title_of(part)) + staff::post_form(exchange, path_of(id, part), fields));
    return files::child_page(exchange, child,
                             {.title = std::string(title_of(part)) + ": who it is",
                              .tab = "people",
                              .content = content,
                              .problems = problems,
                              .offers_record = false,
                              .status = problems.empty() ? 200 : 422});
}

Person read_new(const Exchange& exchange, Part part, Problems& problems) {
    const auto& fields = exchange.request.form;
    Person person;
    person.names = {{NameKind::current, typed(fields, "given"), typed(fields, "family")}};
    if (person.name().full().empty()) problems.add("given", "Enter a given name or a family name");
    if (part == Part::family) person.born_on = typed_day(fields, "born_on", "Birth date", problems, exchange.today());
    if (part == Part::professional) {
        person.title = typed(fields, "title");
        person.agency_role = typed(fields, "agency_role");
        person.agency = typed(fields, "agency");
        if (person.agency_role.empty()) problems.add("agency_role", "Enter the role, such as health visitor");
        if (person.agency.empty()) problems.add("agency", "Enter the agency");
    }
    if (const auto phone = typed(fields, "phone"); !phone.empty()) person.contact_details.push_back({0, "phone", phone});
    return person;
}

/// What is to be added, read and checked.
struct Addition {
    std::optional<PersonId> existing;
    Person person;  ///< when nobody existing is chosen
    Relationship relationship;
    Day from{};
};

Addition read_addition(const Exchange& exchange, Part part, ChildId child, Problems& problems) {
    const auto& fields = exchange.request.form;
    Addition addition;
    const auto who = typed(fields, "who");
    addition.existing = parse_id<PersonId>(who);
    if (addition.existing && *addition.existing == person_of(child)) problems.add("who", "Select somebody other than the child");
    if (!addition.existing && who != "new") problems.add("who", "Select who it is, or that they are not recorded yet");
    if (who == "new") addition.person = read_new(exchange, part, problems);
    if (part == Part::family) addition.relationship = read_relationship(fields, problems);
    else addition.from = typed_day(fields, "from", "The first day", problems, exchange.today()).value_or(exchange.today());
    return addition;
}

Done add(const Exchange& exchange, const files::OpenChild& child, Part part, Addition addition) {
    const auto id = child.heading.child;
    const auto made_before = parse_id<PersonId>(exchange.form("new_id"));
    const auto fresh = exchange.app.store.next<PersonId>(exchange.now);
    return exchange.app.store.write([&](store::Connection& connection) -> Done {
        PersonId other = addition.existing.value_or(made_before && *made_before < fresh ? *made_before : fresh);
        const auto present = find_person(connection, other);
        if (addition.existing && !present) return std::unexpected(Problem::not_found("There is no such person."));
        if (!addition.existing && present) return {};  // sent twice: the first has made it
        if (addition.existing && part == Part::professional && !present->is_professional())
            return std::unexpected(
                Problem::invalid("who", "This person has no role or agency yet. Add them as family, or as somebody not recorded yet"));
        if (!addition.existing) {
            addition.person.id = other;
            insert_person(connection, addition.person);
        }
        addition.relationship.person = person_of(id);
        addition.relationship.other = other;
        if (part == Part::family) link(connection, addition.relationship);
        else insert_involvement(connection, id, other, addition.from, std::nullopt);
        ledger::append(connection, {.at = exchange.now,
                                    .actor = exchange.actor().id,
                                    .action = "person.added",
                                    .child = id,
                                    .subject = other.value,
                                    .basis = std::string(staff::code_of(child.basis)),
                                    .detail = part == Part::family ? "family" : "professional",
                                    .content = content_of(exchange.request.form)});
        return {};
    });
}

http::Response get_add(const Exchange& exchange, Part part) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "people");
    if (!child) return child.error();
    return search_page(exchange, *child, part, {}, {});
}

http::Response post_add(const Exchange& exchange, Part part) {
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"));
    if (!child) return child.error();
    const auto& fields = exchange.request.form;
    const auto words = typed(fields, "words");
    if (words.empty()) return search_page(exchange, *child, part, fields, {{"words", "Enter a name"}});
    if (fields.get("step") != "add") {
        Fields values;
        values.set("words", words);
        values.set("new_id", to_text(exchange.app.store.next<PersonId>(exchange.now)));
        const auto space = words.find_last_of(' ');
        values.set("given", words.substr(0, space));
        if (space != std::string::npos) values.set("family", words.substr(space + 1));
        return choose_page(exchange, *child, part, values, {});
    }
    Problems problems;
    auto addition = read_addition(exchange, part, child->heading.child, problems);
    if (problems.any()) return choose_page(exchange, *child, part, fields, problems.fields());
    const auto added = add(exchange, *child, part, std::move(addition));
    if (!added && added.error().kind == Problem::Kind::invalid) return choose_page(exchange, *child, part, fields, added.error().fields);
    if (!added) return staff::problem_page(exchange, added.error());
    return http::see_other(files::child_path(child->heading.child, "/people"));
}

}  // namespace

void add_person_routes(staff::Routes& routes) {
    for (const auto part : {Part::family, Part::professional}) {
        const std::string pattern =
            part == Part::family ? "/children/{child}/people/add-family" : "/children/{child}/people/add-professional";
        routes.get(pattern, staff::people_keepers, [part](const Exchange& exchange) { return get_add(exchange, part); });
        routes.post(pattern, staff::people_keepers, [part](const Exchange& exchange) { return post_add(exchange, part); });
    }
}

}  // namespace people
