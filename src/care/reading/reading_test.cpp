#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "base/csv.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "care/reading/chronology.hpp"
#include "care/reading/file_list.hpp"
#include "care/reading/readers.hpp"
#include "care/reading/reading.hpp"
#include "care/reading/search.hpp"
#include "ledger/ledger.hpp"
#include "staff/break_glass.hpp"

using namespace std::chrono;
using namespace reading;

namespace {

constexpr Day monday{2026y / November / 23};
const Instant now = london_instant(LocalMinute{monday} + hours{9});

/// A database of its own with one child's file, away when the test ends.
class Desk {
  public:
    Desk()
        : folder_(std::filesystem::temp_directory_path() /
                  ("firsthand-reading-" + std::to_string(getpid()) + "-" + std::to_string(++desks))),
          store({folder_ / "data", folder_ / "key", 1, true},
                {ledger::migration, staff::migration, people::migration, files::migration, access_rights::migration, recording::migration,
                 recording::search_migration, reading::migration}) {}
    ~Desk() { std::filesystem::remove_all(folder_); }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    EntryId write(ChildId child, Day happened, Day written, std::string_view words = "", std::string_view headline = "",
                  std::string_view kind = "telephone_call", UserId author = {}, EntryId about = {}) {
        records::Entry entry;
        entry.author = author;
        entry.about = about;
        entry.id = store.next<EntryId>(now);
        entry.child = child;
        entry.kind = kind;
        entry.written_at = entry.changed_at = london_instant(LocalMinute{written} + hours{17});
        entry.author_name = "Amina Ahmed";
        entry.state = records::State::completed;
        recording::Content content;
        content.happened = records::happened_on(happened);
        content.observation.key_issues = words;
        content.is_significant = !headline.empty();
        content.headline = headline;
        (void)store.write([&](store::Connection& connection) -> Done {
            recording::insert_entry(connection, entry, content, DraftId{});
            return {};
        });
        return entry.id;
    }

    FilePage page(ChildId child, const FileFilter& filter, Way way, const FileKey& key, std::size_t most) {
        return store.read([&](store::Connection& connection) { return read_file_page(connection, child, {}, {}, filter, way, key, most); });
    }

    std::string plan(const Query& query) {
        std::string plan;
        for (const auto& row :
             store.read([&](store::Connection& connection) { return connection.query("EXPLAIN QUERY PLAN " + query.sql, query.bindings); }))
            plan += row.text("detail") + "\n";
        return plan;
    }

  private:
    static inline int desks = 0;
    std::filesystem::path folder_;

  public:
    store::Store store;
};

std::vector<std::int64_t> ids(const FilePage& page) {
    std::vector<std::int64_t> all;
    for (const auto& listed : page.entries) all.push_back(listed.written.entry.id.value);
    return all;
}

constexpr ChildId child{7};
constexpr ChildId other_child{8};

std::string marked(const std::vector<Piece>& pieces) {
    std::string text;
    for (const auto& piece : pieces) text += piece.is_match ? "[" + piece.text + "]" : piece.text;
    return text;
}

}  // namespace

TEST_CASE("[A6.17] entries stand by when they happened, then by when they were written, and pages lose and repeat none") {
    Desk desk;
    const auto late = desk.write(child, monday - days{10}, monday);
    const auto first = desk.write(child, monday - days{10}, monday - days{10});
    const auto newest = desk.write(child, monday - days{1}, monday - days{1});
    const auto oldest = desk.write(child, monday - days{20}, monday - days{20});
    desk.write(other_child, monday, monday);
    const auto page = desk.page(child, {}, Way::from_start, {}, 3);
    CHECK(ids(page) == std::vector{newest.value, late.value, first.value});
    CHECK(page.has_onward);
    CHECK_FALSE(page.has_back);
    const auto next = desk.page(child, {}, Way::onward, key_of(page.entries.back().written.entry), 3);
    CHECK(ids(next) == std::vector{oldest.value});
    CHECK_FALSE(next.has_onward);
    const auto back = desk.page(child, {}, Way::back, key_of(next.entries.front().written.entry), 2);
    CHECK(ids(back) == std::vector{late.value, first.value});
    CHECK(back.has_back);
    FileFilter oldest_first;
    oldest_first.order = "oldest";
    CHECK(ids(desk.page(child, oldest_first, Way::from_start, {}, 9)) == std::vector{oldest.value, first.value, late.value, newest.value});
}

TEST_CASE("the pages of a file and its chronology are read from an index, in order, without sorting") {
    Desk desk;
    FileFilter oldest_first;
    oldest_first.order = "oldest";
    for (const auto& filter : {FileFilter{}, oldest_first}) {
        for (const auto way : {Way::from_start, Way::onward, Way::back}) {
            const auto plan = desk.plan(file_query(child, {}, filter, way, {1, 2, 3}, 25));
            CHECK_MESSAGE(plan.find("USING INDEX entry_in_order") != std::string::npos, plan);
            CHECK_MESSAGE(plan.find("TEMP B-TREE") == std::string::npos, plan);
        }
    }
    FileFilter of_person;
    of_person.person = PersonId{5};
    const auto plan = desk.plan(file_query(child, {}, of_person, Way::from_start, {}, 25));
    CHECK_MESSAGE(plan.find("participant_person (person_id=? AND entry_id=?") != std::string::npos, plan);
    CHECK(desk.plan(chronology_query(child, {})).find("USING INDEX entry_in_chronology") != std::string::npos);
    CHECK(desk.plan(chronology_query(child, {})).find("TEMP B-TREE") == std::string::npos);
}

TEST_CASE("a filter goes through an address and comes back the same, without what is no code") {
    FileFilter filter;
    filter.person = PersonId{12};
    filter.kind = class_code("Did not happen");
    filter.from = monday;
    filter.seen = "alone";
    filter.is_significant = true;
    const auto back = to_filter(Fields(to_pairs(filter)));
    CHECK(back.person == filter.person);
    CHECK(back.kind == "class_did_not_happen");
    CHECK(back.from == filter.from);
    CHECK(back.seen == "alone");
    CHECK(back.is_significant);
    CHECK(kinds_of(filter.kind).size() >= 5);
    CHECK_FALSE(to_filter(Fields({{"kind", "x' OR 1=1"}, {"seen", "<b>"}, {"person", "-1"}})).is_narrowed());
    CHECK(to_filter(Fields({{"from-day", "31"}, {"from-month", "2"}, {"from-year", "2026"}})).problems.size() == 1);
    CHECK(parse_key(to_text(FileKey{-5, 6, 7}))->happened == -5);
    CHECK_FALSE(parse_key("1.2").has_value());
    CHECK_FALSE(parse_key("1.2.x").has_value());
}

TEST_CASE("[A2.2] legal advice stands in its place with its day, and its words are read, found and narrowed by only by who may see them") {
    Desk desk;
    const UserId author{3}, other{4};
    const auto advice =
        desk.write(child, monday - days{2}, monday - days{2}, "Counsel said zircon", "Counsel said zircon", "legal_advice", author);
    desk.write(child, monday - days{1}, monday - days{1}, "More zircon", "", "addendum", other, advice);
    desk.write(child, monday, monday, "A plain call", "A call");
    const recording::Sight who_may{.of_legal_advice = true, .reader = {}};
    const auto read = [&](const recording::Sight& sight) {
        return desk.store.read([&](store::Connection& connection) {
            auto page = read_file_page(connection, child, {}, sight, {}, Way::from_start, {}, 9).entries;
            CHECK(page.size() == 3);
            CHECK(count_entries(connection, child, sight) == 3);
            CHECK(chronology_of(connection, child, sight, {}).front().entry.is_privileged);
            return page;
        });
    };
    const auto words = [](const Listed& listed) { return listed.written.content.observation.key_issues; };
    CHECK(words(read(who_may)[2]) == "Counsel said zircon");
    CHECK(words(read({})[2]).empty());
    CHECK(words(read({})[1]).empty());
    CHECK(words(read({})[0]) == "A plain call");
    CHECK(read({})[2].written.entry.headline == recording::headline_withheld);
    // Its author reads what they wrote, and not what another added.
    CHECK(words(read({.reader = author})[2]) == "Counsel said zircon");
    CHECK(read({.reader = author})[1].written.entry.is_withheld);
    desk.store.read([&](store::Connection& connection) {
        CHECK(search_child(connection, child, who_may, "zircon").found.size() == 2);
        CHECK(search_child(connection, child, {}, "zircon").found.empty());
        CHECK_FALSE(search_child(connection, child, {}, "zircon").has_more);
        FileFilter seen;
        seen.seen = "seen";
        for (const auto* part : {"is_privileged = 0", "author_id = :reader"})
            CHECK(file_query(child, {}, seen, Way::from_start, {}, 9).sql.contains(part));
        CHECK_FALSE(file_query(child, who_may, seen, Way::from_start, {}, 9).sql.contains("is_privileged = 0"));
        CHECK_FALSE(to_csv(chronology_of(connection, child, {}, {}), std::nullopt).contains("zircon"));
        return 0;
    });
}

TEST_CASE("[A6.33] rewording a headline keeps what it said, and leaves the locked observation alone") {
    Desk desk;
    const auto entry = desk.write(child, monday, monday, "Police called", "Police called to the home");
    const auto change = [&](const char* before, const char* after) {
        return desk.store.write(
            [&](store::Connection& connection) { return change_headline(connection, entry, before, after, UserId{3}, now); });
    };
    CHECK(change("Police called to the home", "Police called at night").has_value());
    CHECK(change("Police called to the home", "Police called at night").has_value());  // sent twice
    CHECK(change("Police called to the home", "Something else").error().kind == Problem::Kind::stale);
    CHECK(change("Police called at night", "").error().kind == Problem::Kind::invalid);
    desk.store.read([&](store::Connection& connection) {
        const auto changes = headline_changes(connection, entry);
        REQUIRE(changes.size() == 1);
        CHECK(changes.front().before == "Police called to the home");
        CHECK(chronology_of(connection, child, {}, {}).front().entry.headline == "Police called at night");
        CHECK(chronology_of(connection, child, {}, {}).front().is_reworded);
        CHECK(recording::content_of(connection, entry, 1).headline == "Police called to the home");
        CHECK(search_child(connection, child, {}, "night").found.size() == 1);
        return 0;
    });
}

TEST_CASE("a cell of the CSV file is never a formula, and its quotes and line ends stay inside it") {
    CHECK(csv_line({"=1+1", "a,b", "say \"no\"", "two\nlines", "-5", "@x", "plain"}) ==
          "'=1+1,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",'-5,'@x,plain\r\n");
    CHECK(to_csv({}, {}).starts_with("\xEF\xBB\xBF"
                                     "Date,Age,Headline"));
}

TEST_CASE("an age is as exact as the date beside it") {
    const Day born{2020y / May / 10};
    CHECK(age_at(born, records::happened_on(Day{2024y / May / 9})) == "3 years");
    CHECK(age_at(born, {LocalMinute{Day{2024y / January / 1}}, records::Precision::year}) == "about 3 years");
    CHECK(age_at(born, records::happened_on(Day{2020y / May / 9})) == "before birth");
    CHECK(age_at({}, records::happened_on(born)) == "");
}

TEST_CASE("[A6.33] what happened to several children at the same time is one row of chronologies side by side") {
    const auto line = [](std::int64_t id, Day day) {
        Line made;
        made.entry.id = EntryId{id};
        made.entry.happened = records::happened_on(day);
        return made;
    };
    const std::vector<std::vector<Line>> both = {{line(1, monday), line(2, monday - days{2})}, {line(3, monday)}};
    const auto rows = side_by_side(both, false);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].of_child[0].front()->entry.id == EntryId{2});
    CHECK(rows[0].of_child[1].empty());
    CHECK(rows[1].of_child[0].size() == 1);
    CHECK(rows[1].of_child[1].front()->entry.id == EntryId{3});
}

TEST_CASE("[1.14] one person's pages within a quarter of an hour fold into one, and another's reading stands between") {
    const auto use = [](std::int64_t user, int minutes_ago) {
        Use made;
        made.actor = UserId{user};
        made.at = now - minutes{minutes_ago};
        made.action = "opened";
        made.detail = "file";
        made.basis = "allocated";
        return made;
    };
    const auto sittings = fold({use(1, 0), use(1, 10), use(1, 20), use(2, 21), use(1, 22)});
    REQUIRE(sittings.size() == 4);
    CHECK(sittings[0].uses.size() == 2);
    CHECK(sittings[0].bases() == std::vector<std::string>{"Allocated to the child"});
    CHECK(what_in_words(use(1, 0)) == "File");
    Use unknown = use(1, 0);
    unknown.detail = "a_new_page";
    CHECK(what_in_words(unknown) == "A new page");
}

TEST_CASE("[1.14] the reason for breaking the glass stands beside the openings after it, and writing is not looking") {
    Desk desk;
    (void)desk.store.write([&](store::Connection& connection) -> Done {
        ledger::append(connection, {.at = now,
                                    .actor = UserId{3},
                                    .action = "glass_broken",
                                    .child = child,
                                    .basis = "break_glass",
                                    .words = "Covering for Amina"});
        ledger::append(connection,
                       {.at = now, .actor = UserId{3}, .action = "opened", .child = child, .basis = "break_glass", .detail = "file"});
        ledger::append(connection, {.at = now, .actor = UserId{3}, .action = "entry.saved", .child = child});
        ledger::append(connection, {.at = now,
                                    .actor = UserId{4},
                                    .action = "printed",
                                    .child = child,
                                    .basis = "allocated",
                                    .detail = "chronology",
                                    .words = "For court"});
        ledger::append(connection,
                       {.at = now, .actor = UserId{4}, .action = "opened", .child = other_child, .basis = "allocated", .detail = "file"});
        return {};
    });
    desk.store.read([&](store::Connection& connection) {
        const auto page = read_uses(connection, child, UserId{}, 0, 2);
        REQUIRE(page.uses.size() == 2);
        CHECK(page.has_older);
        CHECK(what_in_words(page.uses[0]) == "Printed: Chronology");
        CHECK(page.uses[0].reason == "For court");
        CHECK(page.uses[1].reason == "Covering for Amina");
        const auto older = read_uses(connection, child, UserId{}, page.uses[1].position, 2);
        CHECK(older.uses.size() == 1);
        CHECK(read_uses(connection, child, UserId{4}, 0, 9).uses.size() == 1);
        CHECK(readers_since(connection, child, now - days{30}) == 2);
        return 0;
    });
}

TEST_CASE("an excerpt shows the words around the first match and marks every one, whatever case, accent or script") {
    CHECK(marked(excerpt_of("Rosé was at school. ROSE is well.", "rose")) == "[Rosé] was at school. [ROSE] is well.");
    CHECK(marked(excerpt_of("She said: he hits’ me, hitting", "hit")) == "She said: he [hits]’ me, [hitting]");
    CHECK(marked(excerpt_of("He is at the school gate", "at school")) == "He is [at] the [school] gate");
    CHECK(marked(excerpt_of("attic atom", "at")) == "attic atom");
    CHECK(marked(excerpt_of("At school\n\nThe hit", "hit")) == "At school · The [hit]");
    CHECK(marked(excerpt_of("Мама дома", "дома")) == "Мама [дома]");
    const std::string far(400, 'x');
    const auto cut = excerpt_of("beginning " + far + " one two three bruise four five " + far, "bruise", 16);
    CHECK(marked(cut) == "… one two three [bruise] four five …");
    CHECK_FALSE(problems_with_search(" - a ’ ").empty());
    CHECK(problems_with_search("ab").empty());
}

TEST_CASE("search finds words on this child's file only, newest first, and across records only where no glass had to be broken") {
    Desk desk;
    const auto older = desk.write(child, monday - days{5}, monday, "A bruise on his arm");
    const auto newer = desk.write(child, monday, monday, "The bruise has gone");
    desk.write(other_child, monday, monday, "No bruise here");
    (void)desk.store.write([&](store::Connection& connection) -> Done {
        for (const auto id : {child, other_child}) {
            people::Person person;
            person.id = person_of(id);
            person.names = {{people::NameKind::current, "Invented", "Child"}};
            people::insert_person(connection, person);
            files::insert_file(connection, {id, to_text(id), "open", "", TeamId{1}, monday - days{30}, std::nullopt});
        }
        staff::insert_team(connection, {TeamId{1}, "Team", TeamId{}, UserId{}});
        staff::insert_user(connection, UserId{3}, {"amina", "Amina Ahmed", "Social worker", "", TeamId{1}, {"practitioner"}}, "",
                           std::nullopt);
        files::insert_allocation(connection, child, UserId{3}, true, monday - days{30}, std::nullopt);
        staff::break_glass(connection, staff::broken_at(now, staff::GlassId{1}, UserId{3}, other_child, "Covering for a colleague"));
        return {};
    });
    desk.store.read([&](store::Connection& connection) {
        const auto here = search_child(connection, child, {}, "bruise");
        REQUIRE(here.found.size() == 2);
        CHECK(here.found[0].entry.id == newer);
        CHECK(here.found[1].entry.id == older);
        // A plain search reads the words of the file through, another asks the index: they agree.
        for (const char* words : {"bruise \" - arm", "bruise \" arm", "Bruise arm"})
            CHECK_MESSAGE(search_child(connection, child, {}, words).found.size() == 1, words);
        CHECK(search_child(connection, child, {}, "bruise ar").found.empty());
        const auto reader = staff::find_user(connection, UserId{3});
        const auto later = std::chrono::steady_clock::now() + std::chrono::hours{1};
        const auto mine = search_all(connection, *reader, "bruise", now, later);
        CHECK(mine.found.size() == 2);
        CHECK_FALSE(mine.has_more);
        CHECK(search_all(connection, *reader, "here", now, later).found.empty());
        CHECK(search_all(connection, *reader, "bruise", now, std::chrono::steady_clock::now() - std::chrono::hours{1}).has_more);
        return 0;
    });
}
