#include "care/countersigning/countersigning.hpp"

#include <doctest/doctest.h>

using namespace countersigning;
using records::Countersignature;
using State = records::Countersignature::State;
using namespace std::chrono;

namespace {

staff::User user(std::int64_t id, std::vector<std::string> roles) {
    staff::User made;
    made.id = UserId{id};
    made.roles = std::move(roles);
    return made;
}

const staff::User student = user(1, {"student"}), other_student = user(2, {"student"}), worker = user(3, {"practitioner"});
const Countersignature given{State::given, "Amina Yusuf", Instant{}};

records::Entry entry_of(UserId author, State state) {
    records::Entry entry;
    entry.author = author;
    entry.state = records::State::completed;
    entry.countersignature.state = state;
    return entry;
}

}  // namespace

TEST_CASE("[2.6] who has the ground countersigns a student's entry; its author, another student and who has no ground do not") {
    for (const auto state : {State::waiting, State::sent_back}) {
        const auto entry = entry_of(student.id, state);
        CHECK(may_countersign(entry, worker, true));
        CHECK_FALSE(may_countersign(entry, worker, false));
        CHECK_FALSE(may_countersign(entry, student, true));
        CHECK_FALSE(may_countersign(entry, other_student, true));
    }
    CHECK_FALSE(may_countersign(entry_of(worker.id, State::waiting), worker, true));  // who has qualified since they wrote it
}

TEST_CASE("what waits for nobody is not countersigned") {
    for (const auto state : {State::not_needed, State::given}) CHECK_FALSE(may_countersign(entry_of(student.id, state), worker, true));
    auto withdrawn = entry_of(student.id, State::waiting);
    withdrawn.state = records::State::withdrawn;
    CHECK_FALSE(may_countersign(withdrawn, worker, true));
}

TEST_CASE("[4.12] a student's correction is countersigned again; a qualified author's leaves what was given, and what was missing waits") {
    CHECK(after_correction(given, student) == Countersignature{State::waiting, "", std::nullopt});
    CHECK(after_correction(given, worker) == given);
    CHECK(after_correction({State::sent_back, "", std::nullopt}, worker).state == State::waiting);
    CHECK(after_correction({}, worker).state == State::not_needed);
}

TEST_CASE("whoever is countersigned countersigns nobody, whatever other role they have") {
    CHECK_FALSE(user(4, {"student", "practitioner"}).may(staff::Permission::countersign));
    CHECK(user(5, {"practitioner"}).may(staff::Permission::countersign));
    CHECK(student.is_countersigned());
    CHECK_FALSE(worker.is_countersigned());
}

TEST_CASE("an entry waits too long after five working days, counted from its completion or last correction") {
    const WorkingDays calendar{{}};
    auto entry = entry_of(student.id, State::waiting);
    entry.changed_at = london_instant(LocalMinute{Day{2026y / November / 23}} + hours{16});
    CHECK_FALSE(is_late(entry, Day{2026y / November / 30}, calendar, 5));
    CHECK(is_late(entry, Day{2026y / December / 1}, calendar, 5));
    entry.countersignature = given;
    CHECK_FALSE(is_late(entry, Day{2026y / December / 1}, calendar, 5));
}
