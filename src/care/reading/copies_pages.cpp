#include "base/text.hpp"
#include "care/reading/copies.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"
#include "html/page.hpp"

namespace reading {

namespace {

using html::element;
using staff::Exchange;

struct Purpose {
    std::string_view code, label, confidence;
};
constexpr std::string_view for_one_use = "Confidential: destroy after use";
constexpr Purpose purposes[] = {
    {"court", "For court", "Confidential: for the court and the parties only"},
    {"meeting", "For a conference, review or meeting", "Confidential: for those at the meeting only. Destroy after use"},
    {"family", "For the child or the family", "Confidential: belongs to the person it was given to"},
    {"other", "Something else", for_one_use}};

const Purpose* purpose_of(std::string_view code) {
    const auto found = std::ranges::find(purposes, code, &Purpose::code);
    return found == std::ranges::end(purposes) ? nullptr : found;
}

forms::Question why() {
    forms::Question question{
        .name = "reason",
        .label = "Why do you need a copy?",
        .hint = "Print only what cannot be shared on a screen. Your name, the time and the reason stand on every page and on "
                "the file. What is saved but not completed is left out.",
        .type = records::FieldType::choice,
        .missing = "Select why you need a copy"};
    for (const auto& purpose : purposes) question.answers.push_back({std::string(purpose.code), std::string(purpose.label)});
    return question;
}
const forms::Question more_about_why{.name = "reason_words", .label = "More about why (needed for something else)", .most_characters = 300};

std::string_view title_of(std::string_view what) { return what == "file" ? "File" : "Chronology"; }

html::Html print_bar(std::string_view back) {
    return element("div", {{"class", "app-row app-no-print govuk-!-margin-bottom-4"}},
                   html::print_button() + html::link("Back to the record", back));
}

}  // namespace

std::string CopyReason::in_words() const {
    const auto* purpose = purpose_of(code);
    if (!purpose || code == "other") return words;
    return std::string(purpose->label) + (words.empty() ? "" : ": " + words);
}

std::string_view CopyReason::confidence() const {
    const auto* purpose = purpose_of(code);
    return purpose ? purpose->confidence : for_one_use;
}

CopyReason to_reason(const Fields& form) {
    forms::Reader reader(form, Day{});
    CopyReason reason{reader.answer(why()), reader.answer(more_about_why), {}};
    if (reason.code == "other" && length_in_characters(reason.words) < 10)
        reader.add_problem(more_about_why.name, "Enter why you need a copy, in at least 10 characters");
    reason.problems = reader.problems().fields();
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

FieldNames copy_names() {
    FieldNames names = {"what", "with", "leave_out", "reason", "reason_words", "as"};
    for (const auto parameter : split(filter_parameters, '&')) names += {parameter};
    return names;
}

html::Html copy_form(const Exchange& exchange, ChildId child, const Copy& copy, const CopyReason& typed) {
    auto fields = html::hidden("what", copy.what) + html::hidden(to_pairs(copy.filter));
    for (const auto with : copy.with) fields += html::hidden("with", to_text(with));
    Fields answers;
    answers.set(why().name, typed.code);
    answers.set(more_about_why.name, typed.words);
    const forms::Sheet sheet(answers, typed.problems);
    fields += sheet.ask(why(), {.is_inline = true}) + sheet.ask(more_about_why);
    auto buttons = html::button({.text = "Print", .name = "as", .value = "print", .classes = "govuk-button--secondary"});
    if (copy.what == "chronology")
        buttons += html::button({.text = "Download as CSV", .name = "as", .value = "csv", .classes = "govuk-button--secondary"});
    fields += element("div", {{"class", "govuk-button-group"}}, buttons);
    return staff::post_form(exchange, files::child_path(child, "/print"), fields,
                            {{"id", "copy"}, {"class", "app-no-print"}, forms::kept_when_locked.front()});
}

http::Response printed_page(const Exchange& exchange, const files::Heading& child, const Copy& copy, const CopyReason& reason,
                            const html::Html& content) {
    const auto title = std::string(title_of(copy.what)) + " of " + child.name;
    auto head = element("p", {{"class", "app-sheet__line app-sheet__confidential"}}, reason.confidence());
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
    return staff::document(std::move(page));
}

}  // namespace reading
