#pragma once
#include "care/files/files.hpp"
#include "staff/break_glass.hpp"
#include "staff/page.hpp"
#include "staff/resumption.hpp"

// [A2.2] What stands between a child's record and somebody who does not work with the child, and the banner while it is open.

namespace files {

/// The question for a reason, and what is answered where that will not do. Who asks confirms afresh who they are when they send it.
http::Response ask_to_break_glass(const staff::Exchange& exchange, const Heading& child, const staff::Resumption& asked_for,
                                  const std::vector<FieldProblem>& problems = {}, std::string_view typed = "");
/// Until when the record is open, why, and the button that ends it.
html::Html glass_banner(const staff::Exchange& exchange, const staff::BrokenGlass& glass);

/// Breaks the glass and goes on to the page that was asked for, on whatever address it stands, or to what was sent; or ends it.
void break_glass_routes(staff::Routes& routes);

}  // namespace files
