#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/people/find.hpp"
#include "care/people/form_pages.hpp"
#include "care/people/people_routes.hpp"
#include "ledger/ledger.hpp"

namespace people {
namespace {

using html::element;
using staff::Exchange;

/// A child that may be made, as typed and checked.
struct NewChild {
    Person person;
    std::string reason;
    UserId holder;
    TeamId team;
    ChildId sibling;  ///< not set: nobody's
    std::string sibling_kind;
};

struct Choices {
    std::vector<staff::User> workers;  ///< who may hold a file
    std::vector<staff::Team> teams;
    std::string sibling_name;  ///< "" when the child is nobody's brother or sister yet
};

Choices choices(const Exchange& exchange, ChildId sibling) {
    return exchange.app.store.read([&](store::Connection& connection) {
        Choices made{staff::all_users(connection), staff::all_teams(connection),
                     sibling.is_set() ? name_of(connection, person_of(sibling)) : ""};
        std::erase_if(made.workers,
                      [](const staff::User& user) { return user.left_on.has_value() || !user.has(&staff::Role::may_record); });
        return made;
    });
}

html::Html identity_questions(const Form& form) {
    auto content = form.text("given", "Given names") + form.text("family", "Family name") +
                   form.text("known_as", "Known as", {.hint = "Only if it differs from the given names"});
    content += form.day("born_on", "Birth date", "For example, 27 3 2014. Leave empty if it is not known: do not guess.");
    content += form.day("expected_on", "Expected date", "Only for a child who is not yet born");
    content += form.radios(
        "sex", "Sex", {{.text = "Female", .value = "F"}, {.text = "Male", .value = "M"}, {.text = "Not known", .value = "U"}}, "", true);
    content += form.select("ethnicity", "Ethnicity", options_of(records::ethnicities),
                           "As the family describes it. “Not yet obtained” is an answer; a guess is not.");
    content += form.text("first_language", "First language");
    content += form.radios("interpreter", "Is an interpreter needed?", yes_or_no(), "", true);
    return content + form.lines("address", "Address", "Street and town", 2) +
           form.text("postcode", "Postcode", {.width = "govuk-input--width-10"});
}

html::Html file_questions(const Form& form, const Choices& known) {
    std::vector<html::Option> workers = {{.text = "Choose a worker", .value = ""}}, teams = {{.text = "Choose a team", .value = ""}};
    for (const auto& worker : known.workers) workers.push_back({.text = worker.name_and_title(), .value = to_text(worker.id)});
    for (const auto& team : known.teams) teams.push_back({.text = team.name, .value = to_text(team.id)});
    return form.select("holder", "Case file holder", workers) + form.select("team", "Team", teams) +
           form.lines("reason", "Why is a file being opened?", "In a sentence or two. It is kept with the opening of the file.");
}

html::Html sibling_questions(const Form& form, const Choices& known) {
    if (known.sibling_name.empty()) return {};
    return html::inset_text(
               {.text = "This child has a file of their own. It will be linked with the file of " + known.sibling_name + "."}) +
           hidden("sibling", form.value("sibling")) +
           form.radios("sibling_kind", "What is the child to " + known.sibling_name + "?",
                       {{.text = "Brother or sister", .value = "sibling"},
                        {.text = "Half-brother or half-sister", .value = "half_sibling"},
                        {.text = "Stepbrother or stepsister", .value = "step_sibling"}});
}

http::Response new_child_page(const Exchange& exchange, const Fields& values, const std::vector<FieldProblem>& problems) {
    const auto sibling = parse_id<ChildId>(values.get("sibling")).value_or(ChildId{});
    const auto known = choices(exchange, sibling);
    const Form form(values, problems);
    auto fields = hidden("new_id", form.value("new_id")) + sibling_questions(form, known) + identity_questions(form) +
                  subheading("The file") + file_questions(form, known);
    fields += save_or_cancel("Continue", sibling.is_set() ? files::child_path(sibling, "/people") : "/find");
    const auto content = narrow(heading("Record a new child") + staff::post_form(exchange, "/children/new", fields));
    return staff::page(exchange, {.title = "Record a new child",
                                  .content = content,
                                  .problems = problems,
                                  .section = "find",
                                  .status = problems.empty() ? 200 : 422});
}

/// Everything typed goes along, so that nothing is lost while the reader decides.
html::Html carried(const Fields& values) {
    html::Html inputs;
    for (const auto& [name, value] : values.pairs())
        if (name != "csrf" && name != "same" && name != "same_asked") inputs += hidden(name, value);
    return inputs;
}

http::Response same_page(const Exchange& exchange, const Fields& values, const std::vector<Found>& same,
                         const std::vector<FieldProblem>& problems) {
    const Form form(values, problems);
    std::vector<html::Choice> items;
    for (const auto& one : same) {
        std::string about = one.born_on ? "Born " + in_short(*one.born_on) : "Birth date not known";
        about += one.file_number.empty() ? ". No file yet" : ". File " + one.file_number;
        if (!one.other_names.empty()) about += ". Also " + one.other_names;
        items.push_back({.text = one.name, .value = to_text(one.id), .hint = about});
    }
    items.push_back({.divider = "or"});
    items.push_back({.text = "None of these: this child is not recorded yet", .value = "none"});
    html::Radios radios{
        .name = "same",
        .fieldset = {.legend = {.text = "Is it one of these?", .is_page_heading = true, .classes = "govuk-fieldset__legend--l"}},
        .hint = "A person is recorded once. Somebody with the same name or birth date is already here.",
        .error_message = form.problem("same"),
        .items = std::move(items)};
    const auto fields = carried(values) + hidden("same_asked", "yes") + html::radios(radios) + save_or_cancel("Continue", "/find");
    return staff::page(exchange, {.title = "Is it one of these children?",
                                  .content = narrow(staff::post_form(exchange, "/children/new", fields)),
                                  .problems = problems,
                                  .section = "find",
                                  .status = problems.empty() ? 200 : 422});
}

void read_names(const Fields& fields, Problems& problems, Person& person) {
    const Name name{NameKind::current, typed(fields, "given"), typed(fields, "family")};
    if (name.given.empty() && name.family.empty())
        problems.add("given", "Enter the child’s name, or “Baby” and the family name before birth");
    person.names.push_back(name);
    if (const auto known_as = typed(fields, "known_as"); !known_as.empty()) person.names.push_back({NameKind::known_as, known_as, ""});
}

NewChild read(const Exchange& exchange, const Fields& fields, Problems& problems) {
    NewChild child;
    read_names(fields, problems, child.person);
    child.person.born_on = typed_day(fields, "born_on", "Birth date", problems, exchange.today());
    child.person.expected_on = typed_day(fields, "expected_on", "Expected date", problems);
    if (child.person.born_on && child.person.expected_on)
        problems.add("expected_on", "Leave the expected date empty for a child who is born");
    child.person.sex = typed(fields, "sex");
    if (!child.person.sex.empty() && !records::is_code(records::sexes, child.person.sex)) problems.add("sex", "Select the child’s sex");
    child.person.ethnicity = typed(fields, "ethnicity");
    if (!child.person.ethnicity.empty() && !records::is_code(records::ethnicities, child.person.ethnicity))
        problems.add("ethnicity", "Select the child’s ethnicity");
    child.person.first_language = typed(fields, "first_language");
    child.person.interpreter = typed(fields, "interpreter");
    if (const auto lines = typed(fields, "address"); !lines.empty())
        child.person.addresses.push_back({0, lines, typed(fields, "postcode"), exchange.today(), std::nullopt});
    child.reason = typed(fields, "reason");
    if (child.reason.empty()) problems.add("reason", "Enter why a file is being opened");
    child.holder = parse_id<UserId>(fields.get("holder")).value_or(UserId{});
    child.team = parse_id<TeamId>(fields.get("team")).value_or(TeamId{});
    child.sibling = parse_id<ChildId>(fields.get("sibling")).value_or(ChildId{});
    child.sibling_kind = typed(fields, "sibling_kind");
    const bool is_kind = child.sibling_kind == "sibling" || child.sibling_kind == "half_sibling" || child.sibling_kind == "step_sibling";
    if (child.sibling.is_set() && !is_kind) problems.add("sibling_kind", "Select what the children are to one another");
    return child;
}

void check_file(const Choices& known, const NewChild& child, Problems& problems) {
    if (std::ranges::none_of(known.workers, [&](const staff::User& user) { return user.id == child.holder; }))
        problems.add("holder", "Select who holds the file");
    if (std::ranges::none_of(known.teams, [&](const staff::Team& team) { return team.id == child.team; }))
        problems.add("team", "Select a team");
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
        if (!existing) insert_person(connection, child.person);
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
        if (const auto* address = person->address_on(exchange.today()))
            values.set("address", address->lines), values.set("postcode", address->postcode);
    }
    values.set("new_id", to_text(exchange.app.store.next<PersonId>(exchange.now)));
    if (exchange.actor().has(&staff::Role::may_record)) values.set("holder", to_text(exchange.actor().id));
    values.set("team", to_text(exchange.actor().team));
    return new_child_page(exchange, values, {});
}

http::Response post_new_child(const Exchange& exchange) {
    const auto& fields = exchange.request.form;
    Problems problems;
    auto child = read(exchange, fields, problems);
    if (child.sibling.is_set())
        if (const auto allowed = files::allow_child(exchange, child.sibling); !allowed) return allowed.error();
    check_file(choices(exchange, {}), child, problems);
    if (problems.any()) return new_child_page(exchange, fields, problems.fields());
    const auto fresh = exchange.app.store.next<PersonId>(exchange.now);
    child.person.id = parse_id<PersonId>(fields.get("new_id")).value_or(fresh);
    if (child.person.id > fresh) child.person.id = fresh;  // only a number that was given before may be asked for
    const auto same = exchange.app.store.read([&](store::Connection& connection) {
        if (find_person(connection, child.person.id)) return std::vector<Found>{};  // sent twice
        return likely_same(connection, child.person.name(), child.person.born_on);
    });
    const auto answer = typed(fields, "same");
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
    routes.get("/children/new", staff::people_keepers, get_new_child);
    routes.post("/children/new", staff::people_keepers, post_new_child);
}

}  // namespace people
