#pragma once
#include "care/access_rights/access_rights.hpp"
#include "forms/reader.hpp"

namespace access_rights {

forms::Question capacity_question();
extern const forms::Question user_question, reason_question, until_question;
forms::Question kind_question();
/// Who goes on working with a child whose file is being restricted.
forms::Question named_question(const std::vector<staff::User>& workers);
/// Those of the family whose files are restricted with it.
forms::Question together_question(const std::vector<std::pair<ChildId, std::string>>& family);
extern const forms::Question keep_reason_question, lift_reason_question, not_needed_question;

}  // namespace access_rights
