#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/people/cards_pages.hpp"
#include "care/people/details.hpp"
#include "care/people/details_pages.hpp"
#include "care/people/people_routes.hpp"

namespace people {
namespace {

using html::element;
using staff::Exchange;

constexpr std::chrono::days check_holds_for{365};  // LOCAL: details not confirmed for a year are asked again [A6.2]

std::string details_path(ChildId child, PersonId person, std::string_view rest = "") {
    const auto base =
        person_of(child) == person ? files::child_path(child, "/details") : files::child_path(child, "/people/" + to_text(person));
    return base + std::string(rest);
}

html::SummaryRow check_row(const std::vector<Check>& checks, std::string_view card, Day today) {
    const auto found = std::ranges::find(checks, card, &Check::card);
    if (found == checks.end()) return row("Checked with", element("span", {{"class", "govuk-hint govuk-!-margin-bottom-0"}}, "Nobody yet"));
    auto words = html::text(found->with + " on " + in_short(found->on) + " ");
    if (today - found->on > check_holds_for) words += html::tag({.text = "Check again", .classes = "govuk-tag--yellow"});
    return row("Checked with", words);
}

std::optional<Known> known_of(store::Connection& connection, ChildId child, PersonId person, Day today, const staff::Permissions& allowed) {
    if (!belongs_to(connection, child, person)) return std::nullopt;
    if (!has(allowed, staff::Permission::see_confidential) && is_adopter_of(connection, child, person)) return std::nullopt;
    // A brother or sister with a file is read and changed on that file, by whoever needs to know about them.
    if (person_of(child) != person && files::find_file(connection, ChildId{person.value})) return std::nullopt;
    auto found = find_person(connection, person);
    if (!found) return std::nullopt;
    Known known{std::move(*found), std::nullopt, staff::all_teams(connection), today, has(allowed, staff::Permission::see_confidential)};
    if (person_of(child) == person) known.file = files::find_file(connection, child);
    return known;
}

/// Nobody changes an address that they may not see.
bool may_be_changed(const Card& card, const Known& known) {
    return card.code != addresses_card.code ||
           std::ranges::none_of(known.person.addresses, [&](const Address& address) { return known.is_kept_from_reader(address); });
}

/// Two people may have the same card open: whoever saves second is told, and nothing is overwritten.
std::string fingerprint(const Known& known, const Card& card) {
    std::string all;
    for (const auto& shown : card.rows(known)) all += shown.value.text.html().markup() + "|";
    return std::to_string(std::hash<std::string>{}(all));
}

/// [A6.2] Details are checked with the family, and it is known when.
constexpr records::Field<Check> checked_with{.code = "checked_with",
                                             .label = "Checked with",
                                             .hint = "The person themselves or a parent. For example, Sara Khan, mother",
                                             .value = &Check::with,
                                             .type = records::FieldType::line,
                                             .most_characters = 200};
const forms::Question checked_on{
    .name = "checked_on", .label = "When it was checked", .hint = "Leave empty for today", .type = records::FieldType::day};

/// What the service itself decides is not confirmed with the family; a risk to workers least of all.
bool is_checked_with_family(const Card& card) { return card.code != case_card.code && card.code != hazards_card.code; }

html::Html check_questions(const forms::Sheet& form, const Card& card) {
    if (!is_checked_with_family(card)) return {};
    return html::fieldset({.legend = {.text = "Did you check this with somebody?", .classes = "govuk-fieldset__legend--m"},
                           .html = form.ask(checked_with) + form.ask(checked_on)});
}

http::Response change_page(const Exchange& exchange, const files::OpenChild& child, const Known& known, const Card& card,
                           const Fields& values, const std::vector<FieldProblem>& problems) {
    const forms::Sheet form(values, problems);
    const auto is_child = known.person.id == person_of(child.heading.child);
    const auto title = is_child ? std::string(card.title) : std::string(card.title) + " of " + known.person.name().full();
    const auto back = details_path(child.heading.child, known.person.id);
    const auto fields = html::hidden("as_it_was", values.has("as_it_was") ? form.typed("as_it_was") : fingerprint(known, card)) +
                        card.ask(known, form) + check_questions(form, card) + forms::save_or_cancel("Save", back);
    const auto content =
        html::narrow(html::heading("Change: " + lowered(title)) +
                     staff::post_form(exchange, details_path(child.heading.child, known.person.id, "/change/" + std::string(card.code)),
                                      fields, forms::kept_when_locked));
    return files::child_page(exchange, child,
                             {.title = "Change: " + lowered(title),
                              .tab = is_child ? "details" : "people",
                              .content = content,
                              .problems = problems,
                              .offers_record = false});
}

http::Response not_here(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is nobody like that on this child’s file."));
}

http::Response kept_from(const Exchange& exchange) {
    return staff::problem_page(
        exchange, Problem::not_permitted("There is a confidential address among these. Ask the child’s worker to change them."));
}

std::optional<Check> read_check(forms::Reader& reader, const Card& card, Day today) {
    if (!is_checked_with_family(card)) return std::nullopt;
    Check check{.card = std::string(card.code)};
    reader.read(checked_with, check);
    const auto on = reader.day(checked_on);
    if (check.with.empty() && on) reader.add_problem("checked_with", "Enter with whom it was checked");
    check.on = on.value_or(today);
    return check.with.empty() ? std::nullopt : std::optional(check);
}

/// [A6.12] A number that should be one child's alone stands once. Whose it is already, is said to who may read that child.
void refuse_taken_numbers(store::Connection& connection, const Exchange& exchange, forms::Reader& reader, const Person& before,
                          const Person& after) {
    for (const std::string_view kind : {"nhs_number", "upn"}) {
        const auto number = after.identifier(kind);
        if (number.empty() || number == before.identifier(kind)) continue;
        const auto other = find_identified(connection, kind, number, after.id);
        if (!other.is_set()) continue;
        const ChildId as_child{other.value};
        const auto heading = files::find_heading(connection, as_child);
        const bool may_know = heading && files::basis_for(connection, exchange.actor(), as_child, exchange.now) != staff::Basis::none;
        const auto where = may_know ? "on the file of " + heading->name + ", file " + heading->number : "on another child’s record";
        reader.add_problem(kind, "This " + label_of_identifier(kind) + " stands " + where + ". Check whose it is");
    }
}

PersonId subject_of(const Exchange& exchange, bool is_child) {
    return is_child ? person_of(exchange.id<ChildId>("child")) : exchange.id<PersonId>("person");
}

http::Response get_details(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::open_child(exchange, id, "details");
    if (!child) return child.error();
    return files::child_page(exchange, *child,
                             {.title = "Details",
                              .tab = "details",
                              .content = html::heading("Details") + details_of(exchange, id, person_of(id), child->allowed)});
}

http::Response get_change(const Exchange& exchange, bool is_child) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "details", subject_of(exchange, is_child).value);
    if (!child) return child.error();
    const auto* card = find_card(exchange.parameters.get("card"));
    const auto known = exchange.app.store.read([&](store::Connection& connection) {
        return known_of(connection, child->heading.child, subject_of(exchange, is_child), exchange.today(), child->allowed);
    });
    if (card == nullptr || !known || !is_shown(*card, *known)) return not_here(exchange);
    if (!may_be_changed(*card, *known)) return kept_from(exchange);
    Fields values;
    card->fill(*known, values);
    return change_page(exchange, *child, *known, *card, values, {});
}

http::Response post_change(const Exchange& exchange, bool is_child) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::allow_child(exchange, id);
    if (!child) return child.error();
    const auto* card = find_card(exchange.parameters.get("card"));
    const auto person = subject_of(exchange, is_child);
    const auto known = exchange.app.store.read(
        [&](store::Connection& connection) { return known_of(connection, id, person, exchange.today(), child->allowed); });
    if (card == nullptr || !known || !is_shown(*card, *known)) return not_here(exchange);
    if (!may_be_changed(*card, *known)) return kept_from(exchange);
    const auto& fields = exchange.request.form;
    const auto saved = exchange.app.store.write([&](store::Connection& connection) -> Done {
        auto changed = *known_of(connection, id, person, exchange.today(), child->allowed);
        if (fingerprint(changed, *card) != fields.get("as_it_was"))
            return std::unexpected(Problem::stale("Somebody changed these details while you had them open."));
        forms::Reader reader(fields, exchange.today());
        card->take(reader, changed);
        if (card->code == identifiers_card.code) refuse_taken_numbers(connection, exchange, reader, known->person, changed.person);
        const auto check = read_check(reader, *card, exchange.today());
        if (reader.has_problems()) return std::unexpected(reader.problems().as_problem());
        return save_details(connection, changed.person, changed.file, check,
                            {id, person, std::string(card->code), content_of(fields), exchange.actor().id,
                             std::string(staff::code_of(child->basis)), exchange.now});
    });
    if (!saved && saved.error().kind == Problem::Kind::invalid)
        return change_page(exchange, *child, *known, *card, fields, saved.error().fields);
    if (!saved) return staff::problem_page(exchange, saved.error());
    return http::see_other(details_path(id, person));
}

}  // namespace

std::string content_of(const Fields& fields) {
    Pairs pairs = fields.pairs();
    std::erase_if(pairs, [](const auto& pair) { return pair.first == "csrf"; });
    return to_urlencoded(pairs);
}

html::Html details_of(const Exchange& exchange, ChildId child, PersonId person, const staff::Permissions& allowed) {
    const auto found = exchange.app.store.read([&](store::Connection& connection) {
        return std::pair(known_of(connection, child, person, exchange.today(), allowed), newest_checks(connection, person));
    });
    if (!found.first) return {};
    html::Html content;
    for (const auto& card : cards()) {
        if (!is_shown(card, *found.first)) continue;
        html::SummaryList list{.rows = card.rows(*found.first), .card = html::SummaryCard{.title = {.text = card.title}}};
        if (is_checked_with_family(card)) list.rows.push_back(check_row(found.second, card.code, exchange.today()));
        if (has(allowed, staff::Permission::keep_people) && may_be_changed(card, *found.first))
            list.card->actions.items.push_back({.text = "Change",
                                                .href = details_path(child, person, "/change/" + std::string(card.code)),
                                                .visually_hidden_text = lowered(std::string(card.title))});
        content += html::summary_list(list);
    }
    return content;
}

void details_routes(staff::Routes& routes) {
    auto asked = forms::names_of(checked_with) + forms::names_of(checked_on) + FieldNames{"as_it_was"};
    for (const auto& card : cards()) asked += card.names();
    routes.get("/children/{child}/details", staff::anybody, get_details);
    routes.get("/children/{child}/details/change/{card}", staff::people_keepers,
               [](const Exchange& exchange) { return get_change(exchange, true); });
    routes.post(
        "/children/{child}/details/change/{card}", staff::people_keepers,
        [](const Exchange& exchange) { return post_change(exchange, true); }, asked);
    routes.get("/children/{child}/people/{person}/change/{card}", staff::people_keepers,
               [](const Exchange& exchange) { return get_change(exchange, false); });
    routes.post(
        "/children/{child}/people/{person}/change/{card}", staff::people_keepers,
        [](const Exchange& exchange) { return post_change(exchange, false); }, asked);
}

}  // namespace people
