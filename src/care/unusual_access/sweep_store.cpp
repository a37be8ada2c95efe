#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "care/unusual_access/sweep.hpp"
#include "ledger/ledger.hpp"

namespace unusual_access {

namespace {

using namespace std::chrono_literals;

constexpr int events_at_once = 1'000;
constexpr auto people_counted_for = 24h;

/// What is known of the reader, whatever the child.
struct Reader {
    std::vector<std::string> surnames;  ///< folded: "Byrne-Scott" is two
    std::string home;
    std::vector<std::pair<TeamId, Day>> former_teams;  ///< with the day they left it
};

struct Opening {
    UserId reader;
    ChildId child;
    staff::Basis basis = staff::Basis::none;
    long long times = 0;
    Instant first{}, last{};
    bool is_out_of_hours = false;
};

struct Found {
    Opening opening;
    Signs signs;
};

std::vector<std::string> surnames_of(std::string_view name) {
    const auto space = name.rfind(' ');
    return folded_words(space == std::string_view::npos ? name : name.substr(space + 1));
}

Reader read_reader(store::Connection& connection, UserId id) {
    Reader reader;
    for (const auto& row : connection.query("SELECT u.name, h.postcode FROM user_account u LEFT JOIN home_postcode h ON h.user_id = u.id"
                                            " WHERE u.id = :user",
                                            {{"user", id}})) {
        reader.surnames = surnames_of(row.text("name"));
        reader.home = row.text("postcode");
    }
    for (const auto& row : connection.query("SELECT t.team_id, t.until_on FROM former_team t JOIN user_account u ON u.id = t.user_id"
                                            " WHERE t.user_id = :user AND (u.team_id IS NULL OR u.team_id <> t.team_id) LIMIT 100",
                                            {{"user", id}}))
        reader.former_teams.emplace_back(row.id<TeamId>("team_id"), row.day("until_on"));
    return reader;
}

bool lives_there(store::Connection& connection, ChildId child, const std::string& home, Day day) {
    if (home.empty()) return false;
    const std::string in_force = " a.postcode = :home AND a.from_on <= :day AND (a.until_on IS NULL OR a.until_on > :day)";
    return !connection
                .query("SELECT a.id FROM person_address a WHERE a.person_id = :child AND" + in_force +
                           " UNION ALL SELECT a.id FROM relationship r JOIN person_address a ON a.person_id = r.other_id"
                           " WHERE r.person_id = :child AND" +
                           in_force + " LIMIT 1",
                       {{"child", child}, {"home", home}, {"day", day}})
                .empty();
}

/// The surname that somebody of the child's family shares with the reader, folded; "" for none.
std::string shared_surname(store::Connection& connection, ChildId child, const Reader& reader) {
    for (const auto& row : connection.query("SELECT n.family FROM person_name n WHERE n.person_id = :child UNION SELECT n.family FROM"
                                            " relationship r JOIN person_name n ON n.person_id = r.other_id WHERE r.person_id = :child"
                                            " LIMIT 200",
                                            {{"child", child}}))
        for (const auto& word : folded_words(row.text("family")))
            if (std::ranges::find(reader.surnames, word) != reader.surnames.end()) return word;
    return "";
}

/// Who else has the name, counted up to this number.
long long others_named(store::Connection& connection, ChildId child, const std::string& surname, long long most) {
    return connection
        .query("SELECT COUNT(*) AS found FROM (SELECT w.person_id FROM name_word w WHERE w.word = :word AND w.person_id <> :child AND NOT"
               " EXISTS (SELECT 1 FROM relationship r WHERE r.person_id = :child AND r.other_id = w.person_id) LIMIT :most) others",
               {{"word", surname}, {"child", child}, {"most", most}})
        .front()
        .number("found");
}

/// Of the file and its holder.
void add_file_facts(store::Connection& connection, const Opening& opening, const Reader& reader, const Policy& policy, Facts& facts) {
    const auto rows = connection.query("SELECT f.team_id, h.team_id AS holders_team, h.left_on FROM child_file f LEFT JOIN user_account h"
                                       " ON h.id = f.holder_id WHERE f.child_id = :child",
                                       {{"child", opening.child}});
    if (rows.empty()) return;
    const auto& row = rows.front();
    const auto day = london_day(opening.last);
    const auto left_on = row.maybe_day("left_on");
    facts.has_holder_left = left_on && *left_on <= day;
    for (const auto& [team, until] : reader.former_teams)
        if ((team == row.id<TeamId>("team_id") || team == row.id<TeamId>("holders_team")) && until + policy.former_team >= day)
            facts.was_in_team = true;
}

/// Whether the reader did anything on the file but read it, lately before the opening or since.
bool has_acted(store::Connection& connection, const Opening& opening, const Policy& policy) {
    const store::Bindings bindings = {{"child", opening.child}, {"reader", opening.reader}, {"since", opening.first - policy.acted_within}};
    return !connection
                .query("SELECT 1 AS found FROM (SELECT actor, action, at FROM ledger_event WHERE child = :child ORDER BY position DESC"
                       " LIMIT 500) e WHERE e.actor = :reader AND e.at >= :since AND e.action NOT IN ('opened', 'printed', 'exported',"
                       " 'searched', 'glass_broken', 'glass_ended') LIMIT 1",
                       bindings)
                .empty() ||
           !connection
                .query("SELECT 1 AS found FROM draft WHERE user_id = :reader AND child_id = :child AND updated_at >= :since LIMIT 1",
                       bindings)
                .empty();
}

std::optional<SharedName> shared_name(store::Connection& connection, ChildId child, const Reader& reader, const Policy& policy,
                                      const std::function<long long()>& people) {
    const auto surname = shared_surname(connection, child, reader);
    if (surname.empty()) return std::nullopt;
    const auto on_record = people();
    return SharedName{others_named(connection, child, surname, on_record * policy.uncommon_in_10000 / 10'000 + 1), on_record};
}

Facts facts_of(store::Connection& connection, const Opening& opening, const Reader& reader, const Policy& policy,
               const std::function<long long()>& people) {
    Facts facts{.basis = opening.basis, .is_out_of_hours = opening.is_out_of_hours};
    facts.is_same_home = lives_there(connection, opening.child, reader.home, london_day(opening.last));
    facts.shared_name = shared_name(connection, opening.child, reader, policy, people);
    if (explains(opening.basis)) return facts;
    add_file_facts(connection, opening, reader, policy, facts);
    facts.has_acted = opens_any(opening.basis) && has_acted(connection, opening, policy);
    return facts;
}

staff::Basis basis_named(std::string_view code) {
    for (std::size_t place = 0; place < staff::basis_count; ++place)
        if (code_of(static_cast<staff::Basis>(place)) == code) return static_cast<staff::Basis>(place);
    return staff::Basis::none;
}

/// Whoever reads a child's record several times within a stretch opens it once here. What a search across records found is nobody's choice.
std::vector<Opening> openings_in(const std::vector<ledger::Event>& events, const WorkingDays& calendar, const Policy& policy) {
    std::map<std::tuple<UserId, ChildId, std::string>, Opening> openings;
    for (const auto& event : events) {
        if (event.action != "opened" || event.detail == "search_result" || !event.actor.is_set() || !event.child.is_set()) continue;
        auto& opening = openings[{event.actor, event.child, event.basis}];
        if (opening.times++ == 0) opening = {event.actor, event.child, basis_named(event.basis), 1, event.at, event.at, false};
        opening.last = std::max(opening.last, event.at);
        opening.is_out_of_hours |= is_out_of_hours(event.at, calendar, policy);
    }
    std::vector<Opening> all;
    for (const auto& [key, opening] : openings) all.push_back(opening);
    std::ranges::stable_sort(all, {}, &Opening::last);
    return all;
}

/// Whether these signs with this child were found to be explained not long ago.
bool is_explained(const store::Row& newest, const Found& found, const Policy& policy) {
    if (newest.text("finding") != "explained" || found.opening.last > newest.instant("judged_at") + policy.quiet) return false;
    const auto known = signs_in(newest.text("signs"));
    return std::ranges::all_of(found.signs, [&](Sign sign) { return std::ranges::find(known, sign) != known.end(); });
}

void keep(store::Store& store, store::Connection& connection, const Found& found, const Policy& policy, Instant now) {
    const auto& opening = found.opening;
    const auto rows = connection.query("SELECT id, signs, finding, judged_at FROM unusual_opening WHERE user_id = :user AND"
                                       " child_id = :child ORDER BY id DESC LIMIT 1",
                                       {{"user", opening.reader}, {"child", opening.child}});
    if (!rows.empty() && rows.front().is_null("judged_at")) {
        connection.run(
            "UPDATE unusual_opening SET basis = :basis, signs = :signs, openings = openings + :times, last_at = :last WHERE id = :id",
            {{"basis", code_of(opening.basis)},
             {"signs", codes_of(signs_in(rows.front().text("signs") + "," + codes_of(found.signs)))},
             {"times", opening.times},
             {"last", opening.last},
             {"id", rows.front().number("id")}});
        return;
    }
    if (!rows.empty() && is_explained(rows.front(), found, policy)) return;
    const auto id = store.next<UnusualId>(now);
    connection.run("INSERT INTO unusual_opening (id, user_id, child_id, basis, signs, openings, first_at, last_at) VALUES (:id, :user,"
                   " :child, :basis, :signs, :times, :first, :last)",
                   {{"id", id},
                    {"user", opening.reader},
                    {"child", opening.child},
                    {"basis", code_of(opening.basis)},
                    {"signs", codes_of(found.signs)},
                    {"times", opening.times},
                    {"first", opening.first},
                    {"last", opening.last}});
    ledger::append(connection,
                   {.at = now, .action = "access.unusual", .child = opening.child, .subject = id.value, .detail = codes_of(found.signs)});
}

}  // namespace

struct Sweep::Stretch {
    std::int64_t from = 0, until = 0;  ///< positions in the ledger
    std::vector<Found> found;
};

Sweep::Stretch Sweep::look(store::Connection& connection, Instant now) {
    Stretch stretch;
    stretch.from = connection.query("SELECT next_position FROM unusual_sweep WHERE id = 1").front().number("next_position");
    const auto settles = [&](const ledger::Event& event) { return event.at > now - policy_.settle && event.at <= now; };
    auto events = ledger::events_from(connection, stretch.from, 1);
    if (!events.empty() && !settles(events.front())) events = ledger::events_from(connection, stretch.from, events_at_once);
    events.erase(std::ranges::find_if(events, settles), events.end());
    stretch.until = stretch.from + static_cast<std::int64_t>(events.size());
    std::map<UserId, Reader> readers;
    for (const auto& opening : openings_in(events, calendar_, policy_)) {
        const auto [reader, is_new] = readers.try_emplace(opening.reader);
        if (is_new) reader->second = read_reader(connection, opening.reader);
        auto signs = to_tell(facts_of(connection, opening, reader->second, policy_, people(connection, now)), policy_);
        if (!signs.empty()) stretch.found.push_back({opening, std::move(signs)});
    }
    return stretch;
}

/// Counted once a day: they are many, and a day changes little.
std::function<long long()> Sweep::people(store::Connection& connection, Instant now) {
    return [this, &connection, now] {
        if (people_ == 0 || now - counted_at_ > people_counted_for) {
            people_ = connection.query("SELECT COUNT(*) AS found FROM person").front().number("found");
            counted_at_ = now;
        }
        return people_;
    };
}

bool Sweep::next(Instant now) {
    const auto stretch = store_.read([&](store::Connection& connection) { return look(connection, now); });
    if (stretch.until == stretch.from) return false;
    const auto kept = store_.write([&](store::Connection& connection) -> Done {
        // Several programs may look at once: what one of them has taken is not taken again.
        if (connection.run("UPDATE unusual_sweep SET next_position = :until WHERE id = 1 AND next_position = :from",
                           {{"until", stretch.until}, {"from", stretch.from}}) == 0)
            return std::unexpected(Problem::stale("Another program took this stretch."));
        for (const auto& found : stretch.found) keep(store_, connection, found, policy_, now);
        return {};
    });
    return kept.has_value();
}

}  // namespace unusual_access
