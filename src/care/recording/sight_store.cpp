#include <algorithm>

#include "care/people/people.hpp"
#include "care/recording/recording.hpp"

// [A2.2] What of an entry is there for whose eyes.

namespace recording {

namespace {

/// [A2.2] Takes out who the child's adopters are.
void keep_adopters_apart(store::Connection& connection, const records::Entry& entry, int version, Content& content) {
    std::size_t place = 0;
    for (const auto& row : connection.query("SELECT" + people::is_adopter_of(":child", "p.person_id") +
                                                " AS adopts FROM participant p WHERE p.entry_id = :entry AND p.version = :version"
                                                " ORDER BY p.line",
                                            {{"child", entry.child}, {"entry", entry.id}, {"version", version}})) {
        auto& participant = content.participants.at(place++);
        if (!row.truth("adopts")) continue;
        participant = {.person = {}, .name = std::string(people::adopter_withheld), .role = ""};
    }
}

}  // namespace

Content content_for(store::Connection& connection, const records::Entry& entry, const Sight& sight, int version) {
    const auto asked = version > 0 ? version : entry.version;
    if (!entry.is_withheld) {
        auto content = content_of(connection, entry.id, asked);
        const auto is_linked = [](const Participant& one) { return one.person.is_set(); };
        if (!sight.of_confidential && std::ranges::any_of(content.participants, is_linked))
            keep_adopters_apart(connection, entry, asked, content);
        return content;
    }
    return {.happened = entry.happened, .is_significant = entry.is_significant, .headline = std::string(headline_withheld)};
}

bool is_privileged(store::Connection& connection, std::string_view kind_code, EntryId about) {
    const auto* known = find_kind(kind_code);
    if (known && known->is_privileged) return true;
    const auto added_to = about.is_set() ? find_entry(connection, about) : std::nullopt;
    return added_to && added_to->is_privileged;
}

void leave_out_withheld(std::string& sql, store::Bindings& bindings, const Sight& sight) {
    if (sight.of_legal_advice) return;
    sql += " AND (e.is_privileged = 0 OR e.author_id = :reader)";
    bindings.emplace_back("reader", sight.reader);
}

}  // namespace recording
