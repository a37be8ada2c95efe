#include <algorithm>
#include <map>

#include "world/family_plan.hpp"

namespace world {
namespace {

constexpr int years_kept = 15;

class AuthorityMaker {
  public:
    explicit AuthorityMaker(const Settings& settings) : settings_(settings), random_(Random::for_part(settings.seed, 0)) {}

    Authority make() {
        made_.name = "Marlbridge Council";
        made_.town = "Marlbridge";
        const std::size_t managers =
            add_team("Management", TeamKind::management, Role::senior_manager, "Head of service", 2, "Service manager");
        add_team("Duty and front door", TeamKind::front_door, Role::duty, "Duty social worker", people_for(6, 4), "");
        add_teams("Assessment", TeamKind::assessment, people_for(20, 4));
        add_teams("Safeguarding and family support", TeamKind::safeguarding, people_for(45, 8));
        add_teams("Children looked after", TeamKind::looked_after, people_for(25, 4));
        add_teams("Disabled children", TeamKind::disabled_children, people_for(10, 3));
        add_team("Business support", TeamKind::support, Role::business_support, "Business support officer", people_for(5, 2), "");
        const std::size_t administration =
            add_team("System administration", TeamKind::support, Role::administrator, "System administrator", 2, "");
        made_.teams[administration].posts.resize(2);
        for (std::size_t at = 0; at < made_.teams.size(); ++at) {
            const Team& management = made_.teams[managers];
            const Post& above = at == managers ? management.leaders : management.posts[at % management.posts.size()];
            made_.teams[at].senior_manager = above.workers.back();
        }
        return std::move(made_);
    }

  private:
    [[nodiscard]] std::size_t people_for(std::size_t share_percent, std::size_t least) const {
        return std::max(least, settings_.children * share_percent / 100 * 2 / 5 / 16);
    }

    void add_teams(const std::string& name, TeamKind kind, std::size_t people) {
        const std::size_t teams = (people + 7) / 8;
        for (std::size_t number = 1; number <= teams; ++number)
            add_team(teams == 1 ? name : name + " " + std::to_string(number), kind, Role::practitioner, "", (people + teams - 1) / teams,
                     "");
    }

    std::size_t add_team(const std::string& name, TeamKind kind, Role role, const std::string& title, std::size_t people,
                         const std::string& below) {
        const std::size_t at = made_.teams.size();
        made_.teams.push_back({.name = name, .kind = kind});
        const bool managed = role == Role::senior_manager;
        Team& team = made_.teams[at];
        team.leaders = fill(at, managed ? role : Role::team_leader, managed ? title : "Team leader, " + name);
        team.leader = team.leaders.workers.back();
        for (std::size_t post = 0; post < people; ++post) team.posts.push_back(fill(at, role, managed ? below : title));
        return at;
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
        constexpr std::string_view titles[] = {
            "Social worker",        "Social worker", "Social worker", "Advanced practitioner", "Newly qualified social worker",
            "Family support worker"};
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
    Random random_;
    Authority made_;
    std::map<std::string, int> taken_;
};

}  // namespace

Authority make_authority(const Settings& settings) { return AuthorityMaker(settings).make(); }

std::size_t Authority::in_post(const Post& post, Day day) const {
    for (const std::size_t worker : post.workers)
        if (!workers[worker].until || day < *workers[worker].until) return worker;
    return post.workers.back();
}

}  // namespace world
