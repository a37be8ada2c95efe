#include "base/ensure.hpp"
#include "care/recording/drafts.hpp"

namespace recording {

namespace {

const std::string columns = "SELECT id, user_id, child_id, kind, about_id, form, version, updated_at, copy_of FROM draft ";

Draft to_draft(const store::Row& row) {
    auto form = parse_urlencoded(row.text("form"));
    ensure(form.has_value(), "a stored draft can be read");
    return {row.id<DraftId>("id"),
            row.id<UserId>("user_id"),
            row.id<ChildId>("child_id"),
            row.text("kind"),
            row.id<EntryId>("about_id"),
            std::move(*form),
            static_cast<int>(row.number("version")),
            row.instant("updated_at"),
            row.id<DraftId>("copy_of")};
}

std::vector<Draft> to_drafts(const store::Rows& rows) {
    std::vector<Draft> drafts;
    for (const auto& row : rows) drafts.push_back(to_draft(row));
    return drafts;
}

std::string form_without(const Fields& form, std::span<const std::string_view> left_out) {
    Pairs kept;
    for (const auto& pair : form.pairs())
        if (std::ranges::find(left_out, std::string_view(pair.first)) == left_out.end()) kept.push_back(pair);
    return to_urlencoded(kept);
}

constexpr std::string_view of_one_sending[] = {"csrf", "draft", "draft_version", "finish"};
constexpr std::string_view of_one_window[] = {"csrf", "draft", "draft_version", "finish", "window"};

/// What is stored: what was typed, and in which window.
std::string kept_form(const Fields& form) { return form_without(form, of_one_sending); }

bool is_same_text(const Fields& one, const Fields& other) { return form_without(one, of_one_window) == form_without(other, of_one_window); }

bool is_same_window(const Fields& one, const Fields& other) {
    return !one.get("window").empty() && one.get("window") == other.get("window");
}

void replace_text(store::Connection& connection, DraftId id, const Draft& typed, Instant now) {
    connection.run("UPDATE draft SET form = :form, version = version + 1, updated_at = :now WHERE id = :id AND user_id = :user",
                   {{"form", kept_form(typed.form)}, {"now", now}, {"id", id}, {"user", typed.user}});
}

void insert(store::Connection& connection, const Draft& draft, DraftId id, DraftId copy_of, Instant now) {
    connection.run("INSERT INTO draft (id, user_id, child_id, kind, about_id, form, version, updated_at, copy_of) VALUES (:id, :user, "
                   ":child, :kind, :about, :form, 1, :now, :copy_of)",
                   {{"id", id},
                    {"user", draft.user},
                    {"child", draft.child},
                    {"kind", draft.kind},
                    {"about", draft.about},
                    {"form", kept_form(draft.form)},
                    {"now", now},
                    {"copy_of", copy_of}});
}

}  // namespace

DraftSaved save_draft(store::Connection& connection, store::Store& store, const Draft& draft, int version_read, Instant now) {
    const auto known = find_draft(connection, draft.id, draft.user);
    if (!known) {
        insert(connection, draft, draft.id, DraftId{}, now);
        return {draft.id, 1, false};
    }
    if (is_same_text(known->form, draft.form)) return {draft.id, known->version, false};
    // A window whose last answer was lost is behind its own text, not another's.
    const bool is_behind = known->version != version_read && !is_same_window(known->form, draft.form);
    if (is_behind) return keep_beside(connection, store, draft, now);
    replace_text(connection, draft.id, draft, now);
    return {draft.id, known->version + 1, false};
}

std::optional<Draft> find_draft(store::Connection& connection, DraftId id, UserId user) {
    const auto rows = connection.query(columns + "WHERE id = :id AND user_id = :user", {{"id", id}, {"user", user}});
    return rows.empty() ? std::nullopt : std::optional(to_draft(rows.front()));
}

std::optional<Draft> find_jotter(store::Connection& connection, ChildId child, UserId user) {
    const auto rows = connection.query(columns + "WHERE user_id = :user AND child_id = :child AND kind = 'jotter' ORDER BY id LIMIT 1",
                                       {{"user", user}, {"child", child}});
    return rows.empty() ? std::nullopt : std::optional(to_draft(rows.front()));
}

std::vector<Draft> drafts_of(store::Connection& connection, UserId user) {
    return to_drafts(connection.query(columns + "WHERE user_id = :user ORDER BY updated_at DESC, id DESC LIMIT 100", {{"user", user}}));
}

std::vector<Draft> drafts_on(store::Connection& connection, UserId user, ChildId child) {
    return to_drafts(connection.query(columns + "WHERE user_id = :user AND child_id = :child ORDER BY updated_at DESC, id DESC LIMIT 50",
                                      {{"user", user}, {"child", child}}));
}

std::vector<Draft> copies_of(store::Connection& connection, DraftId id, UserId user) {
    return to_drafts(
        connection.query(columns + "WHERE copy_of = :id AND user_id = :user ORDER BY id DESC LIMIT 20", {{"id", id}, {"user", user}}));
}

DraftSaved keep_beside(store::Connection& connection, store::Store& store, const Draft& draft, Instant now) {
    for (const auto& kept : copies_of(connection, draft.id, draft.user)) {
        if (is_same_text(kept.form, draft.form)) return {kept.id, kept.version, true};
        if (!is_same_window(kept.form, draft.form)) continue;
        replace_text(connection, kept.id, draft, now);
        return {kept.id, kept.version + 1, true};
    }
    const auto id = store.next<DraftId>(now);
    insert(connection, draft, id, draft.id, now);
    return {id, 1, true};
}

void set_aside_other_window(store::Connection& connection, store::Store& store, const Draft& submitted, int version_read, Instant now) {
    const auto known = find_draft(connection, submitted.id, submitted.user);
    const bool is_of_other_window = known && known->version != version_read && !is_same_window(known->form, submitted.form) &&
                                    !is_same_text(known->form, submitted.form);
    if (is_of_other_window) keep_beside(connection, store, *known, now);
    // What this window typed earlier, split off while the other one typed, goes into the record now: it is no draft any more.
    for (const auto& split : copies_of(connection, submitted.id, submitted.user))
        if (is_same_text(split.form, submitted.form) || is_same_window(split.form, submitted.form))
            end_draft(connection, split.id, submitted.user);
}

void keep_apart(store::Connection& connection, DraftId id, UserId user) {
    connection.run("UPDATE draft SET copy_of = NULL WHERE id = :id AND user_id = :user", {{"id", id}, {"user", user}});
}

void end_draft(store::Connection& connection, DraftId id, UserId user) {
    connection.run("DELETE FROM draft WHERE id = :id AND user_id = :user", {{"id", id}, {"user", user}});
}

}  // namespace recording
