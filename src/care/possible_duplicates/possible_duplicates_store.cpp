#include "base/text.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/possible_duplicates/possible_duplicates.hpp"
#include "ledger/ledger.hpp"

namespace possible_duplicates {

const store::Migration migration = {16, "possible duplicates", R"sql(
CREATE TABLE possible_duplicate (
  id {ID}, earlier_id BIGINT NOT NULL, later_id BIGINT NOT NULL, entered_by BIGINT NOT NULL, entered_at BIGINT NOT NULL,
  finding TEXT, words TEXT, settled_by BIGINT, settled_at BIGINT
);
CREATE UNIQUE INDEX possible_duplicate_pair ON possible_duplicate (earlier_id, later_id);
CREATE INDEX possible_duplicate_of_later ON possible_duplicate (later_id);
CREATE INDEX possible_duplicate_to_settle ON possible_duplicate (id) WHERE settled_at IS NULL;
)sql"};

namespace {

constexpr std::size_t shortest_words = 10, most_places = 5;

const std::string columns =
    "SELECT d.id, d.earlier_id, d.later_id, p.born_on, d.entered_by, u.name AS entered_by_name, u.job_title, d.entered_at, d.finding, "
    "d.words,"
    " s.name AS settled_by, d.settled_at FROM possible_duplicate d JOIN person p ON p.id = d.later_id JOIN user_account u ON u.id ="
    " d.entered_by LEFT JOIN user_account s ON s.id = d.settled_by";

/// The condition for what this reader is told of, with the bindings of seen_by().
std::string told_where(const staff::User& reader) {
    std::string where = " WHERE" + access_rights::not_hidden("d.earlier_id") + " AND" + access_rights::not_hidden("d.later_id");
    if (reader.may(staff::Permission::review_access)) return where;
    const std::string named_for = " IN (SELECT n.child_id FROM named_person n JOIN restriction r ON r.child_id = n.child_id AND r.ended_at"
                                  " IS NULL WHERE n.user_id = :viewer AND n.ended_at IS NULL)";
    return where + " AND (d.earlier_id" + named_for + " OR d.later_id" + named_for + ")";
}

std::string_view shown_where(Show show) { return show == Show::open ? " AND d.settled_at IS NULL" : " AND d.settled_at IS NOT NULL"; }

Duplicate to_duplicate(store::Connection& connection, const store::Row& row) {
    const auto later = row.id<PersonId>("later_id");
    return {.id = row.id<DuplicateId>("id"),
            .earlier = row.id<PersonId>("earlier_id"),
            .later = later,
            .name = people::name_of(connection, later),
            .born_on = row.maybe_day("born_on"),
            .entered_by = row.id<UserId>("entered_by"),
            .entered_by_name = staff::with_title(row.text("entered_by_name"), row.text("job_title")),
            .entered_at = row.instant("entered_at"),
            .finding = row.text("finding"),
            .words = row.text("words"),
            .settled_by = row.text("settled_by"),
            .settled_at = row.maybe_instant("settled_at")};
}

/// Ids grow with time: the smaller one was given first.
void note_pair(store::Connection& connection, PersonId one, PersonId other, UserId by, Instant now) {
    const auto added =
        connection.run("INSERT INTO possible_duplicate (earlier_id, later_id, entered_by, entered_at) VALUES (:earlier, :later,"
                       " :by, :now) ON CONFLICT (earlier_id, later_id) DO NOTHING",
                       {{"earlier", std::min(one, other)}, {"later", std::max(one, other)}, {"by", by}, {"now", now}});
    // Neither whose hidden record it is, nor that somebody did it: what leads from who entered them to that record stands nowhere else.
    if (added > 0) ledger::append(connection, {.at = now, .action = "person.possible_duplicate", .subject = other.value});
}

}  // namespace

void note_matches(store::Connection& connection, const people::Person& person, UserId by, Instant now) {
    if (!person.born_on) return;
    for (const auto& row : connection.query("SELECT n.person_id, n.given, n.family FROM person p JOIN person_name n ON n.person_id = p.id"
                                            " WHERE p.born_on = :born_on AND p.id <> :id ORDER BY n.person_id LIMIT 2000",
                                            {{"born_on", *person.born_on}, {"id", person.id}})) {
        const people::Name known{people::NameKind::current, row.text("given"), row.text("family")};
        if (std::ranges::any_of(person.names, [&](const people::Name& name) { return is_match(name, known); }))
            note_pair(connection, row.id<PersonId>("person_id"), person.id, by, now);
    }
}

DuplicatesPage read_duplicates(store::Connection& connection, const staff::User& reader, Day today, Show show, DuplicateId before) {
    auto sql = columns + told_where(reader) + std::string(shown_where(show));
    auto bindings = access_rights::seen_by({reader.id, today}, {{"most", duplicates_a_page + 1}});
    if (before.is_set()) {
        sql += " AND d.id < :before";
        bindings.emplace_back("before", before);
    }
    DuplicatesPage page;
    for (const auto& row : connection.query(sql + " ORDER BY d.id DESC LIMIT :most", bindings))
        page.duplicates.push_back(to_duplicate(connection, row));
    page.has_older = page.duplicates.size() > duplicates_a_page;
    if (page.has_older) page.duplicates.pop_back();
    return page;
}

std::optional<Duplicate> find_duplicate(store::Connection& connection, const staff::User& reader, Day today, DuplicateId id) {
    const auto rows =
        connection.query(columns + told_where(reader) + " AND d.id = :id", access_rights::seen_by({reader.id, today}, {{"id", id}}));
    return rows.empty() ? std::nullopt : std::optional(to_duplicate(connection, rows.front()));
}

long long count_open(store::Connection& connection, const staff::User& reader, Day today, long long most) {
    return connection
        .query("SELECT COUNT(*) AS found FROM (SELECT d.id FROM possible_duplicate d" + told_where(reader) +
                   std::string(shown_where(Show::open)) + " LIMIT :most) counted",
               access_rights::seen_by({reader.id, today}, {{"most", most}}))
        .front()
        .number("found");
}

std::vector<Place> places_of(store::Connection& connection, PersonId person, const staff::Viewer& reader) {
    std::vector<Place> places;
    for (const auto& row : connection.query(
             "SELECT f.child_id, f.number FROM child_file f WHERE (f.child_id = :person OR f.child_id IN (SELECT r.other_id FROM"
             " relationship r WHERE r.person_id = :person)) AND NOT" +
                 people::is_adopter_of("f.child_id", ":person") + " AND" + access_rights::not_hidden("f.child_id") +
                 " ORDER BY f.child_id LIMIT :most",
             access_rights::seen_by(reader, {{"person", person}, {"most", most_places}}))) {
        const auto child = row.id<ChildId>("child_id");
        places.push_back({child, people::name_of(connection, person_of(child)), row.text("number")});
    }
    return places;
}

bool is_hidden(store::Connection& connection, PersonId person, const staff::Viewer& reader) {
    return connection
        .query("SELECT 1 AS seen FROM person p WHERE p.id = :person AND" + access_rights::not_hidden("p.id"),
               access_rights::seen_by(reader, {{"person", person}}))
        .empty();
}

Done settle(store::Connection& connection, const Duplicate& duplicate, std::string_view finding, std::string_view words, UserId by,
            Instant now) {
    Problems problems;
    if (std::ranges::find(findings(), finding, &Finding::code) == findings().end()) problems.add("finding", "Select what you found");
    if (length_in_characters(trimmed(words)) < shortest_words)
        problems.add("words", "Enter what you found out and what is to follow, in at least 10 characters");
    if (problems.any()) return std::unexpected(problems.as_problem());
    const auto changed =
        connection.run("UPDATE possible_duplicate SET finding = :finding, words = :words, settled_by = :by, settled_at = :now"
                       " WHERE id = :id AND settled_at IS NULL",
                       {{"finding", finding}, {"words", trimmed(words)}, {"by", by}, {"now", now}, {"id", duplicate.id}});
    if (changed == 0) return std::unexpected(Problem::stale("Somebody has settled this since you opened it."));
    ledger::append(connection, {.at = now,
                                .actor = by,
                                .action = "person.duplicate_settled",
                                .subject = duplicate.id.value,
                                .detail = std::string(finding),
                                .words = std::string(trimmed(words))});
    return {};
}

}  // namespace possible_duplicates
