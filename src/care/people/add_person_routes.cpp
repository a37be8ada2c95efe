#include "base/text.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/files/child_page.hpp"
#include "care/people/details_pages.hpp"
#include "care/people/find.hpp"
#include "care/people/people_routes.hpp"
#include "care/people/person_form.hpp"
#include "care/possible_duplicates/possible_duplicates.hpp"
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

const forms::Question name_question{.name = "words",
                                    .label = "Name",
                                    .hint = "A person is recorded once. If they are here already, they are linked, not typed again.",
                                    .missing = "Enter a name"};
const forms::Question phone_question{.name = "phone", .label = "Phone number", .most_characters = 200};
const forms::Question since_question{
    .name = "from", .label = "Works with the child since", .hint = "Leave empty for today", .type = records::FieldType::day};

html::Html new_person_questions(const forms::Sheet& form, Part part) {
    auto content = form.ask(asked::given) + form.ask(asked::family);
    content += part == Part::family ? form.ask(asked::born_on) : asked::profession(form);
    return content + form.ask(phone_question, asked::phone_line);
}

/// Somebody who may be meant, with what tells them apart from people of the same name.
struct Offered {
    Found found;
    std::string about;
};

/// "Health visitor, Marlbridge Community Health"
std::string work_of(const Person& person) {
    return person.agency_role + (person.agency.empty() || person.agency_role.empty() ? "" : ", ") + person.agency;
}

std::string about(store::Connection& connection, const Found& one, const Person& person, Day today) {
    std::string words = one.born_on ? "Born " + in_short(*one.born_on) : "Birth date not known";
    if (!one.file_number.empty()) words += ". File " + one.file_number;
    const auto* address = person.address_on(today);
    if (hides_address(connection, one.id) || (address && !address->kept.empty())) words += ". Address not shown";
    else if (address) words += ". " + address->in_words();
    return words;
}

/// Adds those of the found who are not there yet. Family are not offered among professionals, nor professionals among family.
void offer(store::Connection& connection, const staff::Viewer& viewer, std::vector<Found> found, Part part, PersonId child,
           std::size_t most, std::vector<Offered>& all) {
    for (auto& one : found) {
        if (all.size() == most) return;
        const auto person = find_person(connection, one.id);
        if (!person || one.id == child || person->is_professional() != (part == Part::professional)) continue;
        if (std::ranges::any_of(all, [&](const Offered& known) { return known.found.id == one.id; })) continue;
        auto about_them = part == Part::professional ? work_of(*person) : about(connection, one, *person, viewer.today);
        all.push_back({std::move(one), std::move(about_them)});
    }
}

Person read_new(forms::Reader& reader, Part part) {
    Person person;
    Name name;
    reader.read(asked::given, name);
    reader.read(asked::family, name);
    if (name.full().empty()) reader.add_problem("given", "Enter a given name or a family name");
    person.names = {name};
    if (part == Part::family) reader.read(asked::born_on, person);
    if (part == Part::professional)
        for (const auto& question : {asked::title, asked::agency_role, asked::agency}) reader.read(question, person);
    if (const auto phone = reader.answer(phone_question); !phone.empty()) person.contact_details.push_back({0, "phone", phone});
    return person;
}

/// Who may be meant by the words looked for, and, once somebody new is typed whose birth date is known, by that.
std::vector<Offered> offered(store::Connection& connection, const Exchange& exchange, const Fields& values, Part part, PersonId child) {
    constexpr std::size_t most_looked_at = 30;
    std::vector<Offered> all;
    const auto viewer = exchange.viewer();
    offer(connection, viewer, find_people(connection, viewer, values.get("words"), most_looked_at), part, child, most_offered, all);
    if (!values.has("same_asked")) return all;
    forms::Reader typed(values, exchange.today());
    const auto person = read_new(typed, part);
    if (!person.born_on || typed.has_problems()) return all;
    auto same = likely_same(connection, viewer, person.name(), person.born_on);
    const auto made = parse_id<PersonId>(values.get("new_id"));  // there already where this is sent twice
    std::erase_if(same, [&](const Found& one) { return one.born_on != person.born_on || one.id == made; });
    offer(connection, viewer, std::move(same), part, child, 2 * most_offered, all);
    return all;
}

forms::Question who_question(const std::vector<Offered>& offered) {
    forms::Question question{.name = "who", .label = "Who is it?", .type = records::FieldType::choice};
    for (const auto& [found, about] : offered) question.answers.push_back({to_text(found.id), found.name, about});
    question.answers.push_back({.value = "new", .text = "Somebody not recorded yet", .stands_apart = true});
    return question;
}

http::Response search_page(const Exchange& exchange, const files::OpenChild& child, Part part, const Fields& values,
                           const std::vector<FieldProblem>& problems) {
    const forms::Sheet form(values, problems);
    const auto id = child.heading.child;
    auto fields =
        html::hidden("step", "find") + form.ask(name_question) + forms::save_or_cancel("Continue", files::child_path(id, "/people"));
    const auto content =
        html::narrow(html::heading(title_of(part)) + staff::post_form(exchange, path_of(id, part), fields, forms::kept_when_locked));
    return files::child_page(
        exchange, child,
        {.title = std::string(title_of(part)), .tab = "people", .content = content, .problems = problems, .offers_record = false});
}

http::Response choose_page(const Exchange& exchange, const files::OpenChild& child, Part part, const Fields& values,
                           const std::vector<FieldProblem>& problems) {
    const forms::Sheet form(values, problems);
    const auto id = child.heading.child;
    const auto words = form.typed("words");
    const auto found =
        exchange.app.store.read([&](store::Connection& connection) { return offered(connection, exchange, values, part, person_of(id)); });
    if (problems.empty()) log_search(exchange, found.size());
    auto fields = html::hidden("step", "add") + html::hidden("words", words) + html::hidden("new_id", form.typed("new_id"));
    if (values.has("same_asked")) fields += html::hidden("same_asked", "yes");
    // Where nobody matches there is nothing to choose.
    fields += found.empty() ? html::hidden("who", "new") + html::body("Nobody of that name is recorded.") : form.ask(who_question(found));
    fields += html::fieldset(
        {.legend = {.text = found.empty() ? "Who they are" : "Only for somebody not recorded yet", .classes = "govuk-fieldset__legend--m"},
         .html = new_person_questions(form, part)});
    fields += html::subheading("With this child");
    fields += part == Part::family ? asked::relationship(form) : form.ask(since_question);
    fields += forms::save_or_cancel("Add", files::child_path(id, "/people"));
    const auto content =
        html::narrow(html::heading(title_of(part)) + staff::post_form(exchange, path_of(id, part), fields, forms::kept_when_locked));
    return files::child_page(exchange, child,
                             {.title = std::string(title_of(part)) + ": who it is",
                              .tab = "people",
                              .content = content,
                              .problems = problems,
                              .offers_record = false});
}

/// What is to be added, read and checked.
struct Addition {
    std::optional<PersonId> existing;
    Person person;  ///< when nobody existing is chosen
    Relationship relationship;
    Day from{};
};

Addition read_addition(forms::Reader& reader, Part part, ChildId child, Day today) {
    Addition addition;
    const auto who = reader.typed("who");
    addition.existing = parse_id<PersonId>(who);
    if (addition.existing && *addition.existing == person_of(child)) reader.add_problem("who", "Select somebody other than the child");
    if (!addition.existing && who != "new") reader.add_problem("who", "Select who it is, or that they are not recorded yet");
    if (who == "new") addition.person = read_new(reader, part);
    if (part == Part::family) addition.relationship = asked::read_relationship(reader);
    else addition.from = reader.day(since_question).value_or(today);
    return addition;
}

/// [A6.13] The same questions once more, where somebody typed as new is recorded under another name than was looked for.
std::optional<http::Response> ask_again(const Exchange& exchange, const files::OpenChild& child, Part part, Fields values) {
    const auto offers = [&] {
        return exchange.app.store.read([&](store::Connection& connection) {
            return offered(connection, exchange, values, part, person_of(child.heading.child)).size();
        });
    };
    const auto before = offers();
    values.set("same_asked", "yes");
    if (offers() == before) return std::nullopt;
    return choose_page(exchange, child, part, values,
                       {{"who", "Somebody of that name and birth date is recorded already. Select them, or that it is somebody else"}});
}

Done add(const Exchange& exchange, const files::OpenChild& child, Part part, Addition addition) {
    const auto id = child.heading.child;
    const auto made_before = parse_id<PersonId>(exchange.form("new_id"));
    const auto fresh = exchange.app.store.next<PersonId>(exchange.now);
    return exchange.app.store.write([&](store::Connection& connection) -> Done {
        PersonId other = addition.existing.value_or(made_before && *made_before < fresh ? *made_before : fresh);
        const auto present = find_person(connection, other);
        if (addition.existing && (!present || access_rights::is_hidden(connection, ChildId{other.value}, exchange.viewer())))
            return std::unexpected(Problem::not_found("There is no such person."));
        if (!addition.existing && present) return {};  // sent twice: the first has made it
        if (addition.existing && part == Part::professional && !present->is_professional())
            return std::unexpected(
                Problem::invalid("who", "This person has no role or agency yet. Add them as family, or as somebody not recorded yet"));
        if (!addition.existing) {
            addition.person.id = other;
            insert_person(connection, addition.person);
            possible_duplicates::note_matches(connection, addition.person, exchange.actor().id, exchange.now);
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
    forms::Reader reader(fields, exchange.today());
    const auto words = reader.answer(name_question);
    if (words.empty()) return search_page(exchange, *child, part, fields, reader.problems().fields());
    if (fields.get("step") != "add") {
        Fields values;
        values.set("words", words);
        values.set("new_id", to_text(exchange.app.store.next<PersonId>(exchange.now)));
        const auto space = words.find_last_of(' ');
        values.set("given", words.substr(0, space));
        if (space != std::string::npos) values.set("family", words.substr(space + 1));
        return choose_page(exchange, *child, part, values, {});
    }
    auto addition = read_addition(reader, part, child->heading.child, exchange.today());
    if (reader.has_problems()) return choose_page(exchange, *child, part, fields, reader.problems().fields());
    if (!addition.existing && !fields.has("same_asked"))
        if (auto page = ask_again(exchange, *child, part, fields)) return *page;
    const auto added = add(exchange, *child, part, std::move(addition));
    if (!added && added.error().kind == Problem::Kind::invalid) return choose_page(exchange, *child, part, fields, added.error().fields);
    if (!added) return staff::problem_page(exchange, added.error());
    return http::see_other(files::child_path(child->heading.child, "/people"));
}

}  // namespace

void add_person_routes(staff::Routes& routes) {
    const auto asked = forms::names_of(asked::born_on) + forms::names_of(since_question) +
                       FieldNames{"step",        "words",  "new_id", "who",  "given", "family",     "title",
                                  "agency_role", "agency", "phone",  "kind", "pr",    "lives_with", "same_asked"};
    for (const auto part : {Part::family, Part::professional}) {
        const std::string pattern =
            part == Part::family ? "/children/{child}/people/add-family" : "/children/{child}/people/add-professional";
        routes.get(pattern, staff::people_keepers, [part](const Exchange& exchange) { return get_add(exchange, part); });
        routes.post(pattern, staff::people_keepers, [part](const Exchange& exchange) { return post_add(exchange, part); }, asked);
    }
}

}  // namespace people
