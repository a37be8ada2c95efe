#include "care/people/details.hpp"
#include "care/possible_duplicates/possible_duplicates.hpp"
#include "ledger/ledger.hpp"

namespace people {
namespace {

void save_file(store::Connection& connection, const files::ChildFile& file) {
    connection.run(
        "UPDATE child_file SET status = :status, need_code = :need_code, team_id = :team, closed_on = :closed_on WHERE child_id = :child",
        {{"status", file.status},
         {"need_code", store::text_or_null(file.need_code)},
         {"team", file.team},
         {"closed_on", file.closed_on},
         {"child", file.child}});
    for (const auto& hazard : file.hazards) {
        if (hazard.id == 0) files::insert_hazard(connection, file.child, hazard);
        else if (hazard.until)
            connection.run("UPDATE hazard SET until_on = :until_on WHERE id = :id AND child_id = :child AND until_on IS NULL",
                           {{"until_on", hazard.until}, {"id", hazard.id}, {"child", file.child}});
    }
}

}  // namespace

Done save_details(store::Connection& connection, const Person& person, const std::optional<files::ChildFile>& file,
                  const std::optional<Check>& check, const Change& change) {
    update_person(connection, person);
    possible_duplicates::note_matches(connection, person, change.by, change.at);
    if (file) save_file(connection, *file);
    if (check) insert_check(connection, person.id, *check, change.by);
    ledger::append(connection, {.at = change.at,
                                .actor = change.by,
                                .action = "person.changed",
                                .child = change.child,
                                .subject = change.person.value,
                                .basis = change.basis,
                                .detail = change.card,
                                .content = change.content});
    return {};
}

bool belongs_to(store::Connection& connection, ChildId child, PersonId person) {
    if (person_of(child) == person) return true;
    return find_relationship(connection, person_of(child), person).has_value() || find_involvement(connection, child, person).has_value();
}

}  // namespace people
