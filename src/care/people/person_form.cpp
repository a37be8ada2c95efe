#include "care/people/person_form.hpp"

#include "base/postcode.hpp"

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

}  // namespace

void read_postcode(forms::Reader& reader, Address& address) {
    reader.read(postcode, address);
    if (address.postcode.empty()) return;
    const auto known = as_postcode(address.postcode);
    if (!known) return reader.add_problem(std::string(postcode.code), "Enter a full postcode, such as MB1 4QT, or leave it empty");
    address.postcode = *known;
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
