#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "care/access_rights/access_rights.hpp"
#include "care/corrections/correction_requests.hpp"
#include "care/files/files.hpp"
#include "care/people/people.hpp"
#include "care/reading/chronology.hpp"
#include "care/reading/reading.hpp"
#include "ledger/ledger.hpp"

using namespace corrections;
using namespace std::chrono;

namespace {

constexpr Day monday{2026y / November / 23};
const Instant now = london_instant(LocalMinute{monday} + hours{9});
constexpr UserId author_id{1}, colleague_id{2};
constexpr ChildId child{10};
constexpr PersonId mother{11};

/// A child with a mother, two workers, and a completed call by the first of them that stands in the chronology.
class Desk {
  public:
    Desk() {
        (void)store.write([&](store::Connection& connection) -> Done {
            for (const auto& [id, given] : {std::pair{person_of(child), "Ayo"}, std::pair{mother, "Sara"}}) {
                people::Person person;
                person.id = id;
                person.names = {{people::NameKind::current, given, "Bell"}};
                people::insert_person(connection, person);
            }
            files::insert_file(connection, {.child = child, .number = "26-000001", .opened_on = monday - days{100}});
            for (const auto& [id, name] : {std::pair{author_id, "amina"}, std::pair{colleague_id, "bo"}})
                staff::insert_user(connection, id, {name, name, "Social worker", "", TeamId{}, {"practitioner"}}, "", std::nullopt);
            recording::insert_entry(connection, entry(), content(), DraftId{});
            return {};
        });
    }
    ~Desk() { std::filesystem::remove_all(folder_); }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    static records::Entry entry() {
        records::Entry entry;
        entry.id = EntryId{100};
        entry.child = child;
        entry.kind = "telephone_call";
        entry.happened = records::happened_on(monday);
        entry.written_at = entry.changed_at = now;
        entry.author = author_id;
        entry.author_name = "amina";
        entry.state = records::State::completed;
        entry.is_significant = true;
        entry.headline = "Moved to Hill Lane";
        return entry;
    }
    static recording::Content content() {
        recording::Content content;
        content.happened = records::happened_on(monday);
        content.observation.key_issues = "The move";
        content.participants = {{person_of(child), "Ayo Bell", "Child"}};
        content.no_actions = true;
        content.is_significant = true;
        content.headline = "Moved to Hill Lane";
        return content;
    }

    Done ask(UserId who, RequestId id, std::string_view field, const std::string& proposed) {
        CorrectionRequest request{
            .id = id, .entry = entry().id, .field = std::string(field), .proposed = proposed, .reason = "I was there."};
        return store.write([&](store::Connection& connection) {
            const auto actor = staff::find_user(connection, who).value();
            return ask_for_correction(connection, {store, actor, now, calendar}, request);
        });
    }
    Done agree(RequestId id, int version_read) {
        return store.write([&](store::Connection& connection) {
            const auto actor = staff::find_user(connection, author_id).value();
            return decide_correction(connection, {store, actor, now, calendar}, id, version_read, Decision::agreed, "");
        });
    }
    void mother_needs_interpreter(std::string_view answer) {
        (void)store.write([&](store::Connection& connection) -> Done {
            connection.run("UPDATE person SET interpreter = :answer WHERE id = :id", {{"answer", answer}, {"id", mother}});
            return {};
        });
    }
    recording::Written written() {
        return store.read([&](store::Connection& connection) { return recording::find_written(connection, entry().id).value(); });
    }

  private:
    static inline int desks = 0;
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("firsthand-deciding-" + std::to_string(getpid()) + "-" + std::to_string(++desks));
    WorkingDays calendar{{}};

  public:
    store::Store store{{folder_ / "data", folder_ / "key", 1, true},
                       {ledger::migration, staff::migration, people::migration, files::migration, access_rights::migration,
                        recording::migration, recording::search_migration, corrections::migration, reading::migration,
                        recording::immutability_migration}};
};

}  // namespace

TEST_CASE("[5.7] what was complete when it was asked for and is not when it is accepted is refused, in the words of completing") {
    Desk desk;
    const auto both = to_answer({{person_of(child), "Ayo Bell", "Child"}, {mother, "Sara Bell", "Mother"}});
    REQUIRE(desk.ask(colleague_id, RequestId{1}, participants_field, both));
    desk.mother_needs_interpreter("yes");
    const auto refused = desk.agree(RequestId{1}, 1);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fields ==
          std::vector<FieldProblem>{{"decision", "Select whether an interpreter was used: the file says one is needed"}});
    CHECK(desk.written().entry.version == 1);
    desk.mother_needs_interpreter("no");
    REQUIRE(desk.agree(RequestId{1}, 1));
    CHECK(desk.written().entry.version == 2);
    CHECK(desk.written().content.participants.back() == recording::Participant{mother, "Sara Bell", "Mother"});
}

TEST_CASE("a day that is still to come cannot be asked for") {
    Desk desk;
    const auto refused = desk.ask(colleague_id, RequestId{1}, happened_field, "2026-11-24");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fields == std::vector<FieldProblem>{{"proposed", "The time it happened must be in the past"}});
}

TEST_CASE("[4.12] [A6.33] a correction leaves a reworded headline alone; corrected itself, it leaves what stood there in its history") {
    Desk desk;
    REQUIRE(desk.store.write([&](store::Connection& connection) {
        return reading::change_headline(connection, Desk::entry().id, "Moved to Hill Lane", "Moved house", author_id, now);
    }));
    REQUIRE(desk.ask(author_id, RequestId{1}, "key_issues", "The move to Hill Lane"));
    CHECK(desk.written().entry.headline == "Moved house");
    REQUIRE(desk.ask(author_id, RequestId{2}, headline_field, "Moved to Hall Lane"));
    CHECK(desk.written().entry.headline == "Moved to Hall Lane");
    const auto changes =
        desk.store.read([&](store::Connection& connection) { return reading::headline_changes(connection, Desk::entry().id); });
    REQUIRE(changes.size() == 2);
    CHECK(changes.back().before == "Moved house");
    CHECK(changes.back().after == "Moved to Hall Lane");
}

TEST_CASE("[4.13] the database itself refuses to open, empty or lose what was completed, whoever asks") {
    Desk desk;
    REQUIRE(desk.ask(author_id, RequestId{1}, "key_issues", "The move to Hill Lane"));
    for (const auto* sql : {"UPDATE entry SET state = 'saved'", "UPDATE entry SET author_name = 'Another'", "DELETE FROM entry",
                            "UPDATE observation SET key_issues = 'Nothing'", "DELETE FROM observation WHERE version = 1",
                            "UPDATE participant SET name = 'Nobody'", "DELETE FROM participant"}) {
        CAPTURE(sql);
        CHECK_THROWS_WITH_AS((void)desk.store.write([&](store::Connection& connection) -> Done {
            connection.run(sql);
            return {};
        }),
                             doctest::Contains("stays"), store::DatabaseError);
    }
    CHECK(desk.written().content.participants.size() == 1);
}
