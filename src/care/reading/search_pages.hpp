#pragma once
#include "care/reading/search.hpp"
#include "html/html.hpp"
#include "staff/app.hpp"

namespace reading {

struct SearchFacts {
    std::string path;        ///< where the words are posted
    std::string title;
    std::string looked_for;
    std::vector<FieldProblem> problems;
    std::optional<SearchResult> result;
    bool names_children = false;
};
html::Html search_content(const staff::Exchange& exchange, const SearchFacts& facts);

}  // namespace reading
