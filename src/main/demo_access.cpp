#include "main/demo_access.hpp"

#include <fmt/format.h>

#include "care/files/files.hpp"
#include "staff/account_changes.hpp"
#include "staff/home_postcode.hpp"
#include "world/random.hpp"

using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t part_of_homes = 0xacce55;
/// Of how many pairs of a worker and a family one are neighbours. Where 100,000 households share 7,000 postcodes, a family's two addresses
/// and a worker's one meet in one pair of 3,500, and not every worker lives there.
constexpr std::size_t one_pair_in = 2'500;
constexpr int percent_moved_teams = 12;
constexpr std::size_t very_many = 36;
constexpr std::chrono::days left_lately{400};
constexpr const char* rare_surname = "Ravenscroft";

std::string any_postcode(world::Random& random) {
    constexpr std::string_view letters = "ABDEFGHJLNPQRSTUWXYZ";
    return fmt::format("MB{} {}{}{}", random.between(1, 12), random.between(1, 9), random.pick(letters), random.pick(letters));
}

void keep_home(store::Connection& connection, UserId user, const std::string& postcode, Instant now) {
    (void)staff::keep_home_postcode(connection, postcode, user, now);
}

std::string postcode_now(const world::Person& person) {
    for (const auto& address : person.addresses)
        if (!address.until) return address.postcode;
    return "";
}

}  // namespace

void DemoAccess::write_staff(store::Connection& connection, const std::string& password_hash) {
    const auto& authority = world_.authority();
    const auto given_at = at(60, 9, 0);
    auto random = world::Random::for_part(part_of_homes, authority.workers.size());
    for (std::size_t i = 0; i < authority.workers.size(); ++i) {
        if (authority.workers[i].until) continue;
        working_.push_back(users_[i]);
        if (random.percent(80)) keep_home(connection, users_[i], any_postcode(random), given_at);
        const auto other = random.below(teams_.size());
        const auto days = std::chrono::days{random.between(20, 900)};
        if (random.percent(percent_moved_teams) && other != authority.workers[i].team)
            staff::keep_former_team(connection, users_[i], teams_[other], today_ - days);
    }
    std::size_t support = 0;
    while (authority.teams[support].name != "Business support") ++support;
    relative_ = staff::insert_user(connection, store_.next<UserId>(given_at),
                                   {"ysolde.ravenscroft",
                                    std::string("Ysolde ") + rare_surname,
                                    "Business support officer",
                                    "",
                                    teams_[support],
                                    {"business_support"},
                                    std::nullopt},
                                   password_hash, std::nullopt);
}

UserId DemoAccess::duty(std::size_t number) const {
    std::vector<UserId> found;
    const auto& workers = world_.authority().workers;
    for (std::size_t i = 0; i < workers.size(); ++i)
        if (workers[i].role == world::Role::duty && !workers[i].until) found.push_back(users_[i]);
    return found.at(number % found.size());
}

Instant DemoAccess::at(int days_ago, int hour, int minute) const {
    auto day = today_ - std::chrono::days{days_ago};
    while (std::chrono::weekday{day} == std::chrono::Saturday || std::chrono::weekday{day} == std::chrono::Sunday)
        day -= std::chrono::days{1};
    return london_instant(LocalMinute{day} + std::chrono::hours{hour} + std::chrono::minutes{minute});
}

bool DemoAccess::plant(const char* kind, UserId user, ChildId child) {
    const auto is_same = [&](const Planted& one) { return one.kind == std::string_view(kind) || (one.child == child && child.is_set()); };
    if (std::ranges::any_of(planted_, is_same)) return false;
    planted_.push_back({kind, user, child});
    return true;
}

void DemoAccess::leave_to_leaver(world::Family& family) {
    if (!left_behind_.empty()) return;
    for (auto& file : family.children) {
        if (file.closed_on || file.holders.size() < 2) continue;
        const auto& before = world_.authority().workers[file.holders[file.holders.size() - 2].worker];
        if (!before.until || *before.until < today_ - left_lately) continue;
        file.holders.pop_back();
        file.holders.back().until.reset();
        left_behind_ = file.case_number;
        return;
    }
}

void DemoAccess::note_child(store::Connection& connection, ChildId child, const world::Family& family, const world::ChildFile& file) {
    if (file.closed_on) return;
    open_children_.push_back(child);
    const auto postcode = postcode_now(family.people[file.person]);
    const bool is_first_of_family = file.person == family.children.front().person;
    auto random = world::Random::for_part(part_of_homes, open_children_.size());
    const auto neighbour = random.pick(working_);
    if (is_first_of_family && !postcode.empty() && neighbour != duty(0) && random.below(one_pair_in) < working_.size())
        keep_home(connection, neighbour, postcode, at(50, 9, 0));
    if (file.case_number == left_behind_) plant_reader_of_leavers(child);
    // One of each kind, with different families.
    else if (is_first_of_family)
        (void)(plant_neighbour(connection, child, postcode) || plant_relative(connection, child) ||
               plant_former_colleague(connection, child, file));
}

bool DemoAccess::plant_neighbour(store::Connection& connection, ChildId child, const std::string& postcode) {
    if (postcode.empty() || !plant("neighbour", duty(0), child)) return false;
    keep_home(connection, duty(0), postcode, at(50, 9, 0));
    life_.add_opening({at(6, 14, 10), child, duty(0), "duty", "front_page"});
    life_.add_opening({at(4, 11, 35), child, duty(0), "duty", "file"});
    return true;
}

bool DemoAccess::plant_relative(store::Connection& connection, ChildId child) {
    if (!plant("relative", relative_, child)) return false;
    people::Person aunt;
    aunt.id = store_.next<PersonId>(at(50, 9, 0));
    aunt.names = {{people::NameKind::current, "Morwenna", rare_surname}};
    people::insert_person(connection, aunt);
    people::link(connection, {person_of(child), aunt.id, "aunt", "", false, std::nullopt});
    life_.add_opening({at(5, 11, 20), child, relative_, "support", "front_page"});
    return true;
}

bool DemoAccess::plant_former_colleague(store::Connection& connection, ChildId child, const world::ChildFile& file) {
    const auto& workers = world_.authority().workers;
    for (std::size_t i = 0; i < workers.size(); ++i) {
        const bool was_on_it = std::ranges::any_of(file.holders, [&](const auto& holding) { return holding.worker == i; }) ||
                               std::ranges::any_of(file.co_workers, [&](const auto& holding) { return holding.worker == i; });
        if (workers[i].role != world::Role::practitioner || workers[i].until || workers[i].team == file.team || was_on_it) continue;
        if (!plant("former colleague", users_[i], child)) return false;
        staff::keep_former_team(connection, users_[i], teams_[file.team], today_ - std::chrono::days{120});
        life_.add_opening({at(3, 13, 5), child, users_[i], "break_glass", "front_page",
                           "Somebody rang about the family and asked for me, and I want to see where things are."});
        life_.add_opening({at(3, 13, 7), child, users_[i], "break_glass", "file"});
        return true;
    }
    return false;
}

/// On a Saturday night.
void DemoAccess::plant_reader_of_leavers(ChildId child) {
    if (!plant("reader of a leaver’s file", duty(1), child)) return;
    const auto saturday = today_ - std::chrono::days{1} - (std::chrono::weekday{today_ - std::chrono::days{1}} - std::chrono::Saturday);
    const auto night = london_instant(LocalMinute{saturday} + 21h + 40min);
    life_.add_opening({night, child, duty(1), "duty", "front_page"});
    life_.add_opening({night + 2min, child, duty(1), "duty", "file"});
}

void DemoAccess::open_very_many() {
    if (open_children_.size() < very_many) return;
    planted_.push_back({"very many records", duty(2), ChildId{}});
    auto then = at(2, 16, 5);
    for (std::size_t i = 0; i < very_many; ++i, then += 15s)
        life_.add_opening({then, open_children_[open_children_.size() - 1 - i], duty(2), "duty", "front_page"});
}

std::vector<std::string> DemoAccess::planted(store::Connection& connection) const {
    std::vector<std::string> lines;
    for (const auto& [kind, user, child] : planted_) {
        const auto file = child.is_set() ? files::find_file(connection, child) : std::nullopt;
        lines.push_back(std::string(kind) + ": " + staff::find_user(connection, user)->user_name +
                        (file ? ", file " + file->number : std::string()));
    }
    return lines;
}
