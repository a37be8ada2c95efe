#pragma once
#include "care/countersigning/countersigning.hpp"
#include "forms/sheet.hpp"
#include "staff/page.hpp"
#include "staff/shows.hpp"

namespace countersigning {

constexpr std::string_view list_path = "/countersigning";

/// Which entries a person looks at.
enum class Show { for_me, too_long, mine };
inline constexpr staff::Shows<Show, 3> shows = {{{{Show::for_me, "for_me", "Waiting for me"},
                                                  {Show::too_long, "too_long", "Waiting too long in my teams"},
                                                  {Show::mine, "mine", "Written by me"}}}};
/// Those this person has anything to do with, the first one first shown.
std::vector<Show> shows_of(const staff::User& user);
std::vector<Waiting> read(store::Connection& connection, const staff::Exchange& exchange, Show show, std::size_t skipped, std::size_t most);

struct List {
    Show show = Show::for_me;
    std::vector<Waiting> entries;
    std::size_t page = 1;
    bool has_next = false;
};
html::Html list_content(const staff::Exchange& exchange, const List& list);

extern const forms::Question answer_question, remark_question, reason_question;
/// The two answers with what each asks.
html::Html answer_form(const staff::Exchange& exchange, const records::Entry& entry, const forms::Sheet& form);

/// Of one entry: who countersigned it or sent it back, when and with which words; nothing where nobody did.
html::Html answers_table(const std::vector<Answer>& answers);
/// What the first page tells: how many wait for this person, how many too long in their teams, and which of their own were sent back.
html::Html home_part(const staff::Exchange& exchange, store::Connection& connection);

void countersigning_routes(staff::Routes& routes);

}  // namespace countersigning
