#include "care/corrections/entry_pages.hpp"

#include "base/text.hpp"
#include "care/countersigning/countersigning_pages.hpp"

namespace corrections {

namespace {

using html::element;
using recording::entry_path;
using records::State;
using staff::Exchange;

html::Html section(std::string_view heading, const html::Html& content) {
    return element("section", {}, element("h2", {{"class", "govuk-heading-m"}}, heading) + content);
}

std::string who_decided(const Decided& decided) {
    return decided.by_name + (decided.as_manager ? " as manager, since the author is no longer here" : "") + ", " + in_short(decided.at);
}

/// [4.12] What was corrected stands beside the entry: what it said, what it says, who asked and who agreed.
html::Html correction_block(const EntryFacts& facts, const CorrectionRequest& request) {
    const auto& kind = recording::kind(facts.written.entry.kind);
    const auto label = label_of_question(kind, request.field).value_or(request.field);
    const auto state = request.decided.decision == Decision::waiting  ? html::tag({.text = "Waiting", .classes = "govuk-tag--yellow"})
                       : request.decided.decision == Decision::agreed ? html::tag({.text = "Corrected", .classes = "govuk-tag--green"})
                                                                      : html::tag({.text = "Refused", .classes = "govuk-tag--grey"});
    auto block = element("h3", {{"class", "govuk-heading-s govuk-!-margin-bottom-1"}}, html::text(label + " ") + state);
    block += shown_change(kind, request);
    auto who = "Asked by " + request.asked_by_name + ", " + in_short(request.asked_at) + ": " + request.reason;
    block += element("p", {{"class", "govuk-hint govuk-!-margin-bottom-1"}}, who);
    if (request.decided.decision != Decision::waiting) {
        const auto verb = request.decided.decision == Decision::agreed ? "Agreed by " : "Refused by ";
        block += element("p", {{"class", "govuk-hint"}},
                         verb + who_decided(request.decided) + (request.decided.reason.empty() ? "" : ": " + request.decided.reason));
    } else {
        block += element("p", {{"class", "govuk-body"}}, html::link("Read and decide", "/corrections/" + to_text(request.id)));
    }
    return element("div", {{"class", "app-beside"}}, block);
}

html::Html corrections_section(const EntryFacts& facts) {
    html::Html blocks;
    for (const auto& request : facts.corrections) blocks += correction_block(facts, request);
    return blocks.empty() ? blocks : section("Corrections", blocks);
}

html::Html additions_section(const Exchange& exchange, const EntryFacts& facts) {
    html::Html cards;
    for (const auto& addition : facts.additions) cards += recording::entry_card(exchange, addition, {.is_in_list = true});
    return cards.empty() ? cards : section("Added to this entry", cards);
}

/// Why this stands here marked, or what still waits to be decided.
html::Html move_notes(const EntryFacts& facts) {
    html::Html notes;
    for (const auto& move : facts.moves) {
        const auto where = move.to.is_set() ? "the file of " + facts.moved_to : std::string("no file");
        if (move.decided.decision == Decision::agreed) {
            const auto what = move.to.is_set() ? "This was on the wrong child’s file and now stands on " + where + ". "
                                               : std::string("This belongs on no file and was withdrawn. ");
            auto words = html::text(what + "Reason: " + move.reason + " Asked by " + move.asked_by_name + ", " + in_short(move.asked_at) +
                                    "; agreed by " + who_decided(move.decided) + ". ");
            if (move.made.is_set()) words += html::link("Read it there", entry_path(move.made));
            notes += html::warning_text({.text = words});
        } else if (move.decided.decision == Decision::waiting) {
            auto words =
                html::text(move.asked_by_name + " says that this belongs on " + where + ": " + move.reason + " A manager decides. ");
            if (facts.may_agree_to_move) words += html::link("Read and decide", "/moves/" + to_text(move.id));
            notes += html::inset_text({.text = words});
        } else {
            notes += html::inset_text({.text = move.asked_by_name + " said that this belongs on " + where + ": " + move.reason +
                                               " Refused by " + who_decided(move.decided) + ": " + move.decided.reason});
        }
    }
    if (facts.came_by) {
        const auto& move = *facts.came_by;
        auto words = html::text("This was moved here from the file of " + facts.came_from + ". Asked by " + move.asked_by_name + ", " +
                                in_short(move.asked_at) + "; agreed by " + who_decided(move.decided) + ". ");
        notes += html::inset_text({.text = words + html::link("The original", entry_path(move.entry))});
    }
    return notes;
}

/// [2.6] To the author: what is asked of them. Only they change the words.
html::Html sent_back_note(const Exchange& exchange, const EntryFacts& facts) {
    const auto& entry = facts.written.entry;
    const bool is_back = entry.countersignature.state == records::Countersignature::State::sent_back;
    if (!is_back || facts.countersigning.empty() || entry.author != exchange.actor().id) return {};
    const auto& answer = facts.countersigning.back();
    return html::inset_text({.text = html::in_any_direction(answer.by_name + " sent this back to you: " + answer.words) + html::text(" ") +
                                     html::link("Correct it", entry_path(entry.id, "/corrections"))});
}

html::Html countersigning_section(const EntryFacts& facts) {
    const auto table = countersigning::answers_table(facts.countersigning);
    return table.empty() ? table : section("Countersigning", table);
}

html::Html readers_section(const EntryFacts& facts) {
    if (facts.written.entry.state != State::withdrawn) return {};
    if (facts.readers.empty())
        return section("Who had read it here", html::body("Nobody but its author had opened this file since it was written."));
    html::Table table{.head = {{.text = "Who"}, {.text = "When"}, {.text = "What they opened"}}};
    for (const auto& reader : facts.readers)
        table.rows.push_back({{.text = reader.name},
                              {.text = in_short(reader.at)},
                              {.text = reader.opened_entry ? "This entry" : "A page of the file on which it stood"}});
    return section("Who had read it here",
                   element("div",
                           {{"class", "app-scrollable"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Who had read it here"}},
                           html::table(table)));
}

html::Html write_up_value(const Exchange& exchange, const WriteUpRequest& request) {
    if (request.written.is_set()) return html::link("Written by " + request.writer_name, entry_path(request.written));
    auto words = html::text(request.writer_name + " writes it, due " + in_words(request.due_on) + " ");
    if (request.due_on < exchange.today()) words += html::tag({.text = "Overdue", .classes = "govuk-tag--red"});
    return words;
}

html::Html about_entry(const Exchange& exchange, const EntryFacts& facts) {
    const auto& entry = facts.written.entry;
    html::SummaryList list{.classes = "app-summary"};
    const auto row = [&](std::string_view key, const html::Html& value) {
        list.rows.push_back({.key = {.text = key}, .value = {.text = value}});
    };
    const auto late =
        records::lateness(entry.happened, entry.written_at, exchange.app.working_days, recording::kind(entry.kind).working_days_allowed);
    auto state = recording::state_tag(entry.state);
    if (entry.source.empty()) state += html::text(" " + in_words(late));
    row("Class", html::text(recording::kind(entry.kind).record_class));
    row("Type", html::text(recording::kind(entry.kind).record_type));
    row("State", state);
    if (const auto& done = facts.completed_for_leaver)
        row("Completed for its author",
            html::text("By " + done->by_name + ", " + in_short(done->at) + ", since the author has left: " + done->reason));
    if (!facts.draft_behind.empty()) row("Begun from a draft", facts.draft_behind);
    row("Versions", html::text(counted(facts.versions, "version", "versions") + ", the last one of " + in_short(entry.changed_at) + ". ") +
                        html::link("Read and compare", entry_path(entry.id, "/versions")));
    row("Proof", html::link("Of what was done to this entry, and when", entry_path(entry.id, "/proof")));
    if (entry.complementary.is_set())
        row("Complementary file",
            html::link("The file of another service", files::child_path(entry.child, "/services/" + to_text(entry.complementary))));
    if (facts.write_up) row("Detailed write-up", write_up_value(exchange, *facts.write_up));
    if (entry.about.is_set()) row("Adds to", html::link("The entry it adds to", entry_path(entry.about)));
    html::Html elsewhere;
    for (const auto& other : facts.same_occasion)
        elsewhere += element("li", {},
                             other.whose.empty() ? html::text("A child whose record you have not opened")
                                                 : html::link(other.whose, entry_path(other.entry)));
    if (!elsewhere.empty())
        row(entry.origin.is_set() ? "Copied from one act with" : "Also recorded for",
            element("ul", {{"class", "govuk-list govuk-!-margin-bottom-0"}}, elsewhere));
    return element("div", {{"id", "about"}}, section("About this entry", html::summary_list(list)));
}

html::Html actions(const Exchange& exchange, const EntryFacts& facts) {
    const auto& entry = facts.written.entry;
    if (!exchange.actor().may(staff::Permission::record) || entry.state == State::withdrawn) return {};
    const bool is_completed = entry.state == State::completed;
    const bool is_mine_to_write_up = facts.write_up && !facts.write_up->written.is_set() && facts.write_up->writer == exchange.actor().id;
    html::Html buttons;
    if (facts.may_countersign)
        buttons += html::button({.text = "Countersign or send back", .href = entry_path(entry.id, "/countersigning")});
    if (records::may_change(entry, exchange.actor().id))
        buttons += html::button({.text = "Change or complete", .href = entry_path(entry.id, "/change")});
    if (facts.may_finish_for_leaver)
        buttons += html::button({.text = "Finish for its author, who left", .href = entry_path(entry.id, "/for-leaver")});
    if (is_mine_to_write_up) buttons += html::button({.text = "Write it up in detail", .href = entry_path(entry.id, "/write-up")});
    if (is_completed)
        buttons +=
            html::button({.text = "Add an addendum", .href = entry_path(entry.id, "/addendum"), .classes = "govuk-button--secondary"});
    html::Html links;
    const auto item = [&](std::string_view rest, std::string_view text) {
        links += element("li", {}, html::link(text, entry_path(entry.id, rest)));
    };
    if (records::may_ask_for_correction(entry, exchange.actor().id))
        item("/corrections", entry.author == exchange.actor().id ? "Correct what is wrong" : "Ask for a correction");
    if (!entry.about.is_set() && !facts.is_complementary) item("/move", "It is on the wrong child’s file");
    if (may_need_write_up(entry, recording::kind(entry.kind)) && !(facts.write_up && facts.write_up->written.is_set()))
        item("/write-up-request", facts.write_up ? "Somebody else writes the detailed write-up" : "It needs a detailed write-up");
    html::Html all;
    if (!buttons.empty()) all += element("div", {{"class", "govuk-button-group"}}, buttons);
    if (!links.empty()) all += element("ul", {{"class", "govuk-list"}}, links);
    return element("div", {{"class", "app-no-print"}}, all);
}

}  // namespace

EntryFacts read_entry_facts(store::Connection& connection, const Exchange& exchange, const recording::Written& written) {
    const auto& entry = written.entry;
    EntryFacts facts{.written = written};
    facts.versions = entry.version;
    // Who reads advice since they wrote it does not therefore read what others added to it.
    const auto sight = recording::sight_of(connection, exchange, entry.child);
    for (const auto& addition : entries_about(connection, entry.id, sight))
        facts.additions.push_back({addition, recording::content_for(connection, addition, sight)});
    facts.corrections = corrections_of(connection, entry.id);
    if (!sight.of_confidential && people::has_adopters(connection, entry.child))
        std::erase_if(facts.corrections, [](const CorrectionRequest& request) { return request.field == participants_field; });
    facts.moves = moves_of(connection, entry.id);
    for (const auto& move : facts.moves)
        if (move.to.is_set()) facts.moved_to = shown_child(connection, exchange, move.to);
    facts.came_by = move_that_made(connection, entry.id);
    if (facts.came_by)
        if (const auto old = recording::find_entry(connection, facts.came_by->entry))
            facts.came_from = shown_child(connection, exchange, old->child);
    if (entry.state == State::withdrawn) facts.readers = readers_of(connection, entry, entry.changed_at);
    for (const auto& other : same_occasion(connection, entry)) {
        const auto whose = shown_child(connection, exchange, other.child);
        facts.same_occasion.push_back({other.id, whose == "another child" ? "" : whose});
    }
    facts.write_up = find_write_up(connection, entry.id);
    facts.countersigning = countersigning::answers_to(connection, entry.id);
    facts.may_countersign = countersigning::may_countersign(connection, entry, exchange.actor(), exchange.now).has_value();
    facts.completed_for_leaver = find_completion_for_leaver(connection, entry.id);
    if (const auto decision = decision_behind(connection, entry.id)) facts.draft_behind = draft_behind(exchange, connection, *decision);
    facts.may_finish_for_leaver = may_finish_for_leaver(connection, entry, exchange.actor(), exchange.now).has_value();
    facts.may_agree_to_move = may_agree_to_move(exchange.actor(), leaders_for(connection, entry, exchange.now));
    return facts;
}

html::Html entry_page(const Exchange& exchange, const EntryFacts& facts) {
    const auto& entry = facts.written.entry;
    auto content = element("h1", {{"class", "govuk-visually-hidden"}}, title_of(entry));
    content += move_notes(facts) + sent_back_note(exchange, facts);
    content += recording::entry_card(exchange, facts.written);
    content += actions(exchange, facts);
    content += countersigning_section(facts) + corrections_section(facts);
    content += additions_section(exchange, facts);
    content += about_entry(exchange, facts);
    content += readers_section(facts);
    return content;
}

}  // namespace corrections
