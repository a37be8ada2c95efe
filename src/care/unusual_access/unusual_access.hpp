#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/working_days.hpp"
#include "staff/accounts.hpp"

// [A2.2] "Was this needed?" where nobody had to say why: openings of children's records by people who have something in common with the
// family, or no part in the case any more, are told of to whoever may review access. A sign is a reason to ask, never a finding.

namespace unusual_access {

extern const store::Migration migration;

enum class Sign { same_home, rare_name, uncommon_name, leavers_child, former_team, nothing_after_glass, nothing_done, out_of_hours };
constexpr std::size_t sign_count = 8;
using Signs = std::vector<Sign>;  ///< in this order, each once
std::string_view code_of(Sign sign);
/// "Lives at the reader’s own postcode"
std::string_view label_of(Sign sign);
/// "same_home,out_of_hours", and back; codes of no sign are passed over.
std::string codes_of(const Signs& signs);
Signs signs_in(std::string_view codes);

/// An edition of what is unusual.
struct Policy {
    int weights[sign_count] = {};  ///< by Sign
    int tell_at = 0;
    std::chrono::minutes settle{};
    std::chrono::hours acted_within{};
    std::chrono::days quiet{}, former_team{};
    long long people_needed = 0, rare_in_10000 = 0, uncommon_in_10000 = 0;
    std::chrono::hours day_begins{}, day_ends{};

    [[nodiscard]] int weight(Sign sign) const { return weights[static_cast<std::size_t>(sign)]; }
    [[nodiscard]] int weight(const Signs& signs) const;
    /// Reads and checks a file such as policy/unusual_access.toml. Throws std::runtime_error in plain words.
    static Policy from_file(const std::string& path);
};
/// The edition in force, read once.
const Policy& policy();

/// How many bear the reader's surname.
struct SharedName {
    long long others = 0;  ///< on record, outside the child's family
    long long people = 0;  ///< on record at all
};

/// How the reader stood to the child when the record was opened.
struct Facts {
    staff::Basis basis = staff::Basis::none;
    bool is_same_home = false;
    std::optional<SharedName> shared_name;  ///< where somebody of the family has the reader's surname
    bool has_holder_left = false;
    bool was_in_team = false;
    bool has_acted = false;  ///< wrote, changed or asked for something on the file at about that time
    bool is_out_of_hours = false;
};
/// Every sign that there is, whatever the ground.
Signs signs_of(const Facts& facts, const Policy& policy);
/// The signs to tell of; none where the ground explains the opening or they weigh too little.
Signs to_tell(const Facts& facts, const Policy& policy);
/// Whether the ground says of itself how the reader stands to this child: allocated, leading the team, named by somebody else.
bool explains(staff::Basis basis);
/// Whether on this ground any open child's record opens, so that what the reader does there is looked at.
bool opens_any(staff::Basis basis);
/// Outside the working hours of the policy, in London.
bool is_out_of_hours(Instant at, const WorkingDays& calendar, const Policy& policy);

/// What looking into it may find.
struct Finding {
    std::string_view code, label, tag_colour;
};
std::span<const Finding> findings();
/// Nothing for a code that is none.
const Finding* find_finding(std::string_view code);

struct Judgement {
    std::string finding;  ///< code
    std::string words, by;
    Instant at{};
};

using UnusualId = Id<struct UnusualTag>;

/// Somebody's unusual openings of one child's record, until somebody looks into them.
struct Unusual {
    UnusualId id;
    UserId user;
    ChildId child;
    std::string name, job_title;  ///< of the reader
    std::string child_name, number;
    std::string basis;            ///< code of the newest opening's ground
    Signs signs;
    long long openings = 0;
    Instant first_at{}, last_at{};
    std::optional<Judgement> judgement;
};
/// Never the reader.
bool may_judge(const Unusual& unusual, const staff::User& person);

enum class Show { open, follow_up, done, all };

constexpr std::size_t unusual_a_page = 25;
struct UnusualPage {
    std::vector<Unusual> unusual;  ///< newest first
    bool has_older = false;
};
/// Before this one; not set: the newest. Restricted files are left out for whoever is not named for them.
UnusualPage read_unusual(store::Connection& connection, const staff::Viewer& viewer, Show show, UnusualId before,
                         std::size_t most = unusual_a_page);
std::optional<Unusual> find_unusual(store::Connection& connection, const staff::Viewer& viewer, UnusualId id);
/// How many there are, counted up to this number.
long long count_unusual(store::Connection& connection, const staff::Viewer& viewer, Show show, long long most);

/// Problems name the field: finding, words. Problem::stale where somebody has judged it before.
Done judge(store::Connection& connection, const Unusual& unusual, std::string_view finding, std::string_view words, const staff::User& by,
           Instant now);

/// Of the people who work here, how many there are and how many have given the postcode of their home.
struct HomesKnown {
    long long given = 0, people = 0;
};
HomesKnown homes_known(store::Connection& connection);

}  // namespace unusual_access
