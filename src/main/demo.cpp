#include "main/demo.hpp"

#include <fmt/format.h>

#include <chrono>
#include <iostream>

#include "base/policy_file.hpp"
#include "base/text.hpp"
#include "care/unusual_access/sweep.hpp"
#include "ledger/ledger.hpp"
#include "main/demo_access.hpp"
#include "main/demo_desks.hpp"
#include "main/demo_life.hpp"
#include "main/demo_records.hpp"
#include "main/demo_services.hpp"
#include "main/digest.hpp"
#include "main/progress.hpp"
#include "main/system_clock.hpp"
#include "staff/settings.hpp"

namespace {

constexpr const char* demo_password = "marlbridge training";
/// The files were in the record before the first of the openings that the ledger tells of.
constexpr std::chrono::days files_made_before{30};

/// Writes the invented authority family by family, many in one commit, never holding more than one in memory.
class DemoWriter {
  public:
    DemoWriter(store::Store& store, const world::World& world, Day today)
        : store_(store), world_(world), now_(london_instant(LocalMinute{today})),
          made_at_(london_instant(LocalMinute{today - files_made_before})), life_(store, world, users_, today, digest_),
          access_(store, world, users_, teams_, today, life_), desks_(store, world, users_, today, digest_),
          services_(store, today, digest_) {}

    void write_staff(store::Connection& connection) {
        const auto& authority = world_.authority();
        const auto hash = staff::hash_password(demo_password);
        staff::set_setting(connection, "authority_name", authority.name);
        staff::set_setting(connection, "is_demo", "yes");
        staff::set_setting(connection, "demo_password", demo_password);
        staff::set_setting(connection, "second_factor", "optional");
        for (std::size_t i = 0; i < authority.workers.size(); ++i) users_.push_back(store_.next<UserId>(now_));
        for (std::size_t i = 0; i < authority.teams.size(); ++i) teams_.push_back(store_.next<TeamId>(now_));
        write_teams(connection, write_directors(connection, hash));
        for (std::size_t i = 0; i < authority.workers.size(); ++i) {
            const auto& worker = authority.workers[i];
            staff::insert_user(connection, users_[i],
                               {worker.user_name,
                                worker.name,
                                worker.title,
                                "",
                                teams_[worker.team],
                                {std::string(world::code(worker.role))},
                                reads_until(worker.role),
                                worker.user_name + "@marlbridge.example"},
                               hash, worker.until);
        }
        access_.write_staff(connection, hash);
        services_.write_staff(connection, hash);
    }

    /// Auditors and inspectors come for a while.
    [[nodiscard]] std::optional<Day> reads_until(world::Role role) const {
        constexpr std::chrono::days stay{60};
        return role == world::Role::auditor || role == world::Role::inspector ? std::optional(london_day(now_) + stay) : std::nullopt;
    }

    void write_family(store::Connection& connection, world::Family family) {
        access_.leave_to_leaver(family);
        DemoPeople people;
        for (const auto& invented : family.people) {
            people.family.push_back(store_.next<PersonId>(now_));
            write_person(connection, to_person(invented, people.family.back()));
        }
        for (const auto& invented : family.professionals) {
            people.professionals.push_back(store_.next<PersonId>(now_));
            write_person(connection, to_person(invented, people.professionals.back()));
        }
        write_relationships(connection, family, people);
        occasions_.clear();
        for (const auto& child : family.children) write_child(connection, family, child, people);
    }

    /// After the last family; then write_openings().
    void open_very_many() { access_.open_very_many(); }
    /// So many openings of files; false when none are left.
    bool write_openings(store::Connection& connection, std::size_t most) { return life_.write_openings(connection, most); }
    /// Who looked where they should not.
    [[nodiscard]] std::vector<std::string> planted(store::Connection& connection) const { return access_.planted(connection); }

    [[nodiscard]] std::size_t entries() const { return entries_; }
    [[nodiscard]] std::string digest() const { return digest_.in_digits(); }

    void fill_desks(store::Connection& connection, const WorkingDays& calendar) {
        desks_.fill(connection, calendar);
        services_.fill(connection);
    }

  private:
    /// Who stands above the head of service, from the top, each with what they lead. Nothing is invented about their days.
    TeamId write_directors(store::Connection& connection, const std::string& hash) {
        struct Director {
            const char *user_name, *name, *title, *role, *leads;
        };
        constexpr Director directors[] = {
            {"imogen.harcourt", "Imogen Harcourt", "Director of children’s services", "director", "Children’s services"},
            {"daniel.osei", "Daniel Osei", "Assistant director", "assistant_director", "Social care and early help"}};
        TeamId above;
        for (const auto& one : directors) {
            const auto team = store_.next<TeamId>(now_);
            const auto user = store_.next<UserId>(now_);
            staff::insert_team(connection, {team, one.leads, above, user});
            staff::insert_user(connection, user,
                               {one.user_name,
                                one.name,
                                one.title,
                                "",
                                team,
                                {one.role},
                                std::nullopt,
                                one.user_name + std::string("@marlbridge.example")},
                               hash, std::nullopt);
            above = team;
        }
        return above;
    }

    /// The whole under its head, the services under it, the teams under those. The head's own team is the whole.
    void write_teams(store::Connection& connection, TeamId above) {
        const auto& authority = world_.authority();
        std::vector<TeamId> services;
        for (std::size_t i = 0; i < authority.teams.size(); ++i)
            if (authority.teams[i].kind == world::TeamKind::management) services.push_back(teams_[i]);
        for (std::size_t i = 0; i < authority.services.size(); ++i) {
            const auto& service = authority.services[i];
            if (i > 0) services.push_back(store_.next<TeamId>(now_));
            staff::insert_team(connection, {services[i], service.name, i > 0 ? services.front() : above, users_[service.manager]});
        }
        for (std::size_t i = 0; i < authority.teams.size(); ++i) {
            const auto& team = authority.teams[i];
            if (team.kind != world::TeamKind::management)
                staff::insert_team(connection, {teams_[i], team.name, services[team.service], users_[team.leader]});
        }
    }

    void write_person(store::Connection& connection, const people::Person& person) {
        people::insert_person(connection, person);
        digest_.add(person.id.value);
        for (const auto& name : person.names) digest_.add(name.full());
        for (const auto& address : person.addresses) digest_.add(address.lines);
        if (person.born_on) digest_.add(iso(*person.born_on));
    }

    void write_content(store::Connection& connection, const records::Entry& entry, const recording::Content& content) {
        recording::insert_entry(connection, entry, content, DraftId{});
        ++entries_;
        for (const auto number : {entry.id.value, entry.child.value, entry.author.value, entry.origin.value}) digest_.add(number);
        digest_.add(entry.written_at.time_since_epoch().count());
        digest_.add(content.happened.at.time_since_epoch().count());
        for (const auto words : {std::string_view(entry.kind), code_of(entry.state), std::string_view(content.observation.seen)})
            digest_.add(words);
        digest_.add(recording::words_of(content));
    }

    void write_relationships(store::Connection& connection, const world::Family& family, const DemoPeople& people) {
        for (const auto& relationship : family.relationships) {
            const auto code = relationship_code(relationship, family);
            if (code.empty()) continue;
            const auto pr = relationship.parental_responsibility == world::Responsibility::yes  ? "yes"
                            : relationship.parental_responsibility == world::Responsibility::no ? "no"
                                                                                                : "";
            people::insert_relationship(
                connection, {people.family[relationship.to], people.family[relationship.from], code, pr, relationship.lives_with});
            for (const auto& kind : people::relationship_kinds())
                if (kind.code == code)
                    people::insert_relationship(connection, {people.family[relationship.from], people.family[relationship.to],
                                                             std::string(kind.inverse), "", relationship.lives_with});
        }
    }

    void write_child(store::Connection& connection, const world::Family& family, const world::ChildFile& file, const DemoPeople& people) {
        const ChildId child{people.family[file.person].value};
        files::insert_file(connection, {child, files::next_file_number(connection, file.opened_on),
                                        file.closed_on ? "closed" : status_code(file.status), file.primary_need, teams_[file.team],
                                        file.opened_on, file.closed_on});
        for (const auto& holding : file.holders)
            files::insert_allocation(connection, child, users_[holding.worker], true, holding.from, holding.until);
        for (const auto& holding : file.co_workers)
            files::insert_allocation(connection, child, users_[holding.worker], false, holding.from, holding.until);
        for (const auto& hazard : file.hazards)
            files::insert_hazard(connection, child, {0, hazard.kind, hazard.text, hazard.from, std::nullopt});
        for (const auto professional : people.professionals)
            people::insert_involvement(connection, child, professional, file.opened_on, file.closed_on);
        for (const auto& event : file.events) write_event(connection, child, file, event);
        for (const auto& entry : file.entries) write_entry(connection, child, family, file, entry, people);
        ledger::append(
            connection,
            {.at = made_at_, .action = "file.invented", .child = child, .detail = fmt::format("{} entries", file.entries.size())});
        life_.live_with(connection, child, file);
        access_.note_child(connection, child, family, file);
        desks_.note_child(child, file);
        services_.note_child(child, file);
    }

    /// A fact from elsewhere, put on the file by who held it; what was before the file was opened, on that day.
    void write_event(store::Connection& connection, ChildId child, const world::ChildFile& file, const world::KeyEvent& event) {
        records::Entry entry;
        entry.id = store_.next<EntryId>(now_);
        entry.child = child;
        entry.kind = "key_event";
        entry.written_at = entry.changed_at = london_instant(LocalMinute{std::max(event.on, file.opened_on)} + std::chrono::hours{17});
        entry.author = users_[event.author];
        entry.author_name = world_.authority().workers[event.author].name;
        entry.source = event.source;
        entry.state = records::State::completed;
        write_content(connection, entry, to_content(event));
    }

    void write_entry(store::Connection& connection, ChildId child, const world::Family& family, const world::ChildFile& file,
                     const world::Entry& invented, const DemoPeople& people) {
        records::Entry entry;
        entry.id = store_.next<EntryId>(now_);
        entry.child = child;
        entry.kind = world::code(invented.kind);
        entry.written_at = entry.changed_at = london_instant(invented.written_at);
        entry.author = users_[invented.author];
        entry.author_name = world_.authority().workers[invented.author].name;
        entry.state = invented.completed && !desks_.is_left_unfinished(invented) ? records::State::completed : records::State::saved;
        if (invented.occasion != 0) {
            const auto [first, is_new] = occasions_.try_emplace(invented.occasion, entry.id);
            if (!is_new) entry.origin = first->second;
        }
        write_content(connection, entry, to_content(invented, family, people));
        life_.tell_holder(connection, file, invented, entry);
        desks_.note_entry(file, invented, entry);
    }

    store::Store& store_;
    const world::World& world_;
    Instant now_, made_at_;
    Digest digest_;
    std::vector<UserId> users_;
    std::vector<TeamId> teams_;
    std::map<std::uint64_t, EntryId> occasions_;
    DemoLife life_;
    DemoAccess access_;
    DemoDesks desks_;
    DemoServices services_;
    std::size_t entries_ = 0;
};

/// Through all openings, and then past what was found to have been told of.
void find_unusual(store::Store& store, const WorkingDays& calendar, Instant now) {
    unusual_access::Sweep sweep(store, calendar, unusual_access::policy());
    for (int round = 1; round <= 2; ++round)
        while (sweep.next(now + round * unusual_access::policy().settle)) {}
}

}  // namespace

int make_demo(const DemoOptions& options) {
    const auto today = options.today.empty() ? std::optional(london_day(system_now())) : parse_iso_day(options.today);
    if (!today || options.children < 1 || options.children > 300'000) {
        std::cerr << "Give a number of children from 1 to 300,000 and a day such as 2026-11-23.\n";
        return 1;
    }
    const auto store = open_authority(options.place, true);
    if (store->read([](store::Connection& connection) { return !staff::all_users(connection).empty(); })) {
        std::cerr << "There is an authority there already. Name another folder or database.\n";
        return 1;
    }
    const world::World world({options.seed, options.children, *today});
    DemoWriter writer(*store, world, *today);
    ProgressBar bar;
    constexpr std::size_t families_in_one_commit = 100;
    for (std::size_t at = 0; at < world.families(); at += families_in_one_commit) {
        const auto end = std::min(at + families_in_one_commit, world.families());
        (void)store->write([&](store::Connection& connection) -> Done {
            if (at == 0) writer.write_staff(connection);
            for (auto family = at; family < end; ++family) writer.write_family(connection, world.family(family));
            return {};
        });
        bar.show(end, world.families(),
                 fmt::format("{} of {} families, {} entries", with_commas(static_cast<long long>(end)),
                             with_commas(static_cast<long long>(world.families())), with_commas(static_cast<long long>(writer.entries()))));
    }
    writer.open_very_many();
    constexpr std::size_t openings_in_one_commit = 10'000;
    for (bool has_more = true; has_more;)
        (void)store->write([&](store::Connection& connection) -> Done {
            has_more = writer.write_openings(connection, openings_in_one_commit);
            return {};
        });
    const auto calendar = WorkingDays::from_file(policy_file("bank_holidays.csv"));
    (void)store->write([&](store::Connection& connection) -> Done {
        writer.fill_desks(connection, calendar);
        return {};
    });
    find_unusual(*store, calendar, london_instant(LocalMinute{*today}));
    bar.end();
    std::cout << fmt::format("Made {}: {} children, {} entries, seed {}, digest {}.\n", world.authority().name,
                             with_commas(static_cast<long long>(options.children)), with_commas(static_cast<long long>(writer.entries())),
                             options.seed, writer.digest());
    std::cout << "Some people in it look where they should not, for whoever reviews access to find:\n";
    for (const auto& line : store->read([&](store::Connection& connection) { return writer.planted(connection); }))
        std::cout << "  " << line << "\n";
    return 0;
}
