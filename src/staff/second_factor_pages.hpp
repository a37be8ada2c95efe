#pragma once
#include "html/html.hpp"
#include "staff/app.hpp"
#include "staff/second_factor.hpp"

namespace staff {

/// The picture, the secret for typing, and the code that shows it works: the inside of a form.
html::Html enrolment_questions(const App& app, const Session& session, const std::string& replaced_secret,
                               const std::vector<FieldProblem>& problems);
/// The codes, shown this once.
html::Html recovery_codes_shown(const std::vector<std::string>& codes);

/// For a person's account: what they have, and what they can do about it.
html::Html second_factor_summary(const Exchange& exchange);
/// Under /account: setting up the app, or another; new recovery codes.
void second_factor_routes(Routes& routes);

}  // namespace staff
