#pragma once
#include "forms/reader.hpp"
#include "forms/sheet.hpp"
#include "staff/account_changes.hpp"

namespace staff {

/// The questions about a person: adding and changing ask the same, but for the user name, which never changes.
html::Html user_questions(const forms::Sheet& form, const std::vector<Team>& teams, bool asks_user_name);
/// The user as typed; the commands say what is missing. `user_name` stays empty where it is not asked.
/// Of those questions.
FieldNames user_names();
NewUser read_user(forms::Reader& reader, const std::vector<Team>& teams);
/// What the form begins with.
Fields fields_of(const User& user);

/// One of the teams.
forms::Question team_question(std::string_view name, std::string_view label, const std::vector<Team>& teams);

}  // namespace staff
