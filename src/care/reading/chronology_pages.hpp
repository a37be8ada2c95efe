#pragma once
#include "care/files/child_page.hpp"
#include "care/reading/chronology.hpp"
#include "care/reading/copies.hpp"

namespace reading {

/// A brother or sister whose chronology can stand beside the child's.
struct Sibling {
    ChildId child;
    std::string name;
    staff::Basis basis = staff::Basis::none;
    bool is_chosen = false;
};

struct ChronologyFacts {
    files::Heading child;
    FileFilter filter;
    std::vector<Line> lines;
    std::optional<Day> newest;
    std::vector<Sibling> siblings;
    bool may_copy = false;  ///< it may be printed and downloaded
};
html::Html chronology_content(const staff::Exchange& exchange, const ChronologyFacts& facts);
/// The lines alone, for paper.
html::Html chronology_on_paper(const staff::Exchange& exchange, const std::vector<Line>& lines, const std::optional<Day>& born_on);

/// Several children's chronologies beside each other; the child whose file is open stands first.
struct TogetherFacts {
    std::vector<std::pair<ChildId, std::string>> children;
    std::vector<std::vector<Line>> chronologies;
    FileFilter filter;
    std::vector<Sibling> siblings;
    bool may_copy = false;  ///< each of them may be printed
};
html::Html together_content(const staff::Exchange& exchange, const TogetherFacts& facts);
html::Html together_table(const staff::Exchange& exchange, const TogetherFacts& facts, bool on_paper);

/// "Newest headline: 3 May 2026, 204 days ago" [C3.1].
std::string chronology_age(const std::optional<Day>& newest, Day today);

}  // namespace reading
