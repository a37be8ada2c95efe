#pragma once
#include "care/reading/file_filter.hpp"
#include "forms/question.hpp"

namespace reading {

/// The days between which something happened, both included: questions of the filter's form.
extern const forms::Question from_question, until_question;

}  // namespace reading
