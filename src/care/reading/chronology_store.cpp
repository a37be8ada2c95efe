#include "care/reading/chronology.hpp"
#include "care/recording/search_index.hpp"
#include "ledger/ledger.hpp"

namespace reading {

namespace {

void insert_change(store::Connection& connection, const records::Entry& entry, std::string_view headline, UserId by, Instant now) {
    connection.run("INSERT INTO headline_change (entry_id, changed_at, changed_by, before_text, after_text) VALUES (:entry, :at, :by, "
                   ":before, :after)",
                   {{"entry", entry.id}, {"at", now}, {"by", by}, {"before", entry.headline}, {"after", headline}});
}

/// The words of the chronology are found beside those of the entry.
void set_headline(store::Connection& connection, const records::Entry& entry, std::string_view headline,
                  const recording::Content& content) {
    connection.run("UPDATE entry SET headline = :headline WHERE id = :id", {{"headline", headline}, {"id", entry.id}});
    recording::index_words(connection, entry.id, entry.child, std::string(headline) + "\n" + recording::words_of(content));
}

}  // namespace

Query chronology_query(ChildId child, const FileFilter& filter) {
    Query query{"SELECT " + recording::entry_columns +
                    ", EXISTS (SELECT 1 FROM headline_change c WHERE c.entry_id = e.id) AS is_reworded"
                    " FROM entry e WHERE e.child_id = :child AND e.is_significant = 1 AND e.state <> 'withdrawn'",
                {{"child", child}, {"most", most_lines}}};
    FileFilter asked;
    asked.kind = filter.kind;
    asked.from = filter.from;
    asked.until = filter.until;
    narrow(query, recording::Sight::whole(), asked);  // kind and dates, which everybody sees
    const std::string direction = filter.order == "newest" ? " DESC" : "";
    query.sql += " ORDER BY e.happened" + direction + ", e.written_at" + direction + ", e.id" + direction + " LIMIT :most";
    return query;
}

std::vector<Line> chronology_of(store::Connection& connection, ChildId child, const recording::Sight& sight, const FileFilter& filter) {
    const auto query = chronology_query(child, filter);
    std::vector<Line> lines;
    for (const auto& row : connection.query(query.sql, query.bindings))
        lines.push_back({recording::to_entry(row, sight), row.truth("is_reworded")});
    return lines;
}

std::optional<Day> newest_headline(store::Connection& connection, ChildId child) {
    const auto rows =
        connection.query("SELECT e.happened FROM entry e WHERE e.child_id = :child AND e.is_significant = 1 AND e.state <> 'withdrawn'"
                         " ORDER BY e.happened DESC LIMIT 1",
                         {{"child", child}});
    if (rows.empty()) return std::nullopt;
    return std::chrono::floor<std::chrono::days>(LocalMinute{std::chrono::minutes{rows.front().number("happened")}});
}

std::vector<HeadlineChange> headline_changes(store::Connection& connection, EntryId entry) {
    std::vector<HeadlineChange> changes;
    for (const auto& row : connection.query("SELECT c.changed_at, u.name, c.before_text, c.after_text FROM headline_change c LEFT JOIN "
                                            "user_account u ON u.id = c.changed_by"
                                            " WHERE c.entry_id = :entry ORDER BY c.id LIMIT 500",
                                            {{"entry", entry}}))
        changes.push_back({row.instant("changed_at"), row.text("name"), row.text("before_text"), row.text("after_text")});
    return changes;
}

Done change_headline(store::Connection& connection, EntryId id, std::string_view read_before, std::string_view headline, UserId by,
                     Instant now) {
    auto written = recording::find_written(connection, id);
    if (!written || !written->entry.is_significant) return std::unexpected(Problem::not_found("There is no such headline."));
    const auto& entry = written->entry;
    if (entry.headline == headline) return {};  // sent twice
    if (entry.state != records::State::completed)
        return std::unexpected(Problem::refused("This entry is not completed. Its author changes the headline in the entry itself."));
    if (entry.headline != read_before) return std::unexpected(Problem::stale("Somebody has reworded this headline since you opened it."));
    if (auto problems = problems_with_headline(entry, headline); !problems.empty())
        return std::unexpected(Problem::invalid(std::move(problems)));
    insert_change(connection, entry, headline, by, now);
    set_headline(connection, entry, headline, written->content);
    ledger::append(connection, {.at = now,
                                .actor = by,
                                .action = "headline.changed",
                                .child = entry.child,
                                .subject = id.value,
                                .content = std::string(headline)});
    return {};
}

void keep_headline(store::Connection& connection, const records::Entry& before, const recording::Content& corrected,
                   bool headline_is_corrected, UserId by, Instant now) {
    if (before.headline == corrected.headline) return;
    if (headline_is_corrected) insert_change(connection, before, corrected.headline, by, now);
    else set_headline(connection, before, before.headline, corrected);
}

}  // namespace reading
