#pragma once
#include <string>
#include <string_view>

/// The file of this name among what changes with law or council: the council's own where its folder has one, otherwise the one in policy/
/// beside the running program.
std::string policy_file(std::string_view name);
/// Names the council's own folder, before any thread begins. Throws std::runtime_error, in plain words, where there is no such folder.
void take_policy_from(const std::string& folder);
