#include "staff/user_form.hpp"

#include "staff/sign_in.hpp"

namespace staff {

namespace {

using records::FieldType;

constexpr records::Field<NewUser> full_name{
    .code = "name", .label = "Full name", .value = &NewUser::name, .type = FieldType::line, .most_characters = 200};
constexpr records::Field<NewUser> user_name{.code = "user_name",
                                            .label = "User name",
                                            .hint = "Small letters, digits, dots and hyphens, such as amina.yusuf. It never changes.",
                                            .value = &NewUser::user_name,
                                            .type = FieldType::line,
                                            .most_characters = 100};
constexpr records::Field<NewUser> job_title{.code = "job_title",
                                            .label = "Job title",
                                            .hint = "For example, social worker",
                                            .value = &NewUser::job_title,
                                            .type = FieldType::line,
                                            .most_characters = 200};

constexpr records::Field<NewUser> email_address{.code = "email_address",
                                                .label = "Work email address (optional)",
                                                .hint = "What waits is told there, without a name or a detail of anybody",
                                                .value = &NewUser::email_address,
                                                .type = FieldType::line,
                                                .most_characters = 254};

const forms::Question reads_until_question{.name = "reads_until",
                                           .label = "Reads records until",
                                           .hint = "Of auditors and inspectors only: the last day",
                                           .type = FieldType::day,
                                           .may_lie_ahead = true};

forms::Question roles_question() {
    forms::Question question{
        .name = "roles", .label = "Roles", .hint = "What the person may do follows from all of their roles.", .type = FieldType::several};
    for (const auto& role : access_policy().roles) question.answers.push_back({role.code, role.label, role.guidance});
    return question;
}

}  // namespace

forms::Question team_question(std::string_view name, std::string_view label, const std::vector<Team>& teams) {
    forms::Question question{.name = std::string(name), .label = std::string(label), .type = FieldType::list};
    for (const auto& team : teams) question.answers.push_back({to_text(team.id), team.name});
    return question;
}

html::Html user_questions(const forms::Sheet& form, const std::vector<Team>& teams, bool asks_user_name) {
    auto questions = form.ask(full_name);
    if (asks_user_name) questions += form.ask(user_name);
    return questions + form.ask(job_title) + form.ask(email_address) +
           form.ask(team_question("team", "Team", teams), {.unanswered = "No team"}) + form.ask(roles_question(), {.is_small = true}) +
           form.ask(reads_until_question);
}

FieldNames user_names() {
    return forms::names_of(full_name) + forms::names_of(user_name) + forms::names_of(job_title) + forms::names_of(email_address) +
           forms::names_of(reads_until_question) + FieldNames{"team", "roles"};
}

NewUser read_user(forms::Reader& reader, const std::vector<Team>& teams) {
    NewUser user;
    reader.read(full_name, user);
    reader.read(user_name, user);
    reader.read(job_title, user);
    reader.read(email_address, user);
    user.user_name = folded_user_name(user.user_name);
    user.team = parse_id<TeamId>(reader.answer(team_question("team", "Team", teams))).value_or(TeamId{});
    user.roles = reader.several(roles_question());
    user.reads_until = reader.day(reads_until_question);
    std::ranges::sort(user.roles);
    return user;
}

Fields fields_of(const User& user) {
    Fields fields;
    forms::fill(fields, full_name, NewUser{.name = user.name});
    forms::fill(fields, job_title, NewUser{.job_title = user.job_title});
    forms::fill(fields, email_address, NewUser{.email_address = user.email_address});
    if (user.team.is_set()) fields.set("team", to_text(user.team));
    for (const auto& role : user.roles) fields.add("roles", role);
    forms::fill_day(fields, reads_until_question.name, user.reads_until);
    return fields;
}

}  // namespace staff
