#include "returns/cin_census/census_child.hpp"

#include <fmt/format.h>

namespace {

/// What the dates say against each other is told and taken as written: the record shows what the older system held.
void note_if_before(CensusFindings& findings, long line, std::optional<Day> later, std::optional<Day> earlier, std::string_view what) {
    if (later && earlier && *later < *earlier)
        findings.note(line, fmt::format("{} ({} and {}); taken as written", what, iso(*later), iso(*earlier)));
}

std::optional<CensusAssessment> read_assessment(const XmlNode& node, CensusFindings& findings) {
    CensusGroup group(node, findings);
    CensusAssessment assessment{.line = node.line};
    const auto started = group.needed_day("AssessmentActualStartDate", "assessment start date", "the assessment");
    assessment.reviewed_on = group.day("AssessmentInternalReviewDate", "assessment review date");
    assessment.authorised_on = group.day("AssessmentAuthorisationDate", "assessment authorisation date");
    assessment.factors =
        group.codes("FactorsIdentifiedAtAssessment", "AssessmentFactors", records::assessment_factors, "an assessment factor");
    if (!started) return std::nullopt;
    assessment.started_on = *started;
    note_if_before(findings, node.line, assessment.authorised_on, started, "the assessment was authorised before it started");
    return assessment;
}

std::optional<CensusNeedPlan> read_need_plan(const XmlNode& node, CensusFindings& findings) {
    CensusGroup group(node, findings);
    const auto started = group.needed_day("CINPlanStartDate", "child in need plan start date", "the plan");
    const auto ended = group.day("CINPlanEndDate", "child in need plan end date");
    if (!started) return std::nullopt;
    note_if_before(findings, node.line, ended, started, "the child in need plan ended before it started");
    return CensusNeedPlan{node.line, *started, ended};
}

/// An enquiry without its start has nowhere to stand; its conference is kept on the referral, as DfE asks for conferences without
/// an enquiry.
std::optional<CensusSection47> read_section_47(const XmlNode& node, CensusFindings& findings, std::optional<Day>& referral_conference) {
    CensusGroup group(node, findings);
    CensusSection47 enquiry{.line = node.line};
    const auto started = group.needed_day("S47ActualStartDate", "section 47 start date", "the enquiry");
    enquiry.conference_target = group.day("InitialCPCtarget", "target date of the initial conference");
    enquiry.conference_on = group.day("DateOfInitialCPC", "date of the initial conference");
    enquiry.conference_not_required = group.flag("ICPCnotRequired", "conference not required");
    if (!started) {
        if (enquiry.conference_on && !referral_conference) {
            referral_conference = enquiry.conference_on;
            findings.note(node.line, "the enquiry's conference was kept with the referral");
        }
        return std::nullopt;
    }
    enquiry.started_on = *started;
    note_if_before(findings, node.line, enquiry.conference_on, started, "the initial conference was held before the enquiry started");
    return enquiry;
}

std::vector<CensusReview> read_reviews(CensusGroup& plan, CensusFindings& findings) {
    std::vector<CensusReview> reviews;
    for (const auto* wrapper : plan.all("Reviews")) {
        CensusGroup group(*wrapper, findings);
        for (const auto* field : group.all("CPPreviewDate")) {
            // Each date is a field of its own here, so it is read through a group of one.
            const XmlNode alone{wrapper->name, field->line, {}, {*field}};
            CensusGroup one(alone, findings);
            if (const auto held = one.needed_day("CPPreviewDate", "review date", "the review")) reviews.push_back({field->line, *held});
        }
    }
    return reviews;
}

std::optional<CensusProtectionPlan> read_protection_plan(const XmlNode& node, CensusFindings& findings) {
    CensusGroup group(node, findings);
    CensusProtectionPlan plan{.line = node.line};
    const auto started = group.needed_day("CPPstartDate", "child protection plan start date", "the plan, with its reviews,");
    plan.ended_on = group.day("CPPendDate", "child protection plan end date");
    plan.initial_category = group.code("InitialCategoryOfAbuse", records::abuse_categories, "a category of abuse");
    plan.latest_category = group.code("LatestCategoryOfAbuse", records::abuse_categories, "a category of abuse");
    plan.previous_plans = group.number("NumberOfPreviousCPP", "the number of earlier plans");
    plan.reviews = read_reviews(group, findings);
    if (!started) return std::nullopt;
    plan.started_on = *started;
    note_if_before(findings, node.line, plan.ended_on, started, "the child protection plan ended before it started");
    return plan;
}

std::optional<CensusPreProceedings> read_pre_proceedings(const XmlNode& node, CensusFindings& findings) {
    CensusGroup group(node, findings);
    CensusPreProceedings found{.line = node.line};
    const auto started = group.needed_day("PPStartDate", "pre-proceedings start date", "the pre-proceedings");
    found.letter_sent_on = group.day("LBPSentDate", "date of the letter before proceedings");
    found.family_meeting_offered = group.flag("FGDMMeetingOffer", "family group meeting offered");
    found.family_meeting_held = group.flag("FGDMMeetingFac", "family group meeting held");
    found.first_meeting_on = group.day("InitialPPMeetingDate", "date of the first pre-proceedings meeting");
    found.review_meetings = group.number("ReviewMeetingsCount", "the number of review meetings");
    found.step_decided_on = group.day("StepDecisionDate", "date of the decision on the next step");
    found.outcome = group.code("PPOutcome", records::pre_proceedings_outcomes, "an outcome of pre-proceedings");
    found.court_applied_on = group.day("CourtAppDate", "date of the application to court");
    found.letter_to_issue_on = group.day("LetterInitCPDate", "date of the letter of issue");
    if (!started) return std::nullopt;
    found.started_on = *started;
    return found;
}

template <class Part, class... More>
std::vector<Part> read_all(CensusGroup& group, std::string_view name, CensusFindings& findings,
                           std::optional<Part> (*read)(const XmlNode&, CensusFindings&, More&...), More&... more) {
    std::vector<Part> parts;
    for (const auto* node : group.all(name))
        if (auto part = read(*node, findings, more...)) parts.push_back(std::move(*part));
    return parts;
}

std::optional<CensusReferral> read_referral(const XmlNode& node, CensusFindings& findings) {
    CensusGroup group(node, findings);
    CensusReferral referral{.line = node.line};
    const auto referred = group.needed_day("CINreferralDate", "referral date", "the referral, with all that it holds,");
    if (!referred) {
        group.pass_over();
        return std::nullopt;
    }
    referral.referred_on = *referred;
    referral.source = group.code("ReferralSource", records::referral_sources, "a referral source");
    referral.primary_need = group.code("PrimaryNeedCode", records::primary_needs, "a primary need");
    referral.closed_on = group.day("CINclosureDate", "closure date");
    referral.closure_reason = group.code("ReasonForClosure", records::closure_reasons, "a reason for closure");
    referral.conference_on = group.day("DateOfInitialCPC", "date of the initial conference");
    referral.no_further_action = group.flag("ReferralNFA", "no further action");
    referral.assessments = read_all(group, "Assessments", findings, read_assessment);
    referral.need_plans = read_all(group, "CINPlanDates", findings, read_need_plan);
    referral.section_47s = read_all(group, "Section47", findings, read_section_47, referral.conference_on);
    referral.protection_plans = read_all(group, "ChildProtectionPlans", findings, read_protection_plan);
    referral.pre_proceedings = read_all(group, "PreProceedingsandFGDM", findings, read_pre_proceedings);
    note_if_before(findings, node.line, referral.closed_on, referred, "the case was closed before it was referred");
    return referral;
}

void read_sex(CensusGroup& group, CensusFindings& findings, CensusChild& child) {
    for (const auto* name : {"Sex", "GenderCurrent"}) {
        const auto* field = group.one(name);
        if (field == nullptr || field->text.empty() || !child.sex.empty()) continue;
        // Either element is found with either kind of code.
        if (const auto sex = records::sex_of_gender_code(field->text)) child.sex = *sex;
        else if (records::is_code(records::sexes, field->text)) child.sex = field->text;
        else findings.refuse(field->line, fmt::format("“{}” is not a code for sex; it was left out", field->text));
    }
}

void read_upns(CensusGroup& group, CensusFindings& findings, CensusChild& child) {
    child.upn = group.text("UPN", 13, "UPN");
    child.former_upn = group.text("FormerUPN", 13, "former UPN");
    child.upn_unknown = group.code("UPNunknown", records::upn_unknown_reasons, "a reason for having no UPN");
    const auto note_fault = [&](std::string_view name, std::string_view words, const std::string& upn) {
        if (const auto fault = upn.empty() ? std::nullopt : records::upn_fault(upn))
            findings.note(group.line_of(name), fmt::format("the {} {} {}; it was kept as written", words, upn, *fault));
    };
    note_fault("UPN", "UPN", child.upn);
    note_fault("FormerUPN", "former UPN", child.former_upn);
}

bool read_identifiers(const XmlNode& node, CensusFindings& findings, CensusChild& child) {
    CensusGroup group(node, findings);
    child.la_child_id = group.text("LAchildID", 64, "child's identifier (LAchildID)");
    if (child.la_child_id.empty()) {
        group.pass_over();
        return false;
    }
    findings.concern(child.la_child_id);
    if (child.la_child_id.size() > 20) findings.note(node.line, "the identifier has more than 20 characters; it was kept as written");
    read_upns(group, findings, child);
    child.born_on = group.day("PersonBirthDate", "date of birth");
    child.expected_on = group.day("ExpectedPersonBirthDate", "expected date of birth");
    child.died_on = group.day("PersonDeathDate", "date of death");
    read_sex(group, findings, child);
    if (child.born_on && child.expected_on) findings.note(node.line, "there is a date of birth and an expected one; both were kept");
    note_if_before(findings, node.line, child.died_on, child.born_on, "the child died before being born");
    return true;
}

}  // namespace

std::optional<CensusChild> read_child(const XmlNode& node, CensusFindings& findings) {
    findings.concern("");
    CensusGroup group(node, findings);
    CensusChild child{.line = node.line};
    const auto* identifiers = group.one("ChildIdentifiers");
    if (identifiers == nullptr || !read_identifiers(*identifiers, findings, child)) {
        group.pass_over();
        findings.refuse(node.line, "the child has no usable identifier (LAchildID); the child was left out");
        return std::nullopt;
    }
    if (const auto* characteristics = group.one("ChildCharacteristics")) {
        CensusGroup inner(*characteristics, findings);
        child.ethnicity = inner.code("Ethnicity", records::ethnicities, "an ethnicity code");
        child.disabilities = inner.codes("Disabilities", "Disability", records::disabilities, "a disability code");
    }
    child.referrals = read_all(group, "CINdetails", findings, read_referral);
    if (child.referrals.empty()) findings.note(node.line, "the child has no referral; the child was taken without one");
    return child;
}
