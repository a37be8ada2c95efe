#pragma once
#include "care/access_rights/restriction_triggers.hpp"
#include "staff/page.hpp"

namespace access_rights {

constexpr std::string_view proposals_path = "/access/to-restrict";

/// Files that should be restricted, with why; each leads to the page that restricts it.
html::Html proposals_content(const std::vector<Proposal>& all, std::size_t most);
/// What stands on the file that must lead to a restriction; nothing where nothing does.
html::Html triggers_part(const std::vector<Trigger>& triggers);
/// The line of the first page of whoever may restrict such files; nothing for everybody else.
html::Html proposals_line(const staff::Exchange& exchange, store::Connection& connection);

void restriction_triggers_routes(staff::Routes& routes);

}  // namespace access_rights
