#include "care/corrections/versions_pages.hpp"

#include "base/text.hpp"
#include "care/corrections/entry_pages.hpp"

namespace corrections {

namespace {

using html::element;

std::string in_lines(const std::vector<recording::Participant>& participants) {
    std::string lines;
    for (const auto& participant : participants)
        lines += participant.name + (participant.role.empty() ? "" : " (" + participant.role + ")") + "\n";
    return lines;
}

std::string in_lines(const recording::Content& content) {
    if (content.no_actions) return "No actions were agreed";
    std::string lines;
    for (const auto& action : content.actions)
        lines += action.what + (action.who.empty() ? "" : " – " + action.who) + (action.by.empty() ? "" : ", by " + action.by) + "\n";
    return lines;
}

std::string how_it_came(const VersionsFacts& facts, const recording::Version& version) {
    if (version.number == 1) return "First written";
    for (const auto& request : facts.corrections)
        if (request.version == version.number)
            return "Correction asked by " + request.asked_by_name + ", agreed by " + request.decided.by_name +
                   (request.decided.as_manager ? " as manager" : "");
    return "Changed by its author";
}

html::Html versions_table(const VersionsFacts& facts) {
    html::Table table{.head = {{.text = "Version"}, {.text = "When"}, {.text = "Who"}, {.text = "How it came"}},
                      .first_cell_is_header = true};
    for (const auto& version : facts.versions) {
        const auto path = recording::entry_path(facts.entry.id, "/versions/" + std::to_string(version.number));
        table.rows.push_back({{.text = html::link("Version " + std::to_string(version.number), path)},
                              {.text = in_short(version.saved_at)},
                              {.text = version.by},
                              {.text = how_it_came(facts, version)}});
    }
    return element("div", {{"class", "app-scrollable"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Versions"}},
                   html::table(table));
}

html::Html chooser(const VersionsFacts& facts) {
    const auto choose = [&](std::string_view name, std::string_view label, int chosen) {
        html::Select select{.id = std::string(name), .name = std::string(name), .label = {.text = label}, .value = std::to_string(chosen)};
        for (const auto& version : facts.versions)
            select.items.push_back({.text = "Version " + std::to_string(version.number), .value = std::to_string(version.number)});
        return html::select(select);
    };
    const auto fields = choose("before", "Compare", facts.from) + choose("after", "with", facts.to) +
                        html::button({.text = "Compare", .classes = "govuk-button--secondary"});
    return element("form",
                   {{"method", "get"}, {"action", recording::entry_path(facts.entry.id, "/versions")}, {"class", "app-row app-no-print"}},
                   fields);
}

}  // namespace

html::Html compared(const records::Kind& kind, const recording::Content& before, const recording::Content& after) {
    html::Html blocks;
    const auto block = [&](const std::string& label, const std::string& one, const std::string& other) {
        if (one == other) return;
        blocks += element("h3", {{"class", "govuk-heading-s govuk-!-margin-bottom-1"}}, label) + shown_differences(one, other);
    };
    block("When it happened", in_words(before.happened), in_words(after.happened));
    block("Who took part", in_lines(before.participants), in_lines(after.participants));
    for (const auto& ask : kind.asks) {
        const auto& asked = recording::field(ask.field);
        block(label_of_question(kind, ask.field).value_or(""), shown_answer(ask.field, before.observation.*asked.value),
              shown_answer(ask.field, after.observation.*asked.value));
    }
    block("Actions agreed", in_lines(before), in_lines(after));
    block("Significant", before.is_significant ? "Yes" : "No", after.is_significant ? "Yes" : "No");
    block("Headline in the chronology", before.headline, after.headline);
    return blocks.empty() ? html::body("Nothing differs between these two.") : blocks;
}

html::Html versions_page(const VersionsFacts& facts) {
    auto content = heading_about("Versions", facts.entry) + versions_table(facts);
    if (facts.versions.size() < 2)
        content +=
            html::body("There is one version only. Every change made before it is completed, and every correction after, is kept here.");
    else
        content += element("h2", {{"class", "govuk-heading-m"}},
                           "What differs between version " + std::to_string(facts.from) + " and version " + std::to_string(facts.to)) +
                   chooser(facts) + compared(recording::kind(facts.entry.kind), facts.before, facts.after);
    return content + element("p", {{"class", "govuk-body"}}, html::link("Back to the entry", recording::entry_path(facts.entry.id)));
}

}  // namespace corrections
