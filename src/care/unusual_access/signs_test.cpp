#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "care/unusual_access/unusual_access.hpp"

namespace fs = std::filesystem;
using namespace std::chrono;
using namespace unusual_access;
using staff::Basis;

namespace {

const Policy delivered = Policy::from_file(FIRSTHAND_SOURCE "/policy/unusual_access.toml");
constexpr Day monday{2026y / November / 23};
const WorkingDays calendar({Day{2026y / December / 25}});

Instant at(Day day, hours hour) { return london_instant(LocalMinute{day} + hour); }

}  // namespace

TEST_CASE("[A2.2] a ground that says how the reader stands to the child explains every sign but what they are to the family") {
    Facts facts{.has_holder_left = true, .was_in_team = true, .is_out_of_hours = true};
    for (const auto basis : {Basis::allocated, Basis::leads_team, Basis::named}) {
        facts.basis = basis;
        facts.is_same_home = false;
        CHECK(to_tell(facts, delivered).empty());
        facts.is_same_home = true;
        CHECK(to_tell(facts, delivered) == Signs{Sign::same_home});
        facts.shared_name = SharedName{5, 10'000};
        CHECK(to_tell(facts, delivered) == Signs{Sign::same_home});  // an uncommon name alone is no strong sign
        facts.shared_name.reset();
    }
}

TEST_CASE("[A2.2] signs are told of together where they weigh enough, and never one weak sign by itself") {
    struct Line {
        Basis basis;
        bool left, former, acted, late;
        std::size_t told;
    };
    const Line lines[] = {{Basis::duty, false, false, false, true, 0},       // evening duty that only reads
                          {Basis::duty, true, false, false, false, 0},       // what a leaver left must be read by somebody
                          {Basis::duty, true, false, false, true, 3},        // at night, and nothing came of it
                          {Basis::duty, true, false, true, true, 0},         // at night, and something was done
                          {Basis::duty, false, true, false, false, 0},        {Basis::support, true, true, true, false, 2},
                          {Basis::break_glass, false, false, false, true, 0},  // reviewed anyway
                          {Basis::break_glass, false, true, false, false, 2}, {Basis::break_glass, false, true, true, false, 0},
                          {Basis::audit, false, false, false, false, 0}};
    for (const auto& [basis, left, former, acted, late, told] : lines) {
        const Facts facts{.basis = basis, .has_holder_left = left, .was_in_team = former, .has_acted = acted, .is_out_of_hours = late};
        CAPTURE(code_of(basis));
        CHECK(to_tell(facts, delivered).size() == told);
    }
}

TEST_CASE("[A2.2] a surname weighs by how rare it is among the people on record, and nothing where these are few") {
    const auto signs = [](long long others, long long people) {
        return signs_of({.basis = Basis::allocated, .shared_name = SharedName{others, people}}, delivered);
    };
    CHECK(signs(0, 999).empty());
    CHECK(signs(0, 1'000) == Signs{Sign::rare_name});
    CHECK(signs(20, 100'000) == Signs{Sign::rare_name});
    CHECK(signs(21, 100'000) == Signs{Sign::uncommon_name});
    CHECK(signs(100, 100'000) == Signs{Sign::uncommon_name});
    CHECK(signs(101, 100'000).empty());
}

TEST_CASE("[A2.2] working hours are those of working days in London") {
    CHECK_FALSE(is_out_of_hours(at(monday, hours{7}), calendar, delivered));
    CHECK_FALSE(is_out_of_hours(at(monday, hours{20}) - minutes{1}, calendar, delivered));
    CHECK(is_out_of_hours(at(monday, hours{20}), calendar, delivered));
    CHECK(is_out_of_hours(at(monday, hours{7}) - minutes{1}, calendar, delivered));
    CHECK(is_out_of_hours(at(monday - days{1}, hours{11}), calendar, delivered));
    CHECK(is_out_of_hours(at(Day{2026y / December / 25}, hours{11}), calendar, delivered));
    CHECK_FALSE(is_out_of_hours(*parse_iso_instant("2026-07-01T06:30:00Z"), calendar, delivered));  // half past seven by summer time
}

TEST_CASE("signs are kept as codes and read back in their order") {
    const Signs signs = {Sign::same_home, Sign::former_team, Sign::out_of_hours};
    CHECK(codes_of(signs) == "same_home,former_team,out_of_hours");
    CHECK(signs_in("out_of_hours,unknown,same_home,former_team,same_home") == signs);
    CHECK(signs_in("").empty());
}

TEST_CASE("a slip in the policy of what is unusual is told in plain words") {
    const auto path = fs::temp_directory_path() / ("firsthand_unusual_policy_" + std::to_string(getpid()));
    std::ofstream(path) << "tell_at = 0\n";
    CHECK_THROWS_WITH_AS(Policy::from_file(path), doctest::Contains("same_home must be a number"), std::runtime_error);
    fs::remove(path);
}
