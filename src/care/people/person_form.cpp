#include "care/people/person_form.hpp"

#include "care/people/find.hpp"

namespace people::asked {

namespace {

using RelationshipField = records::Field<Relationship>;

constexpr records::Choice yes_no_or_unknown[] = {{"yes", "Yes"}, {"no", "No"}, {"", "Not known"}};
constexpr RelationshipField parental_responsibility{.code = "pr",
                                                    .label = "Parental responsibility",
                                                    .value = &Relationship::parental_responsibility,
                                                    .type = FieldType::choice,
                                                    .choices = yes_no_or_unknown};

forms::Question kind() {
    forms::Question question{.name = "kind",
                             .label = "What is this person to the child?",
                             .type = FieldType::list,
                             .missing = "Select what this person is to the child"};
    for (const auto& one : relationship_kinds()) question.answers.push_back({std::string(one.code), std::string(one.label)});
    return question;
}

forms::Question lives_with() {
    return {.name = "lives_with",
            .label = "Lives with the child",
            .type = FieldType::choice,
            .answers = forms::answers(yes_or_no),
            .missing = "Select whether this person lives with the child"};
}

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// One or two letters, a digit, perhaps a digit or letter; then a digit and two letters (BS 7666). "ZZ99" may stand alone.
bool is_postcode(std::string_view bare) {
    if (bare == "ZZ99" || bare == "GIR0AA") return true;
    if (bare.size() < 5 || bare.size() > 7) return false;
    const auto outward = bare.substr(0, bare.size() - 3), inward = bare.substr(bare.size() - 3);
    if (!is_digit(inward[0]) || !is_letter(inward[1]) || !is_letter(inward[2]) || !is_letter(outward[0])) return false;
    const auto rest = outward.substr(is_letter(outward[1]) ? 2 : 1);
    return (rest.size() == 1 || rest.size() == 2) && is_digit(rest[0]);
}

}  // namespace

void read_postcode(forms::Reader& reader, Address& address) {
    reader.read(postcode, address);
    if (address.postcode.empty()) return;
    const auto bare = bare_number(address.postcode);
    if (!is_postcode(bare))
        return reader.add_problem(std::string(postcode.code), "Enter a full postcode, such as MB1 4QT, or leave it empty");
    address.postcode = bare.size() > 4 ? bare.substr(0, bare.size() - 3) + " " + bare.substr(bare.size() - 3) : bare;
}

forms::Question team(const std::vector<staff::Team>& teams) {
    forms::Question question{.name = "team", .label = "Team", .type = FieldType::list, .missing = "Select a team"};
    for (const auto& one : teams) question.answers.push_back({to_text(one.id), one.name});
    return question;
}

forms::Question worker(std::string_view name, std::string_view label, std::string_view missing, const std::vector<staff::User>& workers) {
    forms::Question question{
        .name = std::string(name), .label = std::string(label), .type = FieldType::list, .missing = std::string(missing)};
    for (const auto& one : workers) question.answers.push_back({to_text(one.id), one.name_and_title()});
    return question;
}

html::Html profession(const forms::Sheet& form) { return form.ask(title, narrow_line) + form.ask(agency_role) + form.ask(agency); }

html::Html relationship(const forms::Sheet& form) {
    return form.ask(kind(), {.unanswered = "Choose"}) + form.ask(parental_responsibility, beside_one_another) +
           form.ask(lives_with(), beside_one_another);
}

Relationship read_relationship(forms::Reader& reader) {
    Relationship relationship;
    relationship.kind = reader.answer(kind());
    reader.read(parental_responsibility, relationship);
    relationship.lives_with = reader.answer(lives_with()) == "yes";
    return relationship;
}

}  // namespace people::asked
