#include "care/countersigning/countersigning_store.hpp"

#include "care/access_rights/access_rights.hpp"
#include "care/people/people.hpp"

namespace countersigning {

const store::Migration migration = {14, "countersigning", R"sql(
CREATE TABLE countersigning_answer (
  id {ID}, entry_id BIGINT NOT NULL, version BIGINT NOT NULL, is_given BIGINT NOT NULL, answered_by BIGINT NOT NULL, answered_at BIGINT NOT NULL,
  words TEXT
);
CREATE INDEX countersigning_answer_of_entry ON countersigning_answer (entry_id, id);
{NEVER CHANGED countersigning_answer};
{NEVER REMOVED countersigning_answer};
)sql"};

namespace {

using State = records::Countersignature::State;

const std::string waiting_entries = " SELECT " + recording::entry_columns +
                                    " FROM entry e CROSS JOIN child_file f LEFT JOIN user_account h ON h.id = f.holder_id"
                                    " WHERE e.countersigning = 'waiting' AND e.state = 'completed' AND f.child_id = e.child_id AND";
const std::string one_page = " ORDER BY e.changed_at, e.id LIMIT :most OFFSET :skipped";

/// Nobody holds the file who could countersign this entry today.
std::string holder_cannot() {
    static const std::string sql =
        " (h.id IS NULL OR h.left_on IS NOT NULL OR h.id = e.author_id OR NOT EXISTS (SELECT 1 FROM user_role r WHERE r.user_id = h.id AND"
        " r.role IN (" +
        staff::roles_that_may(staff::Permission::countersign) +
        ")) OR EXISTS (SELECT 1 FROM absence b WHERE b.user_id = h.id AND b.withdrawn_at IS NULL AND b.from_on <= :today AND (b.until_on IS"
        " NULL OR b.until_on >= :today)))";
    return sql;
}

std::vector<Waiting> to_waiting(store::Connection& connection, const staff::Viewer& viewer, const store::Rows& rows) {
    std::vector<Waiting> waiting;
    for (const auto& row : rows) {
        auto entry = recording::to_entry(row, {.reader = viewer.id});
        auto name = access_rights::shown_name(connection, entry.child, viewer);
        waiting.push_back({std::move(entry), std::move(name)});
    }
    return waiting;
}

}  // namespace

std::vector<Answer> answers_to(store::Connection& connection, EntryId entry) {
    std::vector<Answer> answers;
    for (const auto& row : connection.query("SELECT a.version, a.is_given, a.answered_by, u.name, a.answered_at, a.words FROM"
                                            " countersigning_answer a JOIN user_account u ON u.id = a.answered_by"
                                            " WHERE a.entry_id = :entry ORDER BY a.id LIMIT 100",
                                            {{"entry", entry}}))
        answers.push_back({static_cast<int>(row.number("version")), row.truth("is_given"), row.id<UserId>("answered_by"), row.text("name"),
                           row.instant("answered_at"), row.text("words")});
    return answers;
}

void insert_answer(store::Connection& connection, std::int64_t id, const records::Entry& entry, const Answer& answer) {
    connection.run("INSERT INTO countersigning_answer (id, entry_id, version, is_given, answered_by, answered_at, words)"
                   " VALUES (:id, :entry, :version, :is_given, :by, :at, :words)",
                   {{"id", id},
                    {"entry", entry.id},
                    {"version", answer.version},
                    {"is_given", answer.is_given},
                    {"by", answer.by},
                    {"at", answer.at},
                    {"words", store::text_or_null(answer.words)}});
    connection.run("UPDATE entry SET countersigning = :state, countersigned_by = :name, countersigned_at = :at WHERE id = :entry",
                   {{"state", code_of(answer.is_given ? State::given : State::sent_back)},
                    {"name", answer.is_given ? store::Value(answer.by_name) : store::Value()},
                    {"at", answer.is_given ? store::Value(answer.at) : store::Value()},
                    {"entry", entry.id}});
}

std::vector<Waiting> waiting_for(store::Connection& connection, const staff::Viewer& viewer, std::size_t skipped, std::size_t most) {
    return to_waiting(connection, viewer,
                      connection.query(staff::answered_teams + waiting_entries +
                                           " e.author_id <> :leader AND (f.holder_id = :leader OR (f.team_id IN (SELECT id FROM led) AND" +
                                           holder_cannot() + ")) AND" + access_rights::not_hidden("e.child_id") + one_page,
                                       access_rights::seen_by(viewer, {{"leader", viewer.id}, {"most", most}, {"skipped", skipped}})));
}

std::vector<Waiting> waiting_since_before(store::Connection& connection, const staff::Viewer& leader, Day day, std::size_t skipped,
                                          std::size_t most) {
    return to_waiting(
        connection, leader,
        connection.query(
            staff::led_teams + waiting_entries + " e.changed_at < :before AND f.team_id IN (SELECT id FROM led)" + " AND" +
                access_rights::not_hidden("e.child_id") + one_page,
            access_rights::seen_by(
                leader, {{"leader", leader.id}, {"before", london_instant(LocalMinute{day})}, {"most", most}, {"skipped", skipped}})));
}

std::vector<Waiting> not_countersigned_of(store::Connection& connection, const staff::Viewer& author, std::size_t skipped,
                                          std::size_t most) {
    return to_waiting(connection, author,
                      connection.query("SELECT " + recording::entry_columns +
                                           " FROM entry e WHERE e.author_id = :author AND e.countersigning IN ('waiting', 'sent_back')"
                                           " AND e.state = 'completed'" +
                                           one_page,
                                       {{"author", author.id}, {"most", most}, {"skipped", skipped}}));
}

}  // namespace countersigning
