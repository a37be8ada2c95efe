#include "base/ensure.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/corrections/leavers_drafts.hpp"
#include "care/files/files.hpp"

namespace corrections {

namespace {

constexpr std::size_t most_looked_through = 200;

const std::string decision_columns =
    "SELECT l.draft_id, l.child_id, l.kind, l.form, l.is_taken, l.decided_by, l.reason, l.decided_at, l.made_draft_id, u.name AS writer,"
    " u.left_on, d.name AS decided_by_name FROM left_draft l JOIN user_account u ON u.id = l.writer_id JOIN user_account d ON d.id = "
    "l.decided_by ";

std::optional<DraftDecision> to_decision(const store::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    auto form = parse_urlencoded(row.text("form"));
    ensure(form.has_value(), "a kept draft can be read");
    return DraftDecision{row.id<DraftId>("draft_id"),
                         row.id<ChildId>("child_id"),
                         row.text("kind"),
                         row.text("writer"),
                         row.maybe_day("left_on").value_or(Day{}),
                         std::move(*form),
                         row.truth("is_taken"),
                         row.id<UserId>("decided_by"),
                         row.text("decided_by_name"),
                         row.text("reason"),
                         row.instant("decided_at"),
                         row.id<DraftId>("made_draft_id")};
}

std::optional<LeftDraft> left_draft(store::Connection& connection, DraftId id, const store::Row& row) {
    auto draft = recording::find_draft(connection, id, row.id<UserId>("user_id"));
    if (!draft) return std::nullopt;
    return LeftDraft{std::move(*draft), "", row.text("name"), row.day("left_on")};
}

}  // namespace

std::vector<LeftDraft> drafts_of_leavers(store::Connection& connection, const staff::User& leader, Instant now, std::size_t most) {
    std::vector<LeftDraft> drafts;
    const staff::Viewer viewer{leader.id, london_day(now)};
    for (const auto& row :
         connection.query(staff::answered_teams +
                              " SELECT d.id, d.user_id, u.name, u.left_on FROM user_account u CROSS JOIN draft d CROSS JOIN child_file f"
                              " WHERE u.left_on IS NOT NULL AND d.user_id = u.id AND f.child_id = d.child_id"
                              " AND (f.team_id IN (SELECT id FROM led) OR u.team_id IN (SELECT id FROM led)) AND" +
                              access_rights::not_hidden("f.child_id") + " ORDER BY d.updated_at, d.id LIMIT :most",
                          access_rights::seen_by(viewer, {{"leader", leader.id}, {"most", most_looked_through}}))) {
        if (drafts.size() == most) break;
        auto left = left_draft(connection, row.id<DraftId>("id"), row);
        if (!left) continue;
        const auto basis = files::basis_for(connection, leader, left->draft.child, now, staff::Permission::decide);
        if (basis == staff::Basis::none) continue;
        left->child_name = access_rights::shown_name(connection, left->draft.child, viewer);
        drafts.push_back(std::move(*left));
    }
    return drafts;
}

std::optional<LeftDraft> find_left_draft(store::Connection& connection, DraftId draft) {
    const auto rows = connection.query("SELECT d.user_id, u.name, u.left_on FROM draft d JOIN user_account u ON u.id = d.user_id"
                                       " WHERE d.id = :draft AND u.left_on IS NOT NULL",
                                       {{"draft", draft}});
    return rows.empty() ? std::nullopt : left_draft(connection, draft, rows.front());
}

std::optional<DraftDecision> find_draft_decision(store::Connection& connection, DraftId draft) {
    return to_decision(connection.query(decision_columns + "WHERE l.draft_id = :draft", {{"draft", draft}}));
}

std::optional<DraftDecision> decision_behind(store::Connection& connection, EntryId entry) {
    return to_decision(connection.query(decision_columns + "JOIN entry e ON e.draft_id = l.made_draft_id WHERE e.id = :entry LIMIT 1",
                                        {{"entry", entry}}));
}

void insert_draft_decision(store::Connection& connection, const recording::Draft& draft, const DraftDecision& decision) {
    connection.run(
        "INSERT INTO left_draft (draft_id, writer_id, child_id, kind, form, is_taken, decided_by, decided_at, reason, made_draft_id)"
        " VALUES (:draft, :writer, :child, :kind, :form, :is_taken, :by, :at, :reason, :made)",
        {{"draft", draft.id},
         {"writer", draft.user},
         {"child", draft.child},
         {"kind", draft.kind},
         {"form", decision.is_taken ? to_urlencoded(draft.form.pairs()) : std::string()},
         {"is_taken", decision.is_taken},
         {"by", decision.by},
         {"at", decision.at},
         {"reason", store::text_or_null(decision.reason)},
         {"made", decision.made}});
}

}  // namespace corrections
