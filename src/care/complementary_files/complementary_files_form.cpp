#include "care/complementary_files/complementary_files_form.hpp"

#include "care/complementary_files/complementary_files.hpp"

namespace complementary_files {

using records::FieldType;

forms::Question service_question() {
    return {.name = "service",
            .label = "Service",
            .type = FieldType::list,
            .answers = forms::answers(services()),
            .missing = "Select the service"};
}
const forms::Question provider_question{
    .name = "provider", .label = "Home, agency or carer", .hint = "Leave empty for a service of the council’s own", .most_characters = 200};
const forms::Question holder_question{.name = "holder",
                                      .label = "User name of who holds the file",
                                      .hint = "They read and write this file, and do not see the case file by it",
                                      .missing = "Enter the user name of who holds the file",
                                      .most_characters = 60};
const forms::Question involvement_question{.name = "involvement",
                                           .label = "Summary of involvement",
                                           .hint = "What the service did, from when until when, and with whom",
                                           .type = FieldType::text,
                                           .missing = "Enter what the service did",
                                           .most_characters = 10'000};
const forms::Question outcome_question{.name = "outcome",
                                       .label = "Outcome",
                                       .hint = "What changed for the child",
                                       .type = FieldType::text,
                                       .missing = "Enter what changed for the child",
                                       .most_characters = 10'000};

}  // namespace complementary_files
