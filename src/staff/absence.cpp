#include "staff/absence.hpp"

#include <algorithm>
#include <array>

#include "ledger/ledger.hpp"

namespace staff {

namespace {

constexpr std::array<AbsenceKind, 3> kinds = {{{"leave", "Leave"}, {"sickness", "Sickness"}, {"other", "Other"}}};

const std::string absence_columns =
    " SELECT a.id, a.user_id, a.from_on, a.until_on, a.kind, a.cover_id, a.recorded_by, u.name AS user_name, c.name AS cover_name FROM "
    "absence a"
    " JOIN user_account u ON u.id = a.user_id LEFT JOIN user_account c ON c.id = a.cover_id WHERE a.withdrawn_at IS NULL AND ";
const std::string on_that_day = " AND a.from_on <= :today AND (a.until_on IS NULL OR a.until_on >= :today) AND u.left_on IS NULL";

std::vector<Absence> to_absences(const store::Rows& rows) {
    std::vector<Absence> absences;
    for (const auto& row : rows)
        absences.push_back({row.id<AbsenceId>("id"), row.id<UserId>("user_id"), row.day("from_on"), row.maybe_day("until_on"),
                            row.text("kind"), row.id<UserId>("cover_id"), row.text("user_name"), row.text("cover_name"),
                            row.id<UserId>("recorded_by")});
    return absences;
}

void note(store::Connection& connection, std::string_view action, const Absence& absence, UserId by, Instant now) {
    // What the absence says is personal: the ledger holds only that it cannot be changed unseen.
    const auto said =
        iso(absence.from) + " " + (absence.until ? iso(*absence.until) : "") + " " + absence.kind + " " + to_text(absence.cover);
    ledger::append(connection, {.at = now, .actor = by, .action = std::string(action), .subject = absence.user.value, .content = said});
}

bool shares_a_role(const User& one, const User& other) {
    return std::ranges::any_of(one.roles, [&](const auto& code) { return other.has_role(code); });
}

bool may_all_of(const User& one, const User& other) {
    for (std::size_t place = 0; place < permission_count; ++place)
        if (const auto permission = static_cast<Permission>(place); other.may(permission) && !one.may(permission)) return false;
    return true;
}

void check_cover(store::Connection& connection, const Absence& asked, const User& away, Problems& problems) {
    if (!asked.cover.is_set()) return;
    const auto cover = find_user(connection, asked.cover);
    if (!cover || !fits_to_cover(away, *cover)) return problems.add("cover", "Select somebody who works here and may do the same work");
    for (const auto& other : absences_of(connection, asked.cover))
        if (other.overlaps(asked))
            return problems.add("cover", cover->name + " is " + away_in_words(other, asked.from) + ". Select somebody else");
}

std::vector<FieldProblem> faults_of(store::Connection& connection, const Absence& asked, const User& away) {
    Problems problems;
    if (std::ranges::find(kinds, asked.kind, &AbsenceKind::code) == kinds.end()) problems.add("kind", "Select why they are away");
    if (asked.until && *asked.until < asked.from) problems.add("until", "The last day away must be the first day away or later");
    for (const auto& other : absences_of(connection, asked.user))
        if (other.overlaps(asked)) {
            problems.add("from", other.user_name + " is recorded already as " + away_in_words(other, asked.from) + ". End that first");
            break;
        }
    check_cover(connection, asked, away, problems);
    return problems.fields();
}

bool is_same(const Absence& one, const Absence& other) {
    return one.from == other.from && one.until == other.until && one.kind == other.kind && one.cover == other.cover;
}

}  // namespace

std::span<const AbsenceKind> absence_kinds() { return kinds; }

std::string_view label_of_absence(std::string_view code) {
    const auto* found = std::ranges::find(kinds, code, &AbsenceKind::code);
    return found == kinds.end() ? code : found->label;
}

std::string away_in_words(const Absence& absence, Day today) {
    if (absence.from > today)
        return "away from " + in_short(absence.from) + (absence.until ? " until " + in_short(*absence.until) : std::string());
    return absence.until ? "away until " + in_short(*absence.until) : "away since " + in_short(absence.from);
}

bool fits_to_cover(const User& away, const User& cover) {
    if (away.id == cover.id || cover.left_on) return false;
    if (away.may(Permission::decide)) return cover.may(Permission::decide);
    return shares_a_role(away, cover) || may_all_of(cover, away);
}

bool may_keep_absence(store::Connection& connection, const User& actor, const User& person) {
    if (actor.id == person.id || actor.may(Permission::manage_users)) return true;
    const auto leaders = leaders_upward(connection, person.team);
    return actor.may(Permission::decide) && std::ranges::find(leaders, actor.id) != leaders.end();
}

Result<AbsenceId> record_absence(store::Store& store, store::Connection& connection, const Absence& asked, UserId by, Instant now) {
    const auto away = find_user(connection, asked.user);
    if (!away) return std::unexpected(Problem::not_found("There is no such person among the staff."));
    if (away->left_on) return std::unexpected(Problem::refused("This person has left."));
    for (const auto& known : absences_of(connection, asked.user))
        if (is_same(known, asked)) return known.id;  // sent twice
    if (auto faults = faults_of(connection, asked, *away); !faults.empty()) return std::unexpected(Problem::invalid(std::move(faults)));
    const auto id = store.next<AbsenceId>(now);
    connection.run("INSERT INTO absence (id, user_id, from_on, until_on, kind, cover_id, recorded_by, recorded_at)"
                   " VALUES (:id, :user, :from, :until, :kind, :cover, :by, :now)",
                   {{"id", id},
                    {"user", asked.user},
                    {"from", asked.from},
                    {"until", asked.until},
                    {"kind", asked.kind},
                    {"cover", asked.cover},
                    {"by", by},
                    {"now", now}});
    note(connection, "absence.recorded", asked, by, now);
    return id;
}

Done end_absence(store::Connection& connection, AbsenceId id, Day back_on, UserId by, Instant now) {
    const auto known = find_absence(connection, id);
    if (!known) return std::unexpected(Problem::not_found("There is no such absence."));
    const auto last_day = back_on - std::chrono::days{1};
    if (known->until == last_day) return {};  // sent twice
    if (known->until && last_day > *known->until)
        return std::unexpected(Problem::invalid("back_on", "They are back by then already. Record a further absence if they stay away"));
    if (last_day < known->from) {
        connection.run("UPDATE absence SET withdrawn_at = :now WHERE id = :id", {{"now", now}, {"id", id}});
        note(connection, "absence.withdrawn", *known, by, now);
        return {};
    }
    change_end(connection, *known, last_day, by, now);
    return {};
}

void change_end(store::Connection& connection, const Absence& absence, std::optional<Day> until, UserId by, Instant now) {
    auto changed = absence;
    changed.until = until;
    connection.run("UPDATE absence SET until_on = :until, recorded_by = :by WHERE id = :id",
                   {{"until", until}, {"by", by}, {"id", absence.id}});
    note(connection, "absence.ended", changed, by, now);
}

std::optional<Absence> find_absence(store::Connection& connection, AbsenceId id) {
    auto found = to_absences(connection.query(absence_columns + "a.id = :id", {{"id", id}}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Absence> absences_of(store::Connection& connection, UserId user) {
    return to_absences(
        connection.query(absence_columns + "a.user_id = :user ORDER BY a.from_on DESC, a.id DESC LIMIT 50", {{"user", user}}));
}

std::optional<Absence> absence_on(store::Connection& connection, UserId user, Day day) {
    auto found = to_absences(connection.query(absence_columns + "a.user_id = :user" + on_that_day + " ORDER BY a.from_on DESC LIMIT 1",
                                              {{"user", user}, {"today", day}}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Absence> covered_by(store::Connection& connection, UserId user, Day day) {
    return to_absences(connection.query(absence_columns + "a.cover_id = :user" + on_that_day + " ORDER BY u.name, a.id LIMIT 20",
                                        {{"user", user}, {"today", day}}));
}

std::vector<Absence> away_from_teams_of(store::Connection& connection, UserId leader, Day day) {
    return to_absences(connection.query(answered_teams + absence_columns + "u.team_id IN (SELECT id FROM led) AND u.id <> :leader" +
                                            on_that_day + " ORDER BY u.name, a.id LIMIT 50",
                                        {{"leader", leader}, {"today", day}}));
}

std::vector<User> possible_covers(store::Connection& connection, const User& away) {
    auto users = all_users(connection);
    std::erase_if(users, [&](const User& user) { return !fits_to_cover(away, user); });
    std::ranges::stable_sort(users, {}, [&](const User& user) { return user.team != away.team; });
    return users;
}

std::vector<UserId> asked_upward(store::Connection& connection, const std::vector<UserId>& leaders, Day day) {
    std::vector<UserId> asked;
    for (const auto leader : leaders) {
        const auto user = find_user(connection, leader);
        if (!user || user->left_on || std::ranges::find(asked, leader) != asked.end()) continue;
        asked.push_back(leader);
        if (!absence_on(connection, leader, day)) break;
    }
    return asked;
}

UserId working_leader(store::Connection& connection, const std::vector<UserId>& leaders, Day day) {
    const auto asked = asked_upward(connection, leaders, day);
    if (asked.empty()) return {};
    return absence_on(connection, asked.back(), day) ? asked.front() : asked.back();
}

}  // namespace staff
