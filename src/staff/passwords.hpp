#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace staff {

constexpr std::size_t shortest_password = 15;   ///< characters (OWASP ASVS 5.0.0, 6.2.1 and 6.2.9)
constexpr std::size_t longest_password = 128;

/// Why the password will not do, in words for the person choosing it; nothing when it will. No rules of composition. `local_words` are
/// what others would try first: the person's names and the authority's.
std::optional<std::string> why_weak(const std::string& password, std::string_view local_words);

}  // namespace staff
