#include "care/front/child_front_pages.hpp"

#include "base/text.hpp"
#include "care/front/home_pages.hpp"
#include "care/help/help.hpp"
#include "records/code_sets.hpp"

namespace front {

namespace {

using html::element;
using staff::Exchange;

constexpr std::size_t excerpt_length = 240;

html::Html small_heading(std::string_view text) { return element("h2", {{"class", "govuk-heading-s govuk-!-margin-bottom-1"}}, text); }
html::Html heading(std::string_view text) { return element("h2", {{"class", "govuk-heading-m"}}, text); }

html::Html missing_essentials_warning(const ChildFront& front) {
    if (front.missing.empty()) return {};
    auto words = html::text("Not yet on the file: " + listed(front.missing) + ". ");
    if (has(front.allowed, staff::Permission::keep_people))
        words += html::link("Add what is missing", files::child_path(front.file.child, "/details"));
    return html::inset_text({.text = words});
}

void add_row(html::SummaryList& list, std::string_view key, const std::string& value) {
    list.rows.push_back(
        {.key = {.text = key}, .value = {.text = element("span", {{"dir", "auto"}}, value.empty() ? "Not recorded" : value)}});
}

std::string language(const people::Person& person) {
    if (person.first_language.empty()) return "";
    return person.first_language + (person.interpreter == "yes"  ? " (interpreter needed)"
                                    : person.interpreter == "no" ? " (no interpreter needed)"
                                                                 : "");
}

std::string disability(const people::Person& person) {
    std::vector<std::string> labels;
    for (const auto& code : person.disabilities) labels.emplace_back(records::label_of(records::disabilities, code));
    return listed(labels);
}

html::Html who_the_child_is(const Exchange& exchange, const ChildFront& front) {
    const auto& person = front.person;
    html::SummaryList list{.classes = "app-summary"};
    if (person.born_on) add_row(list, "Born", in_words(*person.born_on));
    else add_row(list, "Expected", person.expected_on ? in_words(*person.expected_on) : "");
    add_row(list, "Sex", person.sex.empty() ? "" : std::string(records::label_of(records::sexes, person.sex)));
    add_row(list, "Ethnicity", person.ethnicity.empty() ? "" : std::string(records::label_of(records::ethnicities, person.ethnicity)));
    add_row(list, "Religion", person.religion);
    add_row(list, "Language", language(person));
    add_row(list, "Communication needs", person.communication_needs.empty() ? "None recorded" : person.communication_needs);
    add_row(list, "Disability", disability(person));
    const auto* address = person.address_on(exchange.today());
    const bool is_kept = address && !address->kept.empty() && !has(front.allowed, staff::Permission::see_confidential);
    add_row(list, "Address", !address ? "" : is_kept ? people::kept_in_words(*address) : address->in_words());
    add_row(list, "CiN code",
            front.file.need_code.empty() ? "" : std::string(records::label_of(records::primary_needs, front.file.need_code)));
    add_row(list, "Team", front.file.team_name.empty() ? "No team" : front.file.team_name);
    const auto* holder = front.file.holder();
    add_row(list, "Case file holder", holder ? holder->user_name + ", since " + in_short(holder->from) : "Nobody");
    return html::summary_list(list);
}

std::string dialled(std::string_view phone) {
    std::string number;
    for (const char c : phone)
        if ((c >= '0' && c <= '9') || (c == '+' && number.empty())) number += c;
    return number;
}

html::Html key_person(const Exchange& exchange, ChildId child, const people::KeyPerson& person) {
    auto words = person.relation;
    if (person.is_sibling && person.born_on) words += ", " + age_in_words(*person.born_on, exchange.today());
    if (person.has_parental_responsibility) words += ", parental responsibility";
    const auto name =
        person.is_kept ? html::text(person.name) : html::link(person.name, files::child_path(child, "/people/" + to_text(person.id)));
    auto item = element("span", {{"dir", "auto"}}, name) + html::text(" – " + words);
    if (const auto number = dialled(person.phone); !number.empty())
        item += html::text(". ") + element("a", {{"class", "govuk-link"}, {"href", "tel:" + number}}, person.phone);
    return element("li", {}, item);
}

/// Those the child lives with, then the others of the family, then professionals.
html::Html key_people(const Exchange& exchange, const ChildFront& front) {
    if (front.key_people.empty()) return element("p", {{"class", "govuk-body"}}, "Nobody is on the file yet.");
    html::Html household, family, professionals;
    for (const auto& person : front.key_people)
        (person.is_professional ? professionals : person.lives_with ? household : family) += key_person(exchange, front.file.child, person);
    const auto group = [](std::string_view title, const html::Html& items) {
        return items.empty() ? html::Html()
                             : element("h3", {{"class", "govuk-heading-s govuk-!-margin-bottom-1"}}, title) +
                                   element("ul", {{"class", "govuk-list"}}, items);
    };
    return group("Same household", household) + group("Others of the family", family) + group("Professionals", professionals);
}

html::Html hazards(const ChildFront& front) {
    html::Html items;
    for (const auto& hazard : front.file.hazards)
        if (!hazard.until) items += element("li", {}, hazard.text + " (since " + in_short(hazard.from) + ")");
    if (items.empty()) return {};
    return small_heading("Before you visit") + element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
}

html::Html newest_entries(const Exchange& exchange, const ChildFront& front) {
    if (front.newest.empty()) return element("p", {{"class", "govuk-body"}}, "Nothing is recorded yet. Record the first contact.");
    html::Html items;
    for (const auto& [entry, content] : front.newest) {
        auto item = element("a", {{"class", "govuk-link govuk-!-font-weight-bold"}, {"href", recording::entry_path(entry.id)}},
                            in_short(entry.happened) + ": " + std::string(recording::kind(entry.kind).label));
        item += html::text(" ") + element("span", {{"class", "govuk-hint govuk-!-font-size-16"}}, entry.author_name);
        if (entry.state == records::State::saved) item += html::text(" ") + recording::state_tag(entry.state);
        if (const auto tag = recording::countersignature_tag(entry); !tag.empty()) item += html::text(" ") + tag;
        const auto late = records::lateness(entry.happened, entry.written_at, exchange.app.working_days);
        if (late.is_late && entry.source.empty())
            item += html::text(" ") + html::tag({.text = "Written late", .classes = "govuk-tag--orange"});
        item += element("p", {{"class", "govuk-body app-excerpt"}, {"dir", "auto"}},
                        help::with_abbreviations(exchange, recording::excerpt_of(content, excerpt_length)));
        items += element("li", {}, item);
    }
    return element("ul", {{"class", "govuk-list app-entry-list"}}, items) +
           element("p", {{"class", "govuk-body"}},
                   element("a", {{"class", "govuk-link"}, {"href", files::child_path(front.file.child, "/file")}}, "Read the whole file"));
}

/// [4.12] What somebody says is wrong, or on the wrong file, until its author or a manager has decided.
html::Html waiting_list(const std::vector<records::Entry>& waiting) {
    html::Html items;
    for (const auto& entry : waiting)
        items += element("li", {},
                         element("a", {{"class", "govuk-link"}, {"href", recording::entry_path(entry.id)}},
                                 std::string(recording::kind(entry.kind).label) + ", " + in_short(entry.happened)) +
                             html::text(": a correction or move"));
    return element("ul", {{"class", "govuk-list"}}, items);
}

html::Html record_forms(const Exchange& exchange, const ChildFront& front) {
    if (!has(front.allowed, staff::Permission::record)) return {};
    html::Html kinds;
    for (const auto* code : {"home_visit", "direct_work", "school_visit", "not_in", "email"})
        kinds +=
            element("li", {},
                    element("a", {{"class", "govuk-link"}, {"href", files::child_path(front.file.child, "/record/" + std::string(code))}},
                            recording::kind(code).label));
    kinds += element(
        "li", {}, element("a", {{"class", "govuk-link"}, {"href", files::child_path(front.file.child, "/jotter")}}, "Jot it down for now"));
    return element("div", {{"class", "app-quick-record"}},
                   recording::quick_form(exchange, front.file.child, "telephone_call", front.call) +
                       element("ul", {{"class", "govuk-list app-row app-quick-record__kinds"}}, kinds));
}

}  // namespace

html::Html write_ups_list(const Exchange& exchange, const std::vector<corrections::DueWriteUp>& due, bool names_writer) {
    html::Html items;
    for (const auto& write_up : due) {
        const auto title = std::string(recording::kind(write_up.kind).label) + ", " + in_short(write_up.happened);
        auto item = element("a", {{"class", "govuk-link"}, {"href", recording::entry_path(write_up.entry)}}, title) +
                    html::text((names_writer ? ": " + write_up.writer_name : ": " + write_up.child_name) + ", due " +
                               in_short(write_up.due_on) + " ");
        if (write_up.due_on < exchange.today()) item += html::tag({.text = "Overdue", .classes = "govuk-tag--red"});
        items += element("li", {}, item);
    }
    return element("ul", {{"class", "govuk-list"}}, items);
}

html::Html child_front(const Exchange& exchange, const ChildFront& front) {
    std::vector<std::pair<recording::Draft, std::string>> drafts;
    for (const auto& draft : front.drafts) drafts.emplace_back(draft, "");
    auto main = record_forms(exchange, front) + hazards(front);
    if (!front.unfinished.empty()) main += small_heading("Saved, not completed") + unfinished_list(exchange, front.unfinished, false);
    if (!front.write_ups.empty()) main += small_heading("Write-ups due") + write_ups_list(exchange, front.write_ups, true);
    if (!front.waiting.empty()) main += small_heading("Waiting to be decided") + waiting_list(front.waiting);
    if (!drafts.empty()) main += small_heading("My drafts on this child") + draft_links(exchange, drafts);
    main += heading("Newest entries") + element("p", {{"class", "govuk-hint govuk-!-font-size-16"}}, front.last_reading) +
            newest_entries(exchange, front);
    const auto side =
        heading("Who the child is") + who_the_child_is(exchange, front) + heading("Household and key people") + key_people(exchange, front);
    return missing_essentials_warning(front) + element("div", {{"class", "govuk-grid-row"}},
                                                       element("div", {{"class", "govuk-grid-column-two-thirds"}}, main) +
                                                           element("div", {{"class", "govuk-grid-column-one-third"}}, side));
}

}  // namespace front
