#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/people/find.hpp"
#include "care/people/people_routes.hpp"
#include "care/people/person_form.hpp"
#include "care/possible_duplicates/possible_duplicates.hpp"
#include "ledger/ledger.hpp"

namespace people {
namespace {

using staff::Exchange;

using records::FieldType;

/// A child that may be made, as typed and checked.
struct NewChild {
    Person person;
    std::string reason;
    UserId holder;
    TeamId team;
    ChildId sibling;  ///< not set: nobody's
    std::string sibling_kind;
};

constexpr records::Choice kinds_of_sibling[] = {
    {"sibling", "Brother or sister"}, {"half_sibling", "Half-brother or half-sister"}, {"step_sibling", "Stepbrother or stepsister"}};
constexpr records::Field<Name> known_as{.code = "known_as",
                                        .label = "Known as",
                                        .hint = "Only if it differs from the given names",
                                        .value = &Name::given,
                                        .type = FieldType::line,
                                        .most_characters = 200};
constexpr records::Field<NewChild> reason{.code = "reason",
                                          .label = "Why is a file being opened?",
                                          .hint = "In a sentence or two. It is kept with the opening of the file.",
                                          .value = &NewChild::reason,
                                          .missing = "Enter why a file is being opened",
                                          .most_characters = 2'000,
                                          .is_needed = true};
constexpr asked::PersonField identity[] = {asked::born_on,   asked::expected_on,    asked::sex,
                                           asked::ethnicity, asked::first_language, asked::interpreter};

struct Choices {
    std::vector<staff::User> workers;  ///< who may hold a file
    std::vector<staff::Team> teams;
    std::string sibling_name;  ///< "" when the child is nobody's brother or sister yet
};

Choices choices(const Exchange& exchange, ChildId sibling) {
    return exchange.app.store.read([&](store::Connection& connection) {
        return Choices{staff::possible_holders(connection, exchange.actor().team), staff::all_teams(connection),
                       sibling.is_set() ? name_of(connection, person_of(sibling)) : ""};
    });
}

forms::Question holder(const Choices& known) {
    return asked::worker("holder", "Case file holder", "Select who holds the file", known.workers);
}

forms::Question sibling_kind(const Choices& known) {
    return {.name = "sibling_kind",
            .label = "What is the child to " + known.sibling_name + "?",
            .type = FieldType::choice,
            .answers = forms::answers(kinds_of_sibling),
            .missing = "Select what the children are to one another"};
}

html::Html identity_questions(const forms::Sheet& form) {
    auto content = form.ask(asked::given) + form.ask(asked::family) + form.ask(known_as);
    for (const auto& question : identity)
        content += form.ask(question, question.type == FieldType::choice ? asked::beside_one_another : forms::Look{});
    return content + form.ask(asked::address_lines, {.rows = 2}) + form.ask(asked::postcode, asked::narrow_line);
}

html::Html file_questions(const forms::Sheet& form, const Choices& known) {
    return form.ask(holder(known), {.unanswered = "Choose a worker"}) +
           form.ask(asked::team(known.teams), {.unanswered = "Choose a team"}) + form.ask(reason);
}

html::Html sibling_questions(const forms::Sheet& form, const Choices& known) {
    if (known.sibling_name.empty()) return {};
    return html::inset_text(
               {.text = "This child has a file of their own. It will be linked with the file of " + known.sibling_name + "."}) +
           html::hidden("sibling", form.typed("sibling")) + form.ask(sibling_kind(known));
}

http::Response new_child_page(const Exchange& exchange, const Fields& values, const std::vector<FieldProblem>& problems) {
    const auto sibling = parse_id<ChildId>(values.get("sibling")).value_or(ChildId{});
    const auto known = choices(exchange, sibling);
    const forms::Sheet form(values, problems);
    auto fields = html::hidden("new_id", form.typed("new_id")) + sibling_questions(form, known) + identity_questions(form) +
                  html::subheading("The file") + file_questions(form, known);
    fields += forms::save_or_cancel("Continue", sibling.is_set() ? files::child_path(sibling, "/people") : "/find");
    const auto content =
        html::narrow(html::heading("Record a new child") + staff::post_form(exchange, "/children/new", fields, forms::kept_when_locked));
    return staff::page(exchange, {.title = "Record a new child", .content = content, .problems = problems, .section = "find"});
}

/// Everything typed goes along, so that nothing is lost while the reader decides.
html::Html carried(const Fields& values) {
    html::Html inputs;
    for (const auto& [name, value] : values.pairs())
        if (name != "csrf" && name != "same" && name != "same_asked") inputs += html::hidden(name, value);
    return inputs;
}

http::Response same_page(const Exchange& exchange, const Fields& values, const std::vector<Found>& same,
                         const std::vector<FieldProblem>& problems) {
    const forms::Sheet form(values, problems);
    forms::Question question{.name = "same", .label = "Is it one of these?", .type = FieldType::choice};
    question.hint = "A person is recorded once. Somebody with the same name or birth date is already here.";
    for (const auto& one : same) {
        std::string about = one.born_on ? "Born " + in_short(*one.born_on) : "Birth date not known";
        about += one.file_number.empty() ? ". No file yet" : ". File " + one.file_number;
        if (!one.other_names.empty()) about += ". Also " + one.other_names;
        question.answers.push_back({to_text(one.id), one.name, about});
    }
    question.answers.push_back({.value = "none", .text = "None of these: this child is not recorded yet", .stands_apart = true});
    const auto fields =
        carried(values) + html::hidden("same_asked", "yes") + form.ask(question) + forms::save_or_cancel("Continue", "/find");
    const auto content =
        html::heading("Is it one of these children?") + staff::post_form(exchange, "/children/new", fields, forms::kept_when_locked);
    return staff::page(
        exchange, {.title = "Is it one of these children?", .content = html::narrow(content), .problems = problems, .section = "find"});
}

void read_names(forms::Reader& reader, Person& person) {
    Name name, called{.kind = NameKind::known_as};
    reader.read(asked::given, name);
    reader.read(asked::family, name);
    reader.read(known_as, called);
    if (name.full().empty()) reader.add_problem("given", "Enter the child’s name, or “Baby” and the family name before birth");
    person.names.push_back(name);
    if (!called.given.empty()) person.names.push_back(called);
}

NewChild read(forms::Reader& reader, const Choices& known, Day today) {
    NewChild child;
    read_names(reader, child.person);
    reader.read_all<Person>(identity, child.person);
    if (child.person.born_on && child.person.expected_on)
        reader.add_problem("expected_on", "Leave the expected date empty for a child who is born");
    Address address{.from = today};
    reader.read(asked::address_lines, address);
    asked::read_postcode(reader, address);
    if (!address.lines.empty()) child.person.addresses.push_back(address);
    reader.read(reason, child);
    child.holder = parse_id<UserId>(reader.answer(holder(known))).value_or(UserId{});
    child.team = parse_id<TeamId>(reader.answer(asked::team(known.teams))).value_or(TeamId{});
    if (!known.sibling_name.empty()) child.sibling_kind = reader.answer(sibling_kind(known));
    return child;
}

/// [A6.14] Opens a file of the child's own, with its one holder from the first day [3.2].
void open_file(store::Connection& connection, const Exchange& exchange, const NewChild& child) {
    const ChildId id{child.person.id.value};
    files::insert_file(
        connection,
        {.child = id, .number = files::next_file_number(connection, exchange.today()), .team = child.team, .opened_on = exchange.today()});
    files::insert_allocation(connection, id, child.holder, true, exchange.today(), std::nullopt);
    if (child.sibling.is_set())
        link(connection, {.person = person_of(child.sibling), .other = child.person.id, .kind = child.sibling_kind});
    ledger::append(connection, {.at = exchange.now,
                                .actor = exchange.actor().id,
                                .action = "file.made",
                                .child = id,
                                .subject = child.holder.value,
                                .words = child.reason});
}

bool has_file(store::Connection& connection, PersonId id) {
    return !connection.query("SELECT 1 AS found FROM child_file WHERE child_id = :id", {{"id", id}}).empty();
}

/// Sent twice, the second finds what the first made.
Result<ChildId> make(const Exchange& exchange, NewChild child, std::optional<PersonId> existing) {
    return exchange.app.store.write([&](store::Connection& connection) -> Result<ChildId> {
        if (existing) {
            const auto person = find_person(connection, *existing);
            if (!person) return std::unexpected(Problem::not_found("There is no such person."));
            child.person = *person;
        }
        if (has_file(connection, child.person.id)) return ChildId{child.person.id.value};
        if (!existing && find_person(connection, child.person.id))
            return std::unexpected(Problem::stale("This form was already used for somebody else."));
        if (!existing) {
            insert_person(connection, child.person);
            possible_duplicates::note_matches(connection, child.person, exchange.actor().id, exchange.now);
        }
        open_file(connection, exchange, child);
        return ChildId{child.person.id.value};
    });
}

http::Response get_new_child(const Exchange& exchange) {
    Fields values;
    if (const auto sibling = parse_id<ChildId>(exchange.request.query.get("sibling"))) {
        const auto open = files::open_child(exchange, *sibling, "new_sibling");
        if (!open) return open.error();
        const auto person =
            exchange.app.store.read([&](store::Connection& connection) { return find_person(connection, person_of(*sibling)); });
        values.set("sibling", to_text(*sibling));
        values.set("family", person->name().family);
        values.set("first_language", person->first_language);
        // A confidential address is entered again where it holds for this child too, and marked again.
        if (const auto* address = person->address_on(exchange.today()); address && address->kept.empty())
            values.set("address", address->lines), values.set("postcode", address->postcode);
    }
    values.set("new_id", to_text(exchange.app.store.next<PersonId>(exchange.now)));
    if (exchange.actor().may(staff::Permission::hold_files)) values.set("holder", to_text(exchange.actor().id));
    values.set("team", to_text(exchange.actor().team));
    return new_child_page(exchange, values, {});
}

http::Response post_new_child(const Exchange& exchange) {
    const auto& fields = exchange.request.form;
    const auto sibling = parse_id<ChildId>(fields.get("sibling")).value_or(ChildId{});
    if (sibling.is_set())
        if (const auto allowed = files::allow_child(exchange, sibling); !allowed) return allowed.error();
    forms::Reader reader(fields, exchange.today());
    auto child = read(reader, choices(exchange, sibling), exchange.today());
    child.sibling = sibling;
    if (reader.has_problems()) return new_child_page(exchange, fields, reader.problems().fields());
    const auto fresh = exchange.app.store.next<PersonId>(exchange.now);
    child.person.id = parse_id<PersonId>(fields.get("new_id")).value_or(fresh);
    if (child.person.id > fresh) child.person.id = fresh;  // only a number that was given before may be asked for
    const auto same = exchange.app.store.read([&](store::Connection& connection) {
        if (find_person(connection, child.person.id)) return std::vector<Found>{};  // sent twice
        return likely_same(connection, exchange.viewer(), child.person.name(), child.person.born_on);
    });
    const auto answer = reader.typed("same");
    if (!same.empty() && answer.empty())
        return same_page(exchange, fields, same,
                         fields.has("same_asked")
                             ? std::vector<FieldProblem>{{"same", "Select one of these people, or that it is none of them"}}
                             : std::vector<FieldProblem>{});
    const auto existing = parse_id<PersonId>(answer);
    if (existing && std::ranges::none_of(same, [&](const Found& one) { return one.id == *existing; }))
        return same_page(exchange, fields, same, {{"same", "Select one of these people, or that it is none of them"}});
    const auto made = make(exchange, std::move(child), existing);
    if (!made) return staff::problem_page(exchange, made.error());
    return http::see_other(files::child_path(*made));
}

}  // namespace

void new_child_routes(staff::Routes& routes) {
    routes.get("/children/new?sibling", staff::people_keepers, get_new_child);
    routes.post("/children/new", staff::people_keepers, post_new_child,
                forms::names_of<Person>(identity) + FieldNames{"given", "family", "known_as", "address", "postcode", "holder", "team",
                                                               "reason", "sibling", "sibling_kind", "new_id", "same", "same_asked"});
}

}  // namespace people
