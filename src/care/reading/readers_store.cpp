#include "care/reading/readers.hpp"

namespace reading {

namespace {

// Reading a record for any reason [1.14]; what was written stands on the file itself.
constexpr std::string_view is_use = "e.action IN ('opened', 'printed', 'exported', 'glass_broken', 'searched')";

Use to_use(const store::Row& row) {
    Use use;
    use.position = row.number("position");
    use.at = row.instant("at");
    use.actor = row.id<UserId>("actor");
    use.name = row.text("name");
    use.job_title = row.text("job_title");
    use.action = row.text("action");
    use.detail = row.text("detail");
    use.entry = use.detail == "entry" || use.detail == "change" ? row.id<EntryId>("subject") : EntryId{};
    use.basis = row.text("basis");
    use.reason = row.text("words");
    use.is_reason_erased = !row.is_null("commitment") && row.is_null("words");
    return use;
}

/// Why the reader had broken the glass when they opened it: their newest reason before that.
void add_why_broken(store::Connection& connection, ChildId child, Use& use) {
    if (use.basis != "break_glass" || use.action == "glass_broken" || !use.reason.empty()) return;
    const auto rows =
        connection.query("SELECT w.words FROM ledger_event e LEFT JOIN ledger_words w ON w.position = e.position"
                         " WHERE e.child = :child AND e.position < :position AND e.actor = :actor AND e.action = 'glass_broken'"
                         " ORDER BY e.position DESC LIMIT 1",
                         {{"child", child}, {"position", use.position}, {"actor", use.actor}});
    if (rows.empty()) return;
    use.reason = rows.front().text("words");
    use.is_reason_erased = rows.front().is_null("words");
}

}  // namespace

UsesPage read_uses(store::Connection& connection, ChildId child, UserId actor, std::int64_t before, std::size_t most) {
    std::string sql = "SELECT e.position, e.at, e.actor, u.name, u.job_title, e.action, e.detail, e.subject, e.basis, e.commitment, "
                      "w.words FROM ledger_event e"
                      " LEFT JOIN user_account u ON u.id = e.actor LEFT JOIN ledger_words w ON w.position = e.position"
                      " WHERE e.child = :child AND " +
                      std::string(is_use);
    store::Bindings bindings = {{"child", child}, {"most", most + 1}};
    if (actor.is_set()) {
        sql += " AND e.actor = :actor";
        bindings.emplace_back("actor", actor);
    }
    if (before > 0) {
        sql += " AND e.position < :before";
        bindings.emplace_back("before", before);
    }
    UsesPage page;
    for (const auto& row : connection.query(sql + " ORDER BY e.position DESC LIMIT :most", bindings)) {
        if (page.uses.size() == most) {
            page.has_older = true;
            break;
        }
        page.uses.push_back(to_use(row));
        add_why_broken(connection, child, page.uses.back());
    }
    return page;
}

std::vector<ReaderName> all_readers(store::Connection& connection, ChildId child) {
    std::vector<ReaderName> readers;
    for (const auto& row : connection.query(
             "SELECT u.id, u.name FROM user_account u WHERE u.id IN (SELECT e.actor FROM ledger_event e WHERE e.child = :child AND " +
                 std::string(is_use) + ") ORDER BY u.name, u.id LIMIT 500",
             {{"child", child}}))
        readers.push_back({row.id<UserId>("id"), row.text("name")});
    return readers;
}

long long readers_since(store::Connection& connection, ChildId child, Instant since) {
    return connection
        .query("SELECT count(DISTINCT e.actor) AS readers FROM ledger_event e WHERE e.child = :child AND e.at >= :since AND " +
                   std::string(is_use),
               {{"child", child}, {"since", since}})
        .front()
        .number("readers");
}

}  // namespace reading
