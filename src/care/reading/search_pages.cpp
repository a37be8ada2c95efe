#include "care/reading/search_pages.hpp"

#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/reading/parts_pages.hpp"
#include "care/recording/recording_pages.hpp"

namespace reading {

namespace {

using html::element;
using staff::Exchange;

html::Html found_item(const Found& found, bool names_child) {
    auto head = html::link(records::in_words(found.entry.happened) + " " + std::string(recording::kind(found.entry.kind).label),
                           recording::entry_path(found.entry.id));
    if (names_child) head += html::text(" on the file of ") + html::link(found.child_name, files::child_path(found.entry.child));
    html::Html words;
    for (const auto& piece : found.excerpt)
        words += piece.is_match ? element("mark", {{"class", "app-mark"}}, piece.text) : html::text(piece.text);
    auto item = element("p", {{"class", "govuk-body govuk-!-margin-bottom-1"}}, head);
    item += element("p", {{"class", "govuk-body app-found__words govuk-!-margin-bottom-1"}, {"dir", "auto"}}, words);
    item += element("p", {{"class", "govuk-hint govuk-!-font-size-16"}}, found.entry.author_name);
    return element("li", {{"class", "app-found"}}, item);
}

html::Html result_section(const SearchFacts& facts) {
    const auto& result = *facts.result;
    const auto heading = [](const std::string& words) { return element("h2", {{"class", "govuk-heading-m"}, {"id", "found"}}, words); };
    if (result.found.empty()) {
        const auto where = facts.names_children ? "Nothing found on the files you work with" : "Nothing found in this file";
        auto advice =
            html::body(result.has_more ? "The search ran out of time. Narrow it: add a word, or search within one child."
                                       : "Try fewer words, the beginning of a word, or another spelling. Drafts are not searched.");
        return heading(where) + advice;
    }
    html::Html items;
    for (const auto& found : result.found) items += found_item(found, facts.names_children);
    auto content = heading(result.has_more ? "More than can be shown"
                                           : counted(static_cast<long long>(result.found.size()), "entry", "entries") + " found");
    if (result.has_more)
        content += html::body("Showing the newest " + std::to_string(result.found.size()) + ". Narrow it: add a word" +
                              (facts.names_children ? " or search within one child." : "."));
    return content + element("ol", {{"class", "govuk-list app-found-list"}}, items);
}

}  // namespace

html::Html search_content(const Exchange& exchange, const SearchFacts& facts) {
    auto content = element("h1", {{"class", "govuk-heading-l"}}, facts.title);
    const auto hint = facts.names_children
                          ? "Searches what is written on the files of the children you work with. Every search is logged."
                          : "Searches what is written on this file: all words must be in the entry. Every search is logged.";
    auto fields = html::input({.name = "words",
                               .label = {.text = "Words", .classes = "govuk-label--s"},
                               .hint = hint,
                               .error_message = staff::problem_of(facts.problems, "words"),
                               .value = facts.looked_for,
                               .type = "search",
                               .autocomplete = "off",
                               .classes = "govuk-!-width-two-thirds"});
    fields += html::button({.text = "Search"});
    content += staff::post_form(exchange, facts.path, fields);
    if (facts.result) content += result_section(facts);
    return content;
}

}  // namespace reading
