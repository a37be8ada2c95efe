#pragma once
#include "html/components.hpp"
#include "staff/account_changes.hpp"
#include "staff/app.hpp"

namespace staff {

/// The questions about a person, as typed: adding and changing ask the same.
struct UserForm {
    NewUser typed;
    bool asks_user_name = false;
    std::vector<FieldProblem> problems;
};

/// `user_name` stays empty where it is not asked.
NewUser user_from_form(const Exchange& exchange);
html::Html user_fields(const UserForm& form, const std::vector<Team>& teams);

/// The choices of a team, after "No team" or another first one.
std::vector<html::Option> team_options(const std::vector<Team>& teams, std::string_view first);

}  // namespace staff
