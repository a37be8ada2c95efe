#include "care/people/people.hpp"
#include "care/recording/unfinished.hpp"

namespace recording {

namespace {

std::vector<Unfinished> to_unfinished(store::Connection& connection, const store::Rows& rows) {
    std::vector<Unfinished> unfinished;
    for (const auto& row : rows) {
        auto entry = to_entry(row);
        auto name = people::name_of(connection, person_of(entry.child));
        unfinished.push_back({std::move(entry), std::move(name)});
    }
    return unfinished;
}

}  // namespace

std::vector<Unfinished> unfinished_of(store::Connection& connection, UserId author, std::size_t most) {
    return to_unfinished(connection, connection.query("SELECT " + entry_columns +
                                                          " FROM entry e WHERE e.author_id = :author AND e.state = 'saved'"
                                                          " ORDER BY e.written_at, e.id LIMIT :most",
                                                      {{"author", author}, {"most", most}}));
}

long long count_unfinished_of(store::Connection& connection, UserId author) {
    return connection.query("SELECT COUNT(*) AS found FROM entry WHERE author_id = :author AND state = 'saved'", {{"author", author}})
        .front()
        .number("found");
}

std::vector<Unfinished> unfinished_on(store::Connection& connection, UserId author, ChildId child) {
    return to_unfinished(connection,
                         connection.query("SELECT " + entry_columns +
                                              " FROM entry e WHERE e.author_id = :author AND e.state = 'saved' AND e.child_id = :child"
                                              " ORDER BY e.written_at, e.id LIMIT 20",
                                          {{"author", author}, {"child", child}}));
}

void lock_entry(store::Connection& connection, EntryId entry) {
    connection.run("UPDATE entry SET state = 'completed' WHERE id = :id AND state = 'saved'", {{"id", entry}});
}

Day complete_by(const records::Entry& entry, const WorkingDays& calendar) {
    return calendar.after(entry.happened.day(), kind(entry.kind).working_days_allowed);
}

}  // namespace recording
