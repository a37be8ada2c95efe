#include "care/access_rights/access_rights_form.hpp"

namespace access_rights {

using records::FieldType;

forms::Question capacity_question() {
    forms::Question question{
        .name = "capacity", .label = "Why they need the file", .type = FieldType::list, .missing = "Select why they need the file"};
    for (const auto& capacity : capacities()) question.answers.push_back({std::string(capacity.code), std::string(capacity.label)});
    return question;
}

const forms::Question user_question{.name = "user",
                                    .label = "User name",
                                    .hint = "Of one person, such as amina.yusuf",
                                    .missing = "Enter the user name of the person",
                                    .most_characters = 60};
const forms::Question reason_question{.name = "reason",
                                      .label = "What it is about",
                                      .hint = "The child can read this later",
                                      .type = FieldType::text,
                                      .missing = "Enter why, in at least 10 characters",
                                      .most_characters = 500};
const forms::Question until_question{
    .name = "until", .label = "Last day", .hint = "Leave empty when it is not known yet", .type = FieldType::day, .may_lie_ahead = true};

forms::Question kind_question() {
    forms::Question question{
        .name = "kind", .label = "Whom it protects", .type = FieldType::choice, .missing = "Select why the file is restricted"};
    for (const auto& kind : restriction_kinds()) question.answers.push_back({std::string(kind.code), std::string(kind.label)});
    return question;
}

forms::Question named_question(const std::vector<staff::User>& workers) {
    forms::Question question{.name = "named",
                             .label = "Who goes on opening it",
                             .hint = "Nobody else will see that the file exists, managers included. You can name more people afterwards.",
                             .type = FieldType::several,
                             .missing = "Select at least one person who goes on working with the child"};
    for (const auto& worker : workers) question.answers.push_back({to_text(worker.id), worker.name_and_title()});
    return question;
}

forms::Question together_question(const std::vector<std::pair<ChildId, std::string>>& family) {
    forms::Question question{.name = "together",
                             .label = "Restrict these files with it",
                             .hint = "A restriction of one child is easily read from the file of a brother, a sister or a parent.",
                             .type = FieldType::several};
    for (const auto& [child, name] : family) question.answers.push_back({to_text(child), name});
    return question;
}

const forms::Question keep_reason_question{.name = "keep_reason",
                                           .label = "Why it is still needed",
                                           .type = FieldType::text,
                                           .missing = "Enter why, in at least 10 characters",
                                           .most_characters = 500};
const forms::Question not_needed_question{.name = "not_needed_reason",
                                          .label = "Why it is not needed",
                                          .hint = "You are asked again after a year, or when something else is recorded.",
                                          .type = FieldType::text,
                                          .missing = "Enter why, in at least 10 characters",
                                          .most_characters = 500};
const forms::Question lift_reason_question{.name = "lift_reason",
                                           .label = "Why it is no longer needed",
                                           .type = FieldType::text,
                                           .missing = "Enter why, in at least 10 characters",
                                           .most_characters = 500};

}  // namespace access_rights
