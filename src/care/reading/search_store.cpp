#include <limits>
#include <map>
#include <set>

#include "care/access_rights/access_rights.hpp"
#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "care/reading/search.hpp"
#include "care/recording/search_index.hpp"
#include "care/recording/third_party.hpp"

namespace reading {

namespace {

constexpr std::size_t most_considered = 500;
constexpr std::size_t ids_at_once = 500;
constexpr std::size_t most_children_named = 400;

void sort_newest_first(std::vector<Found>& found) {
    std::ranges::sort(found, [](const Found& one, const Found& other) {
        return std::tuple(one.entry.happened.at, one.entry.written_at, one.entry.id) >
               std::tuple(other.entry.happened.at, other.entry.written_at, other.entry.id);
    });
}

/// The words of an entry that the index found, as they are for its reader. The index knows the names of adopters too: false where one is
/// kept from the reader and what was looked for stands in nothing else.
bool read_words(store::Connection& connection, Found& found, std::string_view looked_for) {
    const auto content = recording::content_for(connection, found.entry, found.sight);
    const auto words = recording::words_of(content);
    found.excerpt = excerpt_of(recording::without_marks(words), looked_for);
    const auto& names = content.participants;
    const bool is_cut = std::ranges::find(names, people::adopter_withheld, &recording::Participant::name) != names.end();
    return !is_cut || has_all(found.entry.headline + "\n" + words, looked_for);
}

/// Keeps the newest, and reads their words.
SearchResult finish(store::Connection& connection, std::vector<Found> found, std::string_view looked_for, bool stopped_early) {
    sort_newest_first(found);
    SearchResult result{std::move(found), stopped_early};
    if (result.found.size() > most_found) {
        result.has_more = true;
        result.found.resize(most_found);
    }
    std::map<ChildId, std::string> names;
    std::erase_if(result.found, [&](Found& one) { return !read_words(connection, one, looked_for); });
    for (auto& one : result.found) {
        auto& name = names[one.entry.child];
        if (name.empty()) name = people::name_of(connection, person_of(one.entry.child));
        one.child_name = name;
    }
    return result;
}

std::set<TeamId> led_teams(store::Connection& connection, UserId leader) {
    const auto teams = staff::all_teams(connection);
    std::set<TeamId> led;
    for (bool grew = true; grew;) {
        grew = false;
        for (const auto& team : teams)
            if ((team.leader == leader || led.contains(team.parent)) && led.insert(team.id).second) grew = true;
    }
    return led;
}

/// Children worth asking about: at least all whom this person may read as a worker, as a leader or because they are named. Whether they may
/// is asked of need to know for every one that is found; this only spares reading past other people's entries. Nothing when they are too
/// many to name, or when a role opens more than these.
std::optional<std::vector<ChildId>> children_worth_asking(store::Connection& connection, const staff::User& reader, Day today) {
    if (staff::opens_whatever_the_child(reader, today)) return std::nullopt;
    std::set<ChildId> children;
    const auto add = [&](std::string_view sql, const store::Bindings& bindings) {
        for (const auto& row : connection.query(sql, bindings)) children.insert(row.id<ChildId>("child_id"));
    };
    add("SELECT child_id FROM allocation WHERE user_id = :user AND until_on IS NULL LIMIT :most",
        {{"user", reader.id}, {"most", most_children_named + 1}});
    for (const auto child : access_rights::children_named_for(connection, reader.id, most_children_named + 1)) children.insert(child);
    for (const auto team : led_teams(connection, reader.id)) {
        if (children.size() > most_children_named) break;
        add("SELECT child_id FROM child_file WHERE team_id = :team LIMIT :most", {{"team", team}, {"most", most_children_named + 1}});
        add("SELECT a.child_id FROM user_account u JOIN allocation a ON a.user_id = u.id AND a.until_on IS NULL WHERE u.team_id = :team "
            "LIMIT :most",
            {{"team", team}, {"most", most_children_named + 1}});
    }
    if (children.size() > most_children_named) return std::nullopt;
    return std::vector<ChildId>(children.begin(), children.end());
}

/// Remembers, for the length of one search, whom this person may read without breaking the glass.
class MayRead {
  public:
    struct Ground {
        staff::Basis basis = staff::Basis::none;
        recording::Sight sight;
    };
    MayRead(store::Connection& connection, const staff::User& reader, Instant now) : connection_(connection), reader_(reader), now_(now) {}
    /// On what ground the child's record may be read, and what of it.
    const Ground& ground(ChildId child) {
        const auto [known, is_new] = grounds_.try_emplace(child);
        if (is_new) {
            const auto today = london_day(now_);
            auto facts = files::record_facts(connection_, child, reader_.id, now_);
            facts.has_broken_glass = false;
            known->second = {staff::may_read(reader_, facts, today),
                             recording::Sight::of(staff::all_allowed(reader_, facts, today), reader_.id)};
        }
        return known->second;
    }

  private:
    store::Connection& connection_;
    const staff::User& reader_;
    Instant now_;
    std::map<ChildId, Ground> grounds_;
};

}  // namespace

SearchResult search_child(store::Connection& connection, ChildId child, const recording::Sight& sight, std::string_view looked_for) {
    const auto ids = recording::entries_with(connection, looked_for, child, most_considered);
    std::vector<Found> found;
    for (const auto id : ids)
        if (auto entry = recording::find_entry(connection, id, sight);
            entry && entry->child == child && entry->state != records::State::withdrawn && !entry->is_withheld)
            found.push_back({std::move(*entry), "", staff::Basis::none, {}, sight});
    return finish(connection, std::move(found), looked_for, ids.size() == most_considered);
}

SearchResult search_all(store::Connection& connection, const staff::User& reader, std::string_view looked_for, Instant now,
                        Deadline deadline) {
    const auto children = children_worth_asking(connection, reader, london_day(now));
    if (children && children->empty()) return {};
    MayRead may_read(connection, reader, now);
    std::vector<Found> found;
    EntryId before{std::numeric_limits<std::int64_t>::max()};
    while (true) {
        const auto ids = recording::entries_with(
            connection, looked_for, children ? std::span<const ChildId>(*children) : std::span<const ChildId>(), before, ids_at_once);
        for (const auto id : ids) {
            if (std::chrono::steady_clock::now() > deadline || found.size() == most_considered)
                return finish(connection, std::move(found), looked_for, true);
            auto entry = recording::find_entry(connection, id);
            if (!entry || entry->state == records::State::withdrawn) continue;
            const auto& [basis, sight] = may_read.ground(entry->child);
            if (basis != staff::Basis::none && recording::sees(sight, *entry)) found.push_back({std::move(*entry), "", basis, {}, sight});
        }
        if (ids.size() < ids_at_once) return finish(connection, std::move(found), looked_for, false);
        before = ids.back();
    }
}

}  // namespace reading
