#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "records/entry.hpp"
#include "records/kind.hpp"
#include "records/lifecycle.hpp"
#include "staff/access_policy.hpp"
#include "store/store.hpp"

// Recording: one observation model with class and type [5.5]. What was seen and said, by the person who was there.

namespace recording {

extern const store::Migration migration;
extern const store::Migration search_migration;
extern const store::Migration immutability_migration;  ///< the database itself refuses to change what was written

/// The answers of one observation on one child's file. Each member is declared once, in recording_fields.cpp, with its
/// question; "" stands for not answered.
struct Observation {
    std::string direction, place, visit_type, announced, purpose, ended_at;
    std::string seen, not_seen_reason, bedroom_seen;
    std::string key_issues, seen_and_said, fact_source;
    std::string presentation, home_conditions, interaction, changes, risk_change, documents_given;
    std::string childs_views, childs_views_how, carers_views, carers_views_how;
    std::string analysis, analysis_source;
    std::string interpreter, no_interpreter_reason;
    std::string why_not, next_try;
    std::string reading_purpose, findings;
    std::string decision_kind, decision, decision_reason, advice;
    std::string only_this_child, late_reason, why_here;
    bool operator==(const Observation&) const = default;
};

std::span<const records::Field<Observation>> fields();
/// Throws ProgramError for a field that is not declared.
const records::Field<Observation>& field(std::string_view code);

std::span<const records::Kind> kinds();
/// nullptr for a code that is no kind.
const records::Kind* find_kind(std::string_view code);
/// Throws ProgramError for a code that is no kind.
const records::Kind& kind(std::string_view code);

/// Somebody who took part: a person on the file, or somebody named with their role [5.7].
struct Participant {
    PersonId person;   ///< not set for somebody who is only named
    std::string name;
    std::string role;  ///< title or relationship: "Mother", "PC, Marlbridge police"
    bool operator==(const Participant&) const = default;
};

/// What was agreed: what, who, by when.
struct Action {
    std::string what, who, by;  ///< by: as written; by_on when it is a date
    std::optional<Day> by_on;
    bool operator==(const Action&) const = default;
};

/// One version of what was written on one child's file.
struct Content {
    records::Happened happened;
    Observation observation;
    std::vector<Participant> participants;
    std::vector<Action> actions;
    bool no_actions = false;  ///< said outright: no actions were agreed
    bool is_significant = false;
    std::string headline;
    [[nodiscard]] bool is_dated() const { return happened != records::Happened{}; }
    bool operator==(const Content&) const = default;
};

/// Whose eyes entries are read for. Nothing is read from the store without it, so that no page can forget.
struct Sight {
    bool of_legal_advice = false;  ///< may see_legal_advice on the child's record
    bool of_confidential = false;  ///< may see_confidential on it: who the adopters are
    UserId reader;                 ///< reads legal advice that they wrote themselves in any case
    /// For the service's own work, which shows nothing to anybody.
    static Sight whole() { return {.of_legal_advice = true, .of_confidential = true, .reader = {}}; }
    static Sight of(const staff::Permissions& allowed, UserId reader) {
        return {has(allowed, staff::Permission::see_legal_advice), has(allowed, staff::Permission::see_confidential), reader};
    }
};
/// Legal advice is privileged: its words are for who may see them on this child's record and for who wrote them.
bool sees(const Sight& sight, const records::Entry& entry);
/// What stands in the place of a headline that is kept from the reader.
constexpr std::string_view headline_withheld = "Legal advice was given. Its words are kept apart";

/// An entry with its present words.
struct Written {
    records::Entry entry;
    Content content;
};

/// What the rules of completing must know besides what was written.
struct Circumstances {
    bool needs_interpreter = false;    ///< somebody the record is about needs one [C2.6]
    bool on_anothers_case = false;     ///< the writer neither holds the file nor works with the holder [A6.9]
    std::string cannot_decide;         ///< why the writer may not take the decision, and who may; "" where they may [1.8]
};

/// What stands in the way of completing, every problem at once [5.7]. `child` is the id put behind the names of questions
/// that are asked of each child; not set when there is only one child.
std::vector<FieldProblem> missing_to_complete(const records::Kind& kind, const Content& content, const records::Lateness& lateness,
                                              const Circumstances& circumstances, ChildId child);
/// What cannot even be saved: a time in the future, or before the child could have been known.
std::vector<FieldProblem> impossible(const Content& content, Instant now);
/// An entry stays on the file for good: there must be something in it, even to save it.
std::vector<FieldProblem> nothing_written(const records::Kind& kind, const Content& content);
/// Whether this kind of record asks the question.
bool asks(const records::Kind& kind, std::string_view field);

/// The words of an entry for search and for showing an excerpt: every answer that is text, in the order of the form.
std::string words_of(const Content& content);
/// What the entry says in short: its headline, else its key issues, then what was seen and said.
std::string excerpt_of(const Content& content, std::size_t characters);
/// The words told apart by question, for pages and print.
struct Answered {
    const records::Field<Observation>* field;
    std::string label;  ///< in the words of the kind
    std::string shown;  ///< the text, or the label of the choice
};
/// What stands over the answer in the record.
std::string_view heading_of(const records::Ask& ask);
std::vector<Answered> answers_of(const records::Kind& kind, const Observation& observation);

// What the store does. Commands that check permission and lifecycle are in commands.hpp.

/// Writes a new entry with its first version, findable at once.
void insert_entry(store::Connection& connection, const records::Entry& entry, const Content& content, DraftId draft);
/// [4.11] Writes on the child's file when a manager last read it, so that lists need not look through its entries. To be called
/// whenever an entry was added, changed or withdrawn.
void keep_last_reading(store::Connection& connection, const records::Entry& entry);
constexpr std::string_view managers_reading = "managers_reading";  ///< its kind
constexpr std::string_view management_decision = "management_decision";  ///< [1.8] the kind that asks which decision it is
/// Adds a version; the one before stays.
void insert_version(store::Connection& connection, const records::Entry& entry, const Content& content, UserId by);
std::optional<Written> find_written(store::Connection& connection, EntryId id, const Sight& sight = Sight::whole());
std::optional<records::Entry> find_entry(store::Connection& connection, EntryId id, const Sight& sight = Sight::whole());
/// The entry that was taken in under this key of its source.
std::optional<records::Entry> find_entry_from(store::Connection& connection, std::string_view source_key);
/// The entries a draft became; empty while it is a draft.
std::vector<EntryId> entries_of_draft(store::Connection& connection, DraftId draft);
/// All words of a version, for the service's own work.
Content content_of(store::Connection& connection, EntryId id, int version);
/// The words of an entry as they are for these eyes: none where it is withheld, and no name of an adopter who is. Of its present
/// version, or of this one.
Content content_for(store::Connection& connection, const records::Entry& entry, const Sight& sight, int version = 0);
/// As it is for these eyes: of one that they may not see, neither headline nor words.
records::Entry to_entry(const store::Row& row, const Sight& sight);
/// Whether what is written with this kind, or added to this entry, is privileged.
bool is_privileged(store::Connection& connection, std::string_view kind, EntryId about);
/// " AND …" for a statement about entry e: leaves out what these eyes may not see, so that a question about its words does not find it.
void leave_out_withheld(std::string& sql, store::Bindings& bindings, const Sight& sight);
/// The columns to_entry reads, of a table named e. Filled in every file that includes this before anything of that file.
inline const std::string entry_columns =
    "e.id, e.child_id, e.kind, e.happened, e.happened_precision, e.written_at, e.changed_at, e.author_id, e.author_name, e.state, "
    "e.version, e.is_significant, e.headline, e.source, e.source_key, e.origin_id, e.about_id, e.is_privileged, e.complementary_id, "
    "e.countersigning, e.countersigned_by, e.countersigned_at";

struct Version {
    int number = 1;
    Instant saved_at{};
    std::string by;
};
std::vector<Version> versions_of(store::Connection& connection, EntryId id);

}  // namespace recording
