#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/ids.hpp"
#include "base/problem.hpp"
#include "staff/accounts.hpp"
#include "store/store.hpp"

// People: children, their families, and the professionals around them. A person is entered once [A6.13] and linked, not
// typed, wherever they take part [A6.12].

namespace files {
struct ChildFile;
}
namespace staff {
class Routes;
}

namespace people {

extern const store::Migration migration;

enum class NameKind { current, known_as, birth, former, alias };
std::string_view code_of(NameKind kind);
std::string_view label_of(NameKind kind);
NameKind name_kind_of(std::string_view code);

struct Name {
    NameKind kind = NameKind::current;
    std::string given;
    std::string family;
    [[nodiscard]] std::string full() const { return family.empty() ? given : given.empty() ? family : given + " " + family; }
};

struct Address {
    std::int64_t id = 0;
    std::string lines;     ///< street and town, comma separated
    std::string postcode;
    Day from{};
    std::optional<Day> until;
    std::string kept = {};  ///< a code of kept_addresses() where it is kept from who may not see_confidential; "" for any other

    [[nodiscard]] std::string in_words() const;
};

/// [4.1] Why an address may be kept confidential (ASVS 8.2.3).
struct KeptAddress {
    std::string_view code, label;
};
std::span<const KeptAddress> kept_addresses();
/// What stands in the place of an address that is kept from the reader.
std::string kept_in_words(const Address& address);

/// A telephone number or an e-mail address.
struct ContactDetail {
    std::int64_t id = 0;
    std::string kind;  ///< phone, email
    std::string value;
};

/// kind: nhs_number, upn, former_upn, upn_unknown, la_child_id, home_office
struct Identifier {
    std::string kind;
    std::string value;
};
std::string label_of_identifier(std::string_view kind);

/// "" stands for not asked yet. For ethnicity NOBT (not yet obtained) is an answer, a guess is not [A6.3].
struct Person {
    PersonId id;
    std::vector<Name> names;  ///< exactly one current
    std::optional<Day> born_on;
    std::optional<Day> expected_on;
    std::optional<Day> died_on;
    std::string sex;          ///< M, F, U (CIN census N00783)
    std::string ethnicity;    ///< CIN census N00177
    std::string religion;
    std::string first_language;
    std::string interpreter;  ///< yes, no
    std::string communication_needs;
    std::vector<std::string> disabilities;  ///< CIN census N00099
    std::vector<Address> addresses;
    std::vector<ContactDetail> contact_details;
    std::vector<Identifier> identifiers;
    std::string title;        ///< Mr, Dr
    std::string agency;       ///< of a professional
    std::string agency_role;  ///< of a professional: health visitor

    [[nodiscard]] const Name& name() const;
    [[nodiscard]] bool is_professional() const { return !agency.empty() || !agency_role.empty(); }
    [[nodiscard]] const Address* address_on(Day day) const;
    [[nodiscard]] std::string identifier(std::string_view kind) const;
};

/// How one person stands to another: "other is the mother of person". Stored from both sides, each with its own word.
struct Relationship {
    PersonId person;
    PersonId other;
    std::string kind;                   ///< code of relationship_kinds: mother, sibling …
    std::string parental_responsibility; ///< yes, no, "" not known; of `other` for `person`
    bool lives_with = false;
    std::optional<Day> ended_on;
};
struct RelationshipKind {
    std::string_view code;
    std::string_view label;    ///< what `other` is to `person`
    std::string_view inverse;  ///< code of what `person` is to `other`
};
std::span<const RelationshipKind> relationship_kinds();
std::string_view label_of_relationship(std::string_view code);
/// What `person` is to `other` when `other` is this to `person`.
std::string_view inverse_of_relationship(std::string_view code);

/// Somebody around a child, with what they are to the child: family first, then professionals.
struct KeyPerson {
    PersonId id;
    std::string name;
    std::string relation;  ///< "Mother", or "Health visitor, Marlbridge Community Health"
    bool has_parental_responsibility = false;
    bool lives_with = false;
    bool is_professional = false;
    bool is_sibling = false;
    std::string phone;        ///< the first telephone number known
    bool has_file = false;    ///< a child with a file of their own
    std::optional<Day> born_on = std::nullopt;
    bool is_kept = false;     ///< an adopter whose name is kept from the reader: what tells who they are is not here
};

/// [A6.2] Who confirmed what stands on one card of somebody's details, and when.
struct Check {
    std::string card;
    std::string with;  ///< as typed: "Sara Khan, mother"
    Day on{};
};

/// Writes a whole new person and makes the names findable.
void insert_person(store::Connection& connection, const Person& person);
/// Replaces what is known about a person; addresses and names keep their history because the caller passes all of them.
void update_person(store::Connection& connection, const Person& person);
void insert_relationship(store::Connection& connection, const Relationship& relationship);
/// Writes it from both sides, so that each finds the other. Parental responsibility is the other's for the person.
void link(store::Connection& connection, const Relationship& relationship);
std::optional<Relationship> find_relationship(store::Connection& connection, PersonId person, PersonId other);
void insert_check(store::Connection& connection, PersonId person, const Check& check, UserId by);
/// The newest check of each card.
std::vector<Check> newest_checks(store::Connection& connection, PersonId person);
/// A professional who works with a child.
void insert_involvement(store::Connection& connection, ChildId child, PersonId professional, Day from, std::optional<Day> until);

/// From when until when a professional works with the child; nothing when they never did. The newest time counts.
struct Involvement {
    Day from{};
    std::optional<Day> until;
};
std::optional<Involvement> find_involvement(store::Connection& connection, ChildId child, PersonId professional);
void end_involvement(store::Connection& connection, ChildId child, PersonId professional, Day until);

std::optional<Person> find_person(store::Connection& connection, PersonId id);
std::string name_of(store::Connection& connection, PersonId id);
/// Whether the reader may see_confidential on the child's record; asked only where there is something confidential.
using MaySee = std::function<bool()>;
/// An adopter's name, birth date and telephone number are there only for who may see them (ASVS 8.2.3).
std::vector<KeyPerson> key_people(store::Connection& connection, ChildId child, const staff::Viewer& viewer,
                                  const MaySee& sees_confidential);
/// What stands in the place of an adopter's name.
constexpr std::string_view adopter_withheld = "Adopter, name kept confidential";
/// Whether this person has adopted or is to adopt the child, or was to.
bool is_adopter_of(store::Connection& connection, ChildId child, PersonId person);
bool has_adopters(store::Connection& connection, ChildId child);
/// The same as a condition of a query, of the child and the person in these columns.
std::string is_adopter_of(std::string_view child_column, std::string_view person_column);
/// Somebody else with this number; not set where nobody has it.
PersonId find_identified(store::Connection& connection, std::string_view kind, std::string_view number, PersonId other_than);
/// Whether their address is kept from who does not need it: it is a child's whose address is not disclosed, or of somebody
/// who lives with such a child. An address may be confidential by itself besides: Address::kept.
bool hides_address(store::Connection& connection, PersonId person);
/// Brothers and sisters, half and step ones too, who have a file.
std::vector<ChildId> siblings_with_file(store::Connection& connection, ChildId child, const staff::Viewer& viewer);
/// Everybody of the child's family who has a file: brothers, sisters and parents, and the other children of the same parents or carers. Not
/// through adopters, nor from foster carers to the other children they foster.
std::vector<ChildId> family_with_file(store::Connection& connection, ChildId child, const staff::Viewer& viewer);

/// [A6.3] What every file must say and this one does not yet, in words for a list: "birth date", "CiN code". "Not yet obtained"
/// is an answer for ethnicity.
std::vector<std::string> missing_essentials(const Person& child, const files::ChildFile& file);

/// Finding a child, a new child, details, family and professionals, allocation.
void people_routes(staff::Routes& routes);

}  // namespace people
