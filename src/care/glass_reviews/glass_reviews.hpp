#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/working_days.hpp"
#include "staff/accounts.hpp"
#include "staff/break_glass.hpp"

// [A2.2] "Was this needed?": each use of break-glass is told to the child's manager and to whoever looks after access, and reviewed by one
// of them. What they are told of is read from the uses themselves, so that it is there from the moment of the use.

namespace glass_reviews {

/// What a review may find.
struct Finding {
    std::string_view code, label, tag_colour;
    bool needs_words;
};
std::span<const Finding> findings();
/// Nothing for a code that is none.
const Finding* find_finding(std::string_view code);

struct Review {
    std::string finding;  ///< code
    std::string words;
    std::string by;
    Instant at{};
};

/// One use of break-glass, with those who answer for the child.
struct Use {
    staff::BrokenGlass glass;
    std::string name, job_title;
    std::string child_name, number;
    std::vector<UserId> leaders;  ///< who lead the holder's team and those above, now, without who left and who broke the glass
    std::size_t asked = 1;        ///< how many of these are asked: the first, and while they are away the next above too
    std::optional<Review> review;
};

/// Checklist, row 28: not reviewed after two working days, it goes further up.
constexpr int working_days_to_review = 2;
/// The last day on which a review is in time.
Day review_due(Instant broken_at, const WorkingDays& calendar);
bool is_late(const Use& use, Day today, const WorkingDays& calendar);
/// What was used before this day and is not reviewed is late today.
Day first_day_in_time(Day today, const WorkingDays& calendar);
/// Whether the review waits for this person: the first leader upward, and while they are away the next one too; once it is late one more,
/// and who may review access.
bool is_asked(const Use& use, const staff::User& person, bool is_late);
/// Never who broke the glass.
bool may_review(const Use& use, const staff::User& person);
/// Who sees uses at all: all of them, or those on the files of their teams.
bool may_see_uses(const staff::User& person);

enum class Show { open, late, done, all };

constexpr std::size_t uses_a_page = 25;
struct UsesPage {
    std::vector<Use> uses;  ///< newest first
    bool has_older = false;
};
/// What this person may see, before this one; not set: the newest. Restricted files are left out for whoever is not named for them.
UsesPage read_uses(store::Connection& connection, const staff::User& reader, Show show, staff::GlassId before, Day today,
                   const WorkingDays& calendar, std::size_t most = uses_a_page);
std::optional<Use> find_use(store::Connection& connection, const staff::User& reader, staff::GlassId id, Day today);
/// What the first page of this person tells: what waits for them, and what was used or reviewed in the last days.
std::vector<Use> to_be_told(store::Connection& connection, const staff::User& reader, Instant now, const WorkingDays& calendar);

/// Uses of the last hour that nobody was written to of, the oldest first, a few at a time.
std::vector<staff::BrokenGlass> not_written_of(store::Connection& connection, Instant now);
/// Tells of a use by email whoever is told of it on their first page.
void owe_emails(store::Connection& connection, const staff::BrokenGlass& glass, Instant now);

/// What was done on the ground of one use.
struct Meanwhile {
    long long openings = 0, entries = 0;
};
Meanwhile meanwhile(store::Connection& connection, const staff::BrokenGlass& glass);

/// Problems name the field: finding, words. Problem::stale where somebody has reviewed it before.
Done review(store::Connection& connection, const Use& use, std::string_view finding, std::string_view words, const staff::User& by,
            Instant now);

}  // namespace glass_reviews
