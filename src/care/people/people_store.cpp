#include <array>

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/access_rights/own_records.hpp"
#include "care/people/find.hpp"
#include "care/people/people.hpp"

namespace people {

const store::Migration migration = {3, "people", R"sql(
CREATE TABLE person (
  id {ID},
  born_on TEXT, expected_on TEXT, died_on TEXT,
  sex TEXT, ethnicity TEXT, religion TEXT, first_language TEXT, interpreter TEXT, communication_needs TEXT,
  title TEXT, agency TEXT, agency_role TEXT
);
CREATE INDEX person_born_on ON person (born_on);
CREATE TABLE person_name (person_id BIGINT NOT NULL, line BIGINT NOT NULL, kind TEXT NOT NULL, given TEXT, family TEXT, PRIMARY KEY (person_id, line));
CREATE TABLE person_address (id {ID}, person_id BIGINT NOT NULL, lines TEXT NOT NULL, postcode TEXT, from_on TEXT NOT NULL, until_on TEXT, kept TEXT);
CREATE INDEX person_address_of ON person_address (person_id);
CREATE TABLE person_contact (id {ID}, person_id BIGINT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL);
CREATE INDEX person_contact_of ON person_contact (person_id);
CREATE TABLE person_identifier (person_id BIGINT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (person_id, kind, value));
CREATE INDEX person_identifier_value ON person_identifier (value);
CREATE TABLE person_disability (person_id BIGINT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (person_id, code));
CREATE TABLE relationship (
  person_id BIGINT NOT NULL, other_id BIGINT NOT NULL, kind TEXT NOT NULL, parental_responsibility TEXT, lives_with BIGINT NOT NULL, ended_on TEXT,
  PRIMARY KEY (person_id, other_id)
);
CREATE INDEX relationship_of_other ON relationship (other_id);
CREATE TABLE involvement (child_id BIGINT NOT NULL, person_id BIGINT NOT NULL, from_on TEXT NOT NULL, until_on TEXT, PRIMARY KEY (child_id, person_id, from_on));
CREATE TABLE person_check (id {ID}, person_id BIGINT NOT NULL, card TEXT NOT NULL, checked_with TEXT NOT NULL, checked_on TEXT NOT NULL, checked_by BIGINT NOT NULL);
CREATE INDEX person_check_of ON person_check (person_id, card);
CREATE TABLE name_word (word TEXT NOT NULL, person_id BIGINT NOT NULL, sounds TEXT NOT NULL, PRIMARY KEY (word, person_id));
CREATE INDEX name_word_sounds ON name_word (sounds, word);
CREATE INDEX name_word_of_person ON name_word (person_id, word);
)sql"};

namespace {

struct NamedKind {
    NameKind kind;
    std::string_view code, label;
};
constexpr std::array<NamedKind, 5> name_kinds = {{{NameKind::current, "current", "Name"},
                                                  {NameKind::known_as, "known_as", "Known as"},
                                                  {NameKind::birth, "birth", "Name at birth"},
                                                  {NameKind::former, "former", "Former name"},
                                                  {NameKind::alias, "alias", "Also called"}}};

store::Bindings detail_bindings(const Person& person) {
    return {{"id", person.id},
            {"born_on", person.born_on},
            {"expected_on", person.expected_on},
            {"died_on", person.died_on},
            {"sex", store::text_or_null(person.sex)},
            {"ethnicity", store::text_or_null(person.ethnicity)},
            {"religion", store::text_or_null(person.religion)},
            {"first_language", store::text_or_null(person.first_language)},
            {"interpreter", store::text_or_null(person.interpreter)},
            {"communication_needs", store::text_or_null(person.communication_needs)},
            {"title", store::text_or_null(person.title)},
            {"agency", store::text_or_null(person.agency)},
            {"agency_role", store::text_or_null(person.agency_role)}};
}

void insert_lists(store::Connection& connection, const Person& person) {
    int line = 0;
    for (const auto& name : person.names)
        connection.run("INSERT INTO person_name (person_id, line, kind, given, family) VALUES (:person, :line, :kind, :given, :family)",
                       {{"person", person.id},
                        {"line", ++line},
                        {"kind", code_of(name.kind)},
                        {"given", store::text_or_null(name.given)},
                        {"family", store::text_or_null(name.family)}});
    for (const auto& address : person.addresses)
        connection.run("INSERT INTO person_address (person_id, lines, postcode, from_on, until_on, kept) VALUES (:person, :lines, "
                       ":postcode, :from_on, :until_on, :kept)",
                       {{"person", person.id},
                        {"lines", address.lines},
                        {"postcode", store::text_or_null(address.postcode)},
                        {"from_on", address.from},
                        {"until_on", address.until},
                        {"kept", store::text_or_null(address.kept)}});
    for (const auto& detail : person.contact_details)
        connection.run("INSERT INTO person_contact (person_id, kind, value) VALUES (:person, :kind, :value)",
                       {{"person", person.id}, {"kind", detail.kind}, {"value", detail.value}});
    for (const auto& identifier : person.identifiers)
        connection.run("INSERT INTO person_identifier (person_id, kind, value) VALUES (:person, :kind, :value) ON CONFLICT DO NOTHING",
                       {{"person", person.id}, {"kind", identifier.kind}, {"value", identifier.value}});
    for (const auto& code : person.disabilities)
        connection.run("INSERT INTO person_disability (person_id, code) VALUES (:person, :code) ON CONFLICT DO NOTHING",
                       {{"person", person.id}, {"code", code}});
    index_names(connection, person);
    std::vector<std::string> names;
    for (const auto& name : person.names) names.push_back(name.full());
    access_rights::hide_from_relatives(connection, person.id, names, person.born_on);
}

}  // namespace

std::string_view code_of(NameKind kind) { return name_kinds.at(static_cast<std::size_t>(kind)).code; }
std::string_view label_of(NameKind kind) { return name_kinds.at(static_cast<std::size_t>(kind)).label; }

NameKind name_kind_of(std::string_view code) {
    for (const auto& named : name_kinds)
        if (named.code == code) return named.kind;
    throw ProgramError("no such kind of name: " + std::string(code));
}

std::string label_of_identifier(std::string_view kind) {
    if (kind == "nhs_number") return "NHS number";
    if (kind == "upn") return "UPN";
    if (kind == "former_upn") return "Former UPN";
    if (kind == "upn_unknown") return "Why there is no UPN";
    if (kind == "la_child_id") return "Number in the census";
    if (kind == "home_office") return "Home Office number";
    return std::string(kind);
}

const Name& Person::name() const {
    for (const auto& name : names)
        if (name.kind == NameKind::current) return name;
    throw ProgramError("every person has a current name");
}

const Address* Person::address_on(Day day) const {
    for (const auto& address : addresses)
        if (address.from <= day && (!address.until || day < *address.until)) return &address;
    return nullptr;
}

std::string Person::identifier(std::string_view kind) const {
    for (const auto& identifier : identifiers)
        if (identifier.kind == kind) return identifier.value;
    return "";
}

void insert_person(store::Connection& connection, const Person& person) {
    connection.run("INSERT INTO person (id, born_on, expected_on, died_on, sex, ethnicity, religion, first_language, interpreter, "
                   "communication_needs, title, agency, agency_role)"
                   " VALUES (:id, :born_on, :expected_on, :died_on, :sex, :ethnicity, :religion, :first_language, :interpreter, "
                   ":communication_needs, :title, :agency, :agency_role)",
                   detail_bindings(person));
    insert_lists(connection, person);
}

void update_person(store::Connection& connection, const Person& person) {
    connection.run("UPDATE person SET born_on = :born_on, expected_on = :expected_on, died_on = :died_on, sex = :sex, ethnicity = "
                   ":ethnicity, religion = :religion,"
                   " first_language = :first_language, interpreter = :interpreter, communication_needs = :communication_needs, title = "
                   ":title, agency = :agency,"
                   " agency_role = :agency_role WHERE id = :id",
                   detail_bindings(person));
    for (const auto* table : {"person_name", "person_address", "person_contact", "person_identifier", "person_disability", "name_word"})
        connection.run("DELETE FROM " + std::string(table) + " WHERE person_id = :person", {{"person", person.id}});
    insert_lists(connection, person);
}

void insert_check(store::Connection& connection, PersonId person, const Check& check, UserId by) {
    connection.run("INSERT INTO person_check (person_id, card, checked_with, checked_on, checked_by) VALUES (:person, :card, "
                   ":checked_with, :checked_on, :checked_by)",
                   {{"person", person}, {"card", check.card}, {"checked_with", check.with}, {"checked_on", check.on}, {"checked_by", by}});
}

std::vector<Check> newest_checks(store::Connection& connection, PersonId person) {
    std::vector<Check> checks;
    for (const auto& row :
         connection.query("SELECT card, checked_with, checked_on FROM person_check WHERE person_id = :person"
                          " AND id IN (SELECT max(id) FROM person_check WHERE person_id = :person GROUP BY card) ORDER BY card LIMIT 20",
                          {{"person", person}}))
        checks.push_back({row.text("card"), row.text("checked_with"), row.day("checked_on")});
    return checks;
}

std::optional<Person> find_person(store::Connection& connection, PersonId id) {
    const auto rows = connection.query(
        "SELECT id, born_on, expected_on, died_on, sex, ethnicity, religion, first_language, interpreter, communication_needs,"
        " title, agency, agency_role FROM person WHERE id = :id",
        {{"id", id}});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    Person person;
    person.id = id;
    person.born_on = row.maybe_day("born_on");
    person.expected_on = row.maybe_day("expected_on");
    person.died_on = row.maybe_day("died_on");
    person.sex = row.text("sex");
    person.ethnicity = row.text("ethnicity");
    person.religion = row.text("religion");
    person.first_language = row.text("first_language");
    person.interpreter = row.text("interpreter");
    person.communication_needs = row.text("communication_needs");
    person.title = row.text("title");
    person.agency = row.text("agency");
    person.agency_role = row.text("agency_role");
    for (const auto& name :
         connection.query("SELECT kind, given, family FROM person_name WHERE person_id = :id ORDER BY line", {{"id", id}}))
        person.names.push_back({name_kind_of(name.text("kind")), name.text("given"), name.text("family")});
    for (const auto& address : connection.query(
             "SELECT id, lines, postcode, from_on, until_on, kept FROM person_address WHERE person_id = :id ORDER BY from_on DESC, id DESC",
             {{"id", id}}))
        person.addresses.push_back({address.number("id"), address.text("lines"), address.text("postcode"), address.day("from_on"),
                                    address.maybe_day("until_on"), address.text("kept")});
    for (const auto& detail :
         connection.query("SELECT id, kind, value FROM person_contact WHERE person_id = :id ORDER BY id", {{"id", id}}))
        person.contact_details.push_back({detail.number("id"), detail.text("kind"), detail.text("value")});
    for (const auto& identifier :
         connection.query("SELECT kind, value FROM person_identifier WHERE person_id = :id ORDER BY kind, value", {{"id", id}}))
        person.identifiers.push_back({identifier.text("kind"), identifier.text("value")});
    for (const auto& disability : connection.query("SELECT code FROM person_disability WHERE person_id = :id ORDER BY code", {{"id", id}}))
        person.disabilities.push_back(disability.text("code"));
    return person;
}

std::string name_of(store::Connection& connection, PersonId id) {
    const auto rows = connection.query("SELECT given, family FROM person_name WHERE person_id = :id AND kind = 'current'", {{"id", id}});
    return rows.empty() ? "" : Name{NameKind::current, rows.front().text("given"), rows.front().text("family")}.full();
}

PersonId find_identified(store::Connection& connection, std::string_view kind, std::string_view number, PersonId other_than) {
    const auto rows =
        connection.query("SELECT person_id FROM person_identifier WHERE value = :number AND kind = :kind AND person_id <> :other "
                         "ORDER BY person_id LIMIT 1",
                         {{"number", number}, {"kind", kind}, {"other", other_than}});
    return rows.empty() ? PersonId{} : rows.front().id<PersonId>("person_id");
}

}  // namespace people
