#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "records/entry.hpp"
#include "staff/need_to_know.hpp"
#include "store/store.hpp"

// The case file of one child [A6.14]: number, status, team, who holds it, and since when.

namespace files {

extern const store::Migration migration;

struct Status {
    std::string_view code, label, tag_colour;
    bool is_open;
};
/// LOCAL: the words for where a child stands; later work derives them from plans and orders.
std::span<const Status> statuses();
const Status& status_of(std::string_view code);

struct Hazard {
    std::int64_t id = 0;
    std::string kind;  ///< code of hazard_kinds
    std::string text;
    Day from{};
    std::optional<Day> until;
};
struct HazardKind {
    std::string_view code, label;
};
std::span<const HazardKind> hazard_kinds();

/// One worker's time on the file. Exactly one case file holder at any time while the file is open [3.2].
struct Allocation {
    std::int64_t id = 0;
    UserId user;
    std::string user_name;   ///< the worker's name
    std::string job_title;
    bool is_holder = false;
    Day from{};
    std::optional<Day> until;
};

struct ChildFile {
    ChildId child;
    std::string number;      ///< the authority's own, shown to people; never in an address
    std::string status;
    std::string need_code;   ///< CIN census N00101; "" not yet recorded
    TeamId team;
    std::string team_name;
    Day opened_on{};
    std::optional<Day> closed_on;
    std::vector<Allocation> allocations;  ///< newest first
    std::vector<Hazard> hazards;          ///< in force first

    [[nodiscard]] bool is_open() const { return status_of(status).is_open; }
    [[nodiscard]] const Allocation* holder() const;
};

/// What stands at the top of every page of a child: read once for each request.
struct Heading {
    ChildId child;
    std::string name;
    std::string known_as;
    std::optional<Day> born_on, expected_on, died_on;
    std::string number;
    std::string status;
    std::string holder;       ///< "" when nobody holds the file
    std::vector<std::string> hazards;
    std::optional<records::Happened> last_seen, last_seen_alone;  ///< [1.1]
};

struct NewFile {
    ChildId child;
    std::string number;
    std::string status = "open";
    std::string need_code;
    TeamId team;
    Day opened_on{};
    std::optional<Day> closed_on;
};
void insert_file(store::Connection& connection, const NewFile& file);
/// Where the child stands now, and since when the file is closed.
void change_standing(store::Connection& connection, ChildId child, const std::string& status, const std::string& need_code,
                     std::optional<Day> closed_on);
/// The child with this file number, or with this identifier (people::Identifier), who has a file; not set when there is none.
ChildId find_child_numbered(store::Connection& connection, std::string_view file_number);
ChildId find_child_identified(store::Connection& connection, std::string_view identifier_kind, std::string_view value);
/// "26-000123": the year the file was opened and a running number.
std::string next_file_number(store::Connection& connection, Day opened_on);
void insert_allocation(store::Connection& connection, ChildId child, UserId user, bool is_holder, Day from, std::optional<Day> until);
void insert_hazard(store::Connection& connection, ChildId child, const Hazard& hazard);
/// [3.2] Ends the present holder's time and begins the new one's on the same day, so that there is always exactly one.
Done change_holder(store::Connection& connection, ChildId child, UserId holder, Day from, UserId by, Instant now);

std::optional<ChildFile> find_file(store::Connection& connection, ChildId child);
std::optional<Heading> find_heading(store::Connection& connection, ChildId child);
/// `complementary`: what is opened belongs to this file of another service.
staff::RecordFacts record_facts(store::Connection& connection, ChildId child, UserId reader, Instant now,
                                ComplementaryFileId complementary = {});
/// On what ground this person may read the child's record now, or do this on it; none where they may not.
staff::Basis basis_for(store::Connection& connection, const staff::User& reader, ChildId child, Instant now,
                       staff::Permission permission = staff::Permission::open);

/// A child in a list of a worker's or a team's children.
struct ListedChild {
    ChildId child;
    std::string name, number, status, holder;
    std::optional<Day> born_on;
    std::optional<records::Happened> last_seen;
    std::optional<Day> expected_on;     ///< of a child who is not born
    std::optional<Day> holder_left_on;  ///< the holder works here no longer: the file waits for another
};
std::vector<ListedChild> children_of_worker(store::Connection& connection, UserId worker, const staff::Viewer& viewer);
/// The children the worker is allocated to, whoever looks: for the service's own work, never to be shown.
std::vector<ChildId> children_held(store::Connection& connection, UserId worker);
/// Open files of the team: those that nobody holds first, then by holder.
std::vector<ListedChild> children_of_team(store::Connection& connection, TeamId team, const staff::Viewer& viewer, std::size_t offset,
                                          std::size_t most);
long long count_of_team(store::Connection& connection, TeamId team, const staff::Viewer& viewer);
/// [3.2] Open files that nobody holds, the longest open first.
std::vector<ListedChild> unallocated_files(store::Connection& connection, const staff::Viewer& viewer, std::size_t most);

}  // namespace files
