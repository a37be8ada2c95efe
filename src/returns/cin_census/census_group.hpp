#pragma once
#include "records/code_sets.hpp"
#include "returns/cin_census/census_xml.hpp"
#include "returns/cin_census/cin_census.hpp"

/// Collects what is odd or refused, for the summary.
class CensusFindings {
  public:
    explicit CensusFindings(CensusSummary& summary) : summary_(summary) {}
    /// The child whom the next findings concern; empty for none.
    void concern(std::string la_child_id) { la_child_id_ = std::move(la_child_id); }
    void note(long line, std::string text) { add(CensusFinding::Weight::noted, line, std::move(text)); }
    void refuse(long line, std::string text) { add(CensusFinding::Weight::refused, line, std::move(text)); }
    /// An element that the census does not have: told once for each name, at the end, with how often it came.
    void unknown(long line, std::string_view group, std::string_view name);
    void tell_of_unknown();

  private:
    struct Unknown {
        long line = 0, times = 0;
    };
    void add(CensusFinding::Weight weight, long line, std::string text);

    CensusSummary& summary_;
    std::string la_child_id_;
    std::map<std::pair<std::string, std::string>, Unknown> unknown_;
};

/// One element's fields, asked for by name. `words` is what people call the field; `loss` what is left out when its value is refused.
/// An element never asked for is told of when the group goes out of scope.
class CensusGroup {
  public:
    CensusGroup(const XmlNode& node, CensusFindings& findings) : node_(node), findings_(findings), asked_(node.children.size(), false) {}
    ~CensusGroup();
    CensusGroup(const CensusGroup&) = delete;
    CensusGroup& operator=(const CensusGroup&) = delete;

    /// The line of the first field of that name, or of the group.
    [[nodiscard]] long line_of(std::string_view name) const;
    /// Asks for everything: the group is left out as a whole, so that what it holds is not told of piece by piece.
    void pass_over() { asked_.assign(asked_.size(), true); }
    /// A day: 2026-03-31, also with a midnight time behind it. Refused: no such day, or outside 1900 to 2099.
    std::optional<Day> day(std::string_view name, std::string_view words, std::string_view loss = "it");
    /// A day without which the whole group (`loss`, "the referral") cannot stand.
    std::optional<Day> needed_day(std::string_view name, std::string_view words, std::string_view loss);
    /// 1, 0, true or false.
    std::optional<bool> flag(std::string_view name, std::string_view words);
    /// A whole number from 0 to 999.
    std::optional<int> number(std::string_view name, std::string_view words);
    /// A code of the set, in either case; empty where absent or refused. `set_words`: "an ethnicity code".
    std::string code(std::string_view name, records::CodeSet set, std::string_view set_words);
    /// All codes in all wrappers of that name: real files repeat the wrapper, or leave it empty.
    std::vector<std::string> codes(std::string_view wrapper, std::string_view name, records::CodeSet set, std::string_view set_words);
    std::string text(std::string_view name, std::size_t most_characters, std::string_view words);
    /// Every child element of that name.
    std::vector<const XmlNode*> all(std::string_view name);
    const XmlNode* one(std::string_view name);

  private:
    const XmlNode& node_;
    CensusFindings& findings_;
    std::vector<bool> asked_;
};
