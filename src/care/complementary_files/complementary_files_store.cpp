#include <array>

#include "base/text.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/complementary_files/complementary_files.hpp"
#include "care/people/people.hpp"
#include "ledger/ledger.hpp"

namespace complementary_files {

const store::Migration migration = {13, "complementary files", R"sql(
CREATE TABLE complementary_file (
  id {ID}, child_id BIGINT NOT NULL, service TEXT NOT NULL, provider TEXT, holder_id BIGINT NOT NULL, opened_on TEXT NOT NULL,
  opened_by BIGINT NOT NULL, ended_on TEXT, ended_by BIGINT, involvement TEXT, outcome TEXT
);
CREATE INDEX complementary_file_of_child ON complementary_file (child_id, id);
CREATE INDEX complementary_file_held ON complementary_file (holder_id, id) WHERE ended_on IS NULL;
)sql"};

namespace {

constexpr std::array<records::Choice, 9> all_services = {{{"residential", "Residential service"},
                                                          {"family_placement", "Family placement"},
                                                          {"leaving_care", "Leaving care"},
                                                          {"family_support", "Family support"},
                                                          {"child_protection", "Child protection conferences"},
                                                          {"disability", "Disabled children’s service"},
                                                          {"youth_justice", "Youth justice"},
                                                          {"family_time", "Family time"},
                                                          {"other", "Another service"}}};
constexpr std::size_t most_listed = 100;

const std::string columns =
    "SELECT c.id, c.child_id, c.service, c.provider, c.holder_id, u.name AS holder_name, u.job_title, c.opened_on, c.ended_on, "
    "c.involvement, c.outcome FROM complementary_file c JOIN user_account u ON u.id = c.holder_id";

ComplementaryFile to_file(const store::Row& row) {
    return {row.id<ComplementaryFileId>("id"),
            row.id<ChildId>("child_id"),
            row.text("service"),
            row.text("provider"),
            row.id<UserId>("holder_id"),
            staff::with_title(row.text("holder_name"), row.text("job_title")),
            row.day("opened_on"),
            row.maybe_day("ended_on"),
            row.text("involvement"),
            row.text("outcome")};
}

Result<UserId> holder_named(store::Connection& connection, std::string_view user_name) {
    const auto user = staff::find_user_named(connection, user_name);
    if (!user || user->left_on) return std::unexpected(Problem::invalid("holder", "Nobody who works here has this user name"));
    if (!user->opens_by(staff::Basis::complementary))
        return std::unexpected(Problem::invalid("holder", user->name + "’s role does not hold complementary files. Choose somebody else"));
    return user->id;
}

void log(store::Connection& connection, std::string_view action, const ComplementaryFile& file, UserId by, Instant now,
         std::string content = "") {
    ledger::append(connection, {.at = now,
                                .actor = by,
                                .action = std::string(action),
                                .child = file.child,
                                .subject = file.id.value,
                                .detail = file.service,
                                .content = std::move(content)});
}

}  // namespace

std::span<const records::Choice> services() { return all_services; }

std::string ComplementaryFile::title() const { return std::string(label()) + (provider.empty() ? "" : ", " + provider); }

Result<ComplementaryFileId> open(store::Store& store, store::Connection& connection, ChildId child, const NewComplementaryFile& asked,
                                 UserId by, Instant now) {
    const auto holder = holder_named(connection, asked.holder);
    if (!holder) return std::unexpected(holder.error());
    const auto id = store.next<ComplementaryFileId>(now);
    connection.run("INSERT INTO complementary_file (id, child_id, service, provider, holder_id, opened_on, opened_by)"
                   " VALUES (:id, :child, :service, :provider, :holder, :today, :by)",
                   {{"id", id},
                    {"child", child},
                    {"service", asked.service},
                    {"provider", store::text_or_null(asked.provider)},
                    {"holder", *holder},
                    {"today", london_day(now)},
                    {"by", by}});
    log(connection, "complementary_file.opened", *find(connection, id), by, now);
    return id;
}

Done change_holder(store::Connection& connection, const ComplementaryFile& file, std::string_view user_name, UserId by, Instant now) {
    const auto holder = holder_named(connection, user_name);
    if (!holder) return std::unexpected(holder.error());
    if (*holder == file.holder)
        return std::unexpected(Problem::invalid("holder", file.holder_name + " holds this file already. Choose somebody else"));
    if (connection.run("UPDATE complementary_file SET holder_id = :holder WHERE id = :id AND ended_on IS NULL",
                       {{"holder", *holder}, {"id", file.id}}) == 0)
        return std::unexpected(Problem::refused("This service has ended: its file has no further holder."));
    ledger::append(connection, {.at = now,
                                .actor = by,
                                .action = "complementary_file.holder_changed",
                                .child = file.child,
                                .subject = file.id.value,
                                .detail = "from " + to_text(file.holder) + " to " + to_text(*holder)});
    return {};
}

Done end(store::Connection& connection, const ComplementaryFile& file, std::string_view involvement, std::string_view outcome, UserId by,
         Instant now) {
    if (connection.run("UPDATE complementary_file SET ended_on = :today, ended_by = :by, involvement = :involvement, outcome = :outcome"
                       " WHERE id = :id AND ended_on IS NULL",
                       {{"today", london_day(now)}, {"by", by}, {"involvement", involvement}, {"outcome", outcome}, {"id", file.id}}) == 0)
        return std::unexpected(Problem::refused("This service has ended already. What was written then stands."));
    log(connection, "complementary_file.ended", file, by, now, std::string(involvement) + "\n" + std::string(outcome));
    return {};
}

std::optional<ComplementaryFile> find(store::Connection& connection, ComplementaryFileId id) {
    const auto rows = connection.query(columns + " WHERE c.id = :id", {{"id", id}});
    return rows.empty() ? std::nullopt : std::optional(to_file(rows.front()));
}

std::vector<ComplementaryFile> files_of(store::Connection& connection, ChildId child) {
    std::vector<ComplementaryFile> files;
    for (const auto& row :
         connection.query(columns + " WHERE c.child_id = :child ORDER BY c.ended_on IS NOT NULL, c.opened_on DESC, c.id DESC LIMIT :most",
                          {{"child", child}, {"most", most_listed}}))
        files.push_back(to_file(row));
    return files;
}

bool is_held_by(store::Connection& connection, ComplementaryFileId file, ChildId child, UserId user) {
    return !connection
                .query("SELECT 1 AS found FROM complementary_file WHERE id = :id AND child_id = :child AND holder_id = :user AND ended_on"
                       " IS NULL",
                       {{"id", file}, {"child", child}, {"user", user}})
                .empty();
}

std::vector<HeldFile> held_by(store::Connection& connection, const staff::Viewer& holder) {
    std::vector<HeldFile> held;
    for (const auto& row : connection.query(columns + " WHERE c.holder_id = :holder AND c.ended_on IS NULL AND" +
                                                access_rights::not_hidden("c.child_id") + " ORDER BY c.id LIMIT :most",
                                            access_rights::seen_by(holder, {{"holder", holder.id}, {"most", most_listed}}))) {
        auto file = to_file(row);
        auto name = people::name_of(connection, person_of(file.child));
        held.push_back({std::move(file), std::move(name)});
    }
    return held;
}

}  // namespace complementary_files
