#pragma once
#include "care/decisions/decisions.hpp"
#include "forms/sheet.hpp"
#include "staff/page.hpp"
#include "staff/shows.hpp"

namespace decisions {

constexpr std::string_view list_path = "/decisions";
std::string request_path(RequestId request, std::string_view rest = "");

inline constexpr staff::Shows<Show, 3> shows = {{{{Show::for_me, "for_me", "Asked of me"},
                                                  {Show::in_my_teams, "in_my_teams", "Asked in all my teams"},
                                                  {Show::by_me, "by_me", "Asked by me"}}}};
/// The lists that concern this person, the first one first shown.
std::vector<Show> shows_of(const staff::User& user);

struct List {
    Show show = Show::for_me;
    std::vector<Request> requests;
    std::size_t page = 1;
    bool has_next = false;
};
html::Html list_content(const staff::Exchange& exchange, const List& list);

extern const forms::Question answer_question, decision_question, decision_reason_question, next_question, headline_question,
    refusal_question;
/// What is asked, by whom, and what became of it; with the form for whoever may answer.
html::Html request_content(const staff::Exchange& exchange, const Request& request, const Done& may_answer, const forms::Sheet& form);
/// What the first page tells: how many decisions are asked of this person.
html::Html home_part(const staff::Exchange& exchange, store::Connection& connection);

void decisions_routes(staff::Routes& routes);

}  // namespace decisions
