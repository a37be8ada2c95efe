#include <algorithm>

#include "base/text.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/glass_reviews/glass_reviews.hpp"
#include "care/people/people.hpp"
#include "ledger/ledger.hpp"
#include "staff/absence.hpp"
#include "staff/emails.hpp"

namespace glass_reviews {

namespace {

constexpr std::size_t shortest_words = 10, most_told = 100;
constexpr std::chrono::days told_for{7};
constexpr std::size_t most_written_of = 20;
constexpr std::chrono::hours written_of_for{1};

struct Query {
    std::string sql;
    store::Bindings bindings;
};

/// The uses that this person may see.
Query uses_for(const staff::User& reader, Day today) {
    const bool sees_all = reader.may(staff::Permission::review_access);
    Query query{sees_all ? "" : staff::led_teams, {}};
    query.sql += " SELECT g.id, g.user_id, g.child_id, g.reason, g.at, g.closes_at, g.finding, g.review_words, g.reviewed_at, u.name,"
                 " u.job_title, r.name AS reviewer, f.number FROM broken_glass g JOIN user_account u ON u.id = g.user_id"
                 " JOIN child_file f ON f.child_id = g.child_id LEFT JOIN user_account h ON h.id = f.holder_id"
                 " LEFT JOIN user_account r ON r.id = g.reviewed_by WHERE" +
                 access_rights::not_hidden("g.child_id");
    query.bindings = access_rights::seen_by({reader.id, today});
    if (sees_all) return query;
    query.sql += " AND (f.team_id IN (SELECT id FROM led) OR h.team_id IN (SELECT id FROM led))";
    query.bindings.emplace_back("leader", reader.id);
    return query;
}

std::vector<UserId> working_leaders(store::Connection& connection, ChildId child, UserId but) {
    const auto rows = connection.query("SELECT f.team_id, h.team_id AS holders_team FROM child_file f LEFT JOIN user_account h ON h.id ="
                                       " f.holder_id WHERE f.child_id = :child",
                                       {{"child", child}});
    std::vector<UserId> leaders;
    if (rows.empty()) return leaders;
    for (const auto team : {rows.front().id<TeamId>("holders_team"), rows.front().id<TeamId>("team_id")})
        for (const auto leader : staff::leaders_upward(connection, team)) {
            const auto user = staff::find_user(connection, leader);
            const bool is_known = std::ranges::find(leaders, leader) != leaders.end();
            if (user && !user->left_on && leader != but && !is_known) leaders.push_back(leader);
        }
    return leaders;
}

Use to_use(store::Connection& connection, const store::Row& row, Day today) {
    const auto child = row.id<ChildId>("child_id");
    const auto user = row.id<UserId>("user_id");
    Use use{.glass = {row.id<staff::GlassId>("id"), user, child, row.text("reason"), row.instant("at"), row.instant("closes_at")},
            .name = row.text("name"),
            .job_title = row.text("job_title"),
            .child_name = people::name_of(connection, person_of(child)),
            .number = row.text("number"),
            .leaders = working_leaders(connection, child, user),
            .review = std::nullopt};
    use.asked = staff::asked_upward(connection, use.leaders, today).size();
    if (!row.is_null("reviewed_at"))
        use.review = Review{row.text("finding"), row.text("review_words"), row.text("reviewer"), row.instant("reviewed_at")};
    return use;
}

std::vector<Use> uses_of(store::Connection& connection, const Query& query, Day today) {
    std::vector<Use> uses;
    for (const auto& row : connection.query(query.sql, query.bindings)) uses.push_back(to_use(connection, row, today));
    return uses;
}

void narrow(Query& query, Show show, Day today, const WorkingDays& calendar) {
    if (show == Show::done) query.sql += " AND g.reviewed_at IS NOT NULL";
    if (show == Show::open || show == Show::late) query.sql += " AND g.reviewed_at IS NULL";
    if (show != Show::late) return;
    query.sql += " AND g.at < :in_time_from";
    query.bindings.emplace_back("in_time_from", london_instant(LocalMinute{first_day_in_time(today, calendar)}));
}

}  // namespace

UsesPage read_uses(store::Connection& connection, const staff::User& reader, Show show, staff::GlassId before, Day today,
                   const WorkingDays& calendar, std::size_t most) {
    auto query = uses_for(reader, today);
    narrow(query, show, today, calendar);
    if (before.is_set()) {
        query.sql += " AND g.id < :before";
        query.bindings.emplace_back("before", before);
    }
    query.sql += " ORDER BY g.id DESC LIMIT :most";
    query.bindings.emplace_back("most", most + 1);
    UsesPage page{uses_of(connection, query, today)};
    page.has_older = page.uses.size() > most;
    if (page.has_older) page.uses.pop_back();
    return page;
}

std::optional<Use> find_use(store::Connection& connection, const staff::User& reader, staff::GlassId id, Day today) {
    auto query = uses_for(reader, today);
    query.sql += " AND g.id = :id";
    query.bindings.emplace_back("id", id);
    auto uses = uses_of(connection, query, today);
    return uses.empty() ? std::nullopt : std::optional(std::move(uses.front()));
}

std::vector<Use> to_be_told(store::Connection& connection, const staff::User& reader, Instant now, const WorkingDays& calendar) {
    const auto today = london_day(now);
    auto query = uses_for(reader, today);
    query.sql += " AND (g.reviewed_at IS NULL OR g.at > :since) ORDER BY g.id DESC LIMIT :most";
    query.bindings.emplace_back("since", now - told_for);
    query.bindings.emplace_back("most", most_told);
    auto uses = uses_of(connection, query, today);
    std::erase_if(uses, [&](const Use& use) {
        const auto asked = std::span(use.leaders).first(use.asked);
        const bool is_asked_first = std::ranges::find(asked, reader.id) != asked.end();
        return !is_asked_first && !reader.may(staff::Permission::review_access) && !is_asked(use, reader, is_late(use, today, calendar));
    });
    return uses;
}

std::vector<staff::BrokenGlass> not_written_of(store::Connection& connection, Instant now) {
    std::vector<staff::BrokenGlass> uses;
    for (const auto& row : connection.query("SELECT g.id, g.user_id, g.child_id, g.reason, g.at FROM broken_glass g WHERE g.reviewed_at IS"
                                            " NULL AND g.at >= :since AND NOT EXISTS (SELECT 1 FROM email e WHERE e.subject_id = g.id AND"
                                            " e.code = 'glass_broken') ORDER BY g.id LIMIT :most",
                                            {{"since", now - written_of_for}, {"most", most_written_of}}))
        uses.push_back(staff::broken_at(row.instant("at"), row.id<staff::GlassId>("id"), row.id<UserId>("user_id"),
                                        row.id<ChildId>("child_id"), row.text("reason")));
    return uses;
}

void owe_emails(store::Connection& connection, const staff::BrokenGlass& glass, Instant now) {
    const auto today = london_day(now);
    auto told = staff::working_users_who_may(connection, staff::Permission::review_access);
    for (const auto leader : staff::asked_upward(connection, working_leaders(connection, glass.child, glass.user), today))
        told.push_back(*staff::find_user(connection, leader));
    for (const auto& person : told)
        if (person.id != glass.user && find_use(connection, person, glass.id, today))
            staff::owe_email(connection, {person.id, "glass_broken", glass.id.value}, now);
}

Meanwhile meanwhile(store::Connection& connection, const staff::BrokenGlass& glass) {
    const auto rows =
        connection.query("SELECT COUNT(CASE WHEN e.action = 'opened' AND e.basis = 'break_glass' THEN 1 END) AS openings,"
                         " COUNT(DISTINCT CASE WHEN e.action LIKE 'entry.%' THEN e.subject END) AS entries FROM ledger_event e"
                         " WHERE e.child = :child AND e.actor = :user AND e.at >= :at AND e.at <= :closes_at",
                         {{"child", glass.child}, {"user", glass.user}, {"at", glass.at}, {"closes_at", glass.closes_at}});
    return {rows.front().number("openings"), rows.front().number("entries")};
}

Done review(store::Connection& connection, const Use& use, std::string_view finding, std::string_view words, const staff::User& by,
            Instant now) {
    if (!may_review(use, by)) return std::unexpected(Problem::not_permitted("Somebody else reviews this: nobody reviews their own use."));
    const auto* found = find_finding(finding);
    Problems problems;
    if (!found) problems.add("finding", "Select what you found");
    if (found && found->needs_words && length_in_characters(trimmed(words)) < shortest_words)
        problems.add("words", "Enter what was not right or what is to follow, in at least 10 characters");
    if (problems.any()) return std::unexpected(problems.as_problem());
    const auto changed = connection.run(
        "UPDATE broken_glass SET finding = :finding, review_words = :words, reviewed_by = :by,"
        " reviewed_at = :now WHERE id = :id AND reviewed_at IS NULL",
        {{"finding", finding}, {"words", store::text_or_null(trimmed(words))}, {"by", by.id}, {"now", now}, {"id", use.glass.id}});
    if (changed == 0) return std::unexpected(Problem::stale("Somebody has reviewed this since you opened it."));
    ledger::append(connection, {.at = now,
                                .actor = by.id,
                                .action = "glass_reviewed",
                                .child = use.glass.child,
                                .subject = use.glass.id.value,
                                .detail = std::string(finding),
                                .words = std::string(trimmed(words))});
    return {};
}

}  // namespace glass_reviews
