#pragma once
#include <string_view>

#include "html/html.hpp"
#include "staff/app.hpp"

namespace staff {

/// Which page of a numbered list is asked for, by "page" in the address: 1 to 1000.
std::size_t page_asked(const Exchange& exchange);
/// To the pages beside it; nothing where there are none. `address` is the first page's, with its query.
html::Html page_links(std::string_view label, const std::string& address, std::size_t page, bool has_next);

/// Sessions with a button that ends each; the one that asks is marked and has none. A button posts to `path` + id + "/ending".
html::Html session_table(const Exchange& exchange, const std::vector<ListedSession>& sessions, std::string_view path);

/// "Team leader, Duty worker"
std::string role_labels(const std::vector<std::string>& codes);

/// Whether somebody may sign in, as a tag.
html::Html standing_of(const User& user);
/// "None" for one that is not among them.
std::string name_of_team(const std::vector<Team>& teams, TeamId id);

}  // namespace staff
