#include "care/recording/recording_pages.hpp"

#include "base/text.hpp"
#include "care/help/help.hpp"
#include "care/recording/commands.hpp"
#include "care/recording/third_party.hpp"
#include "forms/reader.hpp"

namespace recording {

namespace {

using html::element;
using staff::Exchange;

/// `may_ask`: what it records is for others to decide where the writer may not.
html::Html buttons(bool may_ask) {
    html::Html ask;
    if (may_ask)
        ask = html::button({.text = "Ask who may decide",
                            .name = "finish",
                            .value = "ask",
                            .classes = "govuk-button--secondary",
                            .prevent_double_click = true});
    return element("div", {{"class", "govuk-button-group"}},
                   html::button({.text = "Complete",
                                 .name = "finish",
                                 .value = "complete",
                                 .attributes = {{"data-primary-button"}},
                                 .prevent_double_click = true}) +
                       html::button({.text = "Save to the file, finish later",
                                     .name = "finish",
                                     .value = "save",
                                     .classes = "govuk-button--secondary",
                                     .attributes = {{"data-save-button"}},
                                     .prevent_double_click = true}) +
                       ask);
}

/// [A6.12] People are linked, not only typed: the link leads to who they are.
html::Html participants_list(const Exchange& exchange, ChildId child, const std::vector<Participant>& participants) {
    html::Html items;
    for (const auto& participant : participants) {
        const auto role = participant.role.empty() || participant.role == "Child" ? "" : " (" + participant.role + ")";
        const bool is_linked = participant.person.is_set() && participant.person != person_of(child);
        const auto path = files::child_path(child, "/people/" + to_text(participant.person));
        const auto name =
            is_linked ? element("a", {{"class", "govuk-link"}, {"href", path}}, participant.name) : html::text(participant.name);
        items += element("li", {{"dir", "auto"}}, name + help::with_abbreviations(exchange, role));
    }
    return element("ul", {{"class", "govuk-list"}}, items);
}

html::Html actions_table(const Exchange& exchange, const std::vector<Action>& actions) {
    html::Html rows;
    for (const auto& action : actions) {
        auto text = action.what;
        if (!action.who.empty()) text += " – " + action.who;
        if (!action.by.empty()) text += ", by " + action.by;
        rows += element("li", {}, help::with_abbreviations(exchange, text));
    }
    return element("ul", {{"class", "govuk-list govuk-list--bullet"}}, rows);
}

/// The words with those of third parties marked, each with who they are.
html::Html marked_paragraphs(const Exchange& exchange, std::string_view words) {
    html::Html marked;
    for (const auto& passage : passages_of(words)) {
        if (!passage.is_third_party) {
            marked += help::with_abbreviations(exchange, passage.words);
            continue;
        }
        const auto from = passage.source.empty() ? std::string("Third party") : "Third party: " + std::string(passage.source);
        marked += element("mark", {{"class", "app-third-party"}},
                          element("bdi", {{"class", "app-third-party__from"}}, help::with_abbreviations(exchange, from + " ")) +
                              help::with_abbreviations(exchange, passage.words));
    }
    return element("p", {{"class", "govuk-body app-recorded-text"}, {"dir", "auto"}}, marked);
}

bool is_opinion(const Answered& answer) { return answer.field->code == "analysis" || answer.field->code == "analysis_source"; }

/// [A6.10] Opinion stands apart from fact, under its own heading.
html::Html answer_block(const Exchange& exchange, const Answered& answer, std::string_view heading) {
    auto block =
        element(heading, {{"class", "govuk-heading-s govuk-!-margin-bottom-1"}}, answer.label) + marked_paragraphs(exchange, answer.shown);
    return element("div", {{"class", is_opinion(answer) ? "app-answer app-answer--opinion" : "app-answer"}}, block);
}

html::Html card_title(const records::Entry& entry, bool is_in_list) {
    const auto title = std::string(kind(entry.kind).label);
    const auto head = element("span", {{"class", "app-entry__when"}}, in_words(entry.happened)) + html::text(": ") +
                      (is_in_list ? html::link(title, entry_path(entry.id)) : element("span", {}, title));
    return element(is_in_list ? "h3" : "h2", {{"class", "govuk-heading-m app-entry__title"}}, head);
}

/// That legal advice was given, for who may not read it; who wrote it and when stand above.
html::Html kept_apart(const records::Entry& entry) {
    return element("p", {{"class", "govuk-body govuk-!-margin-bottom-0"}},
                   "Legal advice, or what was added to it, stands here. It is privileged: its words are for those who hold this file, lead "
                   "them or advise on it. If you need to know, ask " +
                       (entry.author_name.empty() ? "" : entry.author_name + " or ") + "the case file holder.");
}

records::Lateness lateness_of(const Exchange& exchange, const records::Entry& entry) {
    return records::lateness(entry.happened, entry.written_at, exchange.app.working_days, kind(entry.kind).working_days_allowed);
}

html::Html card_tags(const Exchange& exchange, const records::Entry& entry, bool is_in_list) {
    html::Html tags;
    if (!is_in_list || entry.state != records::State::completed) tags += state_tag(entry.state);
    if (entry.complementary.is_set()) tags += html::tag({.text = "Complementary file", .classes = "govuk-tag--turquoise"});
    tags += countersignature_tag(entry);
    if (kind(entry.kind).is_non_event) tags += html::tag({.text = "Did not happen", .classes = "govuk-tag--pink"});
    if (entry.is_privileged) tags += html::tag({.text = "Legal privilege", .classes = "govuk-tag--purple"});
    if (entry.is_significant) tags += html::tag({.text = "Significant", .classes = "govuk-tag--blue"});
    if (lateness_of(exchange, entry).is_late && entry.source.empty())
        tags += html::tag({.text = "Written late", .classes = "govuk-tag--orange"});
    return tags;
}

std::string who_and_when(const Exchange& exchange, const records::Entry& entry) {
    if (!entry.source.empty()) return "From " + entry.source + (entry.author_name == entry.source ? "" : ", by " + entry.author_name);
    auto words = entry.author_name + ", " + in_words(lateness_of(exchange, entry)) + " (" + in_short(entry.written_at) + ")";
    if (const auto& given = entry.countersignature; given.at)
        words += ". Countersigned by " + given.by_name + " (" + in_short(*given.at) + ")";
    return words;
}

/// All that was answered, under headings of this level.
html::Html card_words(const Exchange& exchange, const Written& written, const std::vector<Answered>& answers, std::string_view under) {
    const auto& [entry, content] = written;
    const auto heading = [&](std::string_view words) {
        return element(under, {{"class", "govuk-heading-s govuk-!-margin-bottom-1"}}, words);
    };
    html::Html words;
    if (!content.participants.empty()) words += heading("Who took part") + participants_list(exchange, entry.child, content.participants);
    for (const auto& answer : answers) words += answer_block(exchange, answer, under);
    if (!content.actions.empty()) words += heading("Actions agreed") + actions_table(exchange, content.actions);
    if (content.no_actions && kind(entry.kind).is_contact) words += element("p", {{"class", "govuk-body"}}, "No actions were agreed.");
    return words;
}

/// Too long to be read among others at a glance: each heading takes the room of some hundred letters.
bool is_long(const Written& written, const std::vector<Answered>& answers) {
    std::size_t letters = 100 * written.content.actions.size();
    for (const auto& answer : answers) letters += 100 + answer.shown.size();
    return letters > 450;
}

/// Who was there, whether the child was seen, and how the account begins.
html::Html opening(const Exchange& exchange, const Written& written, const std::vector<Answered>& answers) {
    constexpr std::size_t most_characters = 420;
    std::string words;
    for (const auto& answer : answers) {
        const bool tells = answer.field->type == records::FieldType::text || answer.field->code == "seen";
        if (!tells || is_opinion(answer)) continue;
        if (!words.empty()) words += std::string_view(".!?…").contains(words.back()) ? " " : ". ";
        words += answer.shown;
    }
    html::Html shown;
    std::vector<std::string> names;
    for (const auto& participant : written.content.participants) names.push_back(participant.name);
    if (!names.empty())
        shown += element("p", {{"class", "govuk-body govuk-!-margin-bottom-1"}, {"dir", "auto"}}, "With " + listed(names) + ".");
    shown += element("p", {{"class", "govuk-body app-excerpt"}, {"dir", "auto"}},
                     help::with_abbreviations(exchange, shortened(without_marks(words), most_characters)));
    return element("div", {{"class", "app-entry__opening"}}, shown);
}

/// [A6.9] The reason this worker gave to open the file, or their part in the service: begun with, and theirs to change.
std::string why_here(store::Connection& connection, const Exchange& exchange, ChildId child) {
    const auto basis = files::basis_for(connection, exchange.actor(), child, exchange.now);
    if (basis != staff::Basis::break_glass) return std::string(staff::label_of(basis));
    const auto glass = staff::open_glass(connection, child, exchange.actor().id, exchange.now);
    return glass ? glass->reason : "";
}

/// Whether the date in the form is so long ago that the reason is asked at once [5.6].
bool is_dated_late(const Exchange& exchange, const records::Kind& kind, const Fields& form) {
    const auto on = forms::Reader(form, exchange.today()).day(happened_question);
    return on && records::lateness(records::happened_on(*on), exchange.now, exchange.app.working_days, kind.working_days_allowed).is_late;
}

}  // namespace

std::string entry_path(EntryId entry, std::string_view rest) { return "/entries/" + to_text(entry) + std::string(rest); }

html::Html state_tag(records::State state) {
    switch (state) {
        case records::State::saved: return html::tag({.text = "Saved, not completed", .classes = "govuk-tag--yellow"});
        case records::State::completed: return html::tag({.text = "Completed", .classes = "govuk-tag--green"});
        case records::State::withdrawn: return html::tag({.text = "Withdrawn", .classes = "govuk-tag--grey"});
    }
    return {};
}

html::Html countersignature_tag(const records::Entry& entry) {
    if (entry.state != records::State::completed || !entry.countersignature.is_missing()) return {};
    return html::tag({.text = "Not yet countersigned", .classes = "govuk-tag--purple"});
}

FormFacts form_facts(store::Connection& connection, const Exchange& exchange, ChildId child, const records::Kind& kind,
                     ComplementaryFileId complementary) {
    FormFacts facts{.kind = &kind, .complementary = complementary};
    facts.children.push_back({child, people::name_of(connection, person_of(child))});
    if (complementary.is_set() && files::basis_for(connection, exchange.actor(), child, exchange.now) == staff::Basis::none) return facts;
    if (!complementary.is_set())
        for (const auto sibling : people::siblings_with_file(connection, child, exchange.viewer()))
            facts.children.push_back({sibling, people::name_of(connection, person_of(sibling))});
    facts.key_people =
        people::key_people(connection, child, exchange.viewer(), [&] { return sight_of(connection, exchange, child).of_confidential; });
    // Who may not see who they are does not pick them either: their words would stand in the entry instead of the name.
    std::erase_if(facts.key_people, &people::KeyPerson::is_kept);
    facts.on_anothers_case = asks(kind, "why_here") && is_on_anothers_case(connection, child, exchange.actor().id, complementary);
    if (facts.on_anothers_case) facts.why_here = why_here(connection, exchange, child);
    return facts;
}

FieldNames composer_names() {
    return question_names() +
           FieldNames{"kind", "draft", "draft_version", "window", "about", "version_read", "jotter", "complementary", "rows", "finish"};
}

html::Html composer(const Exchange& exchange, const Composer& made) {
    const auto& kind = *made.facts.kind;
    const auto child = made.facts.children.front().id;
    auto fields = html::hidden("kind", kind.code) + html::hidden("draft", to_text(made.draft)) +
                  html::hidden("draft_version", std::to_string(made.draft_version)) +
                  html::hidden("window", std::to_string(exchange.app.store.next_id(exchange.now)));
    if (made.facts.complementary.is_set()) fields += html::hidden("complementary", to_text(made.facts.complementary));
    if (made.about.is_set()) fields += html::hidden("about", to_text(made.about));
    if (made.version_read > 0) fields += html::hidden("version_read", std::to_string(made.version_read));
    if (const auto jotter = made.form.get("jotter"); !jotter.empty()) fields += html::hidden("jotter", jotter);
    auto facts = made.facts;
    facts.is_late = is_dated_late(exchange, kind, made.form);
    fields += questions(facts, made.form, made.problems);
    fields += element("p", {{"class", "govuk-hint"}, {"role", "status"}, {"data-autosave-status"}}, "");
    fields += buttons(kind.code == management_decision && !made.about.is_set());
    return staff::post_form(exchange, made.action, fields,
                            {{"class", "app-composer"},
                             {"data-primary-form"},
                             {"data-autosave-url", files::child_path(child, "/drafts")},
                             {"data-autosave-compare-url", "/drafts/" + to_text(made.draft) + "/comparison"},
                             {"data-autosave-page-url", "/drafts/" + to_text(made.draft)}});
}

html::Html quick_form(const Exchange& exchange, ChildId child, std::string_view code, FormFacts facts) {
    auto form = new_form(exchange.now, facts);
    Composer made{.facts = std::move(facts),
                  .form = std::move(form),

                  .draft = exchange.app.store.next<DraftId>(exchange.now),
                  .action = files::child_path(child, "/record/" + std::string(code))};
    return html::details(
        {.summary_text = "Record a " + folded(made.facts.kind->label), .text = composer(exchange, made), .classes = "app-quick-form"});
}

html::Html kind_links(ChildId child, ComplementaryFileId complementary) {
    const auto where = complementary.is_set() ? "?complementary=" + to_text(complementary) : std::string();
    html::Html groups;
    std::string_view group;
    html::Html items;
    const auto end_group = [&] {
        if (!items.empty())
            groups += element("div", {{"class", "app-kinds__group"}},
                              element("h2", {{"class", "govuk-heading-s govuk-!-margin-bottom-1"}}, group) +
                                  element("ul", {{"class", "govuk-list"}}, items));
        items = {};
    };
    for (const auto& kind : kinds()) {
        if (!kind.may_be_started) continue;
        if (kind.record_class != group) end_group();
        group = kind.record_class;
        items += element("li", {}, html::link(kind.label, files::child_path(child, "/record/" + std::string(kind.code) + where)));
    }
    end_group();
    return element("div", {{"class", "app-kinds"}}, groups);
}

Sight sight_of(const Exchange& exchange, const files::OpenChild& child) { return Sight::of(child.allowed, exchange.actor().id); }

Sight sight_of(store::Connection& connection, const Exchange& exchange, ChildId child) {
    const auto& reader = exchange.actor();
    return Sight::of(staff::all_allowed(reader, files::record_facts(connection, child, reader.id, exchange.now), exchange.today()),
                     reader.id);
}

html::Html entry_card(const Exchange& exchange, const Written& written, const CardLook& look) {
    const auto& entry = written.entry;
    auto body = card_title(entry, look.is_in_list);
    if (const auto tags = card_tags(exchange, entry, look.is_in_list); !tags.empty())
        body += element("p", {{"class", "app-row app-entry__tags"}}, tags);
    body += element("p", {{"class", "govuk-hint app-entry__author"}}, who_and_when(exchange, entry));
    if (entry.is_withheld)
        return element("article", {{"class", "app-entry"}, {"id", "entry-" + to_text(entry.id)}}, body + kept_apart(entry) + look.foot);
    if (entry.is_significant && entry.headline != written.content.observation.key_issues)  // of a key event they are the same words
        body += element("p", {{"class", "govuk-body govuk-!-font-weight-bold"}, {"dir", "auto"}},
                        help::with_abbreviations(exchange, entry.headline));
    const auto answers = answers_of(kind(entry.kind), written.content.observation);
    const auto words = card_words(exchange, written, answers, look.is_in_list ? "h4" : "h3");
    if (look.folds && is_long(written, answers)) {
        const auto about = element("span", {{"class", "govuk-visually-hidden"}},
                                   ": " + std::string(kind(entry.kind).label) + ", " + in_words(entry.happened));
        body += opening(exchange, written, answers) +
                html::details({.summary_text = html::text("Read the whole entry") + about, .text = words, .classes = "app-entry__whole"});
    } else {
        body += words;
    }
    return element("article", {{"class", "app-entry"}, {"id", "entry-" + to_text(entry.id)}}, body + look.foot);
}

}  // namespace recording
