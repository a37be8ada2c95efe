#include "base/text.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/people/people.hpp"
#include "care/unusual_access/unusual_access.hpp"
#include "ledger/ledger.hpp"

namespace unusual_access {

const store::Migration migration = {12, "unusual_access", R"sql(
CREATE TABLE unusual_opening (
  id {ID}, user_id BIGINT NOT NULL, child_id BIGINT NOT NULL, basis TEXT NOT NULL, signs TEXT NOT NULL, openings BIGINT NOT NULL,
  first_at BIGINT NOT NULL, last_at BIGINT NOT NULL, finding TEXT, words TEXT, judged_by BIGINT, judged_at BIGINT
);
CREATE INDEX unusual_opening_of_pair ON unusual_opening (user_id, child_id, id);
CREATE INDEX unusual_opening_to_judge ON unusual_opening (id) WHERE judged_at IS NULL;
CREATE INDEX unusual_opening_to_follow_up ON unusual_opening (id) WHERE finding = 'follow_up';
CREATE TABLE unusual_sweep (id INTEGER PRIMARY KEY, next_position BIGINT NOT NULL);
INSERT INTO unusual_sweep (id, next_position) VALUES (1, 0);
)sql"};

namespace {

constexpr std::size_t shortest_words = 10;

/// The condition, with the bindings of seen_by().
std::string shown_where(Show show) {
    std::string where = " WHERE" + access_rights::not_hidden("o.child_id");
    if (show == Show::open) where += " AND o.judged_at IS NULL";
    if (show == Show::follow_up) where += " AND o.finding = 'follow_up'";
    if (show == Show::done) where += " AND o.judged_at IS NOT NULL";
    return where;
}

const std::string columns =
    "SELECT o.id, o.user_id, o.child_id, u.name, u.job_title, f.number, o.basis, o.signs, o.openings, o.first_at, o.last_at, o.finding,"
    " o.words, o.judged_at, j.name AS judged_by FROM unusual_opening o JOIN user_account u ON u.id = o.user_id JOIN child_file f ON"
    " f.child_id = o.child_id LEFT JOIN user_account j ON j.id = o.judged_by";

Unusual to_unusual(store::Connection& connection, const store::Row& row) {
    const auto child = row.id<ChildId>("child_id");
    Unusual unusual{.id = row.id<UnusualId>("id"),
                    .user = row.id<UserId>("user_id"),
                    .child = child,
                    .name = row.text("name"),
                    .job_title = row.text("job_title"),
                    .child_name = people::name_of(connection, person_of(child)),
                    .number = row.text("number"),
                    .basis = row.text("basis"),
                    .signs = signs_in(row.text("signs")),
                    .openings = row.number("openings"),
                    .first_at = row.instant("first_at"),
                    .last_at = row.instant("last_at"),
                    .judgement = std::nullopt};
    if (!row.is_null("judged_at"))
        unusual.judgement = Judgement{row.text("finding"), row.text("words"), row.text("judged_by"), row.instant("judged_at")};
    return unusual;
}

}  // namespace

UnusualPage read_unusual(store::Connection& connection, const staff::Viewer& viewer, Show show, UnusualId before, std::size_t most) {
    auto sql = columns + shown_where(show);
    auto bindings = access_rights::seen_by(viewer, {{"most", most + 1}});
    if (before.is_set()) {
        sql += " AND o.id < :before";
        bindings.emplace_back("before", before);
    }
    UnusualPage page;
    for (const auto& row : connection.query(sql + " ORDER BY o.id DESC LIMIT :most", bindings))
        page.unusual.push_back(to_unusual(connection, row));
    page.has_older = page.unusual.size() > most;
    if (page.has_older) page.unusual.pop_back();
    return page;
}

std::optional<Unusual> find_unusual(store::Connection& connection, const staff::Viewer& viewer, UnusualId id) {
    const auto rows = connection.query(columns + shown_where(Show::all) + " AND o.id = :id", access_rights::seen_by(viewer, {{"id", id}}));
    return rows.empty() ? std::nullopt : std::optional(to_unusual(connection, rows.front()));
}

long long count_unusual(store::Connection& connection, const staff::Viewer& viewer, Show show, long long most) {
    return connection
        .query("SELECT COUNT(*) AS found FROM (SELECT o.id FROM unusual_opening o" + shown_where(show) + " LIMIT :most) counted",
               access_rights::seen_by(viewer, {{"most", most}}))
        .front()
        .number("found");
}

Done judge(store::Connection& connection, const Unusual& unusual, std::string_view finding, std::string_view words, const staff::User& by,
           Instant now) {
    if (!may_judge(unusual, by)) return std::unexpected(Problem::not_permitted("Somebody else looks into this: nobody judges their own."));
    Problems problems;
    if (!find_finding(finding)) problems.add("finding", "Select what you found");
    if (length_in_characters(trimmed(words)) < shortest_words)
        problems.add("words", "Enter what explains it or what is to follow, in at least 10 characters");
    if (problems.any()) return std::unexpected(problems.as_problem());
    const auto changed =
        connection.run("UPDATE unusual_opening SET finding = :finding, words = :words, judged_by = :by, judged_at = :now WHERE id = :id AND"
                       " judged_at IS NULL",
                       {{"finding", finding}, {"words", trimmed(words)}, {"by", by.id}, {"now", now}, {"id", unusual.id}});
    if (changed == 0) return std::unexpected(Problem::stale("Somebody has looked into this since you opened it."));
    ledger::append(connection, {.at = now,
                                .actor = by.id,
                                .action = "access.judged",
                                .child = unusual.child,
                                .subject = unusual.id.value,
                                .detail = std::string(finding),
                                .words = std::string(trimmed(words))});
    return {};
}

HomesKnown homes_known(store::Connection& connection) {
    const auto rows = connection.query("SELECT COUNT(h.user_id) AS given, COUNT(*) AS people FROM user_account u LEFT JOIN home_postcode h"
                                       " ON h.user_id = u.id WHERE u.left_on IS NULL");
    return {rows.front().number("given"), rows.front().number("people")};
}

}  // namespace unusual_access
