#include "staff/circumstances.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/working_days.hpp"
#include "staff/accounts.hpp"

using namespace staff;
using namespace std::chrono;

namespace {

constexpr Day monday{local_days{2026y / November / 23}};
constexpr std::string_view council = "10.20.7.1", elsewhere = "198.51.100.9";

CircumstancePolicy delivered(std::string_view network = "10.20.0.0/16") {
    auto policy = CircumstancePolicy::from_file(FIRSTHAND_SOURCE "/policy/circumstances.toml");
    if (!network.empty()) policy.networks.push_back(*http::Network::from(network));
    return policy;
}

struct Asked {
    std::string_view role;
    Permission permission;
    std::string_view address;
    LocalMinute at;
    bool is_known_device;
    std::string_view refused;  ///< by which rule; "" for allowed
};

std::string read_with(const std::string& rule) {
    const auto path = std::filesystem::path("/dev/shm") / ("firsthand-circumstances-" + std::to_string(getpid()));
    std::ofstream(path) << "edition = \"E\"\nfrom = 2026-11-01\n[[rule]]\n" << rule;
    std::string said;
    try {
        CircumstancePolicy::from_file(path);
    } catch (const std::runtime_error& error) {
        said = error.what();
    }
    std::filesystem::remove(path);
    return said;
}

}  // namespace

TEST_CASE("[8.2.4] what a role may do from where, when and with which device, as delivered") {
    const LocalMinute ten = monday + 10h, last = monday + 19h + 59min, eight = monday + 20h, night = monday + 3h,
                      saturday = monday - 48h + 10h;
    const Asked all[] = {
        {"administrator", Permission::manage_users, council, ten, true, ""},
        {"administrator", Permission::manage_users, council, night, false, ""},
        {"administrator", Permission::manage_users, elsewhere, ten, true, "network"},
        {"administrator", Permission::manage_users, "no address", ten, true, "network"},
        {"practitioner", Permission::take_copies, council, night, true, ""},
        {"practitioner", Permission::take_copies, elsewhere, ten, true, "network"},
        {"practitioner", Permission::take_copies, council, ten, false, "device"},
        {"practitioner", Permission::take_copies, elsewhere, ten, false, "network"},
        {"practitioner", Permission::open, elsewhere, night, false, ""},
        {"practitioner", Permission::record, elsewhere, saturday, false, ""},
        {"duty", Permission::open, elsewhere, night, true, ""},
        {"duty", Permission::record, elsewhere, saturday, true, ""},
        {"business_support", Permission::open, elsewhere, monday + 7h, true, ""},
        {"business_support", Permission::open, council, monday + 6h + 59min, true, "hours"},
        {"business_support", Permission::keep_people, council, last, true, ""},
        {"business_support", Permission::keep_people, council, eight, true, "hours"},
        {"business_support", Permission::open, council, saturday, true, "hours"},
        {"inspector", Permission::open, council, ten, false, ""},
        {"inspector", Permission::open, council, night, true, "hours"},
        {"auditor", Permission::open, council, saturday, true, "hours"},
    };
    const auto policy = delivered();
    const WorkingDays days{std::set<Day>{}};
    for (const auto& one : all) {
        const auto day = floor<std::chrono::days>(one.at);
        const auto* rule =
            policy.broken(one.role, one.permission, {std::string(one.address), one.at, days.is_working_day(day), one.is_known_device});
        const auto refused = rule ? code_of(rule->only) : "";
        CHECK_MESSAGE(refused == one.refused, one.role << ", " << code_of(one.permission) << ", " << one.address << ": " << refused);
    }
}

TEST_CASE("[8.2.4] while no network is named, no rule holds") {
    const auto policy = delivered("");
    for (const auto& role : access_policy().roles)
        for (std::size_t place = 0; place < permission_count; ++place)
            CHECK_FALSE(
                policy.broken(role.code, static_cast<Permission>(place), {std::string(elsewhere), LocalMinute(monday + 3h), false, false}));
}

TEST_CASE("[8.2.4] who has several roles may do what one of them may just then; what is withheld from a role opens nothing by it") {
    User both{.roles = {"business_support", "duty"}};
    const auto all = Permissions().set();
    both.withheld = {all, Permissions()};
    CHECK(both.may(Permission::record));
    CHECK(both.opens_by(Basis::duty));
    CHECK_FALSE(both.opens_by(Basis::support));
    both.withheld = {Permissions(), all};
    CHECK(both.may(Permission::keep_people));
    CHECK_FALSE(both.may(Permission::record));
    CHECK_FALSE(both.opens_by(Basis::duty));
}

TEST_CASE("[8.2.4] a rule says in words when it lets somebody, and is told of a slip in plain words") {
    CHECK(delivered().rules.front().when() == "from the council’s own networks");
    CHECK(delivered().rules[2].when() == "on working days from 7am to 8pm");
    CHECK(read_with("only = \"from_networks\"\nwhat = [\"open\"]\nask = \"Ask\"").empty());
    const std::pair<std::string, std::string> slips[] = {
        {"only = \"sometimes\"\nask = \"Ask\"", "is no circumstance"},
        {"only = \"from_networks\"", "\"ask\" is missing"},
        {"only = \"from_networks\"\nask = \"Ask\"\nroles = [\"king\"]", "\"king\", which is unknown"},
        {"only = \"from_networks\"\nask = \"Ask\"\nroles = []", "binds nobody"},
        {"only = \"from_networks\"\nask = \"Ask\"\nwhat = [\"fly\"]", "\"fly\" under \"what\", which is unknown"},
        {"only = \"at_hours\"\nask = \"Ask\"\ndays = \"every\"\nbegin = \"8pm\"\nend = \"7am\"", "begin before they end"},
        {"only = \"at_hours\"\nask = \"Ask\"\ndays = \"some\"\nbegin = \"7am\"\nend = \"8pm\"", "not \"some\""}};
    for (const auto& [rule, said] : slips) CHECK_MESSAGE(read_with(rule).contains(said), read_with(rule));
}
