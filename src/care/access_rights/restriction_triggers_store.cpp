#include <array>

#include "base/text.hpp"
#include "care/access_rights/restriction_triggers.hpp"
#include "care/people/people.hpp"
#include "ledger/ledger.hpp"
#include "staff/delegation.hpp"

namespace access_rights {

const store::Migration triggers_migration = {17, "restriction triggers", R"sql(
CREATE TABLE restriction_not_needed (
  id {ID}, child_id BIGINT NOT NULL, fact TEXT NOT NULL, reason TEXT NOT NULL, settled_by BIGINT NOT NULL, settled_at BIGINT NOT NULL
);
CREATE INDEX restriction_not_needed_of_child ON restriction_not_needed (child_id, fact, settled_at);
CREATE INDEX person_who_died ON person (id) WHERE died_on IS NOT NULL;
CREATE INDEX relationship_of_adopter ON relationship (person_id) WHERE kind IN ('adopter', 'prospective_adopter');
CREATE INDEX observation_decision ON observation (decision_kind, entry_id) WHERE decision_kind IS NOT NULL;
)sql"};

namespace {

constexpr std::size_t shortest_reason = 10, most_facts = 1'000;
constexpr std::array<std::string_view, most_decisions> decision_names = {"d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7"};

struct Query {
    std::string sql;
    store::Bindings bindings;
};

/// Each fact, with the child it is about.
std::string facts_sql(std::size_t decisions) {
    std::string sql =
        "SELECT o.person_id AS child_id, 'declared.' || o.user_id AS fact FROM own_record o"
        " UNION SELECT r.other_id, 'declared.' || o.user_id FROM own_record o JOIN relationship r ON r.person_id = o.person_id"
        " AND r.ended_on IS NULL"
        " UNION SELECT r.person_id, 'adopter' FROM relationship r WHERE r.kind IN ('adopter', 'prospective_adopter')"
        " UNION SELECT p.id, 'death' FROM person p WHERE p.died_on IS NOT NULL";
    std::string names;
    for (std::size_t i = 0; i < decisions; ++i) names += (i == 0 ? ":" : ", :") + std::string(decision_names[i]);
    if (!names.empty())
        sql +=
            " UNION SELECT e.child_id, w.decision_kind FROM observation w JOIN entry e ON e.id = w.entry_id AND e.version = w.version AND"
            " e.state = 'completed' WHERE w.decision_kind IN (" +
            names + ")";
    return sql;
}

/// What follows SELECT: the facts on files that are not restricted, as far as nobody has settled them.
Query open_facts(Instant now) {
    const auto decisions = trigger_policy().decisions();
    Query query{
        " FROM (" + facts_sql(decisions.size()) +
            ") c JOIN child_file f ON f.child_id = c.child_id LEFT JOIN user_account h ON h.id = f.holder_id WHERE NOT EXISTS (SELECT 1"
            " FROM restriction s WHERE s.child_id = c.child_id AND s.ended_at IS NULL) AND NOT EXISTS (SELECT 1 FROM"
            " restriction_not_needed n WHERE n.child_id = c.child_id AND n.fact = c.fact AND n.settled_at > :asked_before)",
        {{"asked_before", now - asked_again_after}}};
    for (std::size_t i = 0; i < decisions.size(); ++i) query.bindings.emplace_back(decision_names[i], decisions[i]);
    return query;
}

/// Those of the teams this person leads; the statement begins with staff::led_teams.
Query facts_for(const staff::User& reader, Instant now) {
    auto query = open_facts(now);
    query.sql += " AND (f.team_id IN (SELECT id FROM led) OR h.team_id IN (SELECT id FROM led)) AND" + not_hidden("f.child_id");
    query.bindings = seen_by({reader.id, london_day(now)}, std::move(query.bindings));
    query.bindings.emplace_back("leader", reader.id);
    return query;
}

bool proposes_to(const staff::User& reader) {
    return reader.may(staff::Permission::restrict_file) && reader.opens_by(staff::Basis::leads_team);
}

Fact described(store::Connection& connection, std::string key) {
    Fact fact{.key = std::move(key)};
    if (fact.what() == "declared") {
        const auto user = staff::find_user(connection, parse_id<UserId>(fact.key.substr(fact.key.find('.') + 1)).value_or(UserId{}));
        fact.roles = user ? user->roles : std::vector<std::string>();
        fact.words = (user ? user->name_and_title() : "Somebody") + " declared that this is a record of their family";
    } else if (fact.what() == "adopter") fact.words = "Somebody who adopts the child, or is to, stands on the file";
    else if (fact.what() == "death") fact.words = "The child’s date of death stands on the file";
    else if (const auto* decision = staff::delegation_policy().find(fact.key)) fact.words = "A decision was recorded: " + decision->label;
    return fact;
}

std::vector<Fact> open_facts_of(store::Connection& connection, ChildId child, Instant now) {
    auto query = open_facts(now);
    query.bindings.emplace_back("child", child);
    query.bindings.emplace_back("most", most_facts);
    std::vector<Fact> facts;
    for (const auto& row :
         connection.query("SELECT c.fact" + query.sql + " AND c.child_id = :child ORDER BY c.fact LIMIT :most", query.bindings))
        facts.push_back(described(connection, row.text("fact")));
    return facts;
}

}  // namespace

std::vector<Proposal> proposals(store::Connection& connection, const staff::User& reader, Instant now, std::size_t most) {
    std::vector<Proposal> all;
    if (!proposes_to(reader)) return all;
    auto query = facts_for(reader, now);
    query.bindings.emplace_back("most", most_facts);
    std::vector<Fact> facts;
    const auto rows = connection.query(staff::led_teams + " SELECT f.child_id, f.number, c.fact" + query.sql +
                                           " ORDER BY f.child_id DESC, c.fact LIMIT :most",
                                       query.bindings);
    for (auto row = rows.begin(); row != rows.end() && all.size() < most; ++row) {
        facts.push_back(described(connection, row->text("fact")));
        const auto child = row->id<ChildId>("child_id");
        if (const auto next = std::next(row); next != rows.end() && next->id<ChildId>("child_id") == child) continue;
        if (auto triggers = triggers_of(facts, trigger_policy()); !triggers.empty())
            all.push_back({child, people::name_of(connection, person_of(child)), row->text("number"), std::move(triggers)});
        facts.clear();
    }
    return all;
}

long long count_proposals(store::Connection& connection, const staff::User& reader, Instant now, long long most) {
    if (!proposes_to(reader)) return 0;
    auto query = facts_for(reader, now);
    query.bindings.emplace_back("most", most);
    return connection
        .query(staff::led_teams + " SELECT COUNT(*) AS found FROM (SELECT DISTINCT f.child_id" + query.sql + " LIMIT :most) counted",
               query.bindings)
        .front()
        .number("found");
}

std::vector<Trigger> open_triggers(store::Connection& connection, ChildId child, Instant now) {
    return triggers_of(open_facts_of(connection, child, now), trigger_policy());
}

void settle_open_facts(store::Connection& connection, ChildId child, std::string_view reason, UserId by, Instant now) {
    for (const auto& fact : open_facts_of(connection, child, now))
        connection.run("INSERT INTO restriction_not_needed (child_id, fact, reason, settled_by, settled_at) VALUES (:child, :fact, :reason,"
                       " :by, :now)",
                       {{"child", child}, {"fact", fact.key}, {"reason", std::string(trimmed(reason))}, {"by", by}, {"now", now}});
}

Done settle_triggers(store::Connection& connection, ChildId child, std::string_view reason, UserId by, Instant now) {
    if (length_in_characters(trimmed(reason)) < shortest_reason)
        return std::unexpected(Problem::invalid("reason", "Enter why, in at least 10 characters"));
    const auto triggers = open_triggers(connection, child, now);
    if (triggers.empty()) return std::unexpected(Problem::stale("Nothing on this file asks for a restriction any more."));
    std::vector<std::string> kinds;
    for (const auto& trigger : triggers) kinds.push_back(trigger.kind);
    settle_open_facts(connection, child, reason, by, now);
    ledger::append(connection, {.at = now,
                                .actor = by,
                                .action = "access.restriction_not_needed",
                                .child = child,
                                .detail = listed(kinds),
                                .words = std::string(trimmed(reason))});
    return {};
}

}  // namespace access_rights
