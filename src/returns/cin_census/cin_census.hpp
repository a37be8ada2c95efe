#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/problem.hpp"

// A DfE children in need census as a council's system exported it, in the shapes of 2021 to 2026-27. What is read here is what the
// file says, not yet a record. Every part knows the line of the file it came from. Codes are those of records/code_sets.hpp;
// an empty code or a missing day means that the file had none, or one that was refused.

struct CensusReview {
    long line = 0;
    Day held_on;
};

/// A child protection plan.
struct CensusProtectionPlan {
    long line = 0;
    Day started_on;
    std::optional<Day> ended_on;
    std::string initial_category, latest_category;
    std::optional<int> previous_plans;
    std::vector<CensusReview> reviews;
};

/// A section 47 enquiry, with the initial child protection conference it led to.
struct CensusSection47 {
    long line = 0;
    Day started_on;
    std::optional<Day> conference_target, conference_on;
    std::optional<bool> conference_not_required;
};

/// A child in need plan.
struct CensusNeedPlan {
    long line = 0;
    Day started_on;
    std::optional<Day> ended_on;
};

struct CensusAssessment {
    long line = 0;
    Day started_on;
    std::optional<Day> reviewed_on, authorised_on;
    std::vector<std::string> factors;
};

/// Pre-proceedings and the family group decision-making meeting offered in them, collected since 2026-27.
struct CensusPreProceedings {
    long line = 0;
    Day started_on;
    std::optional<Day> letter_sent_on, first_meeting_on, step_decided_on, court_applied_on, letter_to_issue_on;
    std::optional<bool> family_meeting_offered, family_meeting_held;
    std::optional<int> review_meetings;
    std::string outcome;
};

/// One referral and the episode of need that followed it.
struct CensusReferral {
    long line = 0;
    Day referred_on;
    std::string source, primary_need, closure_reason;
    std::optional<Day> closed_on;
    /// A conference without a section 47 enquiry here, as when a child moves in from another authority.
    std::optional<Day> conference_on;
    std::optional<bool> no_further_action;
    std::vector<CensusAssessment> assessments;
    std::vector<CensusNeedPlan> need_plans;
    std::vector<CensusSection47> section_47s;
    std::vector<CensusProtectionPlan> protection_plans;
    std::vector<CensusPreProceedings> pre_proceedings;
};

struct CensusChild {
    long line = 0;
    std::string la_child_id;
    std::string upn, former_upn, upn_unknown;
    std::optional<Day> born_on, expected_on, died_on;
    /// M, F or U; the numbers of files before 2024-25 are turned into these.
    std::string sex;
    std::string ethnicity;
    std::vector<std::string> disabilities;
    std::vector<CensusReferral> referrals;
};

/// Something about the file that a person should know.
struct CensusFinding {
    enum class Weight {
        noted,    ///< odd, but taken as it stands
        refused,  ///< something was left out, and the text says what and why
    };
    Weight weight = Weight::noted;
    long line = 0;
    std::string la_child_id;  ///< empty where it concerns no one child
    std::string text;
};
/// "line 43: child 123: the referral date 2020-13-01 is not a date; the referral was left out"
std::string in_words(const CensusFinding& finding);

struct CensusSummary {
    /// From the header; empty or missing where the file has none.
    std::string authority, year;
    std::optional<Day> reference_date;

    long children = 0, referrals = 0, no_further_action = 0, closed = 0, assessments = 0, factors = 0, need_plans = 0, section_47s = 0,
         conferences = 0, protection_plans = 0, reviews = 0, pre_proceedings = 0;

    long refused = 0, noted = 0;
    /// In the order of the file. Beyond most_findings only the counts go on.
    std::vector<CensusFinding> findings;
    static constexpr std::size_t most_findings = 10'000;
};

/// Takes one child. Its own problem stops the reading and becomes the answer.
using CensusSink = std::function<Done(const CensusChild& child)>;

/// Reads the whole file and keeps nothing: what an import would bring in, or the one problem that makes the file unusable (cut
/// short, not XML, wrong encoding, a document type, a field without end, another return, no children).
Result<CensusSummary> check_census(const std::filesystem::path& file);
/// Reads the file child by child, whatever its size. A problem may come after children have been handed over: either call
/// check_census first, or undo what the sink did.
Result<CensusSummary> read_census(const std::filesystem::path& file, const CensusSink& on_child);
