#include "base/text.hpp"
#include "care/front/home_pages.hpp"
#include "care/recording/recording_pages.hpp"

namespace front {

namespace {

using html::element;
using staff::Exchange;

html::Html left_files_list(const std::vector<LeftFile>& files) {
    html::Html items;
    for (std::size_t i = 0; i < files.size() && i < most_in_a_part; ++i)
        items += element("li", {},
                         html::link("Reallocate " + files[i].child_name, files::child_path(files[i].child, "/allocation")) +
                             html::text(": " + files[i].holder + " left " + in_short(files[i].left_on)));
    auto list = element("ul", {{"class", "govuk-list"}}, items);
    if (files.size() > most_in_a_part) list += html::body("There are more. They follow as you reallocate these.");
    return list;
}

html::Html left_entries_list(const Exchange& exchange, const std::vector<corrections::LeftEntry>& entries) {
    html::Html items;
    for (const auto& [entry, child_name] : entries)
        items += element(
            "li", {},
            html::link(std::string(recording::kind(entry.kind).label) + ", " + in_short(entry.happened.day()) + ", by " + entry.author_name,
                       recording::entry_path(entry.id, "/for-leaver")) +
                html::text(": " + child_name + ". Saved " + files::days_ago(london_day(entry.written_at), exchange.today())));
    return element("ul", {{"class", "govuk-list"}}, items);
}

html::Html left_drafts_list(const Exchange& exchange, const std::vector<corrections::LeftDraft>& drafts) {
    html::Html items;
    for (const auto& [draft, child_name, writer, left_on] : drafts) {
        const auto* kind = recording::find_kind(draft.kind);
        items +=
            element("li", {},
                    html::link((kind ? std::string(kind->label) : std::string("Rough notes")) + " by " + writer,
                               "/drafts/" + to_text(draft.id) + "/of-leaver") +
                        html::text(": " + child_name + ". Last typed " + files::days_ago(london_day(draft.updated_at), exchange.today())));
    }
    return element("ul", {{"class", "govuk-list"}}, items);
}

html::Cell number_cell(long long number, bool asks_for_something) {
    if (number == 0) return {.text = "0", .format = "numeric"};
    const auto words = with_commas(number);
    return {.text = asks_for_something ? element("strong", {}, words) : html::text(words), .format = "numeric"};
}

}  // namespace

std::string team_path(TeamId team) { return "/teams/" + to_text(team); }

html::Html left_behind(const Exchange& exchange, const std::vector<LeftFile>& files, const std::vector<corrections::LeftEntry>& entries,
                       const std::vector<corrections::LeftDraft>& drafts) {
    html::Html content;
    if (!files.empty()) content += html::subheading("Holder left: reallocate") + left_files_list(files);
    if (!entries.empty()) content += html::subheading("Not completed by somebody who left") + left_entries_list(exchange, entries);
    if (!drafts.empty()) content += html::subheading("Drafts of somebody who left") + left_drafts_list(exchange, drafts);
    return content;
}

html::Html teams_table(const std::vector<TeamStanding>& teams) {
    html::Table table{.head = {{.text = "Team"},
                               {.text = "Leader"},
                               {.text = "Open files", .format = "numeric"},
                               {.text = "Nobody holds", .format = "numeric"},
                               {.text = "Holder left", .format = "numeric"},
                               {.text = "Not read lately", .format = "numeric"}},
                      .first_cell_is_header = true};
    for (const auto& team : teams)
        table.rows.push_back({{.text = html::link(team.name, team_path(team.id))},
                              {.text = team.leader.empty() ? std::string("Nobody") : team.leader},
                              number_cell(team.open, false),
                              number_cell(team.unallocated, true),
                              number_cell(team.of_leavers, true),
                              number_cell(team.unread, true)});
    return html::scrollable("Teams", html::table(table));
}

html::Html children_by_holder(const Exchange& exchange, const std::vector<files::ListedChild>& children, std::string_view level) {
    html::Html content;
    for (auto first = children.begin(); first != children.end();) {
        const auto last =
            std::find_if(first, children.end(), [&](const files::ListedChild& child) { return child.holder != first->holder; });
        auto title = first->holder.empty() ? std::string("Nobody holds the file") : first->holder;
        if (first->holder_left_on) title += " (left " + in_short(*first->holder_left_on) + ")";
        content += element(level, {{"class", "govuk-heading-s govuk-!-margin-bottom-1"}}, title);
        content += children_table(exchange, {first, last}, "Children: " + title, false);
        first = last;
    }
    return content;
}

}  // namespace front
