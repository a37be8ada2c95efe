#include "returns/cin_census/import_census.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "care/recording/recording.hpp"
#include "ledger/ledger.hpp"
#include "returns/cin_census/census_events.hpp"

namespace {

constexpr const char* number_in_census = "la_child_id";

recording::Content content_of(const CensusEvent& event, const std::string& source) {
    recording::Content content;
    content.happened = records::happened_on(event.on);
    content.observation.key_issues = event.details.empty() ? event.headline : event.details;
    content.observation.fact_source = source;
    content.no_actions = true;
    content.is_significant = true;
    content.headline = event.headline;
    return content;
}

std::string day_or_nothing(std::optional<Day> day) { return day ? iso(*day) : ""; }

class Import {
  public:
    Import(store::Store& store, store::Connection& connection, std::string source, Instant now, std::optional<Day> reference_date)
        : store_(store), connection_(connection), source_(std::move(source)), now_(now),
          unread_opened_on_(reference_date.value_or(london_day(now))), ledger_(connection) {}

    Done take(const CensusChild& child) {
        la_child_id_ = child.la_child_id;
        auto id = files::find_child_identified(connection_, number_in_census, child.la_child_id);
        const bool is_new = !id.is_set();
        if (!is_new && may_be_another(child, id)) return {};
        auto& standing = standings_[child.la_child_id];
        standing = together(standing, standing_of(child));
        std::string written;
        if (is_new) {
            id = make_child(child, standing);
            written = "new child\n";
        } else {
            if (ours_.insert(id).second) ++done_.known_children;
            written = complete_details(child, id) + bring_up_to_date(child, id, standing);
        }
        long count = 0;
        for (const auto& event : events_of(child)) {
            auto words = take_event(event, id);
            if (words.empty()) continue;
            written += words;
            ++count;
        }
        if (!written.empty())
            ledger_.append(
                {.at = now_, .action = "imported", .child = id, .detail = fmt::format("cin_census {} events", count), .content = written});
        return {};
    }

    /// After the last child.
    CensusImport finish(CensusSummary summary) {
        ledger_.finish();
        for (auto& finding : findings_) {
            ++(finding.weight == CensusFinding::Weight::refused ? summary.refused : summary.noted);
            if (summary.findings.size() < CensusSummary::most_findings) summary.findings.push_back(std::move(finding));
        }
        std::ranges::stable_sort(summary.findings, {}, &CensusFinding::line);
        done_.summary = std::move(summary);
        return std::move(done_);
    }

  private:
    void note(long line, std::string text) { findings_.push_back({CensusFinding::Weight::noted, line, la_child_id_, std::move(text)}); }
    void refuse(long line, std::string text) { findings_.push_back({CensusFinding::Weight::refused, line, la_child_id_, std::move(text)}); }

    /// The same number for two birth dates may be two children: one would get the other's history.
    bool may_be_another(const CensusChild& child, ChildId id) {
        const auto known = people::find_person(connection_, person_of(id));
        if (!known || !known->born_on || !child.born_on || *known->born_on == *child.born_on) return false;
        refuse(child.line,
               fmt::format(
                   "the file says birth date {}, the record {}; the child was left out. Correct the one that is wrong, then import again",
                   iso(*child.born_on), iso(*known->born_on)));
        return true;
    }

    static void add_identifiers(const CensusChild& child, people::Person& person) {
        for (const auto& [kind, value] :
             {std::pair{"upn", child.upn}, std::pair{"former_upn", child.former_upn}, std::pair{"upn_unknown", child.upn_unknown}})
            if (!value.empty()) person.identifiers.push_back({kind, value});
    }

    ChildId make_child(const CensusChild& child, const CensusStanding& standing) {
        note_same_upn(child);
        people::Person person;
        person.id = store_.next<PersonId>(now_);
        // A census has no names: whoever opens the file first gives the child theirs.
        person.names = {{people::NameKind::current, "Child", child.la_child_id}};
        person.born_on = child.born_on;
        person.expected_on = child.expected_on;
        person.died_on = child.died_on;
        person.sex = child.sex;
        person.ethnicity = child.ethnicity;
        person.disabilities = child.disabilities;
        person.identifiers = {{number_in_census, child.la_child_id}};
        add_identifiers(child, person);
        people::insert_person(connection_, person);
        const ChildId id{person.id.value};
        if (!standing.opened_on)
            note(child.line, fmt::format("no referral could be read; the file was opened on {}", iso(unread_opened_on_)));
        const auto opened_on = standing.opened_on.value_or(unread_opened_on_);
        files::insert_file(connection_, {id, files::next_file_number(connection_, opened_on), standing.opened_on ? standing.status : "open",
                                         standing.need_code, TeamId{}, opened_on, standing.closed_on});
        ours_.insert(id);
        ++done_.new_children;
        return id;
    }

    void note_same_upn(const CensusChild& child) {
        if (child.upn.empty()) return;
        const auto same = files::find_child_identified(connection_, "upn", child.upn);
        if (!same.is_set()) return;
        const auto file = files::find_file(connection_, same);
        note(child.line, fmt::format("a child with the same UPN is on file {}; a file of its own was made. Look whether they are one child",
                                     file ? file->number : ""));
    }

    /// Answers what was filled in, for the ledger's commitment; "" when nothing was.
    std::string complete_details(const CensusChild& child, ChildId id) {
        auto person = people::find_person(connection_, person_of(id));
        if (!person) return {};
        std::string filled;
        const auto text = [&](std::string_view words, const std::string& said, std::string& recorded) {
            if (said.empty() || said == recorded) return;
            if (!recorded.empty())
                return note(child.line, fmt::format("the file says {} {}, the record {}; the record was left", words, said, recorded));
            recorded = said;
            filled += fmt::format("{} {}\n", words, said);
        };
        const auto day = [&](std::string_view words, std::optional<Day> said, std::optional<Day>& recorded) {
            auto known = day_or_nothing(recorded);
            text(words, day_or_nothing(said), known);
            if (!recorded) recorded = parse_iso_day(known);
        };
        day("birth date", child.born_on, person->born_on);
        if (!person->born_on) day("expected birth date", child.expected_on, person->expected_on);
        day("date of death", child.died_on, person->died_on);
        text("sex", child.sex, person->sex);
        text("ethnicity", child.ethnicity, person->ethnicity);
        if (person->disabilities.empty() && !child.disabilities.empty()) {
            person->disabilities = child.disabilities;
            filled += "disabilities\n";
        }
        const auto identifiers_before = person->identifiers.size();
        auto said = people::Person{};
        add_identifiers(child, said);
        for (const auto& identifier : said.identifiers)
            if (std::ranges::none_of(person->identifiers,
                                     [&](const auto& known) { return known.kind == identifier.kind && known.value == identifier.value; }))
                person->identifiers.push_back(identifier);
        if (person->identifiers.size() > identifiers_before) filled += "identifiers\n";
        if (!filled.empty()) people::update_person(connection_, *person);
        return filled;
    }

    /// The file of a child whom nobody holds here follows the census; once somebody works with the child, they say where it stands.
    std::string bring_up_to_date(const CensusChild& child, ChildId id, const CensusStanding& standing) {
        const auto file = files::find_file(connection_, id);
        if (!file || !standing.opened_on || (file->status == standing.status && file->closed_on == standing.closed_on)) return {};
        if (!file->allocations.empty()) {
            note(child.line,
                 fmt::format("the file says “{}”, the record “{}”; the record was left, because somebody has worked with the child here",
                             files::status_of(standing.status).label, files::status_of(file->status).label));
            return {};
        }
        files::change_standing(connection_, id, standing.status, standing.need_code.empty() ? file->need_code : standing.need_code,
                               standing.closed_on);
        return "status " + standing.status + "\n";
    }

    /// Answers what was written, "" for a fact that is here already.
    std::string take_event(const CensusEvent& event, ChildId id) {
        if (event.on > london_day(now_)) {
            refuse(event.line, fmt::format("“{}” lies in the future ({}); it was left out", event.headline, iso(event.on)));
            return {};
        }
        const auto key = fmt::format("cin_census:{}:{}", la_child_id_, event.key);
        auto content = content_of(event, source_);
        if (auto known = recording::find_entry_from(connection_, key)) return take_known(event, *std::move(known), content);
        records::Entry entry;
        entry.id = store_.next<EntryId>(now_);
        entry.child = id;
        entry.kind = "key_event";
        entry.written_at = entry.changed_at = now_;
        entry.author_name = source_;
        entry.state = records::State::completed;
        entry.source = source_;
        entry.source_key = key;
        recording::insert_entry(connection_, entry, content, DraftId{});
        ++done_.new_events;
        return iso(event.on) + " " + event.headline + "\n";
    }

    std::string take_known(const CensusEvent& event, records::Entry entry, recording::Content& content) {
        if (entry.happened.day() == event.on) {
            ++done_.known_events;
            return {};
        }
        const auto dates = fmt::format("“{}” was {} and is now {}", event.headline, iso(entry.happened.day()), iso(event.on));
        // Version 1 is what an import wrote. A later one may be somebody's correction, which a file never undoes.
        if (entry.version > 1 && !was_changed_by_import(entry)) {
            ++done_.known_events;
            note(event.line, dates + " in the file; it was corrected here, so the record was left");
            return {};
        }
        entry.version += 1;
        entry.changed_at = now_;
        recording::insert_version(connection_, entry, content, UserId{});
        ++done_.changed_events;
        note(event.line, dates + "; the record was changed and keeps the earlier version");
        return "changed " + iso(event.on) + " " + event.headline + "\n";
    }

    /// An import saves in nobody's name.
    bool was_changed_by_import(const records::Entry& entry) {
        const auto versions = recording::versions_of(connection_, entry.id);
        return std::ranges::all_of(versions, [&](const auto& version) { return version.by == entry.author_name; });
    }

    store::Store& store_;
    store::Connection& connection_;
    std::string source_, la_child_id_;
    Instant now_;
    Day unread_opened_on_;
    ledger::Batch ledger_;
    std::map<std::string, CensusStanding> standings_;
    std::set<ChildId> ours_;  // children already counted in this run
    std::vector<CensusFinding> findings_;
    CensusImport done_;
};

void add_count(std::string& out, long number, std::string_view one, std::string_view many) {
    if (number > 0) out += (out.empty() ? "" : ", ") + counted(number, one, many);
}

std::string counts_by_kind(const CensusSummary& summary) {
    std::string out;
    add_count(out, summary.referrals, "referral", "referrals");
    add_count(out, summary.no_further_action, "of them without further action", "of them without further action");
    add_count(out, summary.closed, "closed", "closed");
    add_count(out, summary.assessments, "assessment", "assessments");
    add_count(out, summary.factors, "factor found", "factors found");
    add_count(out, summary.need_plans, "child in need plan", "child in need plans");
    add_count(out, summary.section_47s, "section 47 enquiry", "section 47 enquiries");
    add_count(out, summary.conferences, "initial conference", "initial conferences");
    add_count(out, summary.protection_plans, "child protection plan", "child protection plans");
    add_count(out, summary.reviews, "review", "reviews");
    add_count(out, summary.pre_proceedings, "pre-proceedings", "pre-proceedings");
    return out;
}

std::string lines_of(const CensusSummary& summary, CensusFinding::Weight weight, std::string_view heading, long number) {
    if (number == 0) return {};
    auto out = fmt::format("{}: {}\n", heading, with_commas(number));
    for (const auto& finding : summary.findings)
        if (finding.weight == weight) out += "  " + in_words(finding) + "\n";
    return out;
}

}  // namespace

Result<CensusImport> import_census(store::Store& store, const std::filesystem::path& file, Instant now) {
    // Twice through the file: a fault at its end is found before anything is written, and the year is known from the start.
    const auto checked = check_census(file);
    if (!checked) return std::unexpected(checked.error());
    const auto source = fmt::format("CIN census{}, {}", checked->year.empty() ? "" : " " + checked->year, file.filename().string());
    return store.write([&](store::Connection& connection) -> Result<CensusImport> {
        Import import(store, connection, source, now, checked->reference_date);
        auto summary = read_census(file, [&](const CensusChild& child) { return import.take(child); });
        if (!summary) return std::unexpected(summary.error());
        return import.finish(*std::move(summary));
    });
}

std::string in_words(const CensusImport& done) {
    const auto& summary = done.summary;
    auto out = fmt::format("CIN census{}{}\n", summary.year.empty() ? "" : " " + summary.year,
                           summary.authority.empty() ? "" : " of authority " + summary.authority);
    out += fmt::format("In the file: {}, {}\n", counted(summary.children, "child", "children"), counts_by_kind(summary));
    out += fmt::format("Came in: {}, {}\n", counted(done.new_children, "child", "children"),
                       counted(done.new_events, "key event", "key events"));
    out += fmt::format("Already here: {}, {}\n", counted(done.known_children, "child", "children"),
                       counted(done.known_events, "key event", "key events"));
    if (done.changed_events > 0) out += fmt::format("Changed: {}\n", counted(done.changed_events, "key event", "key events"));
    out += lines_of(summary, CensusFinding::Weight::refused, "Left out", summary.refused);
    out += lines_of(summary, CensusFinding::Weight::noted, "To look at", summary.noted);
    return out;
}
