#pragma once
#include "care/glass_reviews/glass_reviews.hpp"
#include "staff/page.hpp"
#include "staff/shows.hpp"

namespace glass_reviews {

constexpr std::string_view uses_path = "/access/break-glass";
std::string use_path(staff::GlassId id, std::string_view rest = "");
inline constexpr staff::Shows<Show, 4> shows = {{{{Show::open, "open", "Waiting for review"},
                                                  {Show::late, "late", "Late for review"},
                                                  {Show::done, "done", "Reviewed"},
                                                  {Show::all, "all", "All"}}}};

using Told = std::pair<Use, Meanwhile>;
html::Html uses_content(const staff::Exchange& exchange, const std::vector<Told>& uses, Show show, bool is_newest, bool has_older);
std::string to_csv(const std::vector<Told>& uses);
/// One use, with its review or the form for it.
html::Html use_content(const staff::Exchange& exchange, const Told& told, const Fields& typed, const std::vector<FieldProblem>& problems);
/// The part of the first page of who is told of uses; nothing for everybody else.
html::Html told_part(const staff::Exchange& exchange, store::Connection& connection);

void glass_review_routes(staff::Routes& routes);

}  // namespace glass_reviews
