#include "care/decisions/decisions_store.hpp"

#include "base/ensure.hpp"
#include "care/access_rights/access_rights.hpp"

namespace decisions {

const store::Migration migration = {15, "decisions", R"sql(
CREATE TABLE decision_request (
  id {ID}, child_id BIGINT NOT NULL, decision TEXT NOT NULL, words TEXT NOT NULL, team_id BIGINT NOT NULL, asked_by BIGINT NOT NULL,
  asked_at BIGINT NOT NULL, outcome TEXT NOT NULL, decided_by BIGINT, decided_at BIGINT, reason TEXT, entry_id BIGINT
);
CREATE INDEX decision_request_waiting ON decision_request (team_id, id) WHERE outcome = 'waiting';
CREATE INDEX decision_request_asked_by ON decision_request (asked_by, id);
)sql"};

namespace {

constexpr std::array<std::pair<Outcome, std::string_view>, 3> outcomes = {
    {{Outcome::waiting, "waiting"}, {Outcome::taken, "taken"}, {Outcome::refused, "refused"}}};

std::string_view code_of(Outcome outcome) { return std::ranges::find(outcomes, outcome, &decltype(outcomes)::value_type::first)->second; }

Outcome outcome_of(std::string_view code) {
    const auto found = std::ranges::find(outcomes, code, &decltype(outcomes)::value_type::second);
    ensure(found != outcomes.end(), "an outcome is stored by its code");
    return found->first;
}

const std::string request_columns =
    " SELECT r.id, r.child_id, r.decision, r.words, r.team_id, l.name AS leader, r.asked_by, a.name AS asked_by_name, a.job_title AS"
    " asked_by_title, r.asked_at, r.outcome, d.name AS decided_by_name, r.decided_at, r.reason, r.entry_id FROM decision_request r"
    " JOIN user_account a ON a.id = r.asked_by LEFT JOIN user_account d ON d.id = r.decided_by LEFT JOIN team t ON t.id = r.team_id"
    " LEFT JOIN user_account l ON l.id = t.leader_id AND l.left_on IS NULL WHERE";

Request to_request(store::Connection& connection, const store::Row& row, const staff::Viewer& viewer) {
    const auto child = row.id<ChildId>("child_id");
    return {.id = row.id<RequestId>("id"),
            .child = child,
            .child_name = access_rights::shown_name(connection, child, viewer),
            .decision = row.text("decision"),
            .words = row.text("words"),
            .team = row.id<TeamId>("team_id"),
            .leader = row.text("leader"),
            .asked_by = row.id<UserId>("asked_by"),
            .asked_by_name = staff::with_title(row.text("asked_by_name"), row.text("asked_by_title")),
            .asked_at = row.instant("asked_at"),
            .outcome = outcome_of(row.text("outcome")),
            .decided_by = row.text("decided_by_name"),
            .decided_at = row.maybe_instant("decided_at").value_or(Instant{}),
            .reason = row.text("reason"),
            .entry = row.id<EntryId>("entry_id")};
}

/// What each list holds.
std::string query_of(Show show) {
    const std::string one_page = " LIMIT :most OFFSET :skipped";
    if (show == Show::by_me) return request_columns + " r.asked_by = :viewer ORDER BY r.id DESC" + one_page;
    return (show == Show::for_me ? staff::answered_teams : staff::led_teams) + request_columns +
           " r.outcome = 'waiting' AND r.asked_by <> :leader AND r.team_id IN (SELECT id FROM led) AND" +
           access_rights::not_hidden("r.child_id") + " ORDER BY r.id" + one_page;
}

}  // namespace

std::vector<TeamId> teams_of(store::Connection& connection, ChildId child) {
    const auto rows = connection.query("SELECT f.team_id, h.team_id AS holders_team FROM child_file f LEFT JOIN user_account h ON h.id ="
                                       " f.holder_id WHERE f.child_id = :child",
                                       {{"child", child}});
    if (rows.empty()) return {};
    return {rows.front().id<TeamId>("team_id"), rows.front().id<TeamId>("holders_team")};
}

TeamId team_led_by(store::Connection& connection, UserId leader) {
    const auto rows = connection.query("SELECT id FROM team WHERE leader_id = :leader ORDER BY id LIMIT 1", {{"leader", leader}});
    return rows.empty() ? TeamId{} : rows.front().id<TeamId>("id");
}

void insert_request(store::Connection& connection, const Request& request) {
    connection.run("INSERT INTO decision_request (id, child_id, decision, words, team_id, asked_by, asked_at, outcome)"
                   " VALUES (:id, :child, :decision, :words, :team, :by, :at, 'waiting')",
                   {{"id", request.id},
                    {"child", request.child},
                    {"decision", request.decision},
                    {"words", request.words},
                    {"team", request.team},
                    {"by", request.asked_by},
                    {"at", request.asked_at}});
}

void store_outcome(store::Connection& connection, RequestId request, Outcome outcome, UserId by, Instant now, const std::string& reason,
                   EntryId entry) {
    connection.run("UPDATE decision_request SET outcome = :outcome, decided_by = :by, decided_at = :at, reason = :reason, entry_id = :entry"
                   " WHERE id = :id",
                   {{"outcome", code_of(outcome)},
                    {"by", by},
                    {"at", now},
                    {"reason", store::text_or_null(reason)},
                    {"entry", entry},
                    {"id", request}});
}

std::optional<Request> find_request(store::Connection& connection, RequestId request, const staff::Viewer& viewer) {
    const auto rows = connection.query(request_columns + " r.id = :id", {{"id", request}});
    return rows.empty() ? std::nullopt : std::optional(to_request(connection, rows.front(), viewer));
}

std::vector<Request> requests(store::Connection& connection, const staff::Viewer& viewer, Show show, std::size_t skipped,
                              std::size_t most) {
    std::vector<Request> found;
    auto bindings = show == Show::by_me ? store::Bindings{{"viewer", viewer.id}} : access_rights::seen_by(viewer, {{"leader", viewer.id}});
    bindings.emplace_back("most", most);
    bindings.emplace_back("skipped", skipped);
    for (const auto& row : connection.query(query_of(show), bindings)) found.push_back(to_request(connection, row, viewer));
    return found;
}

}  // namespace decisions
