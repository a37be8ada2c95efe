#pragma once
#include "returns/cin_census/census_group.hpp"

/// A <Child> as the census means it; nothing when there is no identifier to keep it by. What is refused inside goes to the findings.
std::optional<CensusChild> read_child(const XmlNode& node, CensusFindings& findings);
