#include "care/countersigning/countersigning_pages.hpp"

#include "base/text.hpp"
#include "care/recording/recording_pages.hpp"
#include "forms/reader.hpp"
#include "staff/lists.hpp"

namespace countersigning {

namespace {

using html::element;
using staff::Exchange;
using State = records::Countersignature::State;

constexpr std::size_t most_counted = 100;

html::Html state_cell(const Exchange& exchange, const records::Entry& entry) {
    if (entry.countersignature.state == State::sent_back) return html::tag({.text = "Sent back", .classes = "govuk-tag--orange"});
    auto cell = html::text(in_short(london_day(entry.changed_at)) + " ");
    if (is_late(entry, exchange.today(), exchange.app.working_days, exchange.app.timescales.working_days_to_countersign))
        cell += html::tag({.text = "Too long", .classes = "govuk-tag--red"});
    return cell;
}

html::Html entries_table(const Exchange& exchange, const List& list) {
    html::Table table{.head = {{.text = "Entry"}, {.text = "Child"}, {.text = "Written by"}, {.text = "Waiting since"}},
                      .first_cell_is_header = true};
    for (const auto& [entry, child_name] : list.entries) {
        const auto title = std::string(recording::kind(entry.kind).label) + ", " + in_short(entry.happened);
        const auto rest = list.show == Show::mine ? "" : "/countersigning";
        table.rows.push_back({{.text = html::link(title, recording::entry_path(entry.id, rest))},
                              {.text = element("span", {{"dir", "auto"}}, child_name)},
                              {.text = entry.author_name},
                              {.text = state_cell(exchange, entry)}});
    }
    return html::scrollable("Entries to countersign", html::table(table));
}

std::string lead(const Exchange& exchange, Show show) {
    if (show == Show::mine)
        return "What you complete is on the file at once. Who holds the file, or leads the team, stands beside it with their name.";
    if (show == Show::too_long)
        return "Entries of students on files of your teams that have waited more than " +
               counted(exchange.app.timescales.working_days_to_countersign, "working day", "working days") + ".";
    return "Entries of students, on files that you hold or whose holder is away. The longest waiting stands first.";
}

std::string counted_entries(std::size_t entries) {
    return entries > most_counted ? with_commas(most_counted) + " entries or more"
                                  : counted(static_cast<long long>(entries), "entry", "entries");
}

}  // namespace

std::vector<Show> shows_of(const staff::User& user) {
    std::vector<Show> offered;
    if (!user.is_countersigned() && user.may(staff::Permission::countersign)) offered.push_back(Show::for_me);
    if (!user.is_countersigned() && user.may(staff::Permission::decide)) offered.push_back(Show::too_long);
    return offered.empty() ? std::vector{Show::mine} : offered;
}

std::vector<Waiting> read(store::Connection& connection, const Exchange& exchange, Show show, std::size_t skipped, std::size_t most) {
    const auto viewer = exchange.viewer();
    if (show == Show::mine) return not_countersigned_of(connection, viewer, skipped, most);
    if (show == Show::for_me) return waiting_for(connection, viewer, skipped, most);
    const auto in_time = exchange.app.working_days.first_in_time(viewer.today, exchange.app.timescales.working_days_to_countersign);
    return waiting_since_before(connection, viewer, in_time, skipped, most);
}

html::Html list_content(const Exchange& exchange, const List& list) {
    auto content = html::heading("Countersigning") + shows.chooser(list_path, shows_of(exchange.actor()), list.show) +
                   html::body(lead(exchange, list.show));
    if (list.entries.empty()) return content + html::body("No entry waits.");
    return content + entries_table(exchange, list) +
           staff::page_links("Pages of entries to countersign", std::string(list_path) + shows.query_of(list.show), list.page,
                             list.has_next);
}

const forms::Question answer_question{.name = "answer",
                                      .label = "Your answer",
                                      .type = records::FieldType::choice,
                                      .answers = {{"countersign", "Countersign"}, {"send_back", "Send back to the author"}},
                                      .missing = "Select whether you countersign it or send it back"};
const forms::Question remark_question{.name = "remark",
                                      .label = "Remark (optional)",
                                      .hint = "It stands beside the entry under your name, apart from the author’s words.",
                                      .type = records::FieldType::text,
                                      .most_characters = 2'000};
const forms::Question reason_question{.name = "reason",
                                      .label = "What should the author correct, and why?",
                                      .hint = "Only the author changes the words. What they correct comes to be countersigned again.",
                                      .type = records::FieldType::text,
                                      .most_characters = 2'000};

html::Html answer_form(const Exchange& exchange, const records::Entry& entry, const forms::Sheet& form) {
    html::Radios radios{.name = answer_question.name,
                        .fieldset = {.legend = {.text = answer_question.label, .classes = "govuk-fieldset__legend--m"}},
                        .error_message = form.problem(answer_question.name),
                        .items = {{.text = "Countersign", .value = "countersign", .hint = "Your name and the time stand beside it."},
                                  {.text = "Send back to the author", .value = "send_back"}},
                        .value = form.typed(answer_question.name),
                        .classes = "govuk-radios--small"};
    radios.items.front().conditional = form.ask(remark_question, {.rows = 2});
    radios.items.back().conditional = form.ask(reason_question, {.rows = 2});
    const auto path = recording::entry_path(entry.id);
    return staff::post_form(exchange, path + "/countersigning",
                            html::hidden("version_read", std::to_string(entry.version)) + html::radios(radios) +
                                forms::save_or_cancel("Record the answer", path),
                            forms::kept_when_locked);
}

html::Html answers_table(const std::vector<Answer>& answers) {
    if (answers.empty()) return {};
    html::Table table{.head = {{.text = "By"}, {.text = "When"}, {.text = "Answer"}, {.text = "In their words"}},
                      .first_cell_is_header = true};
    for (const auto& answer : answers)
        table.rows.push_back(
            {{.text = answer.by_name},
             {.text = in_short(answer.at)},
             {.text = std::string(answer.is_given ? "Countersigned" : "Sent back") + ", version " + std::to_string(answer.version)},
             {.text = element("span", {{"dir", "auto"}}, answer.words)}});
    return html::scrollable("Countersigning", html::table(table));
}

html::Html home_part(const Exchange& exchange, store::Connection& connection) {
    html::Html part;
    const auto offered = shows_of(exchange.actor());
    const auto line = [&](Show show, const auto& words) {
        if (std::ranges::find(offered, show) == offered.end()) return;
        if (const auto waiting = read(connection, exchange, show, 0, most_counted + 1); !waiting.empty())
            part += html::body(html::link(words(waiting), std::string(list_path) + shows.query_of(show)));
    };
    const auto days = counted(exchange.app.timescales.working_days_to_countersign, "working day", "working days");
    line(Show::for_me, [](const auto& waiting) { return "To countersign: " + counted_entries(waiting.size()); });
    line(Show::too_long, [&](const auto& waiting) {
        return "Not countersigned for more than " + days + " in my teams: " + counted_entries(waiting.size());
    });
    line(Show::mine, [](const auto& waiting) {
        const auto back =
            std::ranges::count(waiting, State::sent_back, [](const Waiting& one) { return one.entry.countersignature.state; });
        return "Not yet countersigned: " + counted_entries(waiting.size()) +
               (back > 0 ? ", " + std::to_string(back) + " sent back to you" : "");
    });
    return part;
}

}  // namespace countersigning
