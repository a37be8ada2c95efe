#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>

#include "returns/cin_census/cin_census.hpp"

namespace {

struct Read {
    CensusSummary summary;
    std::vector<CensusChild> children;
};

Read read(const std::filesystem::path& file) {
    Read out;
    auto summary = read_census(file, [&](const CensusChild& child) {
        out.children.push_back(child);
        return Done{};
    });
    if (!summary) FAIL(summary.error().text);
    out.summary = *std::move(summary);
    return out;
}

Read sample(const std::string& name) { return read(FIRSTHAND_SOURCE "/tests/samples/cin/" + name); }

std::vector<std::string> told(const CensusSummary& summary, CensusFinding::Weight weight) {
    std::vector<std::string> lines;
    for (const auto& finding : summary.findings)
        if (finding.weight == weight) lines.push_back(in_words(finding));
    return lines;
}
std::vector<std::string> refused(const CensusSummary& summary) { return told(summary, CensusFinding::Weight::refused); }
std::vector<std::string> noted(const CensusSummary& summary) { return told(summary, CensusFinding::Weight::noted); }
bool has(const std::vector<std::string>& lines, std::string_view line) { return std::ranges::find(lines, line) != lines.end(); }

Day day(std::string_view text) { return *parse_iso_day(text); }

/// What a file yields, in one row that can be compared.
struct Yield {
    long children, referrals, closed, assessments, factors, need_plans, section_47s, conferences, protection_plans, reviews, refused, noted;
    bool operator==(const Yield&) const = default;
};
Yield yield_of(const CensusSummary& s) {
    return {s.children,    s.referrals,   s.closed,           s.assessments, s.factors, s.need_plans,
            s.section_47s, s.conferences, s.protection_plans, s.reviews,     s.refused, s.noted};
}

/// One of the sample files that others made, or nothing (said aloud) where they are not beside this checkout.
std::optional<Read> shared_sample(const std::string& name) {
    const char* shared = std::getenv("FIRSTHAND_SHARED");
    const auto file = std::filesystem::path(shared != nullptr ? shared : FIRSTHAND_SOURCE "/../shared") / "reference/data/cin" / name;
    if (std::filesystem::exists(file)) return read(file);
    std::cout << "SAID ALOUD: reference/data/cin/" << name << " is absent, what it yields was not checked\n";
    return std::nullopt;
}

}  // namespace

TEST_CASE("a census of 2022 is read whole, every part with its line") {
    const auto [summary, children] = sample("census_2022.xml");
    CHECK(summary.authority == "999");
    CHECK(summary.year == "2022");
    CHECK(summary.reference_date == day("2022-03-31"));
    CHECK(summary.findings.empty());
    CHECK(yield_of(summary) == Yield{2, 2, 0, 1, 2, 1, 1, 1, 1, 2, 0, 0});
    CHECK(summary.no_further_action == 1);

    REQUIRE(children.size() == 2);
    const auto& child = children[0];
    CHECK(child.line == 11);
    CHECK(child.la_child_id == "S22001");
    CHECK(child.upn == "H801200001001");
    CHECK(child.born_on == day("2011-06-14"));
    CHECK(child.sex == "F");
    CHECK(child.ethnicity == "MWBC");
    CHECK(child.disabilities == std::vector<std::string>{"NONE"});

    const auto& referral = child.referrals.at(0);
    CHECK(referral.line == 22);
    CHECK(referral.referred_on == day("2021-05-10"));
    CHECK(referral.source == "2A");
    CHECK(referral.primary_need == "N1");
    CHECK(referral.no_further_action == false);
    const auto& assessment = referral.assessments.at(0);
    CHECK(assessment.line == 26);
    CHECK(assessment.reviewed_on == day("2021-05-25"));
    CHECK(assessment.authorised_on == day("2021-07-02"));
    CHECK(assessment.factors == std::vector<std::string>{"3B", "16A"});
    CHECK(referral.need_plans.at(0).line == 35);
    CHECK_FALSE(referral.need_plans.at(0).ended_on);
    const auto& enquiry = referral.section_47s.at(0);
    CHECK(enquiry.started_on == day("2021-05-12"));
    CHECK(enquiry.conference_target == day("2021-06-03"));
    CHECK(enquiry.conference_on == day("2021-06-01"));
    CHECK(enquiry.conference_not_required == false);
    const auto& plan = referral.protection_plans.at(0);
    CHECK(plan.initial_category == "NEG");
    CHECK(plan.latest_category == "EMO");
    CHECK(plan.previous_plans == 1);
    CHECK(plan.reviews.at(1).held_on == day("2022-02-01"));
    CHECK(plan.reviews.at(1).line == 53);
    CHECK(children[1].referrals.at(0).no_further_action == true);
    CHECK(children[1].upn_unknown == "UN7");
}

TEST_CASE("a census of 2024 brings a child not yet born and a case referred again") {
    const auto [summary, children] = sample("census_2024.xml");
    CHECK(yield_of(summary) == Yield{2, 3, 1, 2, 1, 0, 1, 0, 0, 0, 0, 0});
    CHECK_FALSE(children.at(0).born_on);
    CHECK(children.at(0).expected_on == day("2024-04-19"));
    CHECK(children.at(0).sex == "U");
    CHECK(children.at(1).referrals.at(0).closure_reason == "RC9");
    CHECK(children.at(1).referrals.at(1).section_47s.at(0).conference_not_required == true);
}

TEST_CASE("a census of 2026-27 brings pre-proceedings") {
    const auto [summary, children] = sample("census_2027.xml");
    CHECK(summary.pre_proceedings == 1);
    CHECK(summary.conferences == 1);
    const auto& found = children.at(0).referrals.at(0).pre_proceedings.at(0);
    CHECK(found.started_on == day("2026-10-12"));
    CHECK(found.letter_sent_on == day("2026-10-14"));
    CHECK(found.first_meeting_on == day("2026-10-28"));
    CHECK(found.family_meeting_offered == true);
    CHECK(found.family_meeting_held == false);
    CHECK(found.review_meetings == 2);
    CHECK(found.step_decided_on == day("2027-01-18"));
    CHECK(found.outcome == "B");
    CHECK(found.court_applied_on == day("2027-02-01"));
    CHECK(found.letter_to_issue_on == day("2027-02-03"));
}

TEST_CASE("what can be read of an ugly file is read") {
    const auto [summary, children] = sample("census_ugly.xml");
    CHECK(yield_of(summary) == Yield{2, 3, 1, 1, 0, 0, 0, 1, 1, 2, 15, 8});
    REQUIRE(children.size() == 3);
    CHECK(children[0].sex == "M");
    CHECK(children[0].ethnicity == "WBRI");
    CHECK(children[0].disabilities == std::vector<std::string>{"HEAR", "AUT"});
    const auto& referral = children[0].referrals.at(0);
    CHECK(referral.referred_on == day("2022-01-10"));
    CHECK(referral.no_further_action == true);
    CHECK(referral.conference_on == day("2022-01-25"));
    CHECK(referral.assessments.at(0).factors.empty());
    CHECK(referral.protection_plans.at(0).reviews.size() == 2);
    CHECK(children[1].la_child_id == "U2");
    CHECK(children[2].la_child_id == "U2");
    CHECK(children[2].referrals.at(0).referred_on == day("2021-09-01"));
}

TEST_CASE("what is refused is told by line, child, value and what was left out") {
    const auto [summary, children] = sample("census_ugly.xml");
    const auto lines = refused(summary);
    CHECK(lines.size() == 15);
    for (const auto* line : {
             "line 7: child U1: the date of birth 2012-02-30 is not a date; it was left out",
             "line 13: child U1: “EARS” is not a disability code; it was left out",
             "line 17: child U1: the referral date 2020-13-01 is not a date; the referral, with all that it holds, was left out",
             "line 23: child U1: “99” is not a referral source; it was left out",
             "line 31: child U1: there is no assessment start date; the assessment was left out",
             "line 34: child U1: there is no section 47 start date; the enquiry was left out",
             "line 36: child U1: “no” for conference not required is neither 1 nor 0, true nor false; it was left out",
             "line 43: child U1: “none” for the number of earlier plans is not a whole number from 0 to 999; it was left out",
             "line 45: child U1: there is no review date; the review was left out",
             "line 46: child U1: the review date 1066-10-14 cannot be meant; the review was left out",
             "line 51: the child has no usable identifier (LAchildID); the child was left out",
             "line 55: child U1: the identifier was already used at line 3, with another date of birth; this child was left out",
             "line 60: child U2: “X” is not a code for sex; it was left out",
             "line 61: child U2: “ZZZZ” is not an ethnicity code; it was left out",
             "line 62: child U2: <CINreferralDate> stands in <CINdetails> 2 times; only the first was taken",
         })
        CHECK_MESSAGE(has(lines, line), line);
}

TEST_CASE("what is odd and taken all the same is told too") {
    const auto [summary, children] = sample("census_ugly.xml");
    const auto lines = noted(summary);
    CHECK(lines.size() == 8);
    for (const auto* line : {
             "line 4: child U1: stray text “PersonBirthDate” in <ChildIdentifiers> was passed over",
             "line 6: child U1: the UPN A801200001001 begins with A where its digits ask for H; it was kept as written",
             "line 9: <SupplierNumber> in <ChildIdentifiers> is not part of the census and was passed over (2 times in the file)",
             "line 14: child U1: HEAR stands there twice; it was taken once",
             "line 21: child U1: the case was closed before it was referred (2021-12-01 and 2022-01-10); taken as written",
             "line 34: child U1: the enquiry's conference was kept with the referral",
             "line 48: <SupplierNote> in <CINdetails> is not part of the census and was passed over",
             "line 64: child U2: the child already came at line 59; both were taken as one child",
         })
        CHECK_MESSAGE(has(lines, line), line);
}

TEST_CASE("a sink's own problem stops the reading and becomes the answer") {
    int taken = 0;
    const auto answer = read_census(FIRSTHAND_SOURCE "/tests/samples/cin/census_2022.xml", [&](const CensusChild&) -> Done {
        ++taken;
        return std::unexpected(Problem::refused("The disk is full"));
    });
    REQUIRE_FALSE(answer);
    CHECK(answer.error().text == "The disk is full");
    CHECK(taken == 1);
}

TEST_CASE("checking a file says the same as reading it") {
    const auto checked = check_census(FIRSTHAND_SOURCE "/tests/samples/cin/census_ugly.xml");
    REQUIRE(checked);
    const auto summary = sample("census_ugly.xml").summary;
    CHECK(yield_of(*checked) == yield_of(summary));
    CHECK(refused(*checked) == refused(summary));
}

TEST_CASE("the four sample files that others made yield exactly what they hold") {
    if (const auto got = shared_sample("BAR_cin_2022.xml")) {
        CHECK(yield_of(got->summary) == Yield{1, 1, 1, 1, 2, 1, 1, 2, 1, 1, 0, 3});
        CHECK(got->children[0].sex == "M");
        CHECK(has(noted(got->summary), "line 19: child DfEX0000001: there is a date of birth and an expected one; both were kept"));
    }
    if (const auto got = shared_sample("CIN2rows.xml")) {
        CHECK(yield_of(got->summary) == Yield{1, 1, 1, 1, 0, 1, 1, 2, 2, 2, 0, 4});
        CHECK(has(noted(got->summary), "line 2: the year 2023 and the reference date 2024-03-31 disagree"));
    }
    if (const auto got = shared_sample("CIN_Census_2021.xml")) {
        CHECK(yield_of(got->summary) == Yield{1, 1, 1, 1, 2, 1, 1, 2, 1, 1, 1, 3});
        CHECK(
            refused(got->summary) ==
            std::vector<std::string>{"line 25: child DfEX0000001: the expected date of birth 1066-04-13 cannot be meant; it was left out"});
    }
    if (const auto got = shared_sample("CIN_Census_2024.xml")) {
        CHECK(yield_of(got->summary) == Yield{2, 2, 2, 2, 2, 1, 1, 2, 1, 1, 1, 6});
        CHECK(refused(got->summary) ==
              std::vector<std::string>{"line 46: child DfEX0000001: “RB” is not an assessment factor; it was left out"});
        CHECK(got->children.at(1).la_child_id == "child_fails_assessments");
        CHECK(got->children.at(1).referrals.at(0).assessments.at(0).factors.empty());
    }
}
