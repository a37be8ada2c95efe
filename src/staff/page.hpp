#pragma once
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "html/components.hpp"
#include "html/page.hpp"
#include "staff/app.hpp"

namespace staff {

/// Told where administration has a port of its own and this is another.
inline constexpr std::string_view administered_elsewhere =
    "Accounts and teams are kept at an address of their own. Ask those who run the service for it.";

/// What a page of the product puts into the shell. The title is also the browser's; problems put "Error:" before it and
/// stand in a summary above the content.
struct PageContent {
    std::string title;
    html::Html content;
    std::vector<FieldProblem> problems;
    html::Html before_main;   ///< breadcrumbs, back link, identity bar
    std::string section;      ///< which item of the navigation is active: "home", "find", "admin"
    std::optional<int> status; ///< not set: 422 where there are problems, else 200
};
http::Response page(const Exchange& exchange, PageContent content);
/// A document that is no page of the shell, such as a copy for paper, with the policy that lets its script run.
http::Response document(html::Page made, int status = 200);
/// The same shell before anybody is signed in.
http::Response page_before_sign_in(const App& app, PageContent content);
/// The shell of whoever is signed in, or the one before: for a page that everybody may read.
http::Response page_for_anybody(const App& app, const http::Request& request, PageContent content);

/// A form that posts, with its CSRF token.
html::Html post_form(const Exchange& exchange, std::string_view action, const html::Html& content, const html::Attributes& attributes = {});

/// The page for a Problem: not found, not permitted, refused, stale; each says what to do next.
http::Response problem_page(const Exchange& exchange, const Problem& problem);

/// The same answer, marked for the logs as a refusal, with why as a word of ours and the id of the record where it was about one.
http::Response refused(http::Response answer, std::string_view why, std::int64_t record = 0);

/// The message for a field, if it has a problem; "" otherwise.
std::string problem_of(const std::vector<FieldProblem>& problems, std::string_view field);

}  // namespace staff
