#include "returns/cin_census/census_events.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "records/code_sets.hpp"

namespace {

/// A label inside a sentence: "Police" as "police", but "GP" as it is.
std::string in_sentence(std::string_view label) {
    std::string words(label);
    const auto is_capital = [&](std::size_t at) { return at < words.size() && words[at] >= 'A' && words[at] <= 'Z'; };
    if (is_capital(0) && !is_capital(1)) words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

/// "domestic abuse (towards a parent or carer)"
std::string factor_in_sentence(const std::string& code) {
    auto words = records::factor_in_words(code);
    const auto colon = words.find(": ");
    if (colon == std::string::npos) return in_sentence(words);
    return fmt::format("{} ({})", in_sentence(words.substr(0, colon)), in_sentence(words.substr(colon + 2)));
}

constexpr std::size_t factors_in_headline = 3;

std::string factors_headline(const std::vector<std::string>& factors) {
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < std::min(factors.size(), factors_in_headline); ++i) shown.push_back(factor_in_sentence(factors[i]));
    if (factors.size() > factors_in_headline) shown.push_back(fmt::format("{} more", factors.size() - factors_in_headline));
    return listed(shown);
}

std::string factors_in_full(const std::vector<std::string>& factors) {
    if (factors.empty()) return {};
    std::vector<std::string> shown;
    for (const auto& factor : factors) shown.push_back(factor_in_sentence(factor));
    return fmt::format("Factors found: {}.", listed(shown));
}

std::string with(std::string_view headline, records::CodeSet set, const std::string& code) {
    return code.empty() ? std::string(headline) : fmt::format("{}: {}", headline, in_sentence(records::label_of(set, code)));
}

class Events {
  public:
    void add(long line, std::optional<Day> on, std::string headline, std::string details, const std::string& key) {
        if (!on) return;
        const auto times = ++times_[key];
        events_.push_back({line, *on, std::move(headline), std::move(details), times == 1 ? key : fmt::format("{}:{}", key, times)});
    }
    std::vector<CensusEvent> take() { return std::move(events_); }

  private:
    std::vector<CensusEvent> events_;
    std::map<std::string, int> times_;
};

std::string named(std::string_view what, Day began, std::string_view part = "") {
    return fmt::format("{}:{}{}{}", what, iso(began), part.empty() ? "" : ":", part);
}

std::string referral_headline(const CensusReferral& referral) {
    constexpr std::string_view not_known = "10";
    const bool no_action = referral.no_further_action.value_or(false);
    auto from = referral.source.empty() || referral.source == not_known
                    ? std::string{}
                    : " from " + in_sentence(records::label_of(records::referral_sources, referral.source));
    if (no_action) return fmt::format("Referral{}: no further action", from);
    return "Referral accepted" + (from.empty() ? "" : "," + from);
}

void add_assessment(Events& events, const CensusAssessment& assessment) {
    events.add(assessment.line, assessment.started_on, "Assessment began",
               assessment.authorised_on ? "" : factors_in_full(assessment.factors), named("assessment", assessment.started_on));
    const auto found = factors_headline(assessment.factors);
    events.add(assessment.line, assessment.authorised_on, "Assessment authorised" + (found.empty() ? "" : ": " + found),
               factors_in_full(assessment.factors), named("assessment", assessment.started_on, "authorised"));
}

void add_section_47(Events& events, const CensusSection47& enquiry) {
    events.add(enquiry.line, enquiry.started_on, "Section 47 enquiry began",
               enquiry.conference_not_required.value_or(false) ? "No conference was required." : "",
               named("section_47", enquiry.started_on));
    const bool is_late = enquiry.conference_target && enquiry.conference_on && *enquiry.conference_on > *enquiry.conference_target;
    events.add(enquiry.line, enquiry.conference_on, "Initial child protection conference",
               is_late ? fmt::format("It was due by {}.", in_words(*enquiry.conference_target)) : "",
               named("section_47", enquiry.started_on, "conference"));
}

void add_protection_plan(Events& events, const CensusProtectionPlan& plan) {
    std::string details;
    if (plan.previous_plans)
        details = *plan.previous_plans == 0 ? "The first plan." : fmt::format("Plans before this one: {}.", *plan.previous_plans);
    if (!plan.latest_category.empty() && plan.latest_category != plan.initial_category)
        details += fmt::format("{}The latest category is {}.", details.empty() ? "" : " ",
                               in_sentence(records::label_of(records::abuse_categories, plan.latest_category)));
    events.add(plan.line, plan.started_on, with("Child protection plan began", records::abuse_categories, plan.initial_category), details,
               named("protection_plan", plan.started_on));
    for (const auto& review : plan.reviews)
        events.add(review.line, review.held_on, "Child protection review", "", named("review", review.held_on));
    events.add(plan.line, plan.ended_on, "Child protection plan ended", "", named("protection_plan", plan.started_on, "ended"));
}

std::string family_meeting(const CensusPreProceedings& found) {
    if (found.family_meeting_held.value_or(false)) return "A family group meeting was held.";
    if (!found.family_meeting_offered) return {};
    return *found.family_meeting_offered ? "A family group meeting was offered." : "No family group meeting was offered.";
}

void add_pre_proceedings(Events& events, const CensusPreProceedings& found) {
    const auto add = [&](std::optional<Day> on, std::string headline, std::string_view part, std::string details = "") {
        events.add(found.line, on, std::move(headline), std::move(details), named("pre_proceedings", found.started_on, part));
    };
    add(found.started_on, "Pre-proceedings began", "", family_meeting(found));
    add(found.letter_sent_on, "Letter before proceedings sent", "letter");
    add(found.first_meeting_on, "First pre-proceedings meeting", "meeting");
    add(found.step_decided_on, with("Pre-proceedings: next step decided", records::pre_proceedings_outcomes, found.outcome), "decided");
    add(found.letter_to_issue_on, "Letter of intent to issue proceedings", "letter_to_issue");
    add(found.court_applied_on, "Application to the family court", "court");
}

void add_referral(Events& events, const CensusReferral& referral) {
    const auto need = referral.primary_need.empty()
                          ? ""
                          : fmt::format("Main need: {}.", in_sentence(records::label_of(records::primary_needs, referral.primary_need)));
    events.add(referral.line, referral.referred_on, referral_headline(referral), need, named("referral", referral.referred_on));
    for (const auto& assessment : referral.assessments) add_assessment(events, assessment);
    for (const auto& plan : referral.need_plans) {
        events.add(plan.line, plan.started_on, "Child in need plan began", "", named("need_plan", plan.started_on));
        events.add(plan.line, plan.ended_on, "Child in need plan ended", "", named("need_plan", plan.started_on, "ended"));
    }
    for (const auto& enquiry : referral.section_47s) add_section_47(events, enquiry);
    events.add(referral.line, referral.conference_on, "Initial child protection conference", "",
               named("referral", referral.referred_on, "conference"));
    for (const auto& plan : referral.protection_plans) add_protection_plan(events, plan);
    for (const auto& found : referral.pre_proceedings) add_pre_proceedings(events, found);
    events.add(referral.line, referral.closed_on, with("Case closed", records::closure_reasons, referral.closure_reason), "",
               named("referral", referral.referred_on, "closed"));
}

/// From least to most; the words are codes of files::statuses.
constexpr std::array<std::string_view, 5> by_weight = {"closed", "open", "assessment", "child_in_need", "child_protection"};

std::size_t weight_of(std::string_view status) {
    return static_cast<std::size_t>(std::ranges::find(by_weight, status) - by_weight.begin());
}

CensusStanding standing_of(const CensusReferral& referral) {
    CensusStanding standing;
    standing.opened_on = referral.referred_on;
    standing.need_code = referral.primary_need;
    if (!referral.primary_need.empty()) standing.need_said_on = referral.referred_on;
    standing.closed_on = referral.closed_on;
    if (referral.no_further_action.value_or(false) && !standing.closed_on) standing.closed_on = referral.referred_on;
    if (standing.closed_on) return standing;
    const auto is_open = [](const auto& plan) { return !plan.ended_on; };
    standing.status = "open";
    if (std::ranges::any_of(referral.assessments, [](const auto& assessment) { return !assessment.authorised_on; }))
        standing.status = "assessment";
    if (std::ranges::any_of(referral.need_plans, is_open)) standing.status = "child_in_need";
    if (std::ranges::any_of(referral.protection_plans, is_open)) standing.status = "child_protection";
    return standing;
}

}  // namespace

std::vector<CensusEvent> events_of(const CensusChild& child) {
    Events events;
    for (const auto& referral : child.referrals) add_referral(events, referral);
    events.add(child.line, child.died_on, "The child died", "", "death");
    return events.take();
}

CensusStanding together(const CensusStanding& one, const CensusStanding& other) {
    if (!one.opened_on) return other;
    if (!other.opened_on) return one;
    CensusStanding both = weight_of(one.status) >= weight_of(other.status) ? one : other;
    both.opened_on = std::min(one.opened_on, other.opened_on);
    both.closed_on = both.status == "closed" ? std::max(one.closed_on, other.closed_on) : std::nullopt;
    const auto& newer = one.need_said_on >= other.need_said_on ? one : other;
    both.need_code = newer.need_code;
    both.need_said_on = newer.need_said_on;
    return both;
}

CensusStanding standing_of(const CensusChild& child) {
    CensusStanding standing;
    for (const auto& referral : child.referrals) standing = together(standing, standing_of(referral));
    return standing;
}
