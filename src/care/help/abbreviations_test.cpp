#include <doctest/doctest.h>

#include "care/help/help.hpp"

namespace {

const staff::Abbreviations glossary({{"IRO", "independent reviewing officer"},
                                     {"CP", "child protection"},
                                     {"ICPC", "initial child protection conference"},
                                     {"A&E", "accident & emergency"},
                                     {"s47", "section 47"}});

std::string shown(std::string_view text) { return help::with_abbreviations(glossary, text).markup(); }

}  // namespace

TEST_CASE("[A6.12] an abbreviation is explained where it first stands, and only there") {
    CHECK(shown("The IRO rang. The IRO will visit.") ==
          "The <abbr title=\"independent reviewing officer\">IRO</abbr> rang. The IRO will visit.");
}

TEST_CASE("[A6.12] only whole words are explained, in the letters of the glossary, and their plurals") {
    CHECK(shown("IRONY ICPCx cp S47 ÉCP") == "IRONY ICPCx cp S47 ÉCP");
    CHECK(shown("IROs") == "<abbr title=\"independent reviewing officer\">IROs</abbr>");
    CHECK(shown("the IRO’s view – “CP”") ==
          "the <abbr title=\"independent reviewing officer\">IRO</abbr>’s view – “<abbr title=\"child protection\">CP</abbr>”");
    CHECK(shown("(CP)/ICPC,") ==
          "(<abbr title=\"child protection\">CP</abbr>)/<abbr title=\"initial child protection conference\">ICPC</abbr>,");
}

TEST_CASE("[A6.12] what a person typed never becomes markup, nor does a meaning") {
    CHECK(shown("<b>CP</b> & \"s47\"") ==
          "&lt;b&gt;<abbr title=\"child protection\">CP</abbr>&lt;/b&gt; &amp; &quot;<abbr title=\"section 47\">s47</abbr>&quot;");
    CHECK(shown("A&E at 3am") == "<abbr title=\"accident &amp; emergency\">A&amp;E</abbr> at 3am");
    CHECK(shown("").empty());
}

TEST_CASE("[A6.12] the authority's glossary can be read and holds what people write every day") {
    const auto read = staff::Abbreviations::from_file(FIRSTHAND_SOURCE "/policy/abbreviations.csv");
    CHECK(read.all().size() >= 40);
    for (const char* known : {"CIN", "CP", "S47", "ICPC", "LAC", "EHCP", "SENCO", "CAMHS", "MARAC", "DSL", "GP", "HV", "PEP", "IRO"})
        CHECK_MESSAGE(read.find(known) != nullptr, known);
    CHECK_THROWS(staff::Abbreviations::from_file("/nowhere"));
}
