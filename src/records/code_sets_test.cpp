#include "records/code_sets.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace records;

TEST_CASE("no code set has a code twice, and every code has a label") {
    const CodeSet all[] = {sexes,           ethnicities,      disabilities,        referral_sources,         primary_needs,
                           closure_reasons, abuse_categories, upn_unknown_reasons, pre_proceedings_outcomes, assessment_factors};
    for (const auto set : all) {
        std::set<std::string_view> codes;
        for (const auto& code : set) {
            CHECK(codes.insert(code.code).second);
            CHECK_FALSE(code.label.empty());
        }
    }
    CHECK(ethnicities.size() == 20);
    CHECK(assessment_factors.size() == 44);
}

TEST_CASE("a code is found with its label, and an unknown one is shown as it is") {
    CHECK(label_of(ethnicities, "NOBT") == "Not yet obtained");
    CHECK(label_of(ethnicities, "XXXX") == "XXXX");
    CHECK(is_code(closure_reasons, "RC9"));
    CHECK_FALSE(is_code(closure_reasons, "rc9"));
    CHECK(find_code(primary_needs, "") == nullptr);
}

TEST_CASE("a factor is read with its heading where the label alone would not say what it is") {
    CHECK(factor_in_words("1A") == "Alcohol: the child");
    CHECK(factor_in_words("8D") == "Privately fostered: from the UK, for education");
    CHECK(factor_in_words("16A") == "Neglect");
    CHECK(factor_in_words("9A") == "Unaccompanied, seeking asylum");
    CHECK(factor_in_words("20") == "Another factor");
    CHECK(factor_in_words("99Z") == "99Z");
}

TEST_CASE("older gender codes become today's sex codes") {
    CHECK(sex_of_gender_code("1") == "M");
    CHECK(sex_of_gender_code("2") == "F");
    CHECK(sex_of_gender_code("9") == "U");
    CHECK_FALSE(sex_of_gender_code("M"));
}

TEST_CASE("a UPN's check letter is worked out from its digits, temporary ones included") {
    // 8*2 + 0*3 + 1*4 + 2*5 + 0*6 + 0*7 + 0*8 + 0*9 + 1*10 + 0*11 + 0*12 + 1*13 = 53; 53 mod 23 = 7; the eighth letter is H.
    CHECK(upn_check_letter("801200001001") == 'H');
    CHECK_FALSE(upn_fault("H801200001001"));
    // The same with B (worth 1) in the last place.
    CHECK_FALSE(upn_fault("H80120000100B"));
    CHECK_FALSE(upn_check_letter("80120000100S"));
    CHECK_FALSE(upn_check_letter("80120000A001"));
}

TEST_CASE("a malformed UPN is described") {
    CHECK(upn_fault("H80120000100") == "has 12 characters, not 13");
    CHECK(upn_fault("A801200001001") == "begins with A where its digits ask for H");
    CHECK(upn_fault("A123456789123") == "names the local authority 123, which there is not");
    CHECK(upn_fault("H8012000O1001") == "is not a letter, eleven digits and a digit or letter");
    CHECK(upn_fault("") == "has 0 characters, not 13");
}
