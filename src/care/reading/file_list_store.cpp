#include <array>

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/people/people.hpp"
#include "care/reading/file_list.hpp"
#include "care/reading/reading.hpp"
#include "care/recording/names_on_file.hpp"

namespace reading {

const store::Migration migration = {8, "reading", R"sql(
CREATE TABLE headline_change (
  id {ID}, entry_id BIGINT NOT NULL, changed_at BIGINT NOT NULL, changed_by BIGINT NOT NULL, before_text TEXT NOT NULL, after_text TEXT NOT NULL
);
CREATE INDEX headline_change_of_entry ON headline_change (entry_id, id);
CREATE INDEX entry_in_chronology ON entry (child_id, happened, written_at, id) WHERE is_significant = 1;
)sql"};

namespace {

constexpr std::array<std::string_view, 16> kind_names = {"kind0", "kind1", "kind2",  "kind3",  "kind4",  "kind5",  "kind6",  "kind7",
                                                         "kind8", "kind9", "kind10", "kind11", "kind12", "kind13", "kind14", "kind15"};
constexpr std::size_t most_choices = 300;

std::int64_t minutes(Day day) { return LocalMinute{day}.time_since_epoch().count(); }

void narrow_kinds(Query& query, std::string_view code) {
    const auto kinds = kinds_of(code);
    ensure(!kinds.empty() && kinds.size() <= kind_names.size(), "a filter's kind is one that is declared");
    query.sql += " AND e.kind IN (";
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        query.sql += (i > 0 ? ", :" : ":") + std::string(kind_names.at(i));
        query.bindings.emplace_back(kind_names.at(i), kinds[i]->code);
    }
    query.sql += ")";
}

void narrow_seen(Query& query, std::string_view seen) {
    if (seen == "seen") query.sql += " AND e.seen IN ('alone', 'not_alone')";
    else if (seen == "alone") query.sql += " AND e.seen = 'alone'";
    else if (seen == "not_seen") query.sql += " AND e.seen = 'not_seen'";
}

int recorded_on(store::Connection& connection, const records::Entry& entry, const staff::Viewer& viewer) {
    const auto first = entry.origin.is_set() ? entry.origin : entry.id;
    const auto rows = connection.query("SELECT count(*) AS copies FROM entry e WHERE e.origin_id = :first AND e.state <> 'withdrawn' AND" +
                                           access_rights::not_hidden("e.child_id"),
                                       access_rights::seen_by(viewer, {{"first", first}}));
    return 1 + static_cast<int>(rows.front().number("copies"));
}

/// What stands in the request by which it was taken off the file.
std::string why_withdrawn(store::Connection& connection, EntryId entry) {
    const auto rows = connection.query(
        "SELECT reason FROM move_request WHERE entry_id = :entry AND decision = 'agreed' ORDER BY id DESC LIMIT 1", {{"entry", entry}});
    return rows.empty() ? "" : rows.front().text("reason");
}

}  // namespace

FileKey key_of(const records::Entry& entry) {
    return {entry.happened.at.time_since_epoch().count(), entry.written_at.time_since_epoch().count(), entry.id.value};
}

std::string to_text(const FileKey& key) {
    return std::to_string(key.happened) + "." + std::to_string(key.written_at) + "." + std::to_string(key.id);
}

std::optional<FileKey> parse_key(std::string_view text) {
    const auto parts = split(text, '.');
    if (parts.size() != 3) return std::nullopt;
    FileKey key;
    std::int64_t* const numbers[] = {&key.happened, &key.written_at, &key.id};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto [end, error] = std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), *numbers[i]);
        if (error != std::errc{} || end != parts[i].data() + parts[i].size()) return std::nullopt;
    }
    return key;
}

void narrow(Query& query, const recording::Sight& sight, const FileFilter& filter) {
    if (filter.person.is_set() || !filter.seen.empty()) recording::leave_out_withheld(query.sql, query.bindings, sight);
    if (filter.person.is_set()) {
        query.sql +=
            " AND EXISTS (SELECT 1 FROM participant p WHERE p.person_id = :person AND p.entry_id = e.id AND p.version = e.version)";
        query.bindings.emplace_back("person", filter.person);
        if (!sight.of_confidential) query.sql += " AND NOT" + people::is_adopter_of("e.child_id", ":person");
    }
    if (!filter.kind.empty()) narrow_kinds(query, filter.kind);
    if (filter.author.is_set()) {
        query.sql += " AND e.author_id = :author";
        query.bindings.emplace_back("author", filter.author);
    }
    if (filter.from) {
        query.sql += " AND e.happened >= :from";
        query.bindings.emplace_back("from", minutes(*filter.from));
    }
    if (filter.until) {
        query.sql += " AND e.happened < :until";
        query.bindings.emplace_back("until", minutes(*filter.until + std::chrono::days{1}));
    }
    if (filter.complementary.is_set()) {
        query.sql += " AND e.complementary_id = :complementary";
        query.bindings.emplace_back("complementary", filter.complementary);
    }
    narrow_seen(query, filter.seen);
    if (filter.is_significant) query.sql += " AND e.is_significant = 1";
    if (!filter.state.empty()) {
        query.sql += " AND e.state = :state";
        query.bindings.emplace_back("state", filter.state);
    }
}

Query file_query(ChildId child, const recording::Sight& sight, const FileFilter& filter, Way way, const FileKey& key, std::size_t most) {
    const bool descends = (filter.order != "oldest") == (way != Way::back);
    Query query{"SELECT " + recording::entry_columns + " FROM entry e WHERE e.child_id = :child", {{"child", child}, {"most", most + 1}}};
    narrow(query, sight, filter);
    if (way != Way::from_start) {
        query.sql += " AND (e.happened, e.written_at, e.id) " + std::string(descends ? "<" : ">") + " (:at_happened, :at_written, :at_id)";
        query.bindings.emplace_back("at_happened", key.happened);
        query.bindings.emplace_back("at_written", key.written_at);
        query.bindings.emplace_back("at_id", key.id);
    }
    const std::string direction = descends ? " DESC" : "";
    query.sql += " ORDER BY e.happened" + direction + ", e.written_at" + direction + ", e.id" + direction + " LIMIT :most";
    return query;
}

FilePage read_file_page(store::Connection& connection, ChildId child, const staff::Viewer& viewer, const recording::Sight& sight,
                        const FileFilter& filter, Way way, const FileKey& key, std::size_t most) {
    const auto query = file_query(child, sight, filter, way, key, most);
    FilePage page;
    for (const auto& row : connection.query(query.sql, query.bindings)) {
        if (page.entries.size() == most) {
            (way == Way::back ? page.has_back : page.has_onward) = true;
            break;
        }
        Listed listed;
        listed.written.entry = recording::to_entry(row, sight);
        listed.written.content = recording::content_for(connection, listed.written.entry, sight);
        listed.recorded_on = recorded_on(connection, listed.written.entry, viewer);
        if (listed.written.entry.state == records::State::withdrawn && !listed.written.entry.is_withheld)
            listed.why_withdrawn = why_withdrawn(connection, listed.written.entry.id);
        page.entries.push_back(std::move(listed));
    }
    if (way == Way::back) std::ranges::reverse(page.entries);
    if (way == Way::back) page.has_onward = true;
    if (way == Way::onward) page.has_back = true;
    return page;
}

long long count_entries(store::Connection& connection, ChildId child, const recording::Sight& sight, const FileFilter& filter) {
    Query query{"SELECT count(*) AS entries FROM entry e WHERE e.child_id = :child", {{"child", child}}};
    narrow(query, sight, filter);
    return connection.query(query.sql, query.bindings).front().number("entries");
}

FilterChoices filter_choices(store::Connection& connection, ChildId child, const recording::Sight& sight) {
    FilterChoices choices;
    for (auto& one : recording::names_on_file(connection, child, sight, most_choices))
        choices.people.emplace_back(one.person, one.role.empty() ? std::move(one.name) : one.name + " (" + one.role + ")");
    for (auto& one : recording::authors_on_file(connection, child, most_choices))
        choices.authors.emplace_back(one.user, std::move(one.name));
    return choices;
}

}  // namespace reading
