#include "base/text.hpp"
#include "care/reading/copies.hpp"
#include "care/reading/parts_pages.hpp"
#include "html/page.hpp"

namespace reading {

namespace {

using html::element;
using staff::Exchange;

struct Purpose {
    std::string_view code, label;
};
constexpr Purpose purposes[] = {{"court", "For court"},
                                {"meeting", "For a conference, review or meeting"},
                                {"family", "For the child or the family"},
                                {"other", "Something else"}};
constexpr std::size_t longest_reason = 300;

std::string_view title_of(std::string_view what) { return what == "file" ? "File" : "Chronology"; }

/// Where a script runs, a button opens the browser's printing; elsewhere it says how.
html::Html print_bar(std::string_view back) {
    const auto button = html::button({.text = "Print this page", .type = "button", .classes = "govuk-!-margin-bottom-0"});
    return element("div", {{"class", "app-row app-no-print govuk-!-margin-bottom-4"}},
                   element("span", {{"data-print"}, {"hidden"}}, button) +
                       element("span", {{"class", "govuk-body govuk-!-margin-bottom-0"}, {"data-print-advice"}},
                               "Print this page with your browser: hold Ctrl and press P.") +
                       html::link("Back to the record", back));
}

}  // namespace

std::string CopyReason::in_words() const {
    for (const auto& purpose : purposes) {
        if (purpose.code != code) continue;
        if (code == "other") return words;
        return std::string(purpose.label) + (words.empty() ? "" : ": " + words);
    }
    return words;
}

CopyReason to_reason(const Fields& form) {
    CopyReason reason{std::string(form.get("reason")), cleaned(trimmed(form.get("reason_words"))), {}};
    if (std::ranges::none_of(purposes, [&](const auto& purpose) { return purpose.code == reason.code; }))
        reason.problems.push_back({"reason", "Select why you need a copy"});
    if (reason.code == "other" && length_in_characters(reason.words) < 10)
        reason.problems.push_back({"reason_words", "Enter why you need a copy, in at least 10 characters"});
    if (length_in_characters(reason.words) > longest_reason)
        reason.problems.push_back({"reason_words", "Why you need a copy must be 300 characters or fewer"});
    return reason;
}

Copy to_copy(const Fields& fields) {
    Copy copy;
    const auto what = fields.get("what");
    copy.what = what == "chronology" || what == "together" ? what : "file";
    copy.filter = to_filter(fields);
    for (const auto with : fields.all("with"))
        if (const auto child = parse_id<ChildId>(with); child && copy.with.size() < 20) copy.with.push_back(*child);
    for (const auto left_out : fields.all("leave_out"))
        if (const auto entry = parse_id<EntryId>(left_out)) copy.left_out.push_back(*entry);
    return copy;
}

html::Html copy_form(const Exchange& exchange, ChildId child, const Copy& copy, const CopyReason& typed) {
    auto fields = html::hidden("what", copy.what) + html::hidden(to_pairs(copy.filter));
    for (const auto with : copy.with) fields += html::hidden("with", to_text(with));
    html::Radios reasons{.name = "reason",
                         .fieldset = {.legend = {.text = "Why do you need a copy?", .classes = "govuk-fieldset__legend--s"}},
                         .hint = "Print only what cannot be shared on a screen, and destroy it after use. Your name, the time and the "
                                 "reason stand on every page and on the file.",
                         .error_message = staff::problem_of(typed.problems, "reason"),
                         .value = typed.code,
                         .classes = "govuk-radios--small govuk-radios--inline"};
    for (const auto& purpose : purposes) reasons.items.push_back({.text = purpose.label, .value = purpose.code});
    fields += html::radios(reasons);
    fields += html::input({.name = "reason_words",
                           .label = {.text = "More about why (needed for something else)"},
                           .error_message = staff::problem_of(typed.problems, "reason_words"),
                           .value = typed.words,
                           .autocomplete = "off",
                           .classes = "govuk-!-width-two-thirds"});
    auto buttons = html::button({.text = "Print", .name = "as", .value = "print", .classes = "govuk-button--secondary"});
    if (copy.what == "chronology")
        buttons += html::button({.text = "Download as CSV", .name = "as", .value = "csv", .classes = "govuk-button--secondary"});
    fields += element("div", {{"class", "govuk-button-group"}}, buttons);
    return staff::post_form(exchange, files::child_path(child, "/print"), fields, {{"id", "copy"}, {"class", "app-no-print"}});
}

http::Response printed_page(const Exchange& exchange, const files::Heading& child, const Copy& copy, const CopyReason& reason,
                            const html::Html& content) {
    const auto title = std::string(title_of(copy.what)) + " of " + child.name;
    auto head = element("p", {{"class", "app-sheet__line app-sheet__confidential"}}, "Confidential: destroy after use");
    head += element("p", {{"class", "app-sheet__line"}}, child.name + ", file number " + child.number);
    head += element("p", {{"class", "app-sheet__line"}},
                    "Printed by " + exchange.actor().name_and_title() + ", " + in_short(exchange.now) + ". " + reason.in_words());
    auto body = print_bar(files::child_path(child.child, copy.what == "file" ? "/file" : "/chronology"));
    body += element("h1", {{"class", "govuk-heading-l"}}, title) + content;
    html::Page page;
    page.title = "Copy: " + title;
    page.stylesheet = exchange.app.asset_url("app.css");
    page.script = exchange.app.asset_url("app.js");
    page.icon = exchange.app.asset_url("favicon.svg");
    page.keepalive_url = "/still-here";
    page.main = element("div", {{"class", "app-sheet"}},
                        element("div", {{"class", "app-sheet__head"}}, head) + element("div", {{"class", "app-sheet__body"}}, body));
    http::Response response;
    response.body = html::page(page);
    return response;
}

}  // namespace reading
