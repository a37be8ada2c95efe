#include <fmt/format.h>

#include <array>

#include "base/ensure.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/complementary_files/complementary_files.hpp"
#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "ledger/ledger.hpp"
#include "staff/break_glass.hpp"

namespace files {

const store::Migration migration = {4, "files", R"sql(
CREATE TABLE child_file (
  child_id {ID}, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL, need_code TEXT, team_id BIGINT, opened_on TEXT NOT NULL, closed_on TEXT,
  holder_id BIGINT, last_read BIGINT
);
CREATE INDEX child_file_of_team ON child_file (team_id, status);
CREATE INDEX child_file_standing ON child_file (team_id, holder_id, last_read, opened_on, child_id) WHERE status <> 'closed';
CREATE INDEX child_file_unallocated ON child_file (opened_on, child_id) WHERE status <> 'closed' AND holder_id IS NULL;
CREATE TABLE file_number (year BIGINT PRIMARY KEY, newest BIGINT NOT NULL);
CREATE TABLE allocation (id {ID}, child_id BIGINT NOT NULL, user_id BIGINT NOT NULL, is_holder BIGINT NOT NULL, from_on TEXT NOT NULL, until_on TEXT, reason TEXT);
CREATE INDEX allocation_of_child ON allocation (child_id, from_on);
CREATE INDEX allocation_of_user ON allocation (user_id) WHERE until_on IS NULL;
CREATE UNIQUE INDEX one_holder_at_a_time ON allocation (child_id) WHERE is_holder = 1 AND until_on IS NULL;
CREATE TABLE hazard (id {ID}, child_id BIGINT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, from_on TEXT NOT NULL, until_on TEXT);
CREATE INDEX hazard_of_child ON hazard (child_id);
)sql"};

namespace {

constexpr std::array<Status, 7> all_statuses = {{{"open", "Open", "blue", true},
                                                 {"assessment", "Assessment", "blue", true},
                                                 {"child_in_need", "Child in need", "turquoise", true},
                                                 {"child_protection", "Child protection plan", "orange", true},
                                                 {"looked_after", "Looked after", "purple", true},
                                                 {"care_leaver", "Care leaver", "purple", true},
                                                 {"closed", "Closed", "grey", false}}};

constexpr std::array<HazardKind, 9> all_hazard_kinds = {{{"risk_to_worker", "Risk to workers"},
                                                         {"adult_posing_risk", "Adult who poses a risk"},
                                                         {"home_environment", "Danger in the home"},
                                                         {"do_not_disclose", "Do not disclose address"},
                                                         {"contact_arrangement", "Contact arrangement"},
                                                         {"protection_order", "Protection order"},
                                                         {"extra_familial_harm", "Harm outside the family"},
                                                         {"marac", "Discussed at MARAC"},
                                                         {"other", "Other"}}};

constexpr std::string_view last_seen_columns = " (SELECT max(e.happened) FROM entry e WHERE e.child_id = f.child_id AND e.seen IN "
                                               "('alone', 'not_alone') AND e.state <> 'withdrawn') AS last_seen";

std::optional<records::Happened> minute_of(const store::Row& row, std::string_view column) {
    if (row.is_null(column)) return std::nullopt;
    return records::Happened{LocalMinute{std::chrono::minutes{row.number(column)}}, records::Precision::day};
}

ListedChild to_listed(const store::Row& row) {
    return {row.id<ChildId>("child_id"),
            people::Name{people::NameKind::current, row.text("given"), row.text("family")}.full(),
            row.text("number"),
            row.text("status"),
            row.text("holder"),
            row.maybe_day("born_on"),
            minute_of(row, "last_seen"),
            row.maybe_day("expected_on"),
            row.maybe_day("holder_left_on")};
}

const std::string listed_columns =
    "SELECT f.child_id, f.number, f.status, n.given, n.family, p.born_on, p.expected_on, u.name AS holder, u.left_on AS holder_left_on," +
    std::string(last_seen_columns) +
    " FROM child_file f JOIN person p ON p.id = f.child_id JOIN person_name n ON n.person_id = f.child_id AND n.kind = 'current'"
    " LEFT JOIN allocation h ON h.child_id = f.child_id AND h.is_holder = 1 AND h.until_on IS NULL LEFT JOIN user_account u ON u.id = "
    "h.user_id";

}  // namespace

std::span<const Status> statuses() { return all_statuses; }
std::span<const HazardKind> hazard_kinds() { return all_hazard_kinds; }

const Status& status_of(std::string_view code) {
    for (const auto& status : all_statuses)
        if (status.code == code) return status;
    throw ProgramError("no such status of a file: " + std::string(code));
}

const Allocation* ChildFile::holder() const {
    for (const auto& allocation : allocations)
        if (allocation.is_holder && !allocation.until) return &allocation;
    return nullptr;
}

void insert_file(store::Connection& connection, const NewFile& file) {
    connection.run("INSERT INTO child_file (child_id, number, status, need_code, team_id, opened_on, closed_on)"
                   " VALUES (:child, :number, :status, :need_code, :team, :opened_on, :closed_on)",
                   {{"child", file.child},
                    {"number", file.number},
                    {"status", file.status},
                    {"need_code", store::text_or_null(file.need_code)},
                    {"team", file.team},
                    {"opened_on", file.opened_on},
                    {"closed_on", file.closed_on}});
}

void change_standing(store::Connection& connection, ChildId child, const std::string& status, const std::string& need_code,
                     std::optional<Day> closed_on) {
    connection.run("UPDATE child_file SET status = :status, need_code = :need_code, closed_on = :closed_on WHERE child_id = :child",
                   {{"status", status}, {"need_code", store::text_or_null(need_code)}, {"closed_on", closed_on}, {"child", child}});
}

ChildId find_child_numbered(store::Connection& connection, std::string_view file_number) {
    const auto rows = connection.query("SELECT child_id FROM child_file WHERE number = :number", {{"number", file_number}});
    return rows.empty() ? ChildId{} : rows.front().id<ChildId>("child_id");
}

ChildId find_child_identified(store::Connection& connection, std::string_view identifier_kind, std::string_view value) {
    const auto rows = connection.query("SELECT f.child_id FROM person_identifier i JOIN child_file f ON f.child_id = i.person_id WHERE "
                                       "i.value = :value AND i.kind = :kind ORDER BY f.child_id LIMIT 1",
                                       {{"value", value}, {"kind", identifier_kind}});
    return rows.empty() ? ChildId{} : rows.front().id<ChildId>("child_id");
}

std::string next_file_number(store::Connection& connection, Day opened_on) {
    const auto year = static_cast<int>(std::chrono::year_month_day{opened_on}.year());
    connection.run(
        "INSERT INTO file_number (year, newest) VALUES (:year, 1) ON CONFLICT (year) DO UPDATE SET newest = file_number.newest + 1",
        {{"year", year}});
    const auto newest = connection.query("SELECT newest FROM file_number WHERE year = :year", {{"year", year}}).front().number("newest");
    return fmt::format("{:02}-{:06}", year % 100, newest);
}

void insert_allocation(store::Connection& connection, ChildId child, UserId user, bool is_holder, Day from, std::optional<Day> until) {
    connection.run(
        "INSERT INTO allocation (child_id, user_id, is_holder, from_on, until_on) VALUES (:child, :user, :is_holder, :from_on, :until_on)",
        {{"child", child}, {"user", user}, {"is_holder", is_holder}, {"from_on", from}, {"until_on", until}});
    if (is_holder && !until)
        connection.run("UPDATE child_file SET holder_id = :user WHERE child_id = :child", {{"user", user}, {"child", child}});
}

void insert_hazard(store::Connection& connection, ChildId child, const Hazard& hazard) {
    connection.run("INSERT INTO hazard (child_id, kind, text, from_on, until_on) VALUES (:child, :kind, :text, :from_on, :until_on)",
                   {{"child", child}, {"kind", hazard.kind}, {"text", hazard.text}, {"from_on", hazard.from}, {"until_on", hazard.until}});
}

Done change_holder(store::Connection& connection, ChildId child, UserId holder, Day from, UserId by, Instant now) {
    const auto file = find_file(connection, child);
    if (!file) return std::unexpected(Problem::not_found("There is no such file."));
    if (const auto* present = file->holder()) {
        if (present->user == holder)
            return std::unexpected(Problem::invalid("holder", "This worker already holds the file. Choose another"));
        if (from < present->from)
            return std::unexpected(Problem::invalid("from", "Enter a date on or after the day the present holder began"));
    }
    connection.run("UPDATE allocation SET until_on = :from_on WHERE child_id = :child AND is_holder = 1 AND until_on IS NULL",
                   {{"child", child}, {"from_on", from}});
    insert_allocation(connection, child, holder, true, from, std::nullopt);
    ledger::append(connection, {.at = now, .actor = by, .action = "file.holder_changed", .child = child, .subject = holder.value});
    return {};
}

std::optional<ChildFile> find_file(store::Connection& connection, ChildId child) {
    const auto rows = connection.query("SELECT f.number, f.status, f.need_code, f.team_id, t.name AS team_name, f.opened_on, f.closed_on"
                                       " FROM child_file f LEFT JOIN team t ON t.id = f.team_id WHERE f.child_id = :child",
                                       {{"child", child}});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    ChildFile file{child,
                   row.text("number"),
                   row.text("status"),
                   row.text("need_code"),
                   row.id<TeamId>("team_id"),
                   row.text("team_name"),
                   row.day("opened_on"),
                   row.maybe_day("closed_on"),
                   {},
                   {}};
    for (const auto& a : connection.query("SELECT a.id, a.user_id, u.name, u.job_title, a.is_holder, a.from_on, a.until_on FROM allocation "
                                          "a JOIN user_account u ON u.id = a.user_id"
                                          " WHERE a.child_id = :child ORDER BY a.from_on DESC, a.id DESC LIMIT 100",
                                          {{"child", child}}))
        file.allocations.push_back({a.number("id"), a.id<UserId>("user_id"), a.text("name"), a.text("job_title"), a.truth("is_holder"),
                                    a.day("from_on"), a.maybe_day("until_on")});
    for (const auto& h : connection.query("SELECT id, kind, text, from_on, until_on FROM hazard WHERE child_id = :child ORDER BY until_on "
                                          "IS NOT NULL, from_on DESC, id LIMIT 50",
                                          {{"child", child}}))
        file.hazards.push_back({h.number("id"), h.text("kind"), h.text("text"), h.day("from_on"), h.maybe_day("until_on")});
    return file;
}

std::optional<Heading> find_heading(store::Connection& connection, ChildId child) {
    const auto rows = connection.query("SELECT n.given, n.family, (SELECT k.given FROM person_name k WHERE k.person_id = f.child_id AND "
                                       "k.kind = 'known_as' LIMIT 1) AS known_as,"
                                       " p.born_on, p.expected_on, p.died_on, f.number, f.status,"
                                       " (SELECT u.name FROM allocation h JOIN user_account u ON u.id = h.user_id WHERE h.child_id = "
                                       "f.child_id AND h.is_holder = 1 AND h.until_on IS NULL) AS holder," +
                                           std::string(last_seen_columns) +
                                           ", (SELECT max(e.happened) FROM entry e WHERE e.child_id = f.child_id AND e.seen = 'alone' AND "
                                           "e.state <> 'withdrawn') AS last_alone"
                                           " FROM child_file f JOIN person p ON p.id = f.child_id JOIN person_name n ON n.person_id = "
                                           "f.child_id AND n.kind = 'current' WHERE f.child_id = :child",
                                       {{"child", child}});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    Heading heading{child,
                    people::Name{people::NameKind::current, row.text("given"), row.text("family")}.full(),
                    row.text("known_as"),
                    row.maybe_day("born_on"),
                    row.maybe_day("expected_on"),
                    row.maybe_day("died_on"),
                    row.text("number"),
                    row.text("status"),
                    row.text("holder"),
                    {},
                    minute_of(row, "last_seen"),
                    minute_of(row, "last_alone")};
    for (const auto& hazard : connection.query(
             "SELECT kind FROM hazard WHERE child_id = :child AND until_on IS NULL ORDER BY from_on DESC, id LIMIT 10", {{"child", child}}))
        for (const auto& kind : all_hazard_kinds)
            if (kind.code == hazard.text("kind")) heading.hazards.emplace_back(kind.label);
    return heading;
}

staff::RecordFacts record_facts(store::Connection& connection, ChildId child, UserId reader, Instant now,
                                ComplementaryFileId complementary) {
    staff::RecordFacts facts;
    const auto rows = connection.query("SELECT status, team_id FROM child_file WHERE child_id = :child", {{"child", child}});
    if (rows.empty()) return facts;
    facts.is_open = status_of(rows.front().text("status")).is_open;
    std::set<TeamId> teams = {rows.front().id<TeamId>("team_id")};
    for (const auto& row : connection.query("SELECT a.user_id, a.is_holder, u.team_id FROM allocation a JOIN user_account u ON u.id = "
                                            "a.user_id WHERE a.child_id = :child AND a.until_on IS NULL",
                                            {{"child", child}})) {
        facts.allocated.push_back(row.id<UserId>("user_id"));
        if (row.truth("is_holder")) teams.insert(row.id<TeamId>("team_id"));
    }
    for (const auto team : teams)
        for (const auto leader : staff::leaders_upward(connection, team)) facts.leaders_upward.push_back(leader);
    if (complementary.is_set()) facts.holds_complementary = complementary_files::is_held_by(connection, complementary, child, reader);
    facts.has_broken_glass = staff::open_glass(connection, child, reader, now).has_value();
    access_rights::add_facts(connection, child, reader, london_day(now), facts);
    return facts;
}

staff::Basis basis_for(store::Connection& connection, const staff::User& reader, ChildId child, Instant now, staff::Permission permission) {
    const auto decision = staff::may(reader, permission, record_facts(connection, child, reader.id, now), london_day(now));
    return decision.granted() ? decision.basis : staff::Basis::none;
}

std::vector<ListedChild> children_of_worker(store::Connection& connection, UserId worker, const staff::Viewer& viewer) {
    std::vector<ListedChild> children;
    for (const auto& row :
         connection.query(listed_columns +
                              " JOIN allocation a ON a.child_id = f.child_id AND a.until_on IS NULL WHERE "
                              "a.user_id = :worker AND" +
                              access_rights::not_hidden("f.child_id") + " ORDER BY n.family, n.given, f.child_id LIMIT 200",
                          access_rights::seen_by(viewer, {{"worker", worker}})))
        children.push_back(to_listed(row));
    return children;
}

std::vector<ChildId> children_held(store::Connection& connection, UserId worker) {
    std::vector<ChildId> children;
    for (const auto& row : connection.query("SELECT child_id FROM allocation WHERE user_id = :worker AND until_on IS NULL ORDER BY child_id"
                                            " LIMIT 1000",
                                            {{"worker", worker}}))
        children.push_back(row.id<ChildId>("child_id"));
    return children;
}

std::vector<ListedChild> children_of_team(store::Connection& connection, TeamId team, const staff::Viewer& viewer, std::size_t offset,
                                          std::size_t most) {
    std::vector<ListedChild> children;
    for (const auto& row : connection.query(
             listed_columns + " WHERE f.team_id = :team AND f.status <> 'closed' AND" + access_rights::not_hidden("f.child_id") +
                 " ORDER BY u.name NULLS FIRST, u.id, n.family, n.given, f.child_id LIMIT :most OFFSET :skipped",
             access_rights::seen_by(viewer, {{"team", team}, {"most", most}, {"skipped", offset}})))
        children.push_back(to_listed(row));
    return children;
}

long long count_of_team(store::Connection& connection, TeamId team, const staff::Viewer& viewer) {
    return connection
        .query("SELECT COUNT(*) AS found FROM child_file f WHERE f.team_id = :team AND f.status <> 'closed' AND" +
                   access_rights::not_hidden("f.child_id"),
               access_rights::seen_by(viewer, {{"team", team}}))
        .front()
        .number("found");
}

std::vector<ListedChild> unallocated_files(store::Connection& connection, const staff::Viewer& viewer, std::size_t most) {
    std::vector<ListedChild> children;
    for (const auto& row : connection.query(
             listed_columns +
                 " WHERE f.child_id IN (SELECT w.child_id FROM child_file w WHERE w.status <> 'closed' AND w.holder_id IS NULL AND" +
                 access_rights::not_hidden("w.child_id") +
                 " ORDER BY w.opened_on, w.child_id LIMIT :most) ORDER BY f.opened_on, f.child_id",
             access_rights::seen_by(viewer, {{"most", most}})))
        children.push_back(to_listed(row));
    return children;
}

}  // namespace files
