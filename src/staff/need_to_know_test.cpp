#include "staff/need_to_know.hpp"

#include <doctest/doctest.h>

using namespace staff;

namespace {

User user(std::int64_t id, std::vector<std::string> roles) {
    User made;
    made.id = UserId{id};
    made.roles = std::move(roles);
    return made;
}

const User worker = user(1, {"practitioner"}), leader = user(2, {"team_leader"}), duty = user(3, {"duty"}),
           administrator = user(4, {"administrator"}), stranger = user(5, {"practitioner"});

constexpr Day today{std::chrono::local_days{std::chrono::year{2026} / 11 / 23}};

RecordFacts open_case() { return {.is_open = true, .allocated = {worker.id}, .leaders_upward = {leader.id}}; }

}  // namespace

TEST_CASE("[A2.2] the allocated worker and the leaders above them need to know") {
    CHECK(may_read(worker, open_case(), today) == Basis::allocated);
    CHECK(may_read(leader, open_case(), today) == Basis::leads_team);
}

TEST_CASE("[A2.2] duty needs to know about open cases only") {
    CHECK(may_read(duty, open_case(), today) == Basis::duty);
    auto closed = open_case();
    closed.is_open = false;
    CHECK(may_read(duty, closed, today) == Basis::none);
}

TEST_CASE("[A2.2] anyone else breaks the glass first; an administrator cannot") {
    CHECK(may_read(stranger, open_case(), today) == Basis::none);
    CHECK(may_break_glass(stranger));
    auto broken = open_case();
    broken.has_broken_glass = true;
    CHECK(may_read(stranger, broken, today) == Basis::break_glass);
    CHECK(may_read(administrator, broken, today) == Basis::none);
    CHECK_FALSE(may_break_glass(administrator));
}

TEST_CASE("[4.2] a leaver needs to know nothing") {
    auto left = worker;
    left.left_on = Day{};
    CHECK(may_read(left, open_case(), today) == Basis::none);
}

TEST_CASE("[A2.2] a restricted file is open to named people alone, whatever else they are") {
    auto restricted = open_case();
    restricted.is_restricted = true;
    for (const auto& who : {worker, leader, duty, stranger})
        CHECK(may(who, Permission::open, restricted, today).refusal == Refusal::hidden);
    restricted.is_named = true;
    CHECK(may_read(worker, restricted, today) == Basis::allocated);
    CHECK(may_read(stranger, restricted, today) == Basis::named);
    CHECK(may_read(administrator, restricted, today) == Basis::none);
}

TEST_CASE("[A2.2] nobody opens their own record or a relative's, by any way") {
    auto own = open_case();
    own.is_own_or_relatives = own.is_named = own.has_broken_glass = true;
    for (const auto& who : {worker, leader, duty, stranger}) CHECK(may(who, Permission::open, own, today).refusal == Refusal::hidden);
}

TEST_CASE("[A2.2] a named person reads and records, and changes nothing about who works with the child") {
    auto named = open_case();
    named.is_named = true;
    CHECK(may(stranger, Permission::record, named, today).granted());
    CHECK(may(stranger, Permission::keep_people, named, today).refusal == Refusal::not_on_this_ground);
    CHECK(may(stranger, Permission::decide, named, today).refusal == Refusal::not_this_role);
}

TEST_CASE("[A2.2] who broke the glass reads and records, and neither copies, allocates, changes details nor gives access") {
    auto broken = open_case();
    broken.has_broken_glass = true;
    const auto other_leader = user(7, {"service_manager", "practitioner"});
    for (const auto permission : {Permission::open, Permission::record}) CHECK(may(other_leader, permission, broken, today).granted());
    for (const auto permission : {Permission::take_copies, Permission::keep_people, Permission::allocate, Permission::decide,
                                  Permission::give_access, Permission::restrict_file})
        CHECK(may(other_leader, permission, broken, today).refusal == Refusal::not_on_this_ground);
    CHECK(all_allowed(other_leader, broken, today).count() == 2);
    broken.is_restricted = true;
    CHECK(may(other_leader, Permission::open, broken, today).refusal == Refusal::hidden);
}

TEST_CASE("an inspector reads until the day that is set, and changes nothing") {
    auto inspector = user(6, {"inspector"});
    CHECK(may_read(inspector, open_case(), today) == Basis::none);
    inspector.reads_until = today;
    CHECK(may_read(inspector, open_case(), today) == Basis::audit);
    CHECK(may_read(inspector, open_case(), today + std::chrono::days{1}) == Basis::none);
    CHECK(may(inspector, Permission::record, open_case(), today).refusal == Refusal::not_this_role);
}

TEST_CASE("business support opens open cases, keeps their details and allocates them, and neither records, decides nor takes copies") {
    const auto support = user(8, {"business_support"});
    for (const auto permission : {Permission::open, Permission::keep_people, Permission::allocate})
        CHECK(may(support, permission, open_case(), today).basis == Basis::support);
    for (const auto permission : {Permission::record, Permission::decide, Permission::take_copies})
        CHECK_FALSE(may(support, permission, open_case(), today).granted());
    auto closed = open_case();
    closed.is_open = false;
    CHECK(may_read(support, closed, today) == Basis::none);
    CHECK_FALSE(may_break_glass(support));
}

TEST_CASE("[4.1] a confidential address is for those who work with the child, lead them or are on duty") {
    auto broken = open_case();
    broken.has_broken_glass = true;
    auto inspector = user(6, {"inspector"});
    inspector.reads_until = today;
    for (const auto& who : {worker, leader, duty}) CHECK(may(who, Permission::see_confidential, open_case(), today).granted());
    CHECK_FALSE(may(user(8, {"business_support"}), Permission::see_confidential, open_case(), today).granted());
    CHECK_FALSE(may(inspector, Permission::see_confidential, open_case(), today).granted());
    CHECK_FALSE(may(stranger, Permission::see_confidential, broken, today).granted());
}

TEST_CASE("[A2.2] legal advice is for who holds the file, leads them or is named in a role that may") {
    auto named = open_case(), broken = open_case();
    named.is_named = true;
    broken.has_broken_glass = true;
    auto inspector = user(6, {"inspector"}), student = user(7, {"student"});
    inspector.reads_until = today;
    auto with_student = open_case();
    with_student.allocated.push_back(student.id);
    for (const auto& who : {worker, leader}) CHECK(may(who, Permission::see_legal_advice, open_case(), today).granted());
    CHECK(may(user(8, {"legal"}), Permission::see_legal_advice, named, today).granted());
    CHECK_FALSE(may(user(8, {"legal"}), Permission::see_legal_advice, open_case(), today).granted());
    CHECK_FALSE(may(user(9, {"reviewing_officer"}), Permission::see_legal_advice, named, today).granted());
    CHECK_FALSE(may(duty, Permission::see_legal_advice, open_case(), today).granted());
    CHECK_FALSE(may(student, Permission::see_legal_advice, with_student, today).granted());
    CHECK_FALSE(may(inspector, Permission::see_legal_advice, named, today).granted());
    CHECK_FALSE(may(stranger, Permission::see_legal_advice, broken, today).granted());
}

TEST_CASE("a ground of duty, support or audit asks nothing about how somebody stands to the child") {
    auto inspector = user(6, {"inspector"});
    CHECK_FALSE(opens_whatever_the_child(inspector, today));
    inspector.reads_until = today;
    CHECK(opens_whatever_the_child(inspector, today));
    CHECK(opens_whatever_the_child(duty, today));
    for (const auto& who : {worker, leader, administrator}) CHECK_FALSE(opens_whatever_the_child(who, today));
}

TEST_CASE("who may do what is read from policy, and a slip in it is told in plain words") {
    const auto policy = AccessPolicy::from_file(FIRSTHAND_SOURCE "/policy/access.toml");
    CHECK(policy.roles.size() == 19);
    CHECK_FALSE(policy.edition.empty());
    CHECK_THROWS_AS(AccessPolicy::from_file("/nowhere"), std::runtime_error);
}

TEST_CASE("[3.3] whoever holds another service's file reads and writes that file, and of the record nothing else") {
    const auto carer = user(9, {"provider"});
    CHECK(may(carer, Permission::open, open_case(), today).refusal == Refusal::no_ground);
    auto held = open_case();
    held.holds_complementary = true;
    for (const auto permission : {Permission::open, Permission::record})
        CHECK(may(carer, permission, held, today).basis == Basis::complementary);
    for (const auto permission : {Permission::keep_people, Permission::allocate, Permission::take_copies, Permission::see_confidential})
        CHECK_FALSE(may(carer, permission, held, today).granted());
    CHECK_FALSE(carer.may(Permission::open));  // neither finds children nor searches records
    held.is_restricted = true;
    CHECK(may(carer, Permission::open, held, today).refusal == Refusal::hidden);
    CHECK_FALSE(may(administrator, Permission::open, held, today).granted());
}
