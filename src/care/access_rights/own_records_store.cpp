#include <array>

#include "base/text.hpp"
#include "care/access_rights/own_records.hpp"
#include "ledger/ledger.hpp"

namespace access_rights {

namespace {

constexpr std::array<Relation, 7> all_relations = {{{"self", "Myself"},
                                                    {"child", "My child or step-child"},
                                                    {"partner", "My partner or former partner"},
                                                    {"parent", "My parent"},
                                                    {"sibling", "My brother or sister"},
                                                    {"relative", "Another relative"},
                                                    {"friend", "A friend or neighbour"}}};
constexpr std::size_t most_declared = 100;

void hide(store::Connection& connection, UserId user, PersonId person) {
    connection.run("INSERT INTO own_record (user_id, person_id) VALUES (:user, :person) ON CONFLICT (user_id, person_id) DO NOTHING",
                   {{"user", user}, {"person", person}});
}

/// Everybody on record who was born on the day and has one of these words as a name is looked at.
void hide_known(store::Connection& connection, UserId user, const Declaration& declaration) {
    const auto wanted = folded(declaration.name);
    for (const auto& row : connection.query("SELECT n.person_id, n.given, n.family FROM person p JOIN person_name n ON n.person_id = p.id"
                                            " WHERE p.born_on = :born_on ORDER BY n.person_id LIMIT 2000",
                                            {{"born_on", declaration.born_on}}))
        if (folded(row.text("given") + " " + row.text("family")) == wanted) hide(connection, user, row.id<PersonId>("person_id"));
}

}  // namespace

std::span<const Relation> relations() { return all_relations; }

std::vector<Declaration> declarations_of(store::Connection& connection, UserId user) {
    std::vector<Declaration> declarations;
    for (const auto& row :
         connection.query("SELECT id, name, relation, born_on FROM declaration WHERE user_id = :user ORDER BY id LIMIT :most",
                          {{"user", user}, {"most", most_declared}}))
        declarations.push_back({row.number("id"), row.text("name"), row.text("relation"), row.day("born_on")});
    return declarations;
}

Done declare(store::Connection& connection, const Declaration& declaration, UserId user, Instant now) {
    const auto known = declarations_of(connection, user);
    if (known.size() == most_declared)
        return std::unexpected(Problem::refused("You have declared 100 people. Ask information governance."));
    for (const auto& one : known)
        if (folded(one.name) == folded(declaration.name) && one.born_on == declaration.born_on) return {};
    connection.run(
        "INSERT INTO declaration (user_id, name, born_on, relation, declared_at) VALUES (:user, :name, :born_on, :relation, :at)",
        {{"user", user}, {"name", declaration.name}, {"born_on", declaration.born_on}, {"relation", declaration.relation}, {"at", now}});
    hide_known(connection, user, declaration);
    ledger::append(connection,
                   {.at = now, .actor = user, .action = "access.relative_declared", .subject = user.value, .detail = declaration.relation});
    return {};
}

void hide_from_relatives(store::Connection& connection, PersonId person, const std::vector<std::string>& names,
                         std::optional<Day> born_on) {
    if (!born_on) return;
    for (const auto& row :
         connection.query("SELECT user_id, name FROM declaration WHERE born_on = :born_on LIMIT 1000", {{"born_on", *born_on}}))
        for (const auto& name : names)
            if (folded(name) == folded(row.text("name"))) hide(connection, row.id<UserId>("user_id"), person);
}

}  // namespace access_rights
