#pragma once
#include <deque>

#include "world/general_lines.hpp"
#include "world/names.hpp"
#include "world/world.hpp"

namespace world {

/// What stays the same of one child through all the telling.
struct ChildPlan {
    Scene home;      ///< at home with the family
    Scene away;      ///< looked after: the carers are the foster carers
    Day born;        ///< may lie after `today` for a child not yet born
    std::size_t school_contact = 0;  ///< index of the professional
};

/// One family while it is being made. Steps fill it in the order in which they stand below.
struct FamilyPlan {
    FamilyPlan(const Settings& with, const Authority& in, std::size_t family_index, std::size_t first, std::size_t size)
        : settings(with), authority(in), first_child(first), children(size), random(Random::for_part(with.seed, family_index + 1)) {
        family.index = family_index;
    }
    const Settings& settings;
    const Authority& authority;
    std::size_t first_child;
    std::size_t children;
    Random random;
    Family family;
    const Story* story = nullptr;
    const Story* later = nullptr;  ///< after a birth, when the first story ends
    const Culture* culture = nullptr;
    const Culture* other_culture = nullptr;
    Day opened;
    std::optional<Day> closed;
    std::vector<StatusSpan> spans;
    std::vector<std::pair<Day, Phase>> phases;
    std::size_t carer = 0, other = 0, relative = 0, first_person = 0;
    std::optional<std::size_t> foster_carer, foster_partner;
    std::optional<std::size_t> key_worker;  ///< a professional: the children are looked after in a children's home
    std::string_view home;                  ///< its name
    std::size_t nurse = 0, doctor = 0, police = 0;
    std::size_t turn = 0;  ///< number of this family among the open ones of its kind of team: posts get families by turns
    std::vector<ChildPlan> plans;
    std::deque<std::string> words;  ///< what the scenes point to

    std::string_view keep(std::string text) { return words.emplace_back(std::move(text)); }
    [[nodiscard]] bool is_unaccompanied() const { return story == &unaccompanied_story; }
    [[nodiscard]] Phase phase_on(Day day) const;
    [[nodiscard]] Status status_on(Day day) const;
    [[nodiscard]] Day end() const { return closed.value_or(settings.today); }
};

inline Day plus(Day day, int days) { return day + std::chrono::days{days}; }
inline int days_between(Day from, Day until) { return static_cast<int>((until - from).count()); }

/// How many families are open with each kind of team today, by TeamKind.
using OpenFamilies = std::array<std::size_t, 7>;
/// No more posts than there are families to hold.
Authority make_authority(const Settings& settings, const OpenFamilies& open);
/// The kind of team that works with a family of that status.
TeamKind team_for(const FamilyPlan& plan, Status status);
void plan_involvement(FamilyPlan& plan);
void add_people(FamilyPlan& plan);
void add_files(FamilyPlan& plan);
void add_entries(FamilyPlan& plan);

/// 13 characters with their check letter, in the invented authority 001; number below 900,000.
std::string pupil_number(std::size_t number, int year_of_entry);
/// The letter for the twelve characters after it. Source: DfE, Unique pupil numbers, Annex.
char pupil_check_letter(std::string_view twelve_digits);
/// Ten digits of the 999 range kept for tests, with a true check digit; different for different numbers below 333,000.
std::string test_nhs_number(std::size_t number);

}  // namespace world
