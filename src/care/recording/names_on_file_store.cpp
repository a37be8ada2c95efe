#include <algorithm>

#include "care/people/people.hpp"
#include "care/recording/names_on_file.hpp"

namespace recording {

namespace {

/// Those whom the version before named and this one does not.
std::vector<PersonId> no_longer_named(store::Connection& connection, const records::Entry& entry, const Content& content) {
    std::vector<PersonId> gone;
    if (entry.version == 1) return gone;
    for (const auto& row : connection.query(
             "SELECT DISTINCT person_id FROM participant WHERE entry_id = :entry AND version = :before AND person_id IS NOT NULL",
             {{"entry", entry.id}, {"before", entry.version - 1}})) {
        const auto person = row.id<PersonId>("person_id");
        if (std::ranges::find(content.participants, person, &Participant::person) == content.participants.end()) gone.push_back(person);
    }
    return gone;
}

}  // namespace

void keep_names_on_file(store::Connection& connection, const records::Entry& entry, const Content& content) {
    // Who took part in legal advice is offered to nobody: whoever narrows the file would learn of it.
    const auto offered = is_privileged(connection, entry.kind, entry.about) ? std::vector<Participant>() : content.participants;
    for (const auto& participant : offered)
        if (participant.person.is_set())
            connection.run(
                "INSERT INTO name_on_file (child_id, person_id, name, role) VALUES (:child, :person, :name, :role)"
                " ON CONFLICT (child_id, person_id) DO UPDATE SET name = excluded.name, role = excluded.role"
                " WHERE name_on_file.name <> excluded.name OR name_on_file.role <> excluded.role",
                {{"child", entry.child}, {"person", participant.person}, {"name", participant.name}, {"role", participant.role}});
    for (const auto person : no_longer_named(connection, entry, content))
        connection.run(
            "DELETE FROM name_on_file WHERE child_id = :child AND person_id = :person AND NOT EXISTS (SELECT 1 FROM participant p"
            " JOIN entry e ON e.id = p.entry_id AND e.version = p.version WHERE p.person_id = :person AND e.child_id = :child)",
            {{"child", entry.child}, {"person", person}});
    if (entry.author.is_set())
        connection.run("INSERT INTO author_on_file (child_id, user_id) VALUES (:child, :author) ON CONFLICT DO NOTHING",
                       {{"child", entry.child}, {"author", entry.author}});
}

std::vector<NameOnFile> names_on_file(store::Connection& connection, ChildId child, const Sight& sight, std::size_t most) {
    std::vector<NameOnFile> names;
    for (const auto& row :
         connection.query("SELECT person_id, name, role FROM name_on_file n WHERE child_id = :child" +
                              (sight.of_confidential ? "" : " AND NOT" + people::is_adopter_of("n.child_id", "n.person_id")) +
                              " ORDER BY name, person_id LIMIT :most",
                          {{"child", child}, {"most", most}}))
        names.push_back({row.id<PersonId>("person_id"), row.text("name"), row.text("role")});
    return names;
}

std::vector<AuthorOnFile> authors_on_file(store::Connection& connection, ChildId child, std::size_t most) {
    std::vector<AuthorOnFile> authors;
    for (const auto& row : connection.query("SELECT u.id, u.name FROM author_on_file a JOIN user_account u ON u.id = a.user_id WHERE"
                                            " a.child_id = :child ORDER BY u.name, u.id LIMIT :most",
                                            {{"child", child}, {"most", most}}))
        authors.push_back({row.id<UserId>("id"), row.text("name")});
    return authors;
}

}  // namespace recording
