#include "base/text.hpp"
#include "care/front/child_front_pages.hpp"
#include "care/front/home_pages.hpp"
#include "care/recording/drafts_pages.hpp"

namespace front {

namespace {

using html::element;
using staff::Exchange;

constexpr std::size_t notices_open = 5, draft_excerpt = 90;

/// What was asked, without a second full stop.
std::string sentence(std::string words) {
    if (!words.empty() && !std::string_view(".!?").contains(words.back())) words += '.';
    return words;
}

/// "Amina Yusuf, social worker, recorded on Sara Khan’s file, 23 Nov 2026, 2:15pm. "
std::string words_of(const recording::Notice& notice) {
    if (notice.code == recording::holder_left_code)
        return notice.by + " has left, " + in_short(notice.at) + ". Choose who takes over what they held. ";
    auto words = corrections::words_of_notice(notice.code);
    if (words.empty()) words = notice.entry_kind == "managers_reading" ? "read" : "recorded on";
    const auto why = notice.reason.empty() ? "" : sentence("Reason: " + notice.reason) + " ";
    return notice.by + " " + words + " " + notice.child_name + "’s file, " + in_short(notice.at) + ". " + why;
}

html::Html notice_item(const Exchange& exchange, const recording::Notice& notice) {
    auto words = html::text(words_of(notice));
    if (notice.entry.is_set()) words += html::link("Read it", recording::entry_path(notice.entry));
    const auto label =
        html::text("Seen") + element("span", {{"class", "govuk-visually-hidden"}}, ": " + notice.by + ", " + notice.child_name);
    const auto seen = staff::post_form(exchange, "/notices/" + std::to_string(notice.id) + "/seen",
                                       html::button({.text = label, .classes = "govuk-button--secondary govuk-!-margin-bottom-0"}));
    const auto column = [](std::string_view classes, const html::Html& content) { return element("div", {{"class", classes}}, content); };
    return element("li", {{"class", "govuk-grid-row govuk-!-margin-bottom-2"}},
                   column("govuk-grid-column-three-quarters", element("p", {{"class", "govuk-body govuk-!-margin-bottom-1"}}, words)) +
                       column("govuk-grid-column-one-quarter", seen));
}

std::string age_of(const files::ListedChild& child, Day today) {
    if (child.born_on) return age_in_words(*child.born_on, today);
    return child.expected_on ? "Expected " + in_short(*child.expected_on) : "Not recorded";
}

html::Html part(std::string_view title, const html::Html& content) { return html::subheading(title) + content; }

/// Two parts beside one another, one below the other on a phone; one alone takes the whole width.
html::Html beside(const html::Html& left, const html::Html& right) {
    if (left.empty() || right.empty()) return left + right;
    const auto half = [](const html::Html& content) { return element("div", {{"class", "govuk-grid-column-one-half"}}, content); };
    return element("div", {{"class", "govuk-grid-row"}}, half(left) + half(right));
}

}  // namespace

html::Html notices_part(const Exchange& exchange, const std::vector<recording::Notice>& notices) {
    if (notices.empty()) return {};
    html::Html newest, others;
    for (std::size_t i = 0; i < notices.size(); ++i) (i < notices_open ? newest : others) += notice_item(exchange, notices[i]);
    const auto list = [](const html::Html& items) { return element("ul", {{"class", "govuk-list"}}, items); };
    auto content = part("For you to know", list(newest));
    if (!others.empty())
        content += html::details(
            {.summary_text = counted(static_cast<long long>(notices.size() - notices_open), "earlier notice", "earlier notices"),
             .text = list(others)});
    return content;
}

html::Html unfinished_list(const Exchange& exchange, const std::vector<recording::Unfinished>& unfinished, bool names_child) {
    html::Html items;
    for (const auto& [entry, name] : unfinished) {
        const auto by = recording::complete_by(entry, exchange.app.working_days);
        const auto title = std::string(recording::kind(entry.kind).label) + ", " + in_short(entry.happened.day());
        auto item = html::link(title, recording::entry_path(entry.id)) + html::text(names_child ? ": " + name + ". " : ". ");
        item += html::text("Saved " + files::days_ago(london_day(entry.written_at), exchange.today()) + ", due " + in_short(by) + " ");
        if (by < exchange.today()) item += html::tag({.text = "Late", .classes = "govuk-tag--red"});
        items += element("li", {}, item);
    }
    return element("ul", {{"class", "govuk-list"}}, items);
}

html::Html draft_links(const Exchange& exchange, const std::vector<std::pair<recording::Draft, std::string>>& drafts_and_names) {
    html::Html items;
    for (const auto& [draft, name] : drafts_and_names) {
        const auto* kind = recording::find_kind(draft.kind);
        const auto title = (kind ? std::string(kind->label) : std::string("Jotter")) + (name.empty() ? "" : " on " + name);
        const auto path = kind ? "/drafts/" + to_text(draft.id) : files::child_path(draft.child, "/jotter");
        const auto is_today = london_day(draft.updated_at) == exchange.today();
        const auto when = is_today ? "today" + in_short(draft.updated_at).substr(in_short(exchange.today()).size())
                                   : files::days_ago(london_day(draft.updated_at), exchange.today());
        auto item = html::link(title, path) + html::text(", last typed " + when);
        if (const auto words = recording::first_words(draft, draft_excerpt); !words.empty())
            item += element("div", {{"class", "govuk-hint govuk-!-margin-bottom-0 govuk-!-font-size-16"}, {"dir", "auto"}}, words);
        items += element("li", {}, item);
    }
    return items.empty() ? html::body("You have no drafts.") : element("ul", {{"class", "govuk-list"}}, items);
}

html::Html work_in_hand(const Exchange& exchange, const WorkInHand& work) {
    html::Html begun, drafts;
    if (!work.unfinished.empty()) {
        begun += part("Saved, not completed", unfinished_list(exchange, work.unfinished, true));
        if (const auto others = work.all_unfinished - static_cast<long long>(work.unfinished.size()); others > 0)
            begun += html::body("And " + counted(others, "other", "others") + ", saved later than these.");
    }
    if (!work.write_ups.empty()) begun += part("Write-ups due", write_ups_list(exchange, work.write_ups, false));
    if (!work.drafts.empty())
        drafts = part("My drafts", draft_links(exchange, work.drafts) + html::body(html::link("All my drafts", "/drafts")));
    const auto corrections = work.waiting > 0 ? "Corrections and moves: " + counted(work.waiting, "waits", "wait") + " for you"
                                              : std::string("Corrections and moves");
    return beside(begun, drafts) + html::body(html::link(corrections, "/corrections"));
}

html::Html children_table(const Exchange& exchange, const std::vector<files::ListedChild>& children, std::string_view label,
                          bool shows_holder) {
    html::Table table{.head = {{.text = "Child", .classes = "govuk-!-width-one-third"},
                               {.text = "Age", .classes = "govuk-!-width-one-quarter"},
                               {.text = "Status"},
                               {.text = "Last seen"}},
                      .first_cell_is_header = true};
    if (shows_holder) table.head.push_back({.text = "Case file holder"});
    for (const auto& child : children) {
        const auto& status = files::status_of(child.status);
        const auto name = element("span", {{"dir", "auto"}}, html::link(child.name, files::child_path(child.child)));
        html::Row row = {{.text = name},
                         {.text = age_of(child, exchange.today())},
                         {.text = html::tag({.text = status.label, .classes = "govuk-tag--" + std::string(status.tag_colour)})},
                         {.text = files::seen_in_words(child.last_seen, exchange.today())}};
        if (shows_holder) row.push_back({.text = child.holder.empty() ? "Nobody" : child.holder});
        table.rows.push_back(std::move(row));
    }
    return html::scrollable(label, html::table(table));
}

}  // namespace front
