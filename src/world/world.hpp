#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"

/// An invented children's social care authority, the same from the same seed on every machine. Pure: no clock, no files, no database.
/// Everything in it is made up: the town, the streets, the post codes (no area MB exists), the telephone numbers (Ofcom's numbers for
/// drama), the NHS numbers (the 999 range kept for tests) and the pupil numbers (authority code 001).
namespace world {

struct Settings {
    std::uint64_t seed = 1;
    std::size_t children = 300;  ///< files in the whole authority, from 1 to 300,000
    Day today;                   ///< nothing happens or is written on this day or later
};

enum class Role {
    practitioner,
    team_leader,
    service_manager,
    duty,
    business_support,
    administrator,
    family_support,
    head_of_service,
    student,
    personal_adviser,
    reviewing_officer,
    auditor,
    inspector,
    legal,
    information_governance,
    complaints,
};
constexpr std::size_t roles = 16;
std::string_view code(Role role);

struct Worker {
    std::string user_name;  ///< amina.yusuf, unique
    std::string name;
    std::string title;  ///< Social worker
    Role role = Role::practitioner;
    std::size_t team = 0;      ///< index into Authority::teams
    Day from;                  ///< first day of work
    std::optional<Day> until;  ///< the day after the last; set for a leaver, never later than today
    [[nodiscard]] bool works_on(Day day) const { return from <= day && (!until || day < *until); }
};

enum class TeamKind { front_door, assessment, safeguarding, looked_after, disabled_children, management, support };

/// A post is never empty: each of its workers starts on the day the one before leaves.
struct Post {
    std::vector<std::size_t> workers;  ///< indices into Authority::workers, oldest first
};

struct Team {
    std::string name;
    TeamKind kind = TeamKind::front_door;
    std::size_t leader = 0;          ///< index of today's leader
    std::size_t service_manager = 0;  ///< index of the manager above the leader
    Post leaders;
    std::vector<Post> posts;         ///< of social workers, who hold files; in a team of another kind, of those its name says
    std::vector<Post> support;       ///< of family support workers, who work beside the holder
    std::size_t service = 0;         ///< index into Authority::services
};

/// Teams under one manager. The first service is the whole: the head's, above the others.
struct Service {
    std::string name;
    std::size_t manager = 0;  ///< index into Authority::workers
};

struct Authority {
    std::string name;
    std::string town;
    std::vector<Service> services;
    std::vector<Team> teams;
    std::vector<Worker> workers;
    /// Who holds a post on that day.
    [[nodiscard]] std::size_t in_post(const Post& post, Day day) const;
};

enum class NameKind { birth, known_as, former, alias, original_script };
struct PersonName {
    NameKind kind = NameKind::birth;
    std::string given;
    std::string family;
    std::string script;  ///< ISO 15924 (Arab, Beng, Cyrl, Hans), empty for Latin
};
struct Address {
    std::string line;  ///< 14 Tannery Lane
    std::string town;
    std::string postcode;
    Day from;
    std::optional<Day> until;
};
/// kind: nhs_number, upn, upn_unknown, home_office
struct Identifier {
    std::string kind;
    std::string value;
};
struct Person {
    std::vector<PersonName> names;  ///< the first is the name to show
    std::string title;              ///< Ms, Mr, Mrs; empty for a child
    std::optional<Day> born_on;
    std::optional<Day> expected_on;  ///< kept after the birth when it was a pre-birth referral
    std::optional<Day> died_on;
    char sex = 'U';               ///< M, F or U
    std::string ethnicity;        ///< CIN census code; empty where nothing was written, NOBT where not yet obtained
    std::string religion;         ///< a word, or empty
    std::string language;         ///< ISO 639-1 code of the first language, or empty
    std::string language_in_words;
    bool interpreter_needed = false;
    std::vector<std::string> disabilities;  ///< CIN census codes; NONE stands alone; empty where not yet asked
    std::string communication_needs;
    std::vector<Address> addresses;  ///< in order of time
    std::string phone;
    std::string email;
    std::vector<Identifier> identifiers;
    [[nodiscard]] std::string shown_name() const { return names.front().given + " " + names.front().family; }
};

enum class Responsibility { no, yes, unknown };
/// What `from` is to `to`: kind "mother" means from is the mother of to.
struct Relationship {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string
        kind;  ///< mother, father, step_parent, sibling, half_sibling, grandparent, aunt, uncle, foster_carer, partner, former_partner
    Responsibility parental_responsibility = Responsibility::no;
    bool lives_with = false;
};
struct Professional {
    std::string title;  ///< Ms, PC, Dr
    std::string name;
    std::string agency;
    std::string role;
    std::string phone;
    std::string email;
};

enum class Status { assessment, child_in_need, child_protection_plan, looked_after, closed };
std::string_view code(Status status);
struct StatusSpan {
    Status status = Status::assessment;
    Day from;
    std::optional<Day> until;
};
struct Holding {
    std::size_t worker = 0;
    Day from;
    std::optional<Day> until;
    std::string reason = {};  ///< why the file came to this worker: Allocated at referral, Worker left
};
struct Hazard {
    std::string kind;  ///< risk_to_worker, adult_posing_risk, do_not_disclose, home_environment, extra_familial_harm, marac
    std::string text;
    Day from;
};
/// kind: birth, death, move, education, health, police, referral, assessment, section_47, plan_start, plan_end, placement, worker, closure
struct KeyEvent {
    Day on;
    std::string kind;
    std::string headline;
    std::string source;
    std::size_t author = 0;  ///< who put it on the file, index into Authority::workers
};

enum class EntryKind {
    telephone_call,
    letter,
    email,
    text_message,
    video_call,
    office_visit,
    home_visit,
    school_visit,
    other_visit,
    direct_work,
    professionals_meeting,
    significant_event,
    unplanned_absence,
    managers_reading,
    not_in,
    failed_appointment,
    unanswered_call,
    missed_deadline,
    decision_not_to_act,
    worker_unavailable,
    key_event,
};
inline constexpr std::size_t entry_kinds = 21;
std::string_view code(EntryKind kind);

enum class Answer { not_applicable, yes, no };
std::string_view code(Answer answer);

/// One of a person of the family, a professional of the family, or a name as it was given.
struct Participant {
    std::optional<std::size_t> person;
    std::optional<std::size_t> professional;
    std::string free_name;
    std::string role;
};
struct Action {
    std::string what;
    std::string who;
    std::optional<Day> by;
};
struct HomeVisit {
    std::string purpose;
    bool announced = true;
    std::string home_conditions;
    Answer bedroom_seen = Answer::not_applicable;
    std::string bedroom;  ///< what it was like, or why it was not seen
};
/// Text is plain, paragraphs divided by an empty line. Empty means that nothing was written.
struct Entry {
    EntryKind kind = EntryKind::telephone_call;
    std::uint64_t occasion = 0;  ///< not 0: the same on each child's entry that one occasion was written on
    Day happened_on;
    std::optional<MinuteOfDay> happened_at;
    LocalMinute written_at;
    std::string late_reason;
    std::size_t author = 0;  ///< index into Authority::workers
    bool completed = true;
    bool significant = false;
    std::string headline;
    std::vector<Participant> participants;
    std::string place;
    std::string how;
    Answer seen = Answer::not_applicable;
    Answer seen_alone = Answer::not_applicable;
    std::string why_not;  ///< why not seen, or not alone; for what did not happen, why it did not
    std::string next;     ///< of what did not happen: what was done instead
    std::string seen_and_said;
    std::string childs_words;
    std::string carers_views;
    std::string key_issues;
    std::string analysis;
    std::string analysis_source;
    std::vector<Action> actions;
    std::string interpreter;  ///< who interpreted, or why no one did
    std::optional<HomeVisit> home_visit;
    std::string reading_purpose;  ///< of a manager's reading
};

struct ChildFile {
    std::size_t person = 0;     ///< index into Family::people
    std::string case_number;    ///< unique
    Day opened_on;
    std::optional<Day> closed_on;
    Status status = Status::assessment;
    std::vector<StatusSpan> statuses;  ///< without gap from opened_on
    std::string primary_need;          ///< CIN census code, or empty
    std::size_t team = 0;
    std::vector<Holding> holders;     ///< exactly one at a time from opened_on to closed_on
    std::vector<Holding> co_workers;
    std::vector<Hazard> hazards;
    std::vector<KeyEvent> events;  ///< in order of time
    std::vector<Entry> entries;    ///< in order of happening
};

struct Family {
    std::size_t index = 0;
    std::string story;  ///< neglect, domestic_abuse, …
    std::vector<Person> people;
    std::vector<Relationship> relationships;
    std::vector<Professional> professionals;
    std::vector<ChildFile> children;
};

class World {
  public:
    explicit World(Settings settings);
    [[nodiscard]] const Authority& authority() const { return authority_; }
    [[nodiscard]] std::size_t families() const { return sizes_.size(); }
    [[nodiscard]] std::size_t children() const { return settings_.children; }
    /// Makes that family afresh, from 0 to families() − 1; the same whenever it is asked.
    [[nodiscard]] Family family(std::size_t index) const;

  private:
    Settings settings_;
    Authority authority_;
    std::vector<std::uint8_t> sizes_;         ///< children in each family
    std::vector<std::uint32_t> turns_;        ///< of each family among the open ones of its kind of team
    std::vector<std::uint32_t> first_child_;  ///< number of the family's first child in the authority
};

}  // namespace world
