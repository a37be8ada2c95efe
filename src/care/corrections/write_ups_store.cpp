#include "care/access_rights/access_rights.hpp"
#include "care/corrections/write_ups.hpp"
#include "care/files/files.hpp"
#include "care/people/people.hpp"

namespace corrections {

namespace {

const std::string due_columns =
    "SELECT " + recording::entry_columns +
    ", r.due_on, w.name AS writer_name FROM write_up_request r JOIN entry e ON e.id = r.entry_id JOIN user_account w ON w.id = "
    "r.writer_id WHERE r.written_entry_id IS NULL AND e.state <> 'withdrawn'";

std::vector<DueWriteUp> to_due(store::Connection& connection, const staff::Viewer& viewer, const store::Rows& rows) {
    std::vector<DueWriteUp> due;
    for (const auto& row : rows) {
        const auto entry = recording::to_entry(row, {});
        due.push_back({entry.id, entry.child, access_rights::shown_name(connection, entry.child, viewer), entry.kind, entry.happened,
                       row.day("due_on"), row.text("writer_name")});
    }
    return due;
}

}  // namespace

std::optional<WriteUpRequest> find_write_up(store::Connection& connection, EntryId entry) {
    const auto rows = connection.query("SELECT r.entry_id, r.writer_id, w.name AS writer_name, r.asked_by, a.name AS asked_by_name, "
                                       "r.asked_at, r.due_on, r.written_entry_id"
                                       " FROM write_up_request r JOIN user_account w ON w.id = r.writer_id JOIN user_account a ON a.id = "
                                       "r.asked_by WHERE r.entry_id = :entry",
                                       {{"entry", entry}});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return WriteUpRequest{row.id<EntryId>("entry_id"), row.id<UserId>("writer_id"),        row.text("writer_name"),
                          row.id<UserId>("asked_by"),  row.text("asked_by_name"),          row.instant("asked_at"),
                          row.day("due_on"),           row.id<EntryId>("written_entry_id")};
}

void pass_write_up(store::Connection& connection, EntryId entry, UserId writer) {
    connection.run("UPDATE write_up_request SET writer_id = :writer WHERE entry_id = :entry AND written_entry_id IS NULL",
                   {{"writer", writer}, {"entry", entry}});
}

void note_written_up(store::Connection& connection, EntryId entry, EntryId write_up) {
    connection.run("UPDATE write_up_request SET written_entry_id = :write_up WHERE entry_id = :entry AND written_entry_id IS NULL",
                   {{"write_up", write_up}, {"entry", entry}});
}

std::vector<DueWriteUp> due_write_ups(store::Connection& connection, const staff::Viewer& writer) {
    return to_due(
        connection, writer,
        connection.query(due_columns + " AND r.writer_id = :writer ORDER BY r.due_on, r.entry_id LIMIT 100", {{"writer", writer.id}}));
}

std::vector<DueWriteUp> due_write_ups_on(store::Connection& connection, ChildId child, const staff::Viewer& viewer) {
    return to_due(connection, viewer,
                  connection.query(due_columns + " AND e.child_id = :child ORDER BY r.due_on, r.entry_id LIMIT 100", {{"child", child}}));
}

std::vector<staff::User> writers_for(store::Connection& connection, ChildId child, Instant now) {
    std::vector<staff::User> writers;
    for (const auto user : files::record_facts(connection, child, UserId{}, now).allocated)
        if (auto found = staff::find_user(connection, user); found && !found->left_on && found->may(staff::Permission::record))
            writers.push_back(std::move(*found));
    return writers;
}

}  // namespace corrections
