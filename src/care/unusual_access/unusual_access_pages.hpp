#pragma once
#include "care/unusual_access/unusual_access.hpp"
#include "staff/page.hpp"
#include "staff/shows.hpp"

namespace unusual_access {

constexpr std::string_view access_path = "/access", unusual_path = "/access/unusual";
std::string path_of(UnusualId id, std::string_view rest = "");
inline constexpr staff::Shows<Show, 4> shows = {{{{Show::open, "open", "To look into"},
                                                  {Show::follow_up, "follow_up", "To be followed up"},
                                                  {Show::done, "done", "Looked into"},
                                                  {Show::all, "all", "All"}}}};

html::Html list_content(const staff::Exchange& exchange, const UnusualPage& page, const HomesKnown& homes, Show show, bool is_newest);
std::string to_csv(const std::vector<Unusual>& unusual);
/// One of them, with what was found or the form for it.
html::Html unusual_content(const staff::Exchange& exchange, const Unusual& unusual, const Fields& typed,
                           const std::vector<FieldProblem>& problems);
/// The part of the first page of who looks after access: how many wait; nothing for everybody else.
html::Html unusual_part(const staff::Exchange& exchange, store::Connection& connection);

/// The four kinds of access that somebody looks into, with how many wait.
struct Waiting {
    std::size_t broken_glass = 0, very_many = 0;
    long long unusual = 0, unexplained = 0;
    static constexpr std::size_t most = 99;  ///< of each; then "99 or more"
};
html::Html overview_content(const Waiting& waiting);

void unusual_access_routes(staff::Routes& routes);

}  // namespace unusual_access
