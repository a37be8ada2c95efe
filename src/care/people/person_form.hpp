#pragma once
#include "care/people/people.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"
#include "staff/accounts.hpp"

// What is asked about people, each declared once: a new child, somebody of the family, a professional, and the cards of the
// details ask the same questions and check them alike.

namespace people::asked {

using records::FieldType;
inline constexpr records::Choice yes_or_no[] = {{"yes", "Yes"}, {"no", "No"}};

inline constexpr records::Field<Name> given{
    .code = "given", .label = "Given names", .value = &Name::given, .type = FieldType::line, .most_characters = 200};
inline constexpr records::Field<Name> family{
    .code = "family", .label = "Family name", .value = &Name::family, .type = FieldType::line, .most_characters = 200};

using PersonField = records::Field<Person>;
inline constexpr PersonField born_on{.code = "born_on",
                                     .label = "Birth date",
                                     .hint = "For example, 27 3 2014. Leave empty if it is not known: do not guess.",
                                     .day = &Person::born_on,
                                     .type = FieldType::day};
inline constexpr PersonField expected_on{.code = "expected_on",
                                         .label = "Expected date",
                                         .hint = "Only for a child who is not yet born",
                                         .day = &Person::expected_on,
                                         .type = FieldType::day,
                                         .may_lie_ahead = true};
inline constexpr PersonField died_on{.code = "died_on", .label = "Date of death", .day = &Person::died_on, .type = FieldType::day};
inline constexpr PersonField sex{.code = "sex", .label = "Sex", .value = &Person::sex, .type = FieldType::choice, .codes = records::sexes};
inline constexpr PersonField ethnicity{.code = "ethnicity",
                                       .label = "Ethnicity",
                                       .hint = "As they describe it themselves. “Not yet obtained” is an answer; a guess is not.",
                                       .value = &Person::ethnicity,
                                       .type = FieldType::list,
                                       .codes = records::ethnicities,
                                       .clause = "A6.3"};
inline constexpr PersonField religion{.code = "religion",
                                      .label = "Religion",
                                      .hint = "In their own words, or “No religion”",
                                      .value = &Person::religion,
                                      .type = FieldType::line,
                                      .most_characters = 200};
inline constexpr PersonField first_language{.code = "first_language",
                                            .label = "First language",
                                            .hint = "A signed language counts: British Sign Language, Makaton",
                                            .value = &Person::first_language,
                                            .type = FieldType::line,
                                            .most_characters = 200};
inline constexpr PersonField interpreter{.code = "interpreter",
                                         .label = "Is an interpreter needed?",
                                         .value = &Person::interpreter,
                                         .type = FieldType::choice,
                                         .choices = yes_or_no,
                                         .clause = "C2.6"};
inline constexpr PersonField communication_needs{.code = "communication_needs",
                                                 .label = "Communication needs",
                                                 .hint = "How to talk with this person so that they can take part",
                                                 .value = &Person::communication_needs,
                                                 .clause = "2.1",
                                                 .most_characters = 2'000};
inline constexpr PersonField disability{.code = "disability",
                                        .label = "What is affected?",
                                        .hint = "Select all that apply. Leave empty if nobody has asked yet.",
                                        .several = &Person::disabilities,
                                        .type = FieldType::several,
                                        .codes = records::disabilities};
inline constexpr PersonField title{.code = "title",
                                   .label = "Title",
                                   .hint = "For example, Dr or Ms",
                                   .value = &Person::title,
                                   .type = FieldType::line,
                                   .most_characters = 50};
inline constexpr PersonField agency_role{.code = "agency_role",
                                         .label = "Role",
                                         .hint = "For example, health visitor",
                                         .value = &Person::agency_role,
                                         .type = FieldType::line,
                                         .missing = "Enter the role, such as health visitor",
                                         .most_characters = 200,
                                         .is_needed = true};
inline constexpr PersonField agency{.code = "agency",
                                    .label = "Agency",
                                    .hint = "",
                                    .value = &Person::agency,
                                    .type = FieldType::line,
                                    .missing = "Enter the agency",
                                    .most_characters = 200,
                                    .is_needed = true};

inline constexpr records::Field<Address> address_lines{
    .code = "address", .label = "Address", .hint = "Street and town", .value = &Address::lines, .most_characters = 500};
inline constexpr records::Field<Address> postcode{
    .code = "postcode", .label = "Postcode", .value = &Address::postcode, .type = FieldType::line, .most_characters = 10};

/// Reads the postcode and writes it as the Post Office does: "mb14qt" is "MB1 4QT". Empty is allowed; so are the pseudo postcodes
/// of people without an address, such as ZZ99 3VZ. Anything else that is none is a problem.
void read_postcode(forms::Reader& reader, Address& address);

inline constexpr forms::Look narrow_line{.width = "govuk-input--width-10"};
inline constexpr forms::Look phone_line{.width = "govuk-input--width-20", .keyboard = "tel"};
inline constexpr forms::Look beside_one_another{.is_inline = true};

/// What is asked of somebody who works with children, and nobody else.
html::Html profession(const forms::Sheet& form);

forms::Question team(const std::vector<staff::Team>& teams);
/// One of the workers who may hold a file.
forms::Question worker(std::string_view name, std::string_view label, std::string_view missing, const std::vector<staff::User>& workers);

/// What somebody is to a child, parental responsibility, and whether they live together.
html::Html relationship(const forms::Sheet& form);
Relationship read_relationship(forms::Reader& reader);

}  // namespace people::asked
