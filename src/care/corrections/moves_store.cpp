#include "care/corrections/moves.hpp"

namespace corrections {

namespace {

const std::string move_columns =
    "SELECT m.id, m.entry_id, m.to_child_id, m.reason, m.asked_by, a.name AS asked_by_name, m.asked_at, m.made_entry_id, m.decision,"
    " m.decided_by, d.name AS decided_by_name, m.decided_at, m.decision_reason"
    " FROM move_request m JOIN user_account a ON a.id = m.asked_by LEFT JOIN user_account d ON d.id = m.decided_by ";

MoveRequest to_move(const store::Row& row) {
    MoveRequest move{row.id<RequestId>("id"), row.id<EntryId>("entry_id"),      row.id<ChildId>("to_child_id"),
                     row.text("reason"),      row.id<UserId>("asked_by"),       row.text("asked_by_name"),
                     row.instant("asked_at"), row.id<EntryId>("made_entry_id"), {}};
    move.decided = {decision_of(row.text("decision")), row.id<UserId>("decided_by"), row.text("decided_by_name"),
                    row.maybe_instant("decided_at").value_or(Instant{}), row.text("decision_reason")};
    return move;
}

std::vector<MoveRequest> to_moves(const store::Rows& rows) {
    std::vector<MoveRequest> moves;
    for (const auto& row : rows) moves.push_back(to_move(row));
    return moves;
}

std::vector<records::Entry> to_entries(const store::Rows& rows, const recording::Sight& sight = recording::Sight::whole()) {
    std::vector<records::Entry> entries;
    for (const auto& row : rows) entries.push_back(recording::to_entry(row, sight));
    return entries;
}

}  // namespace

std::optional<MoveRequest> find_move(store::Connection& connection, RequestId id) {
    const auto rows = connection.query(move_columns + "WHERE m.id = :id", {{"id", id}});
    return rows.empty() ? std::nullopt : std::optional(to_move(rows.front()));
}

std::vector<MoveRequest> moves_of(store::Connection& connection, EntryId entry) {
    return to_moves(connection.query(move_columns + "WHERE m.entry_id = :entry ORDER BY m.id LIMIT 100", {{"entry", entry}}));
}

std::optional<MoveRequest> move_that_made(store::Connection& connection, EntryId entry) {
    const auto rows = connection.query(move_columns + "WHERE m.made_entry_id = :entry LIMIT 1", {{"entry", entry}});
    return rows.empty() ? std::nullopt : std::optional(to_move(rows.front()));
}

std::vector<MoveRequest> moves_asked_by(store::Connection& connection, UserId user) {
    return to_moves(connection.query(move_columns + "WHERE m.asked_by = :user ORDER BY m.id DESC LIMIT 50", {{"user", user}}));
}

std::vector<MoveRequest> moves_waiting_in_team(store::Connection& connection, TeamId team) {
    return to_moves(connection.query(
        move_columns +
            "JOIN entry e ON e.id = m.entry_id JOIN child_file f ON f.child_id = e.child_id LEFT JOIN user_account u ON u.id = e.author_id"
            " WHERE m.decision = 'waiting' AND (f.team_id = :team OR u.team_id = :team"
            "  OR EXISTS (SELECT 1 FROM allocation h JOIN user_account w ON w.id = h.user_id WHERE h.child_id = e.child_id AND h.is_holder "
            "= 1 AND h.until_on IS NULL AND w.team_id = :team))"
            " ORDER BY m.id LIMIT 100",
        {{"team", team}}));
}

void insert_move(store::Connection& connection, const MoveRequest& request) {
    connection.run("INSERT INTO move_request (id, entry_id, to_child_id, reason, asked_by, asked_at, decision) VALUES (:id, :entry, :to, "
                   ":reason, :asked_by, :asked_at, 'waiting')",
                   {{"id", request.id},
                    {"entry", request.entry},
                    {"to", request.to},
                    {"reason", request.reason},
                    {"asked_by", request.asked_by},
                    {"asked_at", request.asked_at}});
}

void store_decision(store::Connection& connection, const MoveRequest& request) {
    connection.run("UPDATE move_request SET decision = :decision, decided_by = :by, decided_at = :at, decision_reason = :reason, "
                   "made_entry_id = :made WHERE id = :id",
                   {{"decision", code_of(request.decided.decision)},
                    {"by", request.decided.by},
                    {"at", request.decided.at},
                    {"reason", store::text_or_null(request.decided.reason)},
                    {"made", request.made},
                    {"id", request.id}});
}

std::vector<Reader> readers_of(store::Connection& connection, const records::Entry& entry, Instant until) {
    std::vector<Reader> readers;
    for (const auto& row : connection.query(
             "SELECT u.name, l.at, l.subject FROM ledger_event l JOIN user_account u ON u.id = l.actor"
             " WHERE l.child = :child AND l.action = 'opened' AND l.at >= :since AND l.at <= :until AND l.actor <> :author"
             " AND (l.subject = :entry OR l.detail IN ('front_page', 'file', 'chronology', 'search', 'print', 'family'))"
             " ORDER BY l.position DESC LIMIT 100",
             {{"child", entry.child}, {"since", entry.written_at}, {"until", until}, {"author", entry.author.value}, {"entry", entry.id}}))
        readers.push_back({row.text("name"), row.instant("at"), row.number("subject") == entry.id.value});
    return readers;
}

std::vector<records::Entry> entries_about(store::Connection& connection, EntryId entry, const recording::Sight& sight) {
    return to_entries(connection.query("SELECT " + recording::entry_columns +
                                           " FROM entry e WHERE e.about_id = :entry ORDER BY e.written_at, e.id LIMIT 100",
                                       {{"entry", entry}}),
                      sight);
}

std::vector<records::Entry> same_occasion(store::Connection& connection, const records::Entry& entry) {
    const auto first = entry.origin.is_set() ? entry.origin : entry.id;
    return to_entries(
        connection.query("SELECT " + recording::entry_columns +
                             " FROM entry e WHERE (e.id = :first OR e.origin_id = :first) AND e.id <> :entry AND e.child_id <> :child"
                             " AND NOT EXISTS (SELECT 1 FROM move_request m WHERE m.made_entry_id = e.id OR (m.made_entry_id = :entry AND "
                             "m.entry_id = e.id))"
                             " ORDER BY e.id LIMIT 20",
                         {{"first", first}, {"entry", entry.id}, {"child", entry.child}}));
}

}  // namespace corrections
