#pragma once
#include "care/reading/chronology_pages.hpp"

namespace reading {

/// The child's brothers and sisters with a file, and whether this person may read each of them now.
std::vector<Sibling> siblings_of(const staff::Exchange& exchange, store::Connection& connection, ChildId child,
                                 const std::vector<ChildId>& chosen);

/// Logs the reading of every chosen sibling this person may read, durably, and only then reads their chronologies, the
/// child's first. A sibling they may not read is left out, whatever was asked for.
TogetherFacts read_together(const staff::Exchange& exchange, const files::OpenChild& child, const Copy& asked, std::string_view action,
                            const std::string& words);

}  // namespace reading
