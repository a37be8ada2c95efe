#pragma once
#include <set>

#include "world/family_plan.hpp"

namespace world {

/// Tells one family's case, occasion by occasion, in order of time. What an occasion says alike for several children names none of
/// them; what is about one child stands on that child's file alone [A6.15].
class EntryWriter {
  public:
    explicit EntryWriter(FamilyPlan& plan);
    void write();

  private:
    struct Beats {
        const Thread* thread = nullptr;
        std::size_t told = 0;
        Day next;
        std::uint64_t used = 0;  ///< threads that were told, by their place
    };
    /// What one file has said, and when last.
    struct Told {
        std::unordered_map<const void*, Day> patterns;
        std::set<std::string> headlines;
        int meetings = 0;
        Status meeting_status = Status::assessment;
    };
    enum class About { family, child, either };
    /// Who told what a report says.
    struct Reporter {
        std::optional<std::size_t> person, professional;
        std::string_view name, role;  ///< of somebody outside the family's circle
        Lines opening;
    };

    // When, on whose files and by whom: entries.cpp.
    int wait_minutes(int intensity);
    EntryKind pick_kind();
    void tell_occasion();
    [[nodiscard]] EntryKind fitting(EntryKind kind, std::size_t child);
    void tell_on(std::vector<std::size_t> children, EntryKind kind);
    void choose_time(Entry& entry);
    void choose_author(Entry& entry, std::size_t child);
    /// False when every happening of the story is told.
    bool choose_happening(Entry& entry, std::vector<std::size_t>& children);

    // What is said: accounts.cpp.
    void compose_common(Entry& entry, const std::vector<std::size_t>& children);
    void compose_call(Entry& entry, std::size_t child, About about);
    void compose_message(Entry& entry, std::size_t child, About about);
    void compose_visit(Entry& entry, std::size_t child, About about);
    void compose_meeting(Entry& entry, std::size_t child, About about);
    void compose_not_done(Entry& entry, std::size_t child, About about);
    void add_carer(Entry& entry, std::size_t child, About about);
    void add_interpreter(Entry& entry, std::size_t child);
    /// What belongs to this child alone.
    void compose_for(Entry& entry, std::size_t child, bool shared);
    void meet_child(Entry& entry, std::size_t child);
    void add_words(Entry& entry, std::size_t child);
    void add_issue(Entry& entry, std::size_t child, About about);
    void add_analysis(Entry& entry, std::size_t child);
    void add_actions(Entry& entry, std::size_t child);
    void add_meeting_headline(Entry& entry, std::size_t child);
    void quote(std::string& out, Lines lines, std::size_t child);
    void add_beat(std::string& out, std::size_t child, bool of_family);

    /// The next pattern of these that fits and was not used on the file for so many days; empty when there is none.
    std::string_view choose(Lines lines, std::size_t child, About about, int rest_days = 170);
    /// Writes one after what stands there; false when nothing fits.
    bool say(std::string& out, Lines lines, std::size_t child, About about);
    std::string line(Lines lines, std::size_t child, About about);
    void write(std::string& out, std::string_view pattern, std::size_t child);
    /// Either list, or the other where the first has nothing left to say.
    bool say_either(std::string& out, Lines first, Lines then, std::size_t child, About about);

    [[nodiscard]] int age(std::size_t child) const;
    /// 0 baby, 1 early, 2 junior, 3 teen
    [[nodiscard]] std::size_t band(std::size_t child) const;
    [[nodiscard]] const Story& story(std::size_t child) const;
    [[nodiscard]] std::size_t phase() const { return static_cast<std::size_t>(phase_); }
    [[nodiscard]] bool in_residence() const { return away_ && plan_.key_worker.has_value(); }
    [[nodiscard]] std::size_t carer_now() const { return away_ && plan_.foster_carer ? *plan_.foster_carer : plan_.carer; }
    [[nodiscard]] std::string_view carer_role() const;
    const Scene& scene(std::size_t child);
    Reporter reporter_of(std::string_view pattern, std::size_t child) const;
    void take_part(Entry& entry, const Reporter& reporter);
    void take_part(Entry& entry, std::size_t person, std::string_view role);
    void take_part_as_professional(Entry& entry, std::size_t at);
    void carer_takes_part(Entry& entry);

    FamilyPlan& plan_;
    Random& random_;
    Pen pen_;
    std::vector<Beats> beats_;
    std::vector<Told> told_;  ///< by child; the last is what was said on all
    const GeneralLines& heard_;
    const Happening* happening_ = nullptr;  ///< what the present occasion tells of
    Scene scene_;  ///< of that child on that day
    std::size_t scene_of_ = ~std::size_t{0};
    Day scene_on_;
    std::string age_, attendance_, now_, worker_;
    int told_at_ = 1440;  ///< minute of the day of the present occasion
    Day day_;
    Phase phase_ = Phase::worse;
    bool away_ = false;
    int leftover_ = 0;
    std::uint64_t occasions_ = 0;
};

/// A day of school, as far as the invented authority keeps terms: no weekend, no summer or Christmas holidays.
bool is_school_day(Day day);
/// Monday to Friday, without Christmas and New Year's Day.
bool is_office_day(Day day);
/// The same day, or the next one that is an office day.
Day office_day_from(Day day);

}  // namespace world
