#include <fmt/format.h>

#include "base/text.hpp"
#include "returns/cin_census/census_child.hpp"

namespace {

class Census {
  public:
    explicit Census(const CensusSink& on_child) : on_child_(on_child) {}

    Done take(std::string_view parent, const XmlNode& piece) {
        if (parent == "Children" && piece.name == "Child") return take_child(piece);
        findings_.concern("");
        if (parent == "Message" && piece.name == "Header") return take_header(piece);
        findings_.unknown(piece.line, parent, piece.name);
        return {};
    }

    Result<CensusSummary> summary() {
        findings_.tell_of_unknown();
        std::ranges::stable_sort(summary_.findings, {}, &CensusFinding::line);
        if (summary_.children > 0) return std::move(summary_);
        if (summary_.refused == 0) return std::unexpected(Problem::refused("The file has no children in it"));
        return std::unexpected(
            Problem::refused("No child in the file can be used. The first reason: " + in_words(summary_.findings.front())));
    }

  private:
    struct Seen {
        long line = 0;
        std::optional<Day> born_on, expected_on;
    };

    Done take_header(const XmlNode& node) {
        CensusGroup header(node, findings_);
        if (const auto* details = header.one("CollectionDetails")) {
            CensusGroup group(*details, findings_);
            const auto collection = group.text("Collection", 60, "name of the return");
            if (!collection.empty() && collection != "CIN")
                return std::unexpected(
                    Problem::refused(fmt::format("Line {} says that this is the return “{}”, not the CIN census", node.line, collection)));
            summary_.year = group.text("Year", 4, "year");
            summary_.reference_date = group.day("ReferenceDate", "reference date");
            if (const auto date = summary_.reference_date; date && !summary_.year.empty() && !iso(*date).starts_with(summary_.year))
                findings_.note(node.line, fmt::format("the year {} and the reference date {} disagree", summary_.year, iso(*date)));
        }
        if (const auto* source = header.one("Source")) {
            CensusGroup group(*source, findings_);
            summary_.authority = group.text("LEA", 3, "authority’s number");
            for (const auto* name : {"SourceLevel", "SoftwareCode", "Release", "SerialNo", "DateTime"}) group.all(name);
        }
        header.all("Content");  // which levels the file has: before 2022 only, and says nothing about a child
        return {};
    }

    Done take_child(const XmlNode& node) {
        const auto child = read_child(node, findings_);
        if (!child) return {};
        const auto [first, is_new] = seen_.insert({child->la_child_id, {node.line, child->born_on, child->expected_on}});
        if (!is_new) {
            // The same number for two birth dates is two children: one would get the other's history.
            if (first->second.born_on != child->born_on || first->second.expected_on != child->expected_on) {
                findings_.refuse(
                    node.line,
                    fmt::format("the identifier was already used at line {}, with another date of birth; this child was left out",
                                first->second.line));
                return {};
            }
            findings_.note(node.line, fmt::format("the child already came at line {}; both were taken as one child", first->second.line));
        } else {
            ++summary_.children;
        }
        for (const auto& referral : child->referrals) count(referral);
        return on_child_(*child);
    }

    void count(const CensusReferral& referral) {
        const auto size = [](const auto& parts) { return static_cast<long>(parts.size()); };
        ++summary_.referrals;
        summary_.no_further_action += referral.no_further_action.value_or(false) ? 1 : 0;
        summary_.closed += referral.closed_on ? 1 : 0;
        summary_.conferences += referral.conference_on ? 1 : 0;
        summary_.assessments += size(referral.assessments);
        summary_.need_plans += size(referral.need_plans);
        summary_.section_47s += size(referral.section_47s);
        summary_.protection_plans += size(referral.protection_plans);
        summary_.pre_proceedings += size(referral.pre_proceedings);
        for (const auto& assessment : referral.assessments) summary_.factors += size(assessment.factors);
        for (const auto& enquiry : referral.section_47s) summary_.conferences += enquiry.conference_on ? 1 : 0;
        for (const auto& plan : referral.protection_plans) summary_.reviews += size(plan.reviews);
    }

    const CensusSink& on_child_;
    CensusSummary summary_;
    CensusFindings findings_{summary_};
    std::unordered_map<std::string, Seen> seen_;
};

}  // namespace

std::string in_words(const CensusFinding& finding) {
    const auto child = finding.la_child_id.empty() ? std::string{} : fmt::format("child {}: ", finding.la_child_id);
    return fmt::format("line {}: {}{}", finding.line, child, finding.text);
}

Result<CensusSummary> check_census(const std::filesystem::path& file) {
    return read_census(file, [](const CensusChild&) { return Done{}; });
}

Result<CensusSummary> read_census(const std::filesystem::path& file, const CensusSink& on_child) {
    constexpr XmlShape shape{.root = "Message", .what = "a CIN census", .wrapper = "Children"};
    Census census(on_child);
    const auto done = read_xml(file, shape, [&](std::string_view parent, const XmlNode& piece) { return census.take(parent, piece); });
    if (!done) return std::unexpected(done.error());
    return census.summary();
}
