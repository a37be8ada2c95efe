#pragma once
#include <optional>
#include <string>
#include <string_view>

enum class Plus { is_plus, is_space };

/// Undoes %XX; nothing when an escape is broken. Any byte may come out: check it with is_clean_text.
std::optional<std::string> percent_decoded(std::string_view text, Plus plus = Plus::is_plus);
/// Letters, digits and -._~ stay, every other byte becomes %XX (RFC 3986 §2.3): for one segment of a path or one value of a query.
std::string percent_encoded(std::string_view text);
/// Whether it is UTF-8 (no surrogates, nothing overlong) without NUL, which PostgreSQL would cut the text at.
bool is_clean_text(std::string_view text);
