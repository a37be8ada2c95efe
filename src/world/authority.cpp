#include <algorithm>
#include <map>

#include "world/family_plan.hpp"

namespace world {
namespace {

constexpr int years_kept = 15;

class AuthorityMaker {
  public:
    AuthorityMaker(const Settings& settings, const OpenFamilies& open)
        : settings_(settings), open_(open), random_(Random::for_part(settings.seed, 0)) {}

    Authority make() {
        made_.name = "Marlbridge Council";
        made_.town = "Marlbridge";
        const std::size_t managers = add_team("Children's social care", TeamKind::management, Role::head_of_service, "Head of service");
        fill_posts(managers, Role::service_manager, "Service manager", 2);
        const std::size_t front_door = add_team("Front door", TeamKind::front_door, Role::team_leader, "Team leader, front door");
        fill_posts(front_door, Role::duty, "Duty social worker", people_for(6, 4));
        add_teams("Assessment", TeamKind::assessment, people_for(20, 4));
        add_teams("Safeguarding and family support", TeamKind::safeguarding, people_for(45, 8));
        add_teams("Children looked after", TeamKind::looked_after, people_for(25, 4));
        add_teams("Disabled children", TeamKind::disabled_children, people_for(10, 3));
        const std::size_t support = add_team("Business support", TeamKind::support, Role::business_support, "Business support manager");
        fill_posts(support, Role::business_support, "Business support officer", people_for(5, 2));
        const std::size_t systems = add_team("System administration", TeamKind::support, Role::administrator, "Systems manager");
        fill_posts(systems, Role::administrator, "System administrator", 2);
        add_quality_and_governance();
        add_services(made_.teams[managers]);
        return std::move(made_);
    }

  private:
    [[nodiscard]] std::size_t people_for(std::size_t share_percent, std::size_t least) const {
        return std::max(least, settings_.children * share_percent / 100 * 2 / 5 / 16);
    }

    void add_services(const Team& management) {
        made_.services = {{"Children's social care", management.leader},
                          {"Safeguarding and support", management.posts[0].workers.back()},
                          {"Children in care and disability", management.posts[1].workers.back()}};
        for (Team& team : made_.teams) {
            const bool in_care = team.kind == TeamKind::looked_after || team.kind == TeamKind::disabled_children;
            team.service = team.kind == TeamKind::management ? 0 : (in_care ? 2 : 1);
            team.service_manager = made_.services[team.service].manager;
        }
    }

    /// Who reads files without holding any.
    void add_quality_and_governance() {
        const std::size_t quality =
            add_team("Reviewing and quality", TeamKind::support, Role::reviewing_officer, "Principal reviewing officer");
        fill_posts(quality, Role::reviewing_officer, "Independent reviewing officer", 2);
        fill_posts(quality, Role::auditor, "Quality assurance auditor", 1);
        fill_posts(quality, Role::inspector, "Visiting inspector", 1);
        fill_posts(quality, Role::student, "Student social worker", 1);
        fill_posts(quality, Role::personal_adviser, "Personal adviser", 1);
        const std::size_t governance =
            add_team("Legal and information governance", TeamKind::support, Role::information_governance, "Information governance manager");
        fill_posts(governance, Role::complaints, "Complaints officer", 1);
        fill_posts(governance, Role::legal, "Children's solicitor", 1);
    }

    /// Holders of files are social workers. Family support workers stand beside them.
    void add_teams(const std::string& name, TeamKind kind, std::size_t wanted) {
        const std::size_t open = open_[static_cast<std::size_t>(kind)];
        const std::size_t people = std::clamp<std::size_t>((open + 2) / 3, 1, wanted);  // three families to a post, or more
        const std::size_t teams = (people + 7) / 8;
        for (std::size_t number = 1; number <= teams; ++number) {
            const std::string called = teams == 1 ? name : name + " " + std::to_string(number);
            const std::size_t team = add_team(called, kind, Role::team_leader, "Team leader, " + called);
            fill_posts(team, Role::practitioner, "", people / teams + (number <= people % teams ? 1 : 0));
            if (kind == TeamKind::looked_after || open < 4 * number) continue;
            made_.teams[team].support.push_back(fill(team, Role::family_support, "Family support worker"));
        }
    }

    std::size_t add_team(const std::string& name, TeamKind kind, Role of_leader, const std::string& title) {
        const std::size_t at = made_.teams.size();
        made_.teams.push_back({.name = name, .kind = kind});
        made_.teams[at].leaders = fill(at, of_leader, title);
        made_.teams[at].leader = made_.teams[at].leaders.workers.back();
        return at;
    }

    void fill_posts(std::size_t team, Role role, const std::string& title, std::size_t people) {
        for (std::size_t post = 0; post < people; ++post) made_.teams[team].posts.push_back(fill(team, role, title));
    }

    Post fill(std::size_t team, Role role, const std::string& title) {
        Post post;
        Day from = plus(settings_.today, -365 * years_kept);
        while (from < settings_.today) {
            const Day leaves = plus(from, random_.between(400, 2600));
            post.workers.push_back(hire(team, role, title, from));
            if (leaves < plus(settings_.today, -5)) made_.workers.back().until = leaves;
            else break;
            from = leaves;
        }
        return post;
    }

    std::size_t hire(std::size_t team, Role role, const std::string& title, Day from) {
        constexpr std::string_view titles[] = {"Social worker", "Social worker", "Social worker", "Advanced social work practitioner",
                                               "Newly qualified social worker"};
        const Culture& culture = any_culture(random_);
        const NameForm& given = random_.percent(78) ? random_.pick(culture.girls) : random_.pick(culture.boys);
        const NameForm& family = random_.pick(culture.surnames);
        std::string user = user_name_of(given.latin, family.latin);
        const int same = ++taken_[user];
        if (same > 1) user += std::to_string(same);
        made_.workers.push_back({user,
                                 std::string(given.latin) + " " + std::string(family.latin),
                                 title.empty() ? std::string(random_.pick(titles)) : title,
                                 role,
                                 team,
                                 from,
                                 {}});
        return made_.workers.size() - 1;
    }

    const Settings& settings_;
    const OpenFamilies& open_;
    Random random_;
    Authority made_;
    std::map<std::string, int> taken_;
};

}  // namespace

Authority make_authority(const Settings& settings, const OpenFamilies& open) { return AuthorityMaker(settings, open).make(); }

std::size_t Authority::in_post(const Post& post, Day day) const {
    for (const std::size_t worker : post.workers)
        if (!workers[worker].until || day < *workers[worker].until) return worker;
    return post.workers.back();
}

}  // namespace world
