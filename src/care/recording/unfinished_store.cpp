#include "care/access_rights/access_rights.hpp"
#include "care/recording/unfinished.hpp"

namespace recording {

namespace {

std::vector<Unfinished> to_unfinished(store::Connection& connection, const staff::Viewer& viewer, const store::Rows& rows) {
    std::vector<Unfinished> unfinished;
    for (const auto& row : rows) {
        auto entry = to_entry(row, {.reader = viewer.id});
        auto name = access_rights::shown_name(connection, entry.child, viewer);
        unfinished.push_back({std::move(entry), std::move(name)});
    }
    return unfinished;
}

}  // namespace

std::vector<Unfinished> unfinished_of(store::Connection& connection, const staff::Viewer& author, std::size_t most) {
    return to_unfinished(connection, author,
                         connection.query("SELECT " + entry_columns +
                                              " FROM entry e WHERE e.author_id = :author AND e.state = 'saved'"
                                              " ORDER BY e.written_at, e.id LIMIT :most",
                                          {{"author", author.id}, {"most", most}}));
}

long long count_unfinished_of(store::Connection& connection, UserId author) {
    return connection.query("SELECT COUNT(*) AS found FROM entry WHERE author_id = :author AND state = 'saved'", {{"author", author}})
        .front()
        .number("found");
}

std::vector<Unfinished> unfinished_on(store::Connection& connection, const staff::Viewer& author, ChildId child) {
    return to_unfinished(connection, author,
                         connection.query("SELECT " + entry_columns +
                                              " FROM entry e WHERE e.author_id = :author AND e.state = 'saved' AND e.child_id = :child"
                                              " ORDER BY e.written_at, e.id LIMIT 20",
                                          {{"author", author.id}, {"child", child}}));
}

void lock_entry(store::Connection& connection, EntryId entry) {
    connection.run("UPDATE entry SET state = 'completed' WHERE id = :id AND state = 'saved'", {{"id", entry}});
}

Day complete_by(const records::Entry& entry, const WorkingDays& calendar) {
    return calendar.after(entry.happened.day(), kind(entry.kind).working_days_allowed);
}

}  // namespace recording
