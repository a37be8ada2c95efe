#include "care/recording/notices.hpp"

#include "care/access_rights/access_rights.hpp"

namespace recording {

void add_notice(store::Connection& connection, store::Store& store, UserId user, std::string_view code, const records::Entry& entry,
                std::string_view by, Instant now) {
    const auto same = connection.query("SELECT 1 AS found FROM notice WHERE entry_id = :entry AND code = :code AND user_id = :user AND "
                                       "caused_by = :by AND seen_at IS NULL LIMIT 1",
                                       {{"entry", entry.id}, {"code", code}, {"user", user}, {"by", by}});
    if (!same.empty()) return;
    connection.run("INSERT INTO notice (id, user_id, code, child_id, entry_id, caused_by, at) VALUES (:id, :user, :code, :child, :entry, "
                   ":caused_by, :at)",
                   {{"id", store.next_id(now)},
                    {"user", user},
                    {"code", code},
                    {"child", entry.child},
                    {"entry", entry.id},
                    {"caused_by", by},
                    {"at", now}});
}

void tell_holder(store::Connection& connection, store::Store& store, const records::Entry& entry, const staff::User& author, Instant now) {
    const auto rows = connection.query("SELECT user_id FROM allocation WHERE child_id = :child AND is_holder = 1 AND until_on IS NULL",
                                       {{"child", entry.child}});
    for (const auto& row : rows)
        if (const auto holder = row.id<UserId>("user_id"); holder != author.id)
            add_notice(connection, store, holder, "recorded_by_other", entry, author.name_and_title(), now);
}

void tell_of_leaver(store::Connection& connection, store::Store& store, UserId leader, std::string_view leaver, Instant now) {
    connection.run("INSERT INTO notice (id, user_id, code, caused_by, at) VALUES (:id, :user, :code, :caused_by, :at)",
                   {{"id", store.next_id(now)}, {"user", leader}, {"code", holder_left_code}, {"caused_by", leaver}, {"at", now}});
}

void end_notices(store::Connection& connection, std::string_view code, EntryId entry, Instant now) {
    connection.run("UPDATE notice SET seen_at = :now WHERE entry_id = :entry AND code = :code AND seen_at IS NULL",
                   {{"now", now}, {"entry", entry}, {"code", code}});
}

std::vector<Notice> unseen_notices(store::Connection& connection, const staff::Viewer& viewer) {
    std::vector<Notice> notices;
    for (const auto& row :
         connection.query("SELECT n.id, n.code, n.child_id, n.entry_id, n.caused_by, n.at, e.kind AS entry_kind, o.why_here FROM notice n"
                          " LEFT JOIN entry e ON e.id = n.entry_id LEFT JOIN observation o ON o.entry_id = e.id AND o.version = e.version "
                          "AND e.is_privileged = 0"
                          " WHERE n.user_id = :user AND n.seen_at IS NULL ORDER BY n.id DESC LIMIT 50",
                          {{"user", viewer.id}}))
        notices.push_back({row.number("id"), row.text("code"), row.id<ChildId>("child_id"),
                           access_rights::shown_name(connection, row.id<ChildId>("child_id"), viewer), row.id<EntryId>("entry_id"),
                           row.text("caused_by"), row.instant("at"), row.text("entry_kind"),
                           row.text("code") == "recorded_by_other" ? row.text("why_here") : ""});
    return notices;
}

void mark_seen(store::Connection& connection, UserId user, std::int64_t notice, Instant now) {
    connection.run("UPDATE notice SET seen_at = :now WHERE id = :notice AND user_id = :user AND seen_at IS NULL",
                   {{"now", now}, {"notice", notice}, {"user", user}});
}

}  // namespace recording
