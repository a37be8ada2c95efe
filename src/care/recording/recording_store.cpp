#include "base/ensure.hpp"
#include "base/text.hpp"
#include "care/recording/names_on_file.hpp"
#include "care/recording/search_index_postgresql.hpp"

namespace recording {

const store::Migration migration = {5, "recording", R"sql(
CREATE TABLE entry (
  id {ID},
  child_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  happened BIGINT NOT NULL,
  happened_precision TEXT NOT NULL,
  written_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  author_id BIGINT,
  author_name TEXT NOT NULL,
  state TEXT NOT NULL,
  version BIGINT NOT NULL,
  seen TEXT,
  is_significant BIGINT NOT NULL,
  headline TEXT,
  source TEXT,
  source_key TEXT,
  origin_id BIGINT,
  about_id BIGINT,
  draft_id BIGINT,
  complementary_id BIGINT,
  countersigning TEXT, countersigned_by TEXT, countersigned_at BIGINT,
  is_privileged BIGINT NOT NULL
);
CREATE INDEX entry_in_order ON entry (child_id, happened DESC, written_at DESC, id DESC);
CREATE INDEX entry_of_kind ON entry (child_id, kind, happened DESC);
CREATE INDEX entry_seen ON entry (child_id, seen, happened) WHERE seen IS NOT NULL;
CREATE INDEX entry_unfinished ON entry (author_id, written_at) WHERE state = 'saved';
CREATE INDEX entry_unfinished_on ON entry (child_id) WHERE state = 'saved';
CREATE INDEX entry_of_draft ON entry (draft_id) WHERE draft_id IS NOT NULL;
CREATE INDEX entry_complementary ON entry (complementary_id, happened DESC, written_at DESC, id DESC) WHERE complementary_id IS NOT NULL;
CREATE INDEX entry_to_countersign ON entry (changed_at, id) WHERE countersigning = 'waiting';
CREATE INDEX entry_not_countersigned ON entry (author_id, changed_at) WHERE countersigning IN ('waiting', 'sent_back');
CREATE INDEX entry_about ON entry (about_id) WHERE about_id IS NOT NULL;
CREATE UNIQUE INDEX entry_from_source ON entry (source_key) WHERE source_key IS NOT NULL;
CREATE TABLE observation (
  entry_id BIGINT NOT NULL, version BIGINT NOT NULL,
  saved_at BIGINT NOT NULL, saved_by BIGINT,
  happened BIGINT NOT NULL, happened_precision TEXT NOT NULL, is_significant BIGINT NOT NULL, headline TEXT, no_actions BIGINT NOT NULL,
  direction TEXT, place TEXT, visit_type TEXT, announced TEXT, purpose TEXT, ended_at TEXT, seen TEXT, not_seen_reason TEXT, bedroom_seen TEXT,
  key_issues TEXT, seen_and_said TEXT, fact_source TEXT, presentation TEXT, home_conditions TEXT, interaction TEXT,
  changes TEXT, risk_change TEXT, documents_given TEXT,
  childs_views TEXT, childs_views_how TEXT, carers_views TEXT, carers_views_how TEXT, analysis TEXT, analysis_source TEXT,
  interpreter TEXT, no_interpreter_reason TEXT, why_not TEXT, next_try TEXT, reading_purpose TEXT, findings TEXT,
  decision_kind TEXT, decision TEXT, decision_reason TEXT, advice TEXT,
  only_this_child TEXT, late_reason TEXT, why_here TEXT,
  PRIMARY KEY (entry_id, version)
);
CREATE TABLE participant (
  entry_id BIGINT NOT NULL, version BIGINT NOT NULL, line BIGINT NOT NULL, person_id BIGINT, name TEXT NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY (entry_id, version, line)
) {BY KEY};
CREATE INDEX participant_person ON participant (person_id, entry_id) WHERE person_id IS NOT NULL;
CREATE TABLE name_on_file (
  child_id BIGINT NOT NULL, person_id BIGINT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (child_id, person_id)
) {BY KEY};
CREATE TABLE author_on_file (child_id BIGINT NOT NULL, user_id BIGINT NOT NULL, PRIMARY KEY (child_id, user_id)) {BY KEY};
CREATE TABLE agreed_action (
  entry_id BIGINT NOT NULL, version BIGINT NOT NULL, line BIGINT NOT NULL, what TEXT NOT NULL, who TEXT, by_when TEXT, by_on TEXT,
  PRIMARY KEY (entry_id, version, line)
) {BY KEY};
CREATE TABLE draft (
  id {ID}, user_id BIGINT NOT NULL, child_id BIGINT NOT NULL, kind TEXT NOT NULL, about_id BIGINT, form TEXT NOT NULL,
  version BIGINT NOT NULL, updated_at BIGINT NOT NULL, copy_of BIGINT
);
CREATE INDEX draft_of_user ON draft (user_id, updated_at);
CREATE INDEX draft_split_off ON draft (copy_of) WHERE copy_of IS NOT NULL;
CREATE TABLE notice (
  id {ID}, user_id BIGINT NOT NULL, code TEXT NOT NULL, child_id BIGINT, entry_id BIGINT, caused_by TEXT NOT NULL, at BIGINT NOT NULL, seen_at BIGINT
);
CREATE INDEX notice_unseen ON notice (user_id, id) WHERE seen_at IS NULL;
CREATE INDEX notice_of_entry ON notice (entry_id, code) WHERE seen_at IS NULL;
{NEVER CHANGED observation};
)sql"};

const store::Migration immutability_migration = {10, "what is written stays", R"sql(
{NEVER REMOVED observation};
{NEVER CHANGED participant};
{NEVER REMOVED participant};
{NEVER CHANGED agreed_action};
{NEVER REMOVED agreed_action};
{NEVER REMOVED entry};
{NEVER CHANGED entry WHEN OLD.state <> 'saved' AND (NEW.state = 'saved' OR NEW.author_name <> OLD.author_name)};
)sql"};

const store::Migration search_migration = {6, "search", search_tables_sql, postgresql::search_tables_sql};

namespace {

/// "place, announced, …" or ":place, :announced, …": the columns of the observation, from its one declaration.
std::string column_list(std::string_view before_each) {
    std::string list;
    for (const auto& asked : fields()) list += ", " + std::string(before_each) + std::string(asked.code);
    return list;
}

store::Bindings entry_bindings(const records::Entry& entry, const Content& content) {
    return {{"id", entry.id},
            {"child", entry.child},
            {"kind", entry.kind},
            {"happened", content.happened.at.time_since_epoch().count()},
            {"precision", code_of(content.happened.precision)},
            {"written_at", entry.written_at},
            {"changed_at", entry.changed_at},
            {"author", entry.author},
            {"author_name", entry.author_name},
            {"state", code_of(entry.state)},
            {"version", entry.version},
            {"seen", store::text_or_null(content.observation.seen)},
            {"is_significant", content.is_significant},
            {"headline", store::text_or_null(content.headline)},
            {"countersigning", store::text_or_null(code_of(entry.countersignature.state))},
            {"countersigned_by", store::text_or_null(entry.countersignature.by_name)},
            {"countersigned_at", entry.countersignature.at}};
}

void insert_observation(store::Connection& connection, const records::Entry& entry, const Content& content, UserId by) {
    static const std::string sql =
        "INSERT INTO observation (entry_id, version, saved_at, saved_by, happened, happened_precision, is_significant, headline, "
        "no_actions" +
        column_list("") +
        ") VALUES (:entry, :version, :saved_at, :saved_by, :happened, :precision, :is_significant, :headline, :no_actions" +
        column_list(":") + ")";
    store::Bindings bindings = {{"entry", entry.id},
                                {"version", entry.version},
                                {"saved_at", entry.changed_at},
                                {"saved_by", by},
                                {"happened", content.happened.at.time_since_epoch().count()},
                                {"precision", code_of(content.happened.precision)},
                                {"is_significant", content.is_significant},
                                {"headline", store::text_or_null(content.headline)},
                                {"no_actions", content.no_actions}};
    for (const auto& asked : fields()) bindings.emplace_back(asked.code, store::text_or_null(content.observation.*asked.value));
    connection.run(sql, bindings);
    int line = 0;
    for (const auto& participant : content.participants)
        connection.run("INSERT INTO participant (entry_id, version, line, person_id, name, role) VALUES (:entry, :version, :line, :person, "
                       ":name, :role)",
                       {{"entry", entry.id},
                        {"version", entry.version},
                        {"line", ++line},
                        {"person", participant.person},
                        {"name", participant.name},
                        {"role", participant.role}});
    line = 0;
    for (const auto& action : content.actions)
        connection.run("INSERT INTO agreed_action (entry_id, version, line, what, who, by_when, by_on) VALUES (:entry, :version, :line, "
                       ":what, :who, :by_when, :by_on)",
                       {{"entry", entry.id},
                        {"version", entry.version},
                        {"line", ++line},
                        {"what", action.what},
                        {"who", store::text_or_null(action.who)},
                        {"by_when", store::text_or_null(action.by)},
                        {"by_on", action.by_on}});
}

}  // namespace

void insert_entry(store::Connection& connection, const records::Entry& entry, const Content& content, DraftId draft) {
    auto bindings = entry_bindings(entry, content);
    bindings.emplace_back("source", store::text_or_null(entry.source));
    bindings.emplace_back("source_key", store::text_or_null(entry.source_key));
    bindings.emplace_back("origin", entry.origin);
    bindings.emplace_back("about", entry.about);
    bindings.emplace_back("draft", draft);
    bindings.emplace_back("complementary", entry.complementary);
    bindings.emplace_back("is_privileged", is_privileged(connection, entry.kind, entry.about));
    connection.run(
        "INSERT INTO entry (id, child_id, kind, happened, happened_precision, written_at, changed_at, author_id, author_name, state, "
        "version, seen,"
        " is_significant, headline, source, source_key, origin_id, about_id, draft_id, complementary_id, countersigning, countersigned_by,"
        " countersigned_at, is_privileged)"
        " VALUES (:id, :child, :kind, :happened, :precision, :written_at, :changed_at, :author, :author_name, :state, :version, :seen,"
        " :is_significant, :headline, :source, :source_key, :origin, :about, :draft, :complementary, :countersigning, :countersigned_by, "
        ":countersigned_at, :is_privileged)",
        bindings);
    insert_observation(connection, entry, content, entry.author);
    keep_names_on_file(connection, entry, content);
    keep_last_reading(connection, entry);
    index_new_words(connection, entry.id, entry.child, words_of(content));
}

void insert_version(store::Connection& connection, const records::Entry& entry, const Content& content, UserId by) {
    connection.run(
        "UPDATE entry SET child_id = :child, kind = :kind, happened = :happened, happened_precision = :precision, written_at = "
        ":written_at, changed_at = :changed_at,"
        " author_id = :author, author_name = :author_name, state = :state, version = :version, seen = :seen, is_significant = "
        ":is_significant, headline = :headline, countersigning = :countersigning, countersigned_by = :countersigned_by, countersigned_at = "
        ":countersigned_at"
        " WHERE id = :id",
        entry_bindings(entry, content));
    insert_observation(connection, entry, content, by);
    keep_names_on_file(connection, entry, content);
    keep_last_reading(connection, entry);
    index_words(connection, entry.id, entry.child, words_of(content));
}

void keep_last_reading(store::Connection& connection, const records::Entry& entry) {
    if (entry.kind != managers_reading) return;
    connection.run("UPDATE child_file SET last_read = (SELECT max(e.happened) FROM entry e WHERE e.child_id = :child AND e.kind = :kind"
                   " AND e.state <> 'withdrawn') WHERE child_id = :child",
                   {{"child", entry.child}, {"kind", managers_reading}});
}

records::Entry to_entry(const store::Row& row, const Sight& sight) {
    records::Entry entry;
    entry.id = row.id<EntryId>("id");
    entry.child = row.id<ChildId>("child_id");
    entry.kind = row.text("kind");
    entry.happened = {LocalMinute{std::chrono::minutes{row.number("happened")}}, records::precision_of(row.text("happened_precision"))};
    entry.written_at = row.instant("written_at");
    entry.changed_at = row.instant("changed_at");
    entry.author = row.id<UserId>("author_id");
    entry.author_name = row.text("author_name");
    entry.state = records::state_of(row.text("state"));
    entry.version = static_cast<int>(row.number("version"));
    entry.is_significant = row.truth("is_significant");
    entry.headline = row.text("headline");
    entry.source = row.text("source");
    entry.source_key = row.text("source_key");
    entry.origin = row.id<EntryId>("origin_id");
    entry.about = row.id<EntryId>("about_id");
    entry.complementary = row.id<ComplementaryFileId>("complementary_id");
    entry.countersignature = {records::countersignature_state_of(row.text("countersigning")), row.text("countersigned_by"),
                              row.maybe_instant("countersigned_at")};
    entry.is_privileged = row.truth("is_privileged");
    entry.is_withheld = !sees(sight, entry);
    if (entry.is_withheld && entry.is_significant) entry.headline = headline_withheld;
    return entry;
}

std::optional<records::Entry> find_entry(store::Connection& connection, EntryId id, const Sight& sight) {
    const auto rows = connection.query("SELECT " + entry_columns + " FROM entry e WHERE e.id = :id", {{"id", id}});
    return rows.empty() ? std::nullopt : std::optional(to_entry(rows.front(), sight));
}

std::optional<records::Entry> find_entry_from(store::Connection& connection, std::string_view source_key) {
    const auto rows = connection.query("SELECT " + entry_columns + " FROM entry e WHERE e.source_key = :key", {{"key", source_key}});
    return rows.empty() ? std::nullopt : std::optional(to_entry(rows.front(), Sight::whole()));
}

Content content_of(store::Connection& connection, EntryId id, int version) {
    static const std::string sql = "SELECT happened, happened_precision, is_significant, headline, no_actions" + column_list("") +
                                   " FROM observation WHERE entry_id = :entry AND version = :version";
    const auto rows = connection.query(sql, {{"entry", id}, {"version", version}});
    ensure(rows.size() == 1, "every version of an entry has its words");
    const auto& row = rows.front();
    Content content;
    content.happened = {LocalMinute{std::chrono::minutes{row.number("happened")}}, records::precision_of(row.text("happened_precision"))};
    content.is_significant = row.truth("is_significant");
    content.headline = row.text("headline");
    content.no_actions = row.truth("no_actions");
    for (const auto& asked : fields()) content.observation.*asked.value = row.text(asked.code);
    for (const auto& p :
         connection.query("SELECT person_id, name, role FROM participant WHERE entry_id = :entry AND version = :version ORDER BY line",
                          {{"entry", id}, {"version", version}}))
        content.participants.push_back({p.id<PersonId>("person_id"), p.text("name"), p.text("role")});
    for (const auto& a : connection.query(
             "SELECT what, who, by_when, by_on FROM agreed_action WHERE entry_id = :entry AND version = :version ORDER BY line",
             {{"entry", id}, {"version", version}}))
        content.actions.push_back({a.text("what"), a.text("who"), a.text("by_when"), a.maybe_day("by_on")});
    return content;
}

std::optional<Written> find_written(store::Connection& connection, EntryId id, const Sight& sight) {
    auto entry = find_entry(connection, id, sight);
    if (!entry) return std::nullopt;
    auto content = content_for(connection, *entry, sight);
    return Written{std::move(*entry), std::move(content)};
}

std::vector<EntryId> entries_of_draft(store::Connection& connection, DraftId draft) {
    std::vector<EntryId> entries;
    for (const auto& row : connection.query("SELECT id FROM entry WHERE draft_id = :draft ORDER BY id", {{"draft", draft}}))
        entries.push_back(row.id<EntryId>("id"));
    return entries;
}

std::vector<Version> versions_of(store::Connection& connection, EntryId id) {
    std::vector<Version> versions;
    for (const auto& row : connection.query("SELECT o.version, o.saved_at, coalesce(u.name, e.author_name) AS saved_by FROM observation o "
                                            "JOIN entry e ON e.id = o.entry_id"
                                            " LEFT JOIN user_account u ON u.id = o.saved_by WHERE o.entry_id = :entry ORDER BY o.version",
                                            {{"entry", id}}))
        versions.push_back({static_cast<int>(row.number("version")), row.instant("saved_at"), row.text("saved_by")});
    return versions;
}

}  // namespace recording
