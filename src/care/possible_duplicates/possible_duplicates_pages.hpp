#pragma once
#include "care/possible_duplicates/possible_duplicates.hpp"
#include "staff/page.hpp"
#include "staff/shows.hpp"

namespace possible_duplicates {

constexpr std::string_view duplicates_path = "/access/duplicates";
inline constexpr staff::Shows<Show, 2> shows = {{{{Show::open, "open", "To be settled"}, {Show::done, "done", "Settled"}}}};

html::Html list_content(const DuplicatesPage& page, Show show, bool is_newest);
/// One of them and where it stands, with what was found or the form for it.
html::Html duplicate_content(const staff::Exchange& exchange, store::Connection& connection, const Duplicate& duplicate,
                             const std::vector<FieldProblem>& problems);
/// The line of the first page of who settles them; nothing for everybody else.
html::Html home_part(const staff::Exchange& exchange, store::Connection& connection);

void possible_duplicates_routes(staff::Routes& routes);

}  // namespace possible_duplicates
