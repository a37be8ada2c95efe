#include "care/access_rights/access_rights.hpp"

#include <array>

#include "base/text.hpp"
#include "care/access_rights/restriction_triggers.hpp"
#include "care/people/people.hpp"
#include "ledger/ledger.hpp"

namespace access_rights {

const store::Migration migration = {11, "access", R"sql(
CREATE TABLE named_person (
  id {ID}, child_id BIGINT NOT NULL, user_id BIGINT NOT NULL, capacity TEXT NOT NULL, reason TEXT NOT NULL, from_on TEXT NOT NULL, until_on TEXT,
  named_by BIGINT NOT NULL, named_at BIGINT NOT NULL, ended_by BIGINT, ended_at BIGINT
);
CREATE INDEX named_person_of_child ON named_person (child_id, user_id) WHERE ended_at IS NULL;
CREATE INDEX named_person_of_user ON named_person (user_id) WHERE ended_at IS NULL;
CREATE TABLE restriction (
  id {ID}, child_id BIGINT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, restricted_by BIGINT NOT NULL, restricted_at BIGINT NOT NULL,
  review_on TEXT NOT NULL, lift_asked_by BIGINT, lift_reason TEXT, lift_until BIGINT, ended_by BIGINT, ended_at BIGINT
);
CREATE UNIQUE INDEX restriction_in_force ON restriction (child_id) WHERE ended_at IS NULL;
CREATE INDEX restriction_to_lift ON restriction (lift_until) WHERE ended_at IS NULL AND lift_until IS NOT NULL;
CREATE INDEX restriction_to_review ON restriction (review_on) WHERE ended_at IS NULL;
CREATE TABLE declaration (id {ID}, user_id BIGINT NOT NULL, name TEXT NOT NULL, born_on TEXT NOT NULL, relation TEXT NOT NULL, declared_at BIGINT NOT NULL);
CREATE INDEX declaration_of_user ON declaration (user_id, id);
CREATE INDEX declaration_by_birth ON declaration (born_on);
CREATE TABLE own_record (user_id BIGINT NOT NULL, person_id BIGINT NOT NULL, PRIMARY KEY (user_id, person_id));
)sql"};

namespace {

constexpr std::array<Capacity, 9> all_capacities = {{{"reviewing_officer", "Reviewing officer"},
                                                     {"conference_chair", "Conference chair"},
                                                     {"meeting_member", "Member of a meeting"},
                                                     {"supporting", "Helping the worker"},
                                                     {"legal_adviser", "Legal adviser"},
                                                     {"information_governance", "Request for information"},
                                                     {"complaint", "Complaint"},
                                                     {"audit", "Audit or inspection"},
                                                     {"restricted_file", "Needs a restricted file"}}};
// [A2.2] and ASVS 1.2 row 26: whom a restriction protects.
constexpr std::array<RestrictionKind, 6> all_kinds = {{{"staff", "A member of staff or their relative"},
                                                       {"partner", "Somebody at a partner agency"},
                                                       {"adoption", "Adoption"},
                                                       {"death_or_review", "A child’s death or a serious review"},
                                                       {"media", "Interest of the media"},
                                                       {"other", "Another reason"}}};
constexpr std::size_t shortest_reason = 10;

std::string in_force(const std::string& named) {
    return " " + named + ".ended_at IS NULL AND " + named + ".from_on <= :today AND (" + named + ".until_on IS NULL OR " + named +
           ".until_on >= :today)";
}

void note(store::Connection& connection, std::string_view action, ChildId child, std::int64_t subject, UserId by, Instant now,
          std::string_view detail, std::string_view words) {
    ledger::append(connection, {.at = now,
                                .actor = by,
                                .action = std::string(action),
                                .child = child,
                                .subject = subject,
                                .detail = std::string(detail),
                                .words = std::string(words)});
}

void check_reason(Problems& problems, std::string_view reason) {
    if (length_in_characters(trimmed(reason)) < shortest_reason) problems.add("reason", "Enter why, in at least 10 characters");
}

void insert_naming(store::Connection& connection, ChildId child, const NewNaming& naming, UserId by, Instant now) {
    connection.run("INSERT INTO named_person (child_id, user_id, capacity, reason, from_on, until_on, named_by, named_at)"
                   " VALUES (:child, :user, :capacity, :reason, :from_on, :until_on, :by, :at)",
                   {{"child", child},
                    {"user", naming.user},
                    {"capacity", naming.capacity},
                    {"reason", std::string(trimmed(naming.reason))},
                    {"from_on", naming.from},
                    {"until_on", naming.until},
                    {"by", by},
                    {"at", now}});
    note(connection, "access.named", child, naming.user.value, by, now, naming.capacity, naming.reason);
}

bool is_named(store::Connection& connection, ChildId child, UserId user, Day today) {
    return !connection
                .query("SELECT 1 AS found FROM named_person n WHERE n.child_id = :child AND n.user_id = :user AND" + in_force("n") +
                           " LIMIT 1",
                       {{"child", child}, {"user", user}, {"today", today}})
                .empty();
}

std::vector<ChildId> children_of(const store::Rows& rows) {
    std::vector<ChildId> children;
    for (const auto& row : rows) children.push_back(row.id<ChildId>("child_id"));
    return children;
}

Problem not_restricted() { return Problem::stale("This file is not restricted any more."); }

}  // namespace

std::span<const Capacity> capacities() { return all_capacities; }
std::span<const RestrictionKind> restriction_kinds() { return all_kinds; }

std::string_view label_of_capacity(std::string_view code) {
    for (const auto& capacity : all_capacities)
        if (capacity.code == code) return capacity.label;
    return code;
}

Done name_person(store::Connection& connection, ChildId child, const NewNaming& naming, UserId by, Instant now) {
    Problems problems;
    const auto user = staff::find_user(connection, naming.user);
    const auto today = london_day(now);
    if (!user || user->left_on) problems.add("user", "Enter the user name of somebody who works here");
    else if (!user->opens_by(staff::Basis::named)) problems.add("user", "Enter somebody whose role opens records");
    else if (user->id == by) problems.add("user", "Enter somebody else: nobody names themselves for a file");
    else if (is_named(connection, child, user->id, today)) problems.add("user", user->name + " is named for this file already");
    if (std::ranges::find(all_capacities, naming.capacity, &Capacity::code) == all_capacities.end())
        problems.add("capacity", "Select why they need the file");
    check_reason(problems, naming.reason);
    if (naming.until && *naming.until < naming.from) problems.add("until", "Enter today or a later day");
    if (problems.any()) return std::unexpected(Problem::invalid(problems.fields()));
    insert_naming(connection, child, naming, by, now);
    return {};
}

Done end_naming(store::Connection& connection, ChildId child, std::int64_t naming, UserId by, Instant now) {
    const auto rows = connection.query("SELECT user_id FROM named_person WHERE id = :id AND child_id = :child AND ended_at IS NULL",
                                       {{"id", naming}, {"child", child}});
    if (rows.empty()) return {};  // it has ended before: a second press changes nothing
    connection.run("UPDATE named_person SET ended_at = :at, ended_by = :by WHERE id = :id", {{"at", now}, {"by", by}, {"id", naming}});
    note(connection, "access.naming_ended", child, rows.front().number("user_id"), by, now, "", "");
    return {};
}

std::vector<NamedPerson> named_people(store::Connection& connection, ChildId child, Day today) {
    std::vector<NamedPerson> people;
    for (const auto& row :
         connection.query("SELECT n.id, n.user_id, u.user_name, u.name, u.job_title, n.capacity, n.reason, n.from_on, n.until_on, b.name "
                          "AS named_by FROM"
                          " named_person n JOIN user_account u ON u.id = n.user_id LEFT JOIN user_account b ON b.id = n.named_by WHERE "
                          "n.child_id = :child"
                          " AND n.ended_at IS NULL AND (n.until_on IS NULL OR n.until_on >= :today) ORDER BY u.name, n.id LIMIT 200",
                          {{"child", child}, {"today", today}}))
        people.push_back({row.number("id"), row.id<UserId>("user_id"), row.text("user_name"), row.text("name"), row.text("job_title"),
                          row.text("capacity"), row.text("reason"), row.day("from_on"), row.maybe_day("until_on"), row.text("named_by")});
    return people;
}

std::vector<ChildId> children_named_for(store::Connection& connection, UserId user, std::size_t most) {
    return children_of(connection.query(
        "SELECT DISTINCT child_id FROM named_person WHERE user_id = :user AND ended_at IS NULL ORDER BY child_id LIMIT :most",
        {{"user", user}, {"most", most}}));
}

std::optional<Restriction> restriction_of(store::Connection& connection, ChildId child) {
    const auto rows = connection.query(
        "SELECT r.kind, r.reason, b.name AS restricted_by, r.restricted_at, r.review_on, r.lift_asked_by, l.name AS lift_asked_by_name,"
        " r.lift_reason, r.lift_until FROM restriction r LEFT JOIN user_account b ON b.id = r.restricted_by LEFT JOIN user_account l ON "
        "l.id ="
        " r.lift_asked_by WHERE r.child_id = :child AND r.ended_at IS NULL",
        {{"child", child}});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return Restriction{row.text("kind"),
                       row.text("reason"),
                       row.text("restricted_by"),
                       row.instant("restricted_at"),
                       row.day("review_on"),
                       row.id<UserId>("lift_asked_by"),
                       row.text("lift_asked_by_name"),
                       row.text("lift_reason"),
                       row.maybe_instant("lift_until").value_or(Instant{})};
}

Done restrict_files(store::Connection& connection, const std::vector<ChildId>& children, std::string_view kind, std::string_view reason,
                    const std::vector<UserId>& named, UserId by, Instant now) {
    Problems problems;
    if (std::ranges::find(all_kinds, kind, &RestrictionKind::code) == all_kinds.end())
        problems.add("kind", "Select why the file is restricted");
    check_reason(problems, reason);
    if (named.empty()) problems.add("named", "Select at least one person who goes on working with the child");
    if (problems.any()) return std::unexpected(Problem::invalid(problems.fields()));
    const auto today = london_day(now);
    for (const auto child : children) {
        if (restriction_of(connection, child)) continue;
        connection.run("INSERT INTO restriction (child_id, kind, reason, restricted_by, restricted_at, review_on)"
                       " VALUES (:child, :kind, :reason, :by, :at, :review_on)",
                       {{"child", child},
                        {"kind", kind},
                        {"reason", std::string(trimmed(reason))},
                        {"by", by},
                        {"at", now},
                        {"review_on", today + review_within}});
        note(connection, "access.restricted", child, 0, by, now, kind, reason);
        for (const auto user : named)
            if (!is_named(connection, child, user, today))
                insert_naming(connection, child, {user, "restricted_file", std::string(reason), today, std::nullopt}, by, now);
    }
    return {};
}

Done review_restriction(store::Connection& connection, ChildId child, std::string_view reason, UserId by, Instant now) {
    Problems problems;
    check_reason(problems, reason);
    if (problems.any()) return std::unexpected(Problem::invalid(problems.fields()));
    if (!restriction_of(connection, child)) return std::unexpected(not_restricted());
    connection.run("UPDATE restriction SET review_on = :review_on, lift_asked_by = NULL, lift_reason = NULL, lift_until = NULL WHERE "
                   "child_id = :child AND"
                   " ended_at IS NULL",
                   {{"review_on", london_day(now) + review_within}, {"child", child}});
    note(connection, "access.restriction_kept", child, 0, by, now, "", reason);
    return {};
}

Done ask_to_lift(store::Connection& connection, ChildId child, std::string_view reason, UserId by, Instant now, std::chrono::hours within) {
    Problems problems;
    check_reason(problems, reason);
    if (problems.any()) return std::unexpected(Problem::invalid(problems.fields()));
    const auto restriction = restriction_of(connection, child);
    if (!restriction) return std::unexpected(not_restricted());
    if (restriction->waits_to_be_lifted(now))
        return std::unexpected(Problem::stale(restriction->lift_asked_by_name + " has asked already."));
    connection.run("UPDATE restriction SET lift_asked_by = :by, lift_reason = :reason, lift_until = :until WHERE child_id = :child AND"
                   " ended_at IS NULL",
                   {{"by", by}, {"reason", std::string(trimmed(reason))}, {"until", now + within}, {"child", child}});
    note(connection, "access.lift_asked", child, 0, by, now, "", reason);
    return {};
}

Done lift(store::Connection& connection, ChildId child, UserId by, Instant now) {
    const auto restriction = restriction_of(connection, child);
    if (!restriction) return std::unexpected(not_restricted());
    if (!restriction->waits_to_be_lifted(now))
        return std::unexpected(Problem::refused("Nobody has asked to lift this restriction, or it was asked too long ago. Ask anew."));
    if (restriction->lift_asked_by == by)
        return std::unexpected(Problem::refused("Somebody else must agree: two people lift a restriction."));
    connection.run("UPDATE restriction SET ended_at = :at, ended_by = :by WHERE child_id = :child AND ended_at IS NULL",
                   {{"at", now}, {"by", by}, {"child", child}});
    settle_open_facts(connection, child, restriction->lift_reason, by, now);
    note(connection, "access.restriction_lifted", child, 0, by, now, "", restriction->lift_reason);
    return {};
}

std::vector<ChildId> reviews_due(store::Connection& connection, UserId reader, Day by, std::size_t most) {
    return children_of(connection.query("SELECT r.child_id FROM restriction r WHERE r.ended_at IS NULL AND r.review_on <= :by AND EXISTS"
                                        " (SELECT 1 FROM named_person n WHERE n.child_id = r.child_id AND n.user_id = :reader AND"
                                        " n.ended_at IS NULL) ORDER BY r.review_on, r.child_id LIMIT :most",
                                        {{"by", by}, {"reader", reader}, {"most", most}}));
}

std::vector<ChildId> lifts_waiting(store::Connection& connection, UserId reader, Instant now, std::size_t most) {
    return children_of(
        connection.query("SELECT r.child_id FROM restriction r WHERE r.ended_at IS NULL AND r.lift_until > :now AND r.lift_asked_by <>"
                         " :reader AND EXISTS (SELECT 1 FROM named_person n WHERE n.child_id = r.child_id AND n.user_id = :reader AND" +
                             in_force("n") + ") ORDER BY r.lift_until, r.child_id LIMIT :most",
                         {{"now", now}, {"reader", reader}, {"today", london_day(now)}, {"most", most}}));
}

void add_facts(store::Connection& connection, ChildId child, UserId reader, Day today, staff::RecordFacts& facts) {
    facts.is_named = is_named(connection, child, reader, today);
    const auto rows =
        connection.query("SELECT (SELECT COUNT(*) FROM restriction WHERE child_id = :child AND ended_at IS NULL) AS restricted,"
                         " (SELECT COUNT(*) FROM own_record WHERE user_id = :reader AND person_id = :child) AS own",
                         {{"child", child}, {"reader", reader}});
    facts.is_restricted = rows.front().truth("restricted");
    facts.is_own_or_relatives = rows.front().truth("own");
}

std::string not_hidden(std::string_view child_column) {
    const std::string child(child_column);
    // Names that no query around it uses for its own tables.
    return " NOT EXISTS (SELECT 1 FROM restriction shut WHERE shut.child_id = " + child +
           " AND shut.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM named_person let_in WHERE let_in.child_id = " + child +
           " AND let_in.user_id = :viewer AND" + in_force("let_in") +
           ")) AND NOT EXISTS (SELECT 1 FROM own_record kin WHERE kin.user_id = :viewer AND kin.person_id = " + child + ")";
}

store::Bindings seen_by(const staff::Viewer& viewer, store::Bindings bindings) {
    bindings.emplace_back("viewer", viewer.id);
    bindings.emplace_back("today", viewer.today);
    return bindings;
}

bool is_hidden(store::Connection& connection, ChildId child, const staff::Viewer& viewer) {
    return connection
        .query("SELECT 1 AS seen FROM child_file f WHERE f.child_id = :child AND" + not_hidden("f.child_id"),
               seen_by(viewer, {{"child", child}}))
        .empty();
}

std::string shown_name(store::Connection& connection, ChildId child, const staff::Viewer& viewer) {
    return is_hidden(connection, child, viewer) ? "A restricted file" : people::name_of(connection, person_of(child));
}

}  // namespace access_rights
