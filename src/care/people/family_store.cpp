#include <array>

#include "base/ensure.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/people/people.hpp"

// Who is who to a child: family, those who live with the child, and the professionals who work with them.

namespace people {

namespace {

constexpr std::array<RelationshipKind, 29> kinds = {{
    {"mother", "Mother", "child"},
    {"father", "Father", "child"},
    {"parent", "Parent", "child"},
    {"step_parent", "Step-parent", "step_child"},
    {"step_mother", "Stepmother", "step_child"},
    {"step_father", "Stepfather", "step_child"},
    {"parents_partner", "Parent’s partner", "partners_child"},
    {"sibling", "Brother or sister", "sibling"},
    {"half_sibling", "Half-brother or half-sister", "half_sibling"},
    {"step_sibling", "Stepbrother or stepsister", "step_sibling"},
    {"grandmother", "Grandmother", "grandchild"},
    {"grandfather", "Grandfather", "grandchild"},
    {"aunt", "Aunt", "niece_or_nephew"},
    {"uncle", "Uncle", "niece_or_nephew"},
    {"foster_carer", "Foster carer", "foster_child"},
    {"guardian", "Guardian", "ward"},
    {"prospective_adopter", "Prospective adopter", "child_to_adopt"},
    {"adopter", "Adopter", "adopted_child"},
    {"family_friend", "Family friend", "family_friend"},
    {"other_relative", "Other relative", "other_relative"},
    {"child", "Child", "parent"},
    {"step_child", "Stepchild", "step_parent"},
    {"partners_child", "Partner’s child", "parents_partner"},
    {"grandchild", "Grandchild", "grandmother"},
    {"niece_or_nephew", "Niece or nephew", "aunt"},
    {"foster_child", "Foster child", "foster_carer"},
    {"ward", "Child in their care", "guardian"},
    {"child_to_adopt", "Child whom they are to adopt", "prospective_adopter"},
    {"adopted_child", "Adopted child", "adopter"},
}};

bool is_adopter_kind(std::string_view kind) { return kind == "adopter" || kind == "prospective_adopter"; }
bool is_sibling_kind(std::string_view kind) { return kind == "sibling" || kind == "half_sibling" || kind == "step_sibling"; }

}  // namespace

std::span<const RelationshipKind> relationship_kinds() { return kinds; }

std::string_view label_of_relationship(std::string_view code) {
    for (const auto& kind : kinds)
        if (kind.code == code) return kind.label;
    return code;
}

std::string_view inverse_of_relationship(std::string_view code) {
    for (const auto& kind : kinds)
        if (kind.code == code) return kind.inverse;
    return code;
}

void insert_relationship(store::Connection& connection, const Relationship& relationship) {
    connection.run(
        "INSERT INTO relationship (person_id, other_id, kind, parental_responsibility, lives_with, ended_on) VALUES (:person, :other, "
        ":kind, :pr, :lives_with, :ended_on)"
        " ON CONFLICT (person_id, other_id) DO UPDATE SET kind = excluded.kind, parental_responsibility = excluded.parental_responsibility,"
        " lives_with = excluded.lives_with, ended_on = excluded.ended_on",
        {{"person", relationship.person},
         {"other", relationship.other},
         {"kind", relationship.kind},
         {"pr", store::text_or_null(relationship.parental_responsibility)},
         {"lives_with", relationship.lives_with},
         {"ended_on", relationship.ended_on}});
}

void link(store::Connection& connection, const Relationship& relationship) {
    insert_relationship(connection, relationship);
    const auto back = find_relationship(connection, relationship.other, relationship.person);
    insert_relationship(connection, {relationship.other, relationship.person, std::string(inverse_of_relationship(relationship.kind)),
                                     back ? back->parental_responsibility : "", relationship.lives_with, relationship.ended_on});
}

std::optional<Relationship> find_relationship(store::Connection& connection, PersonId person, PersonId other) {
    const auto rows = connection.query(
        "SELECT kind, parental_responsibility, lives_with, ended_on FROM relationship WHERE person_id = :person AND other_id = :other",
        {{"person", person}, {"other", other}});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return Relationship{
        person, other, row.text("kind"), row.text("parental_responsibility"), row.truth("lives_with"), row.maybe_day("ended_on")};
}

void insert_involvement(store::Connection& connection, ChildId child, PersonId professional, Day from, std::optional<Day> until) {
    connection.run("INSERT INTO involvement (child_id, person_id, from_on, until_on) VALUES (:child, :person, :from_on, :until_on) ON "
                   "CONFLICT DO NOTHING",
                   {{"child", child}, {"person", professional}, {"from_on", from}, {"until_on", until}});
}

std::optional<Involvement> find_involvement(store::Connection& connection, ChildId child, PersonId professional) {
    const auto rows = connection.query(
        "SELECT from_on, until_on FROM involvement WHERE child_id = :child AND person_id = :person ORDER BY from_on DESC LIMIT 1",
        {{"child", child}, {"person", professional}});
    if (rows.empty()) return std::nullopt;
    return Involvement{rows.front().day("from_on"), rows.front().maybe_day("until_on")};
}

void end_involvement(store::Connection& connection, ChildId child, PersonId professional, Day until) {
    connection.run("UPDATE involvement SET until_on = :until_on WHERE child_id = :child AND person_id = :person AND until_on IS NULL",
                   {{"until_on", until}, {"child", child}, {"person", professional}});
}

std::string is_adopter_of(std::string_view child_column, std::string_view person_column) {
    return " EXISTS (SELECT 1 FROM relationship adopts WHERE adopts.person_id = " + std::string(child_column) +
           " AND adopts.other_id = " + std::string(person_column) + " AND adopts.kind IN ('adopter', 'prospective_adopter'))";
}

bool is_adopter_of(store::Connection& connection, ChildId child, PersonId person) {
    const auto relationship = find_relationship(connection, person_of(child), person);
    return relationship && is_adopter_kind(relationship->kind);
}

bool has_adopters(store::Connection& connection, ChildId child) {
    return !connection
                .query(
                    "SELECT 1 AS found FROM relationship WHERE person_id = :child AND kind IN ('adopter', 'prospective_adopter') LIMIT 1",
                    {{"child", child}})
                .empty();
}

namespace {

/// [A2.2] Who reads this may know that there are adopters, not who they are.
void keep_apart(KeyPerson& person) {
    person.name = adopter_withheld;
    person.phone.clear();
    person.born_on.reset();
    person.has_file = false;
    person.is_kept = true;
}

}  // namespace

std::vector<KeyPerson> key_people(store::Connection& connection, ChildId child, const staff::Viewer& viewer,
                                  const MaySee& sees_confidential) {
    const std::string phone = "(SELECT c.value FROM person_contact c WHERE c.id = (SELECT min(d.id) FROM person_contact d WHERE "
                              "d.person_id = n.person_id AND d.kind = 'phone')) AS phone";
    std::vector<KeyPerson> people;
    for (const auto& row : connection.query(
             "SELECT r.other_id, r.kind, r.parental_responsibility, r.lives_with, n.given, n.family, f.child_id, p.born_on, " + phone +
                 " FROM relationship r JOIN person_name n ON n.person_id = r.other_id AND n.kind = 'current'"
                 " JOIN person p ON p.id = r.other_id LEFT JOIN child_file f ON f.child_id = r.other_id AND" +
                 access_rights::not_hidden("f.child_id") +
                 " WHERE r.person_id = :child AND (r.ended_on IS NULL OR r.ended_on > :today)"
                 " ORDER BY r.lives_with DESC, n.given, r.other_id LIMIT 60",
             access_rights::seen_by(viewer, {{"child", child}}))) {
        const auto kind = row.text("kind");
        people.push_back({row.id<PersonId>("other_id"), Name{NameKind::current, row.text("given"), row.text("family")}.full(),
                          std::string(label_of_relationship(kind)), row.text("parental_responsibility") == "yes", row.truth("lives_with"),
                          false, is_sibling_kind(kind), row.text("phone"), !row.is_null("child_id"), row.maybe_day("born_on")});
        if (is_adopter_kind(kind) && !sees_confidential()) keep_apart(people.back());
    }
    for (const auto& row : connection.query("SELECT i.person_id, p.agency, p.agency_role, p.title, n.given, n.family, " + phone +
                                                " FROM involvement i JOIN person p ON p.id = i.person_id JOIN person_name n ON n.person_id "
                                                "= i.person_id AND n.kind = 'current'"
                                                " WHERE i.child_id = :child AND (i.until_on IS NULL OR i.until_on > :today) ORDER BY "
                                                "n.family, n.given, i.person_id LIMIT 60",
                                            {{"child", child}, {"today", viewer.today}})) {
        auto name = Name{NameKind::current, row.text("given"), row.text("family")}.full();
        if (!row.is_null("title")) name.insert(0, row.text("title") + " ");
        auto work = row.text("agency_role");
        if (const auto agency = row.text("agency"); !agency.empty()) work += (work.empty() ? "" : ", ") + agency;
        people.push_back({row.id<PersonId>("person_id"), name, work, false, false, true, false, row.text("phone"), false});
    }
    return people;
}

bool hides_address(store::Connection& connection, PersonId person) {
    return !connection
                .query(
                    "SELECT 1 AS found FROM hazard h WHERE h.kind = 'do_not_disclose' AND h.until_on IS NULL AND (h.child_id = :person OR "
                    "h.child_id IN (SELECT r.person_id FROM relationship r WHERE r.other_id = :person AND r.lives_with = 1)) LIMIT 1",
                    {{"person", person}})
                .empty();
}

namespace {

std::vector<ChildId> ids_of(const store::Rows& rows, std::string_view column) {
    std::vector<ChildId> ids;
    for (const auto& row : rows) ids.push_back(row.id<ChildId>(column));
    return ids;
}

}  // namespace

std::vector<ChildId> siblings_with_file(store::Connection& connection, ChildId child, const staff::Viewer& viewer) {
    return ids_of(
        connection.query(
            "SELECT r.other_id FROM relationship r JOIN child_file f ON f.child_id = r.other_id JOIN person p ON p.id = r.other_id"
            " WHERE r.person_id = :child AND r.kind IN ('sibling', 'half_sibling', 'step_sibling') AND r.ended_on IS NULL AND" +
                access_rights::not_hidden("r.other_id") + " ORDER BY p.born_on, r.other_id LIMIT 30",
            access_rights::seen_by(viewer, {{"child", child}})),
        "other_id");
}

std::vector<ChildId> family_with_file(store::Connection& connection, ChildId child, const staff::Viewer& viewer) {
    const std::string near = "'mother', 'father', 'parent', 'step_parent', 'step_mother', 'step_father', 'parents_partner', 'guardian'";
    return ids_of(
        connection.query("SELECT f.child_id FROM child_file f JOIN person p ON p.id = f.child_id WHERE f.child_id <> :child AND"
                         " f.child_id IN (SELECT r.other_id FROM relationship r WHERE r.person_id = :child AND r.ended_on IS NULL"
                         " AND r.kind IN ('sibling', 'half_sibling', 'step_sibling', 'child', 'step_child', " +
                             near +
                             ") UNION SELECT c.other_id FROM relationship r JOIN relationship c ON c.person_id = r.other_id AND"
                             " c.ended_on IS NULL AND c.kind IN ('child', 'step_child', 'partners_child', 'ward') WHERE r.person_id ="
                             " :child AND r.ended_on IS NULL AND r.kind IN (" +
                             near + ")) AND" + access_rights::not_hidden("f.child_id") + " ORDER BY p.born_on, f.child_id LIMIT 30",
                         access_rights::seen_by(viewer, {{"child", child}})),
        "child_id");
}

}  // namespace people
