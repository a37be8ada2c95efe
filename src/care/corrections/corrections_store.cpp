#include "care/corrections/correction_requests.hpp"

namespace corrections {

const store::Migration migration = {7, "corrections", R"sql(
CREATE TABLE correction_request (
  id {ID}, entry_id BIGINT NOT NULL, field TEXT NOT NULL, present TEXT, proposed TEXT NOT NULL, present_reason TEXT, proposed_reason TEXT,
  reason TEXT NOT NULL,
  asked_by BIGINT NOT NULL, asked_at BIGINT NOT NULL, version BIGINT,
  decision TEXT NOT NULL, decided_by BIGINT, decided_at BIGINT, decision_reason TEXT, as_manager BIGINT NOT NULL
);
CREATE INDEX correction_request_of_entry ON correction_request (entry_id, id);
CREATE INDEX correction_request_asked_by ON correction_request (asked_by, id);
CREATE INDEX correction_request_waiting ON correction_request (id) WHERE decision = 'waiting';
CREATE TABLE move_request (
  id {ID}, entry_id BIGINT NOT NULL, to_child_id BIGINT, reason TEXT NOT NULL, asked_by BIGINT NOT NULL, asked_at BIGINT NOT NULL, made_entry_id BIGINT,
  decision TEXT NOT NULL, decided_by BIGINT, decided_at BIGINT, decision_reason TEXT
);
CREATE INDEX move_request_of_entry ON move_request (entry_id, id);
CREATE INDEX move_request_asked_by ON move_request (asked_by, id);
CREATE INDEX move_request_made ON move_request (made_entry_id) WHERE made_entry_id IS NOT NULL;
CREATE INDEX move_request_waiting ON move_request (id) WHERE decision = 'waiting';
CREATE TABLE write_up_request (
  entry_id {ID}, writer_id BIGINT NOT NULL, asked_by BIGINT NOT NULL, asked_at BIGINT NOT NULL, due_on TEXT NOT NULL, written_entry_id BIGINT
);
CREATE INDEX write_up_request_due ON write_up_request (writer_id, due_on) WHERE written_entry_id IS NULL;
CREATE TABLE completion_for_leaver (entry_id {ID}, completed_by BIGINT NOT NULL, at BIGINT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE left_draft (
  draft_id {ID}, writer_id BIGINT NOT NULL, child_id BIGINT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, is_taken BIGINT NOT NULL,
  decided_by BIGINT NOT NULL, decided_at BIGINT NOT NULL, reason TEXT, made_draft_id BIGINT
);
CREATE INDEX left_draft_made ON left_draft (made_draft_id) WHERE made_draft_id IS NOT NULL;
CREATE INDEX entry_of_origin ON entry (origin_id) WHERE origin_id IS NOT NULL;
)sql"};

namespace {

const std::string request_columns =
    "SELECT r.id, r.entry_id, r.field, r.present, r.proposed, r.present_reason, r.proposed_reason, r.reason, r.asked_by, a.name AS "
    "asked_by_name, r.asked_at, r.version, "
    "r.decision,"
    " r.decided_by, d.name AS decided_by_name, r.decided_at, r.decision_reason, r.as_manager"
    " FROM correction_request r JOIN user_account a ON a.id = r.asked_by LEFT JOIN user_account d ON d.id = r.decided_by ";

CorrectionRequest to_request(const store::Row& row) {
    CorrectionRequest request{row.id<RequestId>("id"),
                              row.id<EntryId>("entry_id"),
                              row.text("field"),
                              row.text("present"),
                              row.text("proposed"),
                              row.text("present_reason"),
                              row.text("proposed_reason"),
                              row.text("reason"),
                              row.id<UserId>("asked_by"),
                              row.text("asked_by_name"),
                              row.instant("asked_at"),
                              static_cast<int>(row.number("version")),
                              {}};
    request.decided = {decision_of(row.text("decision")), row.id<UserId>("decided_by"),
                       row.text("decided_by_name"),       row.maybe_instant("decided_at").value_or(Instant{}),
                       row.text("decision_reason"),       row.truth("as_manager")};
    return request;
}

std::vector<CorrectionRequest> to_requests(const store::Rows& rows) {
    std::vector<CorrectionRequest> requests;
    for (const auto& row : rows) requests.push_back(to_request(row));
    return requests;
}

}  // namespace

std::optional<CorrectionRequest> find_correction(store::Connection& connection, RequestId id) {
    const auto rows = connection.query(request_columns + "WHERE r.id = :id", {{"id", id}});
    return rows.empty() ? std::nullopt : std::optional(to_request(rows.front()));
}

std::vector<CorrectionRequest> corrections_of(store::Connection& connection, EntryId entry) {
    return to_requests(connection.query(request_columns + "WHERE r.entry_id = :entry ORDER BY r.id LIMIT 200", {{"entry", entry}}));
}

std::vector<CorrectionRequest> corrections_waiting_for_author(store::Connection& connection, UserId author) {
    return to_requests(connection.query(
        request_columns +
            "JOIN entry e ON e.id = r.entry_id WHERE r.decision = 'waiting' AND e.author_id = :author ORDER BY r.id LIMIT 100",
        {{"author", author}}));
}

std::vector<CorrectionRequest> corrections_waiting_for_absent(store::Connection& connection, const staff::Viewer& leader) {
    return to_requests(connection.query(
        staff::answered_teams + " " + request_columns +
            "JOIN entry e ON e.id = r.entry_id JOIN user_account u ON u.id = e.author_id AND u.left_on IS NULL"
            " JOIN absence b ON b.user_id = u.id AND b.withdrawn_at IS NULL AND b.from_on <= :today AND (b.until_on IS NULL OR b.until_on "
            ">= :today)"
            " WHERE r.decision = 'waiting' AND u.team_id IN (SELECT id FROM led) AND u.id <> :leader ORDER BY r.id LIMIT 100",
        {{"leader", leader.id}, {"today", leader.today}}));
}

std::vector<CorrectionRequest> corrections_asked_by(store::Connection& connection, UserId user) {
    return to_requests(connection.query(request_columns + "WHERE r.asked_by = :user ORDER BY r.id DESC LIMIT 50", {{"user", user}}));
}

std::vector<CorrectionRequest> corrections_waiting_in_team(store::Connection& connection, TeamId team) {
    return to_requests(connection.query(
        request_columns +
            "JOIN entry e ON e.id = r.entry_id JOIN child_file f ON f.child_id = e.child_id LEFT JOIN user_account u ON u.id = e.author_id"
            " WHERE r.decision = 'waiting' AND (e.author_id IS NULL OR u.left_on IS NOT NULL) AND (f.team_id = :team OR u.team_id = :team)"
            " ORDER BY r.id LIMIT 100",
        {{"team", team}}));
}

std::vector<records::Entry> waiting_on(store::Connection& connection, ChildId child) {
    std::vector<records::Entry> entries;
    for (const auto& row :
         connection.query("SELECT " + recording::entry_columns +
                              " FROM entry e WHERE e.child_id = :child AND e.state <> 'withdrawn'"
                              " AND (EXISTS (SELECT 1 FROM correction_request r WHERE r.entry_id = e.id AND r.decision = 'waiting')"
                              " OR EXISTS (SELECT 1 FROM move_request m WHERE m.entry_id = e.id AND m.decision = 'waiting'))"
                              " ORDER BY e.happened DESC, e.id DESC LIMIT 20",
                          {{"child", child}}))
        entries.push_back(recording::to_entry(row, {}));  // kind and day alone are shown
    return entries;
}

void insert_correction(store::Connection& connection, const CorrectionRequest& request) {
    connection.run("INSERT INTO correction_request (id, entry_id, field, present, proposed, present_reason, proposed_reason, reason, "
                   "asked_by, asked_at, decision, as_manager)"
                   " VALUES (:id, :entry, :field, :present, :proposed, :present_reason, :proposed_reason, :reason, :asked_by, :asked_at, "
                   "'waiting', 0)",
                   {{"id", request.id},
                    {"entry", request.entry},
                    {"field", request.field},
                    {"present", store::text_or_null(request.present)},
                    {"proposed", request.proposed},
                    {"present_reason", store::text_or_null(request.present_reason)},
                    {"proposed_reason", store::text_or_null(request.proposed_reason)},
                    {"reason", request.reason},
                    {"asked_by", request.asked_by},
                    {"asked_at", request.asked_at}});
}

void store_decision(store::Connection& connection, const CorrectionRequest& request) {
    connection.run("UPDATE correction_request SET decision = :decision, decided_by = :by, decided_at = :at, decision_reason = :reason, "
                   "as_manager = :as_manager, version = :version"
                   " WHERE id = :id",
                   {{"decision", code_of(request.decided.decision)},
                    {"by", request.decided.by},
                    {"at", request.decided.at},
                    {"reason", store::text_or_null(request.decided.reason)},
                    {"as_manager", request.decided.as_manager},
                    {"version", request.version > 0 ? store::Value(request.version) : store::Value()},
                    {"id", request.id}});
}

}  // namespace corrections
