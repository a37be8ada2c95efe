#include "base/text.hpp"
#include "care/reading/chronology_routes.hpp"
#include "care/reading/file_pages.hpp"
#include "care/reading/parts_pages.hpp"
#include "care/reading/reading_routes.hpp"
#include "care/recording/recording_pages.hpp"
#include "http/download.hpp"
#include "ledger/ledger.hpp"

namespace reading {

namespace {

using html::element;
using staff::Exchange;

constexpr std::size_t most_printed = 1000;

http::Response ask(const Exchange& exchange, const files::OpenChild& child, const Copy& copy, const CopyReason& typed, int status) {
    const auto title = copy.what == "file" ? "Print the file" : "Print the chronology";
    auto content = element("h1", {{"class", "govuk-heading-l"}}, title);
    for (const auto entry : copy.left_out)
        content += element("input", {{"type", "hidden"}, {"name", "leave_out"}, {"value", to_text(entry)}, {"form", "copy"}});
    content += copy_form(exchange, child.heading.child, copy, typed);
    return files::child_page(exchange, child,
                             {.title = title,
                              .tab = copy.what == "file" ? "file" : "chronology",
                              .content = content,
                              .problems = typed.problems,
                              .offers_record = false,
                              .status = status});
}

http::Response get_print(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "print");
    if (!child) return child.error();
    return ask(exchange, *child, to_copy(exchange.request.query), {}, 200);
}

bool is_left_out(const Copy& copy, EntryId entry) { return std::ranges::find(copy.left_out, entry) != copy.left_out.end(); }

/// What is only saved may still change: it goes on no paper, unless somebody asked for just that.
bool is_unfinished(const Copy& copy, const records::Entry& entry) {
    return entry.state == records::State::saved && copy.filter.state != "saved";
}
html::Html unfinished_left_out(std::size_t entries) {
    if (entries == 0) return {};
    return html::body(counted(static_cast<long long>(entries), "entry is", "entries are") + " left out: saved, but not completed.");
}

/// What goes on paper of these, and how many were left out since they are not finished.
std::size_t leave_out(const Copy& copy, std::vector<Line>& lines) {
    std::erase_if(lines, [&](const Line& line) { return is_left_out(copy, line.entry.id); });
    return std::erase_if(lines, [&](const Line& line) { return is_unfinished(copy, line.entry); });
}

std::vector<Line> lines_for(const Exchange& exchange, const files::OpenChild& child, const Copy& copy) {
    return exchange.app.store.read([&](store::Connection& connection) {
        return chronology_of(connection, child.heading.child, recording::sight_of(exchange, child), copy.filter);
    });
}

html::Html chronology_for_paper(const Exchange& exchange, const files::OpenChild& child, const Copy& copy) {
    auto lines = lines_for(exchange, child, copy);
    const auto unfinished = leave_out(copy, lines);
    return unfinished_left_out(unfinished) + chronology_on_paper(exchange, lines, child.heading.born_on);
}

html::Html together_for_paper(const Exchange& exchange, TogetherFacts facts, const Copy& copy) {
    std::size_t unfinished = 0;
    for (auto& lines : facts.chronologies) unfinished += leave_out(copy, lines);
    return unfinished_left_out(unfinished) + together_table(exchange, facts, true);
}

html::Html file_on_paper(const Exchange& exchange, const files::OpenChild& child, const Copy& copy) {
    auto page = exchange.app.store.read([&](store::Connection& connection) {
        return read_file_page(connection, child.heading.child, exchange.viewer(), recording::sight_of(exchange, child), copy.filter,
                              Way::from_start, {}, most_printed);
    });
    const auto unfinished = std::erase_if(page.entries, [&](const Listed& listed) { return is_unfinished(copy, listed.written.entry); });
    auto content = unfinished_left_out(unfinished);
    content += page.entries.empty() ? html::body("No entry fits what was chosen.") : entries_by_month(exchange, page.entries, true);
    if (page.has_onward) content += html::body("Only the first 1,000 entries are printed. Choose dates for the others.");
    return content;
}

http::Response as_csv(const Exchange& exchange, const files::OpenChild& child, const Copy& copy) {
    auto lines = lines_for(exchange, child, copy);
    leave_out(copy, lines);
    return http::download("chronology.csv", http::csv_type, to_csv(lines, child.heading.born_on));
}

/// [4.9] The copy is logged, with its reason, before it is made.
http::Response post_print(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::allow_child(exchange, id);
    if (!child) return child.error();
    const auto copy = to_copy(exchange.request.form);
    const auto reason = to_reason(exchange.request.form);
    if (!reason.problems.empty()) return ask(exchange, *child, copy, reason, 422);
    const bool downloads = copy.what == "chronology" && exchange.form("as") == "csv";
    const auto logged = exchange.app.store.note([&](store::Connection& connection) -> Done {
        ledger::append(connection, {.at = exchange.now,
                                    .actor = exchange.actor().id,
                                    .action = downloads ? "exported" : "printed",
                                    .child = id,
                                    .basis = std::string(code_of(child->basis)),
                                    .detail = copy.what,
                                    .words = reason.in_words()});
        return {};
    });
    if (!logged) return staff::problem_page(exchange, logged.error());
    if (downloads) return as_csv(exchange, *child, copy);
    if (copy.what == "file") return printed_page(exchange, child->heading, copy, reason, file_on_paper(exchange, *child, copy));
    if (copy.what == "chronology")
        return printed_page(exchange, child->heading, copy, reason, chronology_for_paper(exchange, *child, copy));
    auto facts = read_together(exchange, *child, copy, "printed", reason.in_words());
    return printed_page(exchange, child->heading, copy, reason, together_for_paper(exchange, std::move(facts), copy));
}

}  // namespace

void copy_routes(staff::Routes& routes) {
    routes.get("/children/{child}/print?what&with&leave_out&" + std::string(filter_parameters), staff::copiers, get_print);
    routes.post("/children/{child}/print", staff::copiers, post_print, copy_names());
}

}  // namespace reading
