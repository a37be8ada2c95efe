#pragma once
#include "forms/question.hpp"

namespace complementary_files {

forms::Question service_question();
extern const forms::Question provider_question, holder_question, involvement_question, outcome_question;

}  // namespace complementary_files
