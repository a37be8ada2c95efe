#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "staff/page.hpp"

namespace access_rights {

/// Who may open a child's file, and closing it to all but named people.
void access_rights_routes(staff::Routes& routes);
void restriction_routes(staff::Routes& routes);

/// The page of who may open the file, or one below it.
std::string path_of(ChildId child, std::string_view rest = "");
using FormAgain = std::function<http::Response(const std::vector<FieldProblem>&)>;
/// Back to that page, the form again with its problems, or the problem.
http::Response answer(const staff::Exchange& exchange, ChildId child, const Done& done, const FormAgain& again);

}  // namespace access_rights
